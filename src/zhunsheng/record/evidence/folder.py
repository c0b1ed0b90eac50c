"""The folder as a store of evidence: each object in a file of its own, readable by its owner alone, never replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhunsheng.record.errors import guarded_files
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

    def remove(self, name: str) -> None:
        """Take the object away for ever."""
        with guarded_files():
            self.path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Every object here, in order."""
        if self.home.is_dir():
            for inner in sorted(self.home.iterdir()):
                if len(inner.name) == 2 and inner.is_dir():
                    yield from (inner.name + one.name for one in sorted(inner.iterdir()))
