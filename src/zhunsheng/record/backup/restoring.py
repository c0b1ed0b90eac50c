"""Putting a chain of backups back into an empty place. Every part is checked before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from zhunsheng.record.backup import chains, pieces
from zhunsheng.record.backup.errors import BackupWrong
from zhunsheng.record.backup.making import ERASED, EVIDENCE, GROWING
from zhunsheng.record.backup.manifest import Manifest, Part
from zhunsheng.record.backup.parts import Reader
from zhunsheng.record.backup.sealing import Opener, Passphrase, derive
from zhunsheng.record.backup.tables import Table, ask_here, key_of, load, number_on, tables
from zhunsheng.record.evidence import erasing
from zhunsheng.record.evidence.folder import Folder
from zhunsheng.record.evidence.known import marked_erased

Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup whose manifest was proved, and its key."""

    backup: chains.Backup
    key: bytes

    @property
    def says(self) -> Manifest:
        """What it says of itself."""
        return self.backup.says

    def part(self, name: str) -> Part | None:
        """The part of that name; None where there is none."""
        return next((part for part in self.says.parts if part.name == f"{name}.part"), None)

    def read(self, name: str) -> Reader:
        """A part, to be read."""
        file = f"{name}.part"
        key = derive(self.key, f"{self.says.chain}/{self.says.number}/{file}")
        return Reader(self.backup.folder / file, key)


def opened(
    root: Path,
    opener: Opener | Passphrase,
    chain: str | None = None,
    upto: int | None = None,
    progress: Progress | None = None,
) -> list[Opened]:
    """The backups of a chain (the newest unless named), every seal and digest checked. Raises BackupWrong."""
    names = chains.names(root)
    if not names:
        raise BackupWrong(f"目录 {root} 中没有备份。请核对目录。")
    found = []
    for backup in chains.chain(root, chain or names[-1], upto):
        key = opener.unwrap(backup.says.wrapped)
        backup.says.prove(key, backup.content)
        chains.check(backup, progress)
        found.append(Opened(backup, key))
    return found


def restore(backups: list[Opened], progress: Progress | None = None) -> None:
    """Make the tables of the last backup in the empty database, fill them, and put the evidence back.

    On PostgreSQL inside the caller's transaction. Raises BackupWrong where the database is not empty, another engine,
    or older than the backup.
    """
    last = backups[-1].says
    if last.engine != connection.vendor:
        raise BackupWrong(
            f"备份出自 {last.engine},这里是 {connection.vendor}。请用 ZHUNSHENG_DATABASE_URL 指向同类的空数据库。"
        )
    if tables(ask_here):
        raise BackupWrong("目标数据库不是空的,没有恢复。请给出一个空的数据库,或者一个尚不存在的目录。")
    _structure(last)
    with transaction.atomic():
        for table in tables(ask_here):
            _fill(table, backups, progress)
        number_on()
    for one in backups:
        _evidence(one, progress)
    erasing.sweep(Folder(Path(settings.HOME) / "evidence"))  # what was erased after the first of them


def _structure(last: Manifest) -> None:
    """The tables as they were when the backup was made."""
    executor = MigrationExecutor(connection)
    applied = {(app, name) for app, _dot, name in (one.partition(".") for one in last.migrations)}
    unknown = applied - set(executor.loader.graph.nodes)
    if unknown:
        raise BackupWrong(f"备份由较新的程序作出(另有结构 {min(unknown)[0]} 等),本程序不能恢复。请先升级。")
    children = executor.loader.graph.node_map
    ends = [
        node
        for node in sorted(applied)
        if not any(child.key in applied and child.key[0] == node[0] for child in children[node].children)
    ]
    executor.migrate(ends)


def update() -> None:
    """Bring the restored tables up to this program, where the backup was made by an older one."""
    if connection.vendor == "postgresql":
        ask = connection.cursor()
        ask.execute("SET CONSTRAINTS ALL IMMEDIATE")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _fill(table: Table, backups: list[Opened], progress: Progress | None) -> None:
    last = backups[-1]
    if ask_here(f'SELECT 1 FROM "{table.name}" LIMIT 1'):
        with connection.cursor() as cursor:  # what a migration put there is in the backup too
            cursor.execute(f'DELETE FROM "{table.name}"')
    erased = set[tuple[Any, ...]]()
    if table.name == "record_vault":
        with last.read(ERASED) as stream:
            erased = {key_of(line) for line in stream}
        _load(last, ERASED, table, progress, None)
    for one in backups if table.name in GROWING else [last]:
        _load(one, table.name, table, progress, erased)


def _load(
    one: Opened, name: str, table: Table, progress: Progress | None, without: set[tuple[Any, ...]] | None
) -> None:
    part = one.part(name)
    if part is None:
        raise BackupWrong(f"备份没有表 {name}。没有恢复任何内容。请改用另一份备份。")
    if set(part.columns) - set(table.columns):
        raise BackupWrong(f"备份的表 {name} 与本程序的结构不合。请用作出备份的程序恢复。")
    there = Table(table.name, part.columns, ())
    seen = 0

    def lines(stream: IO[bytes]) -> Iterator[bytes]:
        nonlocal seen
        for line in stream:
            seen += 1
            if progress and seen % 1000 == 0:
                progress(1000)
            if not without or key_of(line) not in without:
                yield line

    with one.read(name) as stream:
        load(there, lines(stream))
    if seen != part.rows:
        raise BackupWrong(f"备份的表 {name} 应有 {part.rows} 行,实有 {seen} 行。没有恢复任何内容。")


def _evidence(one: Opened, progress: Progress | None) -> None:
    part = one.part(EVIDENCE)
    if part is None:
        raise BackupWrong("备份没有证据部分。没有恢复任何内容。请改用另一份备份。")
    with one.read(EVIDENCE) as stream:
        for _n in range(part.rows):
            pieces.put_back(stream)
            if progress:
                progress(1)


def rows_here() -> dict[str, int]:
    """How many rows each table has."""
    return {one.name: ask_here(f'SELECT count(*) FROM "{one.name}"')[0][0] for one in tables(ask_here)}


def evidence_named() -> dict[str, int]:
    """How many pieces of evidence lie here, and how many that entries name do not, though they were never erased."""
    rows = ask_here('SELECT body FROM record_entry WHERE body LIKE \'%"evidence":["%\'')
    wanted = {digest for (body,) in rows for digest in orjson.loads(body)["evidence"]} - marked_erased()
    here = pieces.digests_here()
    return {"kept": len(here), "missing": len(wanted - here)}
