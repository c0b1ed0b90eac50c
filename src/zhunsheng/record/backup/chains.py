"""The folder of backups: chains, each a whole backup and what was added to it; the newest chain is the last by name."""

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.record.backup import manifest
from zhunsheng.record.backup.errors import BackupWrong
from zhunsheng.record.backup.manifest import Manifest
from zhunsheng.record.files import settle

_CHAIN = re.compile(r"\d{8}T\d{12}Z")
_GONE = ".gone-"
MAKING = ".making-"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, what it says, and the bytes in which it says so."""

    folder: Path
    says: Manifest
    content: bytes


def names(root: Path) -> list[str]:
    """The chains in a folder, the oldest first."""
    if not root.is_dir():
        return []
    return sorted(path.name for path in root.iterdir() if path.is_dir() and _CHAIN.fullmatch(path.name))


def chain(root: Path, name: str, upto: int | None = None) -> list[Backup]:
    """The backups of a chain, from the first to number `upto` (the last unless given), each continuing the one before.

    Raises BackupWrong where one is missing, changed or out of its place.
    """
    folder = root / name
    found = sorted(int(path.name) for path in folder.glob("[0-9]" * 4)) if folder.is_dir() else []
    if not found:
        raise BackupWrong(f"{root} 中没有备份组 {name}。请运行 zhunsheng backup --list 查看。")
    last = found[-1] if upto is None else upto
    if not 1 <= last <= found[-1]:
        raise BackupWrong(f"{folder} 中没有第 {last} 份备份。请运行 zhunsheng backup --list 查看。")
    backups: list[Backup] = []
    before = b""
    for number in range(1, last + 1):
        here = folder / f"{number:04}"
        if not here.is_dir():
            raise BackupWrong(f"备份 {name} 缺少第 {number} 份,其后的都不能用。请找回它,或者恢复到它之前。")
        says, content = manifest.read(here)
        expected = hashlib.sha256(before).hexdigest() if before else ""
        if (says.chain, says.number, says.previous) != (name, number, expected):
            raise BackupWrong(
                f"备份 {name} 第 {number} 份不接在前一份之后:被调换或者改动。请改用另一份备份。"
            )
        backups.append(Backup(here, says, content))
        before = content
    return backups


def check(backup: Backup, progress: Callable[[int], object] | None = None) -> None:
    """Hold every part against its digest. Raises BackupWrong."""
    for part in backup.says.parts:
        path = backup.folder / part.name
        running, size = hashlib.sha256(), 0
        try:
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    running.update(block)
                    size += len(block)
                    if progress:
                        progress(len(block))
        except OSError as error:
            raise BackupWrong(f"备份缺少文件 {path},或者不能读取。没有恢复任何内容。") from error
        if (size, running.hexdigest()) != (part.size, part.sha256):
            raise BackupWrong(f"备份的文件 {path} 被改动或者截断。没有恢复任何内容。请改用另一份备份。")


def whole(root: Path, name: str) -> list[Backup]:
    """A chain that is to be continued: every part is there and has its length, which is soon seen. Raises BackupWrong."""
    try:
        backups = chain(root, name)
        for backup in backups:
            for part in backup.says.parts:
                path = backup.folder / part.name
                if not path.is_file() or path.stat().st_size != part.size:
                    raise BackupWrong(f"备份的文件 {path} 缺失或者被截断。")
    except BackupWrong as error:
        raise BackupWrong(
            f"{error}备份组 {name} 不能接着增量。没有备份。请加 --full 另起一份,并留下旧的待查。"
        ) from error
    return backups


def sweep(root: Path) -> None:
    """Take away what an interrupted backup or rotation left, while the folder is held."""
    for path in [*root.glob(f"{MAKING}*"), *root.glob(f"{_GONE}*"), *root.glob(f"*/{MAKING}*")]:
        shutil.rmtree(path, ignore_errors=True)
    for name in names(root):  # a chain whose first backup was never finished
        if not any((root / name).iterdir()):
            (root / name).rmdir()


def drop(root: Path, name: str) -> None:
    """Take a chain away, whole: it is out of the way before its files go."""
    gone = root / f"{_GONE}{name}"
    (root / name).rename(gone)
    settle(root)
    shutil.rmtree(gone)
