"""The books kept here: opening one, listing them, where each ends."""

from datetime import datetime

from django.db import connection

from zhunsheng.record.errors import NoSuchBook, RecordError, guarded
from zhunsheng.record.hashing import first_link, hashing
from zhunsheng.record.words import Book, Head, moment, now


def open_book(name: str, hash: str = "sha256", *, at: datetime | None = None) -> Book:
    """Open a book, or find it open already with the same hash (`sha256` or `sm3`, fixed for ever).

    `at` is now unless given (with a zone): no entry of the book can be older, so a demo opens it in its past.
    Raises RecordError for an unknown hash, or when the book is open with another.
    """
    link = first_link(hashing(hash), name)
    if not name:
        raise RecordError("账簿没有名称。请用政府的行政区划代码或全称命名。")
    opened_at = now() if at is None else moment(at)
    with guarded(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_book (name, hash, head_seq, head_link, head_at, opened)"
            " SELECT %s, %s, 0, %s, %s, %s WHERE NOT EXISTS (SELECT 1 FROM record_book WHERE name = %s)",
            [name, hash, link, opened_at, opened_at, name],
        )
    opened = book(name)
    if opened.hash != hash:
        raise RecordError(
            f"账簿「{name}」已用 {opened.hash} 开启,杂凑算法不能更换。请沿用 {opened.hash} 或另开一簿。"
        )
    return opened


def book(name: str) -> Book:
    """The book of that name. Raises NoSuchBook."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash, head_seq, head_link, opened FROM record_book WHERE name = %s", [name])
        row = cursor.fetchone()
    if row is None:
        raise NoSuchBook(f"没有账簿「{name}」。请先开启该账簿,或核对名称。")
    return Book(name, row[0], Head(row[1], bytes(row[2])), datetime.fromisoformat(row[3]))


def books() -> list[str]:
    """The names of all books, sorted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM record_book ORDER BY name")
        return [name for (name,) in cursor.fetchall()]


def head(name: str) -> Head:
    """Where the book ends. Raises NoSuchBook."""
    return book(name).head
