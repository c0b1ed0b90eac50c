"""Making a backup while the house is at work: whole, or what is new since the last one; it appears only when whole."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from zhunsheng.record.backup import chains, manifest, own_keys, pieces
from zhunsheng.record.backup.errors import BackupWrong, writing_files
from zhunsheng.record.backup.manifest import Book, Manifest, Part
from zhunsheng.record.backup.parts import Writer
from zhunsheng.record.backup.sealing import Passphrase, Recipient, derive
from zhunsheng.record.backup.tables import Source, Table, snapshot, tables
from zhunsheng.record.files import folder, put, settle
from zhunsheng.record.tiles import held

GROWING = frozenset({"record_entry", "record_named", "record_vault"})
"""Tables that only grow: an increment holds their rows above the heads of the backup before."""
ERASED = "erased"
EVIDENCE, INDEX = "evidence", "evidence.index"
Progress = Callable[..., object]
"""Called with how many more rows are done, and once before with 0 and how many there will be."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made."""

    backup: chains.Backup


@dataclass(slots=True)
class _Making:
    """One backup being made in a folder that nobody looks into yet."""

    here: Path
    key: bytes
    label: str
    progress: Progress | None
    parts: list[Part] = field(default_factory=list)

    def part(
        self, name: str, lines: Iterator[tuple[bytes, int]], table: Table | None, level: int = 1
    ) -> None:
        rows, path = 0, self.here / f"{name}.part"
        path.touch(mode=0o600, exist_ok=False)
        with path.open("wb") as file:
            writer = Writer(file, derive(self.key, f"{self.label}/{path.name}"), level)
            for block, ended in lines:
                writer.write(block)
                rows += ended
                if self.progress:
                    self.progress(ended)
            digest = writer.close()
            file.flush()
            os.fsync(file.fileno())
        columns = table.columns if table else ()
        named = table.name if table else ""
        self.parts.append(Part(path.name, named, columns, rows, path.stat().st_size, digest))


def make(
    root: Path,
    to: Recipient | Passphrase,
    *,
    keys: Path | None = None,
    full: bool = False,
    progress: Progress | None = None,
) -> Made:
    """Make a backup in the folder: an increment to the newest chain, or with `full` the first of a new one.

    `keys`: the folder, elsewhere, where the installation's own keys are kept. A change of the database's structure
    begins a new chain by itself. Raises BackupWrong; the backups before it stay whole in every case.
    """
    if keys and (root.resolve() in [keys.resolve(), *keys.resolve().parents]):
        raise BackupWrong("密钥不能与数据放在同一个备份目录。请用 --keys 另指一个目录,最好在另一处介质。")
    with writing_files("备份"), held(folder(root)):
        chains.sweep(root)
        newest = chains.names(root)[-1:]
        with snapshot() as source:
            migrations = _migrations(source)
            before = chains.whole(root, newest[0]) if newest and not full else []
            if before and (before[-1].says.migrations, before[-1].says.engine) != (
                migrations,
                connection.vendor,
            ):
                before = []
            made = _make(root, before, to, keys, source, migrations, progress)
    return Made(made)


def _make(
    root: Path,
    before: list[chains.Backup],
    to: Recipient | Passphrase,
    keys: Path | None,
    source: Source,
    migrations: tuple[str, ...],
    progress: Progress | None,
) -> chains.Backup:
    now = datetime.now(UTC)
    chain = before[0].says.chain if before else now.strftime("%Y%m%dT%H%M%S%fZ")
    number = len(before) + 1
    books = books_in(source)
    if before:
        _continues(before[-1].says, source)
    here, place = root / f"{chains.MAKING}{chain}", root / chain / f"{number:04}"
    here.mkdir(mode=0o700)
    try:
        making = _Making(here, os.urandom(32), f"{chain}/{number}", progress)
        heads = {name: book.seq for name, book in before[-1].says.books.items()} if before else {}
        _rows(making, source, _plan(source, heads))
        _evidence(making, before)
        says = Manifest(
            chain=chain,
            number=number,
            previous=sha256(before[-1].content).hexdigest() if before else "",
            at=now.isoformat(),
            program=version("zhunsheng"),
            engine=connection.vendor,
            migrations=migrations,
            books=books,
            parts=tuple(making.parts),
            wrapped=to.wrap(making.key),
            keys=own_keys.keep(keys, to) if keys else "",
        )
        content = says.write(making.key)
        put(here / manifest.NAME, content)
        folder(place.parent)
        here.rename(place)
        settle(place.parent)
        settle(root)
    finally:
        shutil.rmtree(here, ignore_errors=True)
    return chains.Backup(place, says, content)


def _plan(source: Source, heads: dict[str, int]) -> list[tuple[str, Table, str]]:
    """The parts to make of the tables: name, table, and which of its rows (all where it does not say)."""
    above = ""
    if heads:
        known = [f"(book = {_text(book)} AND seq > {seq})" for book, seq in heads.items()]
        above = " OR ".join([*known, f"book NOT IN ({', '.join(map(_text, heads))})"])
    plan = []
    for table in tables(source.ask):
        where = above if table.name in GROWING else ""
        if table.name == "record_vault":
            # An erased value is told anew each time: what was erased since the first backup is not put back.
            plan.append((ERASED, table, "value IS NULL"))
            where = f"({where}) AND value IS NOT NULL" if where else "value IS NOT NULL"
        plan.append((table.name, table, where))
    return plan


def _rows(making: _Making, source: Source, plan: list[tuple[str, Table, str]]) -> None:
    if making.progress:
        counted = (source.ask(f"SELECT count(*) FROM ({table.select(where)}) s") for _n, table, where in plan)
        making.progress(0, sum(int(rows[0][0]) for rows in counted))
    for name, table, where in plan:
        making.part(name, source.lines(table.select(where)), table)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _migrations(source: Source) -> tuple[str, ...]:
    return tuple(f"{app}.{name}" for app, name in source.ask(_APPLIED))


_APPLIED = "SELECT app, name FROM django_migrations ORDER BY app, name"


def books_in(source: Source) -> dict[str, Book]:
    """Where every book ends in a snapshot, and what is signed and erased of it."""
    notes = dict[str, tuple[int, str]]()
    for name, size, note in source.ask(
        "SELECT book, size, note FROM record_checkpoint ORDER BY book, number"
    ):
        notes[name] = (int(size), str(note))
    gone = "SELECT book, count(*) FROM record_vault WHERE value IS NULL GROUP BY book"
    erased = {name: int(count) for name, count in source.ask(gone)}
    return {
        name: Book(int(seq), bytes(link).hex(), *notes.get(name, (0, "")), erased.get(name, 0))
        for name, seq, link in source.ask("SELECT name, head_seq, head_link FROM record_book ORDER BY name")
    }


def _continues(last: Manifest, source: Source) -> None:
    """An increment is made only to what the books still begin with."""
    for name, book in last.books.items():
        if book.seq == 0:
            continue
        query = f"SELECT link FROM record_entry WHERE book = {_text(name)} AND seq = {book.seq}"
        found = source.ask(query)
        if not found or bytes(found[0][0] or b"").hex() != book.link:
            raise BackupWrong(
                f"账簿「{name}」与上一份备份在第 {book.seq} 条处不是同一本账:记录被改动、删除,或者恢复了旧库。"
                "没有备份。请运行 zhunsheng verify;查明以后用 --full 另起一份。"
            )


def _evidence(making: _Making, before: list[chains.Backup]) -> None:
    known: set[bytes] = set()
    for backup in before:
        index = (backup.folder / INDEX).read_bytes()
        if sha256(index).hexdigest() not in {part.sha256 for part in backup.says.parts if part.name == INDEX}:
            raise BackupWrong(f"备份的文件 {backup.folder / INDEX} 被改动。没有备份。请加 --full 另起一份。")
        known.update(index[at : at + pieces.MARK] for at in range(0, len(index), pieces.MARK))
    wanted, written = [name for name in pieces.here() if pieces.mark(name) not in known], list[str]()
    making.part(EVIDENCE, pieces.framed(wanted, written), None, level=0)
    index = b"".join(map(pieces.mark, written))
    put(making.here / INDEX, index)
    making.parts.append(Part(INDEX, "", (), len(written), len(index), sha256(index).hexdigest()))
