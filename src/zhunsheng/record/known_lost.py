"""What a restoring found to be lost: while that stands, nothing is signed for the book, lest the house sign two histories.

A witness over HTTP is asked after signing only, and by then it would be too late.
"""

from pathlib import Path

import orjson
from django.conf import settings

from zhunsheng.record.errors import CheckpointWrong, guarded_files
from zhunsheng.record.files import put


def path() -> Path:
    """Where it is written down; in no backup, because the next restoring asks anew."""
    return Path(settings.HOME) / "lost.json"


def keep(sizes: dict[str, tuple[int, int]]) -> None:
    """Write down, by book, how many entries are here and how many a witness has seen. Raises RecordUnavailable."""
    with guarded_files():
        put(path(), orjson.dumps({book: [*pair] for book, pair in sizes.items()}))


def refuse(book: str) -> None:
    """Raises CheckpointWrong where entries of the book are known to be lost, or the file does not read."""
    with guarded_files():
        if not path().exists():
            return
        content = path().read_bytes()
    try:
        found = orjson.loads(content).get(book)
        here, seen = found or (0, 0)
    except (ValueError, AttributeError, TypeError) as error:
        raise CheckpointWrong(f"文件 {path()} 已损坏,没有签名。请核对恢复时缺了哪些记录。") from error
    if found:
        raise CheckpointWrong(
            f"账簿「{book}」恢复了旧库:恢复时有 {here} 条,见证人见过 {seen} 条。没有签名:另写的记录会与见证过的分叉。"
            f"请用更新的备份重新恢复;与见证人核对,确是见证有误的,移走文件 {path()}。"
        )
