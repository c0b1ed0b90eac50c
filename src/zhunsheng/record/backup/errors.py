"""What can go wrong with a backup, each with a message that says what to do next."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from zhunsheng.record.errors import RecordError


class BackupWrong(RecordError):
    """A backup is missing a part, was changed, or does not continue what it should; nothing was made or restored."""


_WHY = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EROFS: "磁盘为只读",
    errno.EACCES: "没有写权限",
}


@contextmanager
def writing_files(what: str) -> Iterator[None]:
    """Turn a full or failing disk into BackupWrong: what was there before stays as it was."""
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or type(error).__name__)
        raise BackupWrong(
            f"{what}没有完成:{why}。原有的备份完好,没有留下半成品。请检查磁盘空间和权限后再试。"
        ) from error
