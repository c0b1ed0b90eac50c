"""Where the analytic tables lie: Parquet files named by one manifest that is replaced whole.

Readers open what the manifest names and never wait; writers take a lock file, write new files, then replace the
manifest. So several web workers read and feed at once without a database that allows one process only.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from zhunsheng.indicators.columns import BASE, columns
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.folder import folder as folder  # asked of the store everywhere
from zhunsheng.procedures.vocabulary import Procedure

_NAME = re.compile(r'"(\w+)"')
REPLACES = "replaces_row"
"""The column of a delta that names the row of the base in whose place a case stands; without an id, in whose place
nothing stands (a case that was not yet there, in the tables of the past)."""


@dataclass(frozen=True)
class Position:
    """How far a book was read: the number and link of the last entry that the tables know."""

    seq: int
    link: str


@dataclass(frozen=True)
class Files:
    """One procedure's table: a base, and the cases changed since, which stand in its place."""

    base: str
    delta: str = ""
    base_rows: int = 0
    delta_rows: int = 0


@dataclass(frozen=True)
class Manifest:
    """What the tables are now. `generation` grows with each change."""

    generation: int = 0
    fingerprint: str = ""
    positions: dict[str, Position] = field(default_factory=dict)
    tables: dict[str, Files] = field(default_factory=dict)

    def files(self) -> set[str]:
        """Every file that it names."""
        return {name for one in self.tables.values() for name in (one.base, one.delta) if name}


def current() -> Manifest:
    """The manifest in force; an empty one where nothing was written or it cannot be read."""
    return read(folder() / "manifest.json")


def read(path: Path) -> Manifest:
    """The manifest that a file holds; an empty one where there is none or it cannot be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(
            raw["generation"],
            raw["fingerprint"],
            {book: Position(**one) for book, one in raw["positions"].items()},
            {name: Files(**one) for name, one in raw["tables"].items()},
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Manifest()


def replace(new: Manifest, old: Manifest) -> None:
    """Put the new manifest in force; files that neither it nor its predecessor names are removed."""
    where = folder()
    draft = where / "manifest.new"
    with draft.open("w", encoding="utf-8") as out:
        json.dump(asdict(new), out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(where / "manifest.json")
    # A reader may just have read the old manifest: its files live one generation longer.
    for path in where.glob("*.parquet"):
        if path.name not in new.files() | old.files():
            path.unlink(missing_ok=True)


@contextmanager
def writing() -> Iterator[None]:
    """Hold the one writer's lock, across processes; it is released if the process dies."""
    with (folder() / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@cache
def _engine(pid: int) -> duckdb.DuckDBPyConnection:
    # Bound to the process: a connection must not cross a fork of the web server.
    made = duckdb.connect(":memory:", config={"temp_directory": str(folder() / "spilled")})
    # A table's files are never rewritten under their names, so what they say of themselves is read once.
    made.execute("SET GLOBAL parquet_metadata_cache = true")
    return made


def engine() -> duckdb.DuckDBPyConnection:
    """A cursor of this process's own analytic engine; one for each call, so that threads do not meet."""
    return _engine(os.getpid()).cursor()


def source(files: Files, where: str = "", only: Sequence[str] = ()) -> str:
    """A table's cases as they are now, as SQL; `where` narrows them, `only` these columns are taken (all if empty)."""
    picked = ", ".join(f'"{name}"' for name in only)
    base = f"SELECT {picked or '*'} FROM {scan(files.base)}"
    if files.delta:
        delta = scan(files.delta)
        gone = f"SELECT {REPLACES} FROM {delta} WHERE {REPLACES} IS NOT NULL"
        base = (
            f"SELECT {picked or '* EXCLUDE (file_row_number)'} FROM {scan(files.base, numbered=True)}"
            f" WHERE file_row_number NOT IN ({gone})"
            f" UNION ALL SELECT {picked or f'* EXCLUDE ({REPLACES})'} FROM {delta} WHERE id IS NOT NULL"
        )
    return f"SELECT * FROM ({base}) {where}" if where else base


def ask(
    manifest: Manifest, procedure: type[Procedure] | Together, sql: str, where: str, values: list[Any]
) -> list[Any]:
    """The rows that `sql`, which names the procedure's table, gives over the cases that `where` leaves."""
    if isinstance(procedure, Together):
        picked = ", ".join(BASE)
        tables = ((one.name, manifest.tables[one.name]) for one in procedure.members)
        narrowed = [(name, source(files, where, list(BASE))) for name, files in tables]
        every = " UNION ALL ".join(f"SELECT {picked}, '{n}' AS procedure FROM ({s})" for n, s in narrowed)
        # The condition stands once for each member, and so do its values; what follows them belongs to `sql`.
        asked = where.count("?")
        values = [*values[:asked] * len(narrowed), *values[asked:]]
    else:
        # A table has hundreds of columns, and planning goes through all that it is handed: those named are enough.
        named = set(_NAME.findall(sql)) | BASE.keys()
        every = source(
            manifest.tables[procedure.name], where, [name for name in columns(procedure) if name in named]
        )
    rows: list[Any] = engine().execute(f'WITH "{procedure.name}" AS ({every}) {sql}', values).fetchall()
    return rows


def scan(name: str, numbered: bool = False) -> str:
    """One of the tables' files, as SQL reads it; with the number of each row where asked for."""
    return f"read_parquet({quoted(folder() / name)}{', file_row_number=true' if numbered else ''})"


def quoted(path: Path) -> str:
    """A path as SQL text."""
    return text(str(path))


def text(value: str) -> str:
    """Any text as SQL has it."""
    return "'" + value.replace("'", "''") + "'"
