"""Writing files so that a crash at any point leaves the old one or the new one, whole."""

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

_FEW = 8  # so many files are waited for one by one
_SYNCFS = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


def folder(path: Path) -> Path:
    """The folder, made with its parents where it is missing, for its owner alone."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def settle(path: Path) -> None:
    """Wait until a file, or what was renamed into a folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace a file: the new content is whole on the disk before it takes the name, and has it when this returns.

    Raises OSError (disk full, read-only); the file then keeps its old content.
    """
    folder(path.parent)
    draft = path.with_name(f".{path.name}.part")
    try:
        _write(draft, content, mode)
        settle(draft)
        draft.replace(path)
        settle(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def put_new(wanted: Sequence[tuple[Path, bytes]], mode: int = 0o600) -> None:
    """Write files that nothing relies on yet; all of them are on the disk when this returns. Raises OSError."""
    parents = {path.parent for path, _content in wanted}
    for parent in parents:
        folder(parent)
    for path, content in wanted:
        draft = path.with_name(f".{path.name}.part")
        try:
            _write(draft, content, mode)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    if len(wanted) > _FEW and _settled_at_once(wanted[0][0].parent):
        return
    for path in (*(path for path, _content in wanted), *parents):
        settle(path)


def _write(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _settled_at_once(path: Path) -> bool:
    """Wait for the whole file system, which is far faster than for a thousand files one by one; False where it cannot."""
    if _SYNCFS is None:
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        return int(_SYNCFS(handle)) == 0
    finally:
        os.close(handle)
