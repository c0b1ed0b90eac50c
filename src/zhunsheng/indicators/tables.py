"""Keeping the analytic tables up to date from the book's position, or making them anew."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any

import orjson

from zhunsheng import record
from zhunsheng.cases import feed
from zhunsheng.indicators.columns import BASE, columns, facts_columns, fingerprint, working_out
from zhunsheng.indicators.ordering import in_order
from zhunsheng.indicators.store import (
    REPLACES,
    Files,
    Manifest,
    Position,
    current,
    engine,
    folder,
    quoted,
    replace,
    scan,
    source,
    writing,
)
from zhunsheng.procedures.catalogue import PROCEDURES, named
from zhunsheng.procedures.vocabulary import Procedure

Progress = Callable[[int, int], None]
"""Told how many cases of how many were written."""

PAGE = 10_000
FEW = 50_000
"""A delta of so many cases is folded into the base; so many changed at once are read from the start."""
TRIES = 5
DAYS = tuple(name for name, kind in BASE.items() if kind == "DATE")
Lines = dict[str, dict[str, bytes]]
"""Cases as lines of JSON, by procedure and case."""


def catch_up(progress: Progress | None = None) -> Manifest:
    """Read the cases changed since the tables' position; what the tables then are. Safe from several processes.

    Tables of another declaration, or of a book that is no longer the one they were read from, are made anew.
    """
    now = current()
    if _is_current(now, _heads()):
        return now
    with writing():
        now = current()
        heads = _heads()
        if _is_current(now, heads):
            return now
        if not _continues(now, heads):
            return _anew(now, progress)
        changed = feed.count(_since(now.positions, heads))
        if changed > FEW:
            return _anew(now, progress)
        return _increment(now, heads)


def rebuild(progress: Progress | None = None) -> Manifest:
    """Make every table anew from the cases; needed after `zhunsheng rebuild`, which changes rows without an entry."""
    with writing():
        return _anew(current(), progress)


def _heads() -> dict[str, Position]:
    heads = {name: record.head(name) for name in record.books()}
    return {name: Position(head.seq, head.link.hex()) for name, head in heads.items()}


def _is_current(manifest: Manifest, heads: dict[str, Position]) -> bool:
    same = manifest.positions == heads and manifest.fingerprint == fingerprint(PROCEDURES)
    return same and _whole(manifest)


def _whole(manifest: Manifest) -> bool:
    return all((folder() / name).exists() for name in manifest.files())


def _continues(manifest: Manifest, heads: dict[str, Position]) -> bool:
    """Whether each book read so far is still the same book, only longer."""
    if manifest.fingerprint != fingerprint(PROCEDURES):
        return False
    if not _whole(manifest):
        return False
    return all(_same_book(book, known, heads.get(book)) for book, known in manifest.positions.items())


def _same_book(book: str, known: Position, head: Position | None) -> bool:
    if head is None or head.seq < known.seq:
        return False
    if known.seq in (0, head.seq):
        return known.seq == 0 or known == head
    return record.entry(book, known.seq).link.hex() == known.link


def _since(positions: dict[str, Position], heads: dict[str, Position]) -> dict[str, int]:
    """The books that moved on, each with the number of the last entry that is known."""
    none = Position(0, "")
    seen = {book: positions.get(book, none) for book in heads}
    return {book: seen[book].seq for book, head in heads.items() if head != seen[book]}


def _anew(old: Manifest, progress: Progress | None) -> Manifest:
    heads = _heads()
    total = feed.count()
    with tempfile.TemporaryDirectory(dir=folder()) as room:
        files = _write_bases(Path(room), total, progress)
    fresh = Manifest(old.generation + 1, fingerprint(PROCEDURES), heads, files)
    # Entries written while reading: their cases follow as a delta, as after any other position.
    settled, lines = _settle(heads)
    return _put(fresh, old, settled, lines)


def _increment(now: Manifest, heads: dict[str, Position]) -> Manifest:
    lines = _read(_since(now.positions, heads))
    settled, more = _settle(heads)
    for name, found in more.items():
        lines.setdefault(name, {}).update(found)
    return _put(now, now, settled, lines)


def _settle(heads: dict[str, Position]) -> tuple[dict[str, Position], Lines]:
    """Read on until no book grows meanwhile, so that the tables are exactly the books at these heads."""
    lines: Lines = {}
    for _try in range(TRIES):
        latest = _heads()
        if latest == heads:
            break
        for name, found in _read(_since(heads, latest)).items():
            lines.setdefault(name, {}).update(found)
        heads = latest
    return heads, lines


def _read(since: dict[str, int]) -> Lines:
    lines: Lines = {one.name: {} for one in PROCEDURES}
    for row in feed.rows(BASE, DAYS, since):
        lines[row[0]][row[1]] = line(row)
    return lines


def line(row: tuple[Any, ...]) -> bytes:
    """A case as a line of JSON: after its procedure the columns of BASE, then its facts as text."""
    base: bytes = orjson.dumps(dict(zip(BASE, row[1:-1], strict=True)))
    facts: bytes = row[-1].encode()
    return base[:-1] + b',"f":' + facts + b"}\n"


def _write_bases(room: Path, total: int, progress: Progress | None) -> dict[str, Files]:
    outs = {one.name: (room / f"{one.name}.ndjson").open("wb") for one in PROCEDURES}
    counts = dict.fromkeys(outs, 0)
    try:
        for n, row in enumerate(feed.rows(BASE, DAYS), 1):
            outs[row[0]].write(line(row))
            counts[row[0]] += 1
            if progress is not None and (n % PAGE == 0 or n == total):
                progress(n, total)
    finally:
        for out in outs.values():
            out.close()
    return {
        one.name: Files(
            _first(one, room / f"{one.name}.ndjson", counts[one.name]), base_rows=counts[one.name]
        )
        for one in PROCEDURES
    }


def _put(now: Manifest, old: Manifest, heads: dict[str, Position], lines: Lines) -> Manifest:
    tables = dict(now.tables)
    for procedure in PROCEDURES:
        if lines.get(procedure.name):
            tables[procedure.name] = _with_delta(procedure, tables[procedure.name], lines[procedure.name])
    new = Manifest(old.generation + 1, now.fingerprint, heads, tables)
    replace(new, old)
    return new


def _with_delta(procedure: type[Procedure], files: Files, lines: dict[str, bytes]) -> Files:
    with tempfile.TemporaryDirectory(dir=folder()) as room:
        path = Path(room) / "delta.ndjson"
        with path.open("wb") as out:
            out.writelines(lines.values())
        delta = _delta(procedure, files, path)
    rows = _count(delta)
    if rows < FEW:
        return Files(files.base, delta, files.base_rows, rows)
    base = _base(procedure, source(Files(files.base, delta)), files.base_rows + rows)
    return Files(base, base_rows=_count(base))


def _delta(procedure: type[Procedure], files: Files, path: Path) -> str:
    """The cases changed since the base, each with the row of the base that it replaces."""
    here = engine()
    picked = ", ".join(f'"{name}"' for name in columns(procedure))
    here.execute(f"CREATE TEMP TABLE changed AS {from_lines(procedure, path)}")
    base = f"(SELECT id, file_row_number AS {REPLACES} FROM {scan(files.base, numbered=True)})"
    here.execute(
        f"CREATE TEMP TABLE placed AS SELECT changed.*, {REPLACES} FROM changed LEFT JOIN {base} base USING (id)"
    )
    sql = f"SELECT {picked}, {REPLACES} FROM placed"
    if files.delta:
        older = f"SELECT * FROM {scan(files.delta)} WHERE id NOT IN (SELECT id FROM changed)"
        sql += f" UNION ALL {older}"
    return _parquet(procedure, sql, here)


def from_lines(procedure: type[Procedure], path: Path) -> str:
    """SQL that reads lines of JSON as the procedure's columns, the derived ones worked out."""
    inner = ", ".join(f'"{name}" {kind}' for name, kind in facts_columns(procedure).items())
    outer = ", ".join(f"'{name}': '{kind}'" for name, kind in BASE.items())
    spec = f"{{{outer}, 'f': 'STRUCT({inner})'}}"
    picked = ", ".join([*BASE, *(f'f."{name}"' for name in facts_columns(procedure))])
    plain = f"SELECT {picked} FROM read_json({quoted(path)}, format='newline_delimited', columns={spec})"
    return f'WITH "{procedure.name}" AS ({plain}) {working_out(procedure.name)}'


def _base(procedure: type[Procedure], sql: str, rows: int) -> str:
    # In the order in which cases are listed: the first page of a list then reads a few row groups, not all.
    name = _fresh(procedure)
    in_order(sql, folder() / name, rows)
    return name


def _first(procedure: type[Procedure], lines: Path, rows: int) -> str:
    if rows:
        return _base(procedure, from_lines(procedure, lines), rows)
    # Most procedures of a young house have no case: their tables are alike, and made once a process.
    name = _fresh(procedure)
    (folder() / name).write_bytes(_without_rows(procedure.name, fingerprint(PROCEDURES)))
    return name


@cache
def _without_rows(name: str, declared: str) -> bytes:
    with tempfile.TemporaryDirectory() as room:
        lines, made = Path(room) / "lines", Path(room) / "table"
        lines.touch()
        in_order(from_lines(named(name), lines), made, 0)
        return made.read_bytes()


def _parquet(procedure: type[Procedure], sql: str, here: Any = None) -> str:
    name = _fresh(procedure)
    (here or engine()).execute(
        f"COPY ({sql}) TO {quoted(folder() / name)} (FORMAT parquet, COMPRESSION zstd)"
    )
    return name


def _fresh(procedure: type[Procedure]) -> str:
    return f"{procedure.name}-{token_hex(6)}.parquet"


def _count(name: str) -> int:
    found = engine().execute(f"SELECT count(*) FROM {scan(name)}").fetchone()
    return int(found[0]) if found else 0
