"""What can go wrong with the record, each with a message that says what to do next."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, transaction


class RecordError(Exception):
    """Anything that the record refuses."""


class Unwritable(RecordError):
    """The draft cannot be an entry: a fact of a kind that has no canonical form, a missing name."""


class NoSuchBook(RecordError):
    """No book of that name was opened here."""


class NoSuchEntry(RecordError):
    """The book has no entry with that number, or nothing left to erase there."""


class VaultLocked(RecordError):
    """The key of the vault is missing or is not the one the value was written with."""


class EvidenceWrong(RecordError):
    """The evidence is missing, or is not what its digest says."""


class TreeWrong(RecordError):
    """The stored tree of a book is damaged, or does not begin with what it held before."""


class CheckpointWrong(RecordError):
    """A signed note or a receipt is not what it says, or no checkpoint covers the entry yet."""


class BookDiffers(CheckpointWrong):
    """A receipt or a promise holds, but the book here is not the one that it was made of. `body`: its entry."""

    def __init__(self, message: str, body: dict[str, Any]) -> None:
        super().__init__(message)
        self.body = body


class RecordUnavailable(RecordError):
    """The database cannot take an entry now; nothing was written."""


class StoreRefuses(RecordUnavailable):
    """The store of evidence answered, and does not do it; what is asked of another file may still be done."""


_ADVICE = {
    "full": "不能写入记录:磁盘已满。请先清理或扩充磁盘空间,再重新办理;本次未写入任何内容。",
    "readonly": "不能写入记录:数据库为只读。请检查数据文件和所在目录的写权限,或改连主库,再重新办理;本次未写入任何内容。",
    "locked": "不能写入记录:数据库正忙。请稍后重新办理;本次未写入任何内容。",
    "broken": "不能写入记录:读写磁盘或连接数据库失败。请检查磁盘、网络和数据库服务,再重新办理;本次未写入任何内容。",
}
_SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_IOERR: "broken",
    sqlite3.SQLITE_CANTOPEN: "broken",
}
_POSTGRESQL = {"53100": "full", "25006": "readonly", "55P03": "locked", "57P01": "broken", "57P03": "broken"}


def unavailable(error: BaseException) -> RecordUnavailable | None:
    """The message for a database that cannot write, or None when the error is of another kind."""
    cause = error.__cause__ or error
    if isinstance(cause, sqlite3.Error):
        reason = _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    else:
        state = getattr(cause, "sqlstate", "") or ""
        reason = _POSTGRESQL.get(state, "broken" if state.startswith("08") else None)
        if reason is None and not state and type(cause).__name__ == "OperationalError":
            reason = "broken"  # psycopg gives no state when the server is gone
    return RecordUnavailable(_ADVICE[reason]) if reason else None


@contextmanager
def guarded() -> Iterator[None]:
    """Turn a full disk, a read-only or busy database into RecordUnavailable."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        told = unavailable(error)
        if told is None:
            raise
        raise told from error


_FILES = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EROFS: "readonly", errno.EACCES: "readonly"}


@contextmanager
def guarded_files() -> Iterator[None]:
    """The same for files: a full or read-only disk becomes RecordUnavailable."""
    try:
        yield
    except OSError as error:
        raise RecordUnavailable(_ADVICE[_FILES.get(error.errno or 0, "broken")]) from error


@contextmanager
def writing() -> Iterator[None]:
    """`transaction.atomic()` whose begin and commit, too, raise RecordUnavailable where the database cannot write."""
    with guarded(), transaction.atomic():
        yield
