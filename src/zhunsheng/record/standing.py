"""Whether an entry stands in the book under a published checkpoint, asked by who knows its number and digest."""

from dataclasses import dataclass
from hmac import compare_digest

from zhunsheng.record import merkle
from zhunsheng.record.books import book as find
from zhunsheng.record.checkpoints import Kept, newest
from zhunsheng.record.cosignatures import kept as cosignatures_of
from zhunsheng.record.cosigning import Cosignature
from zhunsheng.record.errors import NoSuchBook, TreeWrong
from zhunsheng.record.places import tree_of
from zhunsheng.record.promises import digest_of

SHORTEST = 16
"""Hexadecimal digits of a digest that must be known: nobody learns by guessing what a number stands for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands: nothing of what it says. `under`: the checkpoint that covers it, None while pending."""

    book: str
    seq: int
    digest: bytes
    under: Kept | None
    proof: tuple[bytes, ...]
    cosigned: tuple[Cosignature, ...]


def standing(book: str, seq: int, prefix: str) -> Standing | None:
    """The standing of an entry by its number and the beginning of its digest; None where there is no such entry.

    Raises TreeWrong where the stored tree does not lead from the entry to the signed root.
    """
    try:
        digest = digest_of(find(book).name, seq)
    except NoSuchBook:
        return None
    if digest is None or not SHORTEST <= len(prefix) <= 64 or not prefix.isascii():
        return None
    if not compare_digest(digest.hex()[: len(prefix)], prefix):
        return None
    end = newest(book)
    if end is None or end.size < seq:
        return Standing(book, seq, digest, None, (), ())
    path = tree_of(book).inclusion(seq - 1, end.size)
    if not merkle.included(merkle.leaf(digest), seq - 1, end.size, path, end.root):
        raise TreeWrong(f"账簿「{book}」第 {seq} 条记录与检查点不符:账簿或者存证树被改动。")
    return Standing(book, seq, digest, end, tuple(path), tuple(cosignatures_of(book, end.number)))
