"""The tables as they stood at an earlier head of the books: a permanent address gives the same number for ever.

The tables stand at the present head. The cases that moved since an earlier one are folded again from the entries that
were there by then and take the place of the present ones; cases opened since are left out. What was made so is kept
beside the tables, by head, and the oldest goes first.

What may still move such a number: a release of the program that folds or counts otherwise, and, until the tables of
that head were first made, the registers that folding looks into (the calendar of working days, local rules, which
units are towns) and personal values erased since.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from zhunsheng.cases import feed, past
from zhunsheng.indicators.columns import BASE, columns, fingerprint
from zhunsheng.indicators.store import (
    REPLACES,
    Files,
    Manifest,
    Position,
    current,
    engine,
    folder,
    quoted,
    read,
    scan,
    text,
    writing,
)
from zhunsheng.indicators.tables import catch_up, from_lines, line
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.vocabulary import Procedure

MOST = 24
"""So many heads are kept."""
IDLE = 600
"""Seconds without use before one may go: nobody reads it any more."""
MOVED = "moved.parquet"
OPEN = "published IS NOT NULL AND withdrawn IS NULL"


@dataclass(frozen=True)
class Then:
    """The tables of an earlier head. `name`: the folder of what was made for it, "" where they are the present ones;
    `since`: each book's number at that head; `made_at`: how far each book went when they were made."""

    manifest: Manifest
    name: str = ""
    since: Mapping[str, int] = field(default_factory=dict)
    made_at: Mapping[str, int] = field(default_factory=dict)

    def opened(self) -> tuple[str, list[Any]]:
        """The condition that anybody may read a case now, whatever it was then, and its values."""
        if not self.name:
            return OPEN, []
        later = [id for book, seq in self.made_at.items() for id, _procedure in feed.moved(book, seq)]
        moved = f"SELECT id FROM {scan(f'{self.name}/{MOVED}')} UNION ALL SELECT unnest(?::VARCHAR[])"
        still = f"({OPEN}) AND id NOT IN ({moved})"
        return f"({still} OR id IN (SELECT unnest(?::VARCHAR[])))", [later, feed.open_to_all(self.since)]


def at(heads: Mapping[str, Position], alone: bool = False, keep: bool = False) -> Then:
    """The tables as they stood when the books ended there; `heads` as `heads.pointed` gives them.

    A book not named was not there yet, unless the question is about the named ones `alone`. `keep`: hold the files even
    where the books end there still, for reading that takes longer than they may last.
    """
    now = catch_up()
    others = [one for book, one in now.positions.items() if book not in heads and one.seq]
    present = all(now.positions.get(book) == head for book, head in heads.items())
    if present and (alone or not others) and not keep:
        return Then(replace(now, positions=dict(heads)))
    name = _name(heads, alone)
    found = _kept(name)
    if found is None:
        with _making():
            found = _kept(name) or _made(name, heads, alone)
            _prune(name)
    return found


def _name(heads: Mapping[str, Position], alone: bool) -> str:
    plain = [fingerprint(PROCEDURES), alone, sorted((book, one.seq, one.link) for book, one in heads.items())]
    return f"past/{sha256(json.dumps(plain).encode()).hexdigest()[:24]}"


def _kept(name: str) -> Then | None:
    where = folder() / name
    manifest = read(where / "manifest.json")
    try:
        made_at = json.loads((where / "made_at.json").read_text(encoding="utf-8"))
        os.utime(where)
    except (OSError, ValueError):
        return None
    if not manifest.tables or not all((folder() / file).exists() for file in manifest.files()):
        return None
    since = {book: one.seq for book, one in manifest.positions.items()}
    return Then(manifest, name, since, made_at)


@contextmanager
def _making() -> Iterator[None]:
    """One maker at a time, across processes; what one that died left half made is taken away."""
    where = folder() / "past"
    where.mkdir(exist_ok=True)
    with (where / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for half in where.glob("making-*"):
            shutil.rmtree(half, ignore_errors=True)
        yield


def _made(name: str, heads: Mapping[str, Position], alone: bool) -> Then:
    room = Path(tempfile.mkdtemp(prefix="making-", dir=folder() / "past"))
    try:
        now = _linked(room)
        tables = _tables(room, now, heads, alone)
        made = Manifest(
            now.generation, now.fingerprint, dict(heads), {n: _under(name, f) for n, f in tables.items()}
        )
        made_at = {book: now.positions[book].seq for book in heads if book in now.positions}
        (room / "manifest.json").write_text(json.dumps(asdict(made), ensure_ascii=False), encoding="utf-8")
        (room / "made_at.json").write_text(json.dumps(made_at, ensure_ascii=False), encoding="utf-8")
        final = folder() / name
        shutil.rmtree(final, ignore_errors=True)
        room.rename(final)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    found = _kept(name)
    if found is None:
        raise OSError(f"{folder() / name} cannot be read back")
    return found


def _under(name: str, files: Files) -> Files:
    delta = f"{name}/{files.delta}" if files.delta else ""
    return Files(f"{name}/{files.base}", delta, files.base_rows, files.delta_rows)


def _linked(room: Path) -> Manifest:
    """The present tables, their files held in `room` under a second name, so that they outlive the next change."""
    catch_up()
    with writing():
        now = current()
        for file in now.files():
            try:
                os.link(folder() / file, room / file)
            except OSError:
                shutil.copy2(folder() / file, room / file)
    return now


def _tables(room: Path, now: Manifest, heads: Mapping[str, Position], alone: bool) -> dict[str, Files]:
    there = sorted(now.positions.keys() & heads.keys())
    strangers = not alone and bool(now.positions.keys() - heads.keys())
    touched = _write_down(room, heads)
    found = dict(now.tables)
    for procedure in PROCEDURES:
        if procedure.name in touched or strangers:
            found[procedure.name] = _then(
                room, procedure, now.tables[procedure.name], there if strangers else []
            )
    return found


def _write_down(room: Path, heads: Mapping[str, Position]) -> set[str]:
    """The cases that moved since, as they stood then, as lines of JSON by procedure; and the ids of them all."""
    touched: set[str] = set()
    with ExitStack() as opened:
        outs: dict[str, Any] = {}

        def out(name: str) -> Any:
            if name not in outs:
                outs[name] = opened.enter_context((room / f"{name}.ndjson").open("wb"))
            return outs[name]

        out("moved")
        for book, head in heads.items():
            for procedure, id, row in past.changed(book, head.seq, BASE):
                touched.add(procedure)
                out("moved").write(orjson.dumps({"id": id}) + b"\n")
                if row is not None:
                    out(procedure).write(line((procedure, *row)))
    ids = f"SELECT id FROM read_json({quoted(room / 'moved.ndjson')}, {_LINES}, columns={{'id': 'VARCHAR'}})"
    engine().execute(f"COPY ({ids}) TO {quoted(room / MOVED)} (FORMAT parquet, COMPRESSION zstd)")
    return touched


_LINES = "format='newline_delimited'"


def _then(room: Path, procedure: type[Procedure], files: Files, there: list[str]) -> Files:
    """The table as it stood: the present base, and in a delta what stands in the place of its rows.

    `there`: the books that were there, where others must be left out; else empty.
    """
    here, under = engine(), f"past/{room.name}"
    path = room / f"{procedure.name}.ndjson"
    path.touch()
    here.execute(f"CREATE TEMP TABLE told AS {from_lines(procedure, path)}")
    here.execute(f"CREATE TEMP TABLE moved AS SELECT id FROM {scan(f'{under}/{MOVED}')}")
    strange = f"book NOT IN ({', '.join(text(book) for book in there)})" if there else "false"
    base = scan(f"{under}/{files.base}", numbered=True)
    names = [f'"{name}"' for name in columns(procedure)]
    parts = [
        f"SELECT {', '.join(f'told.{name}' for name in names)}, held.{REPLACES} FROM told LEFT JOIN"
        f" (SELECT id, file_row_number AS {REPLACES} FROM {base} WHERE id IN (FROM moved)) held USING (id)",
        f"SELECT {', '.join('NULL' for _name in names)}, file_row_number FROM {base}"
        f" WHERE {strange} OR (id IN (FROM moved) AND id NOT IN (SELECT id FROM told))",
    ]
    if files.delta:
        delta = scan(f"{under}/{files.delta}")
        unmoved = f"id NOT IN (FROM moved) AND NOT ({strange})"
        parts.append(f"SELECT {', '.join(names)}, {REPLACES} FROM {delta} WHERE {unmoved}")
    name = f"{procedure.name}-then.parquet"
    sql = " UNION ALL ".join(parts)
    here.execute(f"COPY ({sql}) TO {quoted(room / name)} (FORMAT parquet, COMPRESSION zstd)")
    path.unlink()
    return Files(files.base, name, files.base_rows)


def _prune(but: str) -> None:
    """The oldest go where there are more than `MOST`, but none that was used just now."""
    kept = sorted((folder() / "past").glob("[0-9a-f]*"), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in kept[MOST:]:
        if f"past/{one.name}" != but and time.time() - one.stat().st_mtime > IDLE:
            shutil.rmtree(one, ignore_errors=True)
