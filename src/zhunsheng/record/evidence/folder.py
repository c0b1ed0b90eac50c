"""The folder as a store of evidence: each object in a file of its own, readable by its owner alone, never replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from zhunsheng.record.errors import StoreRefuses, guarded_files
from zhunsheng.record.evidence.sealing import HEAD
from zhunsheng.record.files import folder, settle


class Folder:
    """Objects under the first two characters of their names."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def path(self, name: str) -> Path:
        """Where an object lies or would lie."""
        return self.home / name[:2] / name[2:]

    def size(self, name: str) -> int | None:
        """Its length in bytes, or None where there is none."""
        try:
            return self.path(name).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, name: str, start: int, length: int) -> bytes:
        """A part of an object; shorter at its end. Raises RecordUnavailable."""
        with guarded_files(), self.path(name).open("rb") as file:
            file.seek(start)
            return file.read(length)

    def draft_folder(self) -> Path:
        """Where a draft is written, so that putting it is a rename."""
        return folder(self.home)

    def put(self, draft: Path, name: str) -> None:
        """Take over a finished file (already on the disk) under the name. Durable when it returns."""
        home = self.path(name)
        with guarded_files():
            folder(home.parent)
            draft.chmod(0o400)
            draft.rename(home)
            settle(home.parent)
            settle(self.home)

    def remove(self, name: str) -> bool:
        """Take the object away for ever; whether there was one.

        The head goes first: without the salt in it, what the disk still holds cannot be opened. Raises StoreRefuses.
        """
        path = self.path(name)
        try:
            if not path.exists():
                return False
            path.chmod(0o600)
            with path.open("r+b") as file:
                file.write(bytes(min(HEAD, path.stat().st_size)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreRefuses(
                f"不能删除证据文件夹中的 {name[:8]}({error.strerror})。请检查该文件夹的权限和磁盘;原件还在。"
            ) from error
        return True

    def names(self) -> Iterator[str]:
        """Every object here, in order."""
        if self.home.is_dir():
            for inner in sorted(self.home.iterdir()):
                if len(inner.name) == 2 and inner.is_dir():
                    yield from (inner.name + one.name for one in sorted(inner.iterdir()))
