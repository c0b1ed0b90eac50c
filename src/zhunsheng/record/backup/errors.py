"""What can go wrong with a backup, each with a message that says what to do next."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DatabaseError

from zhunsheng.record.errors import RecordError, RecordUnavailable, unavailable


class BackupWrong(RecordError):
    """A backup is missing a part, was changed, or does not continue what it should; nothing was made or restored."""


_WHY = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EROFS: "磁盘为只读",
    errno.EACCES: "没有写权限",
    errno.EPERM: "没有写权限",
    errno.ENOENT: "没有这个目录",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EEXIST: "已有同名的文件",
    errno.EIO: "磁盘读写出错",
}
_DATABASE = (DatabaseError, sqlite3.Error, psycopg.Error)  # rows are put back past Django


@contextmanager
def writing_files(what: str) -> Iterator[None]:
    """Turn a full or failing disk or database into BackupWrong: what was there before stays as it was."""
    try:
        yield
    except (OSError, RecordUnavailable, *_DATABASE) as error:
        why = _why(error)
        if why is None:
            raise
        raise BackupWrong(
            f"{what}没有完成:{why}。原有的备份完好,没有留下半成品。请检查磁盘空间和权限后再试。"
        ) from error


def _why(error: BaseException) -> str | None:
    """What is the matter with the disk or the database, in a few words; None for an error of another kind."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0, error.strerror or type(error).__name__)
    told = error if isinstance(error, RecordUnavailable) else unavailable(error)
    return str(told).partition(":")[2].partition("。")[0] if told else None
