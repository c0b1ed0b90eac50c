"""A receipt that holds, against the book here: its signer may have kept another book, or cut this one since."""

from django.db import connection

from zhunsheng.record import merkle
from zhunsheng.record.books import head
from zhunsheng.record.errors import BookDiffers
from zhunsheng.record.promises import digest_of
from zhunsheng.record.receipt_check import Verdict


def held(verdict: Verdict) -> None:
    """Whether the book here is the one that the receipt was made of: its entry, and its checkpoint.

    The signature cannot tell: a copy of the house that was written on elsewhere has the same keys.
    Raises BookDiffers, saying what the book has instead; NoSuchBook.
    """
    book, seq, size = verdict.body["book"], verdict.body["seq"], verdict.size
    last, digest = head(book).seq, digest_of(book, seq)
    if last < size:
        told = f"回执证明账簿「{book}」有过 {size} 条记录,现在只有 {last} 条:末尾被删除,或者恢复了旧库。"
    elif digest is None or merkle.leaf(digest) != verdict.leaf:
        told = f"账簿「{book}」的第 {seq} 条现在不是回执上的这一条:记录被换掉,或者账簿有两个版本。"
    elif not _signed_here(book, size, verdict.root):
        told = f"账簿「{book}」没有作出过回执上的检查点({size} 条):账簿有两个版本,或者恢复了旧库。"
    else:
        return
    raise BookDiffers(told, verdict.body)


def _signed_here(book: str, size: int, root: bytes) -> bool:
    with connection.cursor() as cursor:
        sql = "SELECT 1 FROM record_checkpoint WHERE book = %s AND size = %s AND root = %s"
        cursor.execute(sql, [book, size, root])
        return cursor.fetchone() is not None
