"""Receipts before the next checkpoint: the house's signed promise that the entry will stand under it, completed later.

A promise whose entry is missing afterwards convicts the house: it signed the entry's number and digest.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

from zhunsheng.record import checkpoints, keyring, known_lost, receipts
from zhunsheng.record.books import book as find
from zhunsheng.record.errors import BookDiffers, CheckpointWrong
from zhunsheng.record.hashing import HASHES
from zhunsheng.record.notes import Key, key, origin, sign, signed
from zhunsheng.record.receipt_check import entry_of, read, unhex

FORMAT = "zhunsheng-pending-1"
MEMBERS = {"format", "hash", "salt", "body", "promise", "keys"}
_FIRST = "zhunsheng-promise-1"  # no origin has this form: a promise can never be taken for a checkpoint


@dataclass(frozen=True, slots=True)
class Promised:
    """What a pending receipt that holds says: the entry, its digest, who signed; `trusted` as in a receipt's verdict."""

    body: dict[str, Any]
    digest: bytes
    signers: tuple[Key, ...]
    trusted: bool


def _text(book: str, seq: int, digest: bytes) -> str:
    return f"{_FIRST}\n{origin(book)}\n{seq}\n{b64encode(digest).decode()}\n"


def given(book: str, seq: int) -> str:
    """The receipt of an entry, or the promise of one where no checkpoint covers it yet; nothing sealed is opened.

    Raises NoSuchBook, NoSuchEntry, CheckpointWrong, TreeWrong.
    """
    end = checkpoints.newest(book)
    return receipts.make(book, seq) if end and end.size >= seq else make(book, seq)


def make(book: str, seq: int) -> str:
    """The signed promise, as JSON text. Raises NoSuchBook, NoSuchEntry, CheckpointWrong."""
    hash = find(book).hash
    body, salt = receipts.stored(book, seq)
    known_lost.refuse(book)
    checkpoints.prepare(book)
    note = sign(_text(book, seq, HASHES[hash](salt + body.encode())), origin(book), keyring.signing())
    promise = {
        "format": FORMAT,
        "hash": hash,
        "salt": salt.hex(),
        "body": body,
        "promise": note,
        "keys": [str(one) for one in checkpoints.own_keys(book)],
    }
    return orjson.dumps(promise, option=orjson.OPT_INDENT_2).decode() + "\n"


def is_pending(text: str) -> bool:
    """Whether a text says of itself that it is a pending receipt."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("format") == FORMAT


def check(text: str, keys: Sequence[Key] = ()) -> Promised:
    """Check a pending receipt against published keys, or those it names. Raises CheckpointWrong."""
    try:
        return _checked(text, keys)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CheckpointWrong("不是准绳的待定回执,或者内容残缺。请核对文件。") from error


def _checked(text: str, keys: Sequence[Key]) -> Promised:
    promise = read(text)
    if promise.keys() != MEMBERS or promise["format"] != FORMAT:
        raise ValueError("members")
    body = entry_of(promise["body"])
    digest = HASHES[promise["hash"]](unhex(promise["salt"], 16) + promise["body"].encode())
    named = [key(one) for one in promise["keys"]]
    by = [one for one in (keys or named) if one.name == origin(body["book"])]
    told, signers = signed(promise["promise"], by)
    if [str(one) for one in named] != promise["keys"] or not set(signers) <= set(named):
        raise CheckpointWrong("待定回执所列的公钥不规范,或者没有签名的公钥。待定回执不成立。")
    if told != _text(body["book"], body["seq"], digest):
        raise CheckpointWrong("签名的承诺与记录不符:正文、盐或者编号被改动。待定回执不成立。")
    return Promised(body, digest, tuple(signers), bool(keys))


def complete(text: str) -> str | None:
    """The full receipt of a pending one; None as long as no checkpoint covers the entry.

    Raises CheckpointWrong where the pending one does not hold; BookDiffers where the book no longer has what was
    promised, which convicts the house; NoSuchBook.
    """
    book = find(check(text).body["book"]).name
    promised = check(text, checkpoints.own_keys(book))
    seq = promised.body["seq"]
    if digest_of(book, seq) != promised.digest:
        raise BookDiffers(
            f"本站签名承诺过账簿「{book}」第 {seq} 条记录,现在账簿中没有它,或者已不是它:记录被删除或者改动。",
            promised.body,
        )
    end = checkpoints.newest(book)
    return receipts.make(book, seq) if end and end.size >= seq else None


def digest_of(book: str, seq: int) -> bytes | None:
    """The digest that the book holds at a number; None where there is nothing."""
    if not 0 < seq < 2**63:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest FROM record_entry WHERE book = %s AND seq = %s", [book, seq])
        row = cursor.fetchone()
    return bytes(row[0]) if row and row[0] is not None else None
