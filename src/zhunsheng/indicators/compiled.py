"""What is compiled from the declarations, kept beside the tables: building a statement takes far longer than asking it.

A text is found by what it was made from: the sources of every room that a declaration can reach, the versions of
what compiles, and the question. So another release, or a declaration changed, finds nothing and compiles anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

import zhunsheng
from zhunsheng.indicators.folder import folder

ROOMS = ("statutes", "methods", "procedures", "record", "registers", "cases", "indicators")
COMPILERS = ("ibis-framework", "sqlglot", "duckdb")
MOST = 1000
"""Texts kept; beyond, those that were made first go."""


def kept(question: tuple[object, ...], make: Callable[[], str]) -> str:
    """What `make` gives for this question; read where it was made before, by whichever process."""
    sources = _sources()
    if not sources:
        return make()
    name = hashlib.sha256(repr((sources, question)).encode()).hexdigest()
    path = _room() / f"{name}.txt"
    found = _read(path)
    if found is None:
        found = make()
        _write(path, found)
    return found


@cache
def _sources() -> str:
    """A digest of all that a compiled text depends on beside the question; "" where the sources cannot be read."""
    house = Path(zhunsheng.__file__).parent
    told = hashlib.sha256(repr([sys.version, *map(version, COMPILERS)]).encode())
    paths = [path for room in ROOMS for path in sorted((house / room).rglob("*.py"))]
    for path in paths:
        text = path.read_bytes()
        told.update(f"{path.relative_to(house)} {len(text)}\n".encode() + text)
    return told.hexdigest() if paths else ""


def _room() -> Path:
    return folder() / "compiled"


def _read(path: Path) -> str | None:
    """The text of a file; None where there is none, or one that is not whole."""
    try:
        digest, _line, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if digest == _digest(text) else None


def _write(path: Path, text: str) -> None:
    """Keep a text; where the folder takes none it is made again next time."""
    draft = path.with_name(f"{path.name}.{token_hex(4)}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        draft.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
        draft.replace(path)
        for old in _oldest(path.parent):
            old.unlink(missing_ok=True)


def _oldest(room: Path) -> list[Path]:
    """Those that are too many, oldest first."""
    every = [(path.stat().st_mtime, path) for path in room.iterdir()]
    return [path for _when, path in sorted(every)[:-MOST]]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
