"""Folders and databases for a while: locked as long as somebody works in them, so that what a killed one left can go."""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from zhunsheng.record.backup.errors import BackupWrong

DRILL = "zhunsheng-drill-"
_DRILL = re.compile(rf"{DRILL}[0-9a-f]{{12}}")
_IN_DRILL = re.compile(r"key|keys|backup|place|\.place\.restoring-\w+")


@dataclass(frozen=True, slots=True)
class Held:
    """A folder, and the open file by which it is locked: who is given it keeps the lock too."""

    path: Path
    handle: int


@contextmanager
def folder(parent: Path, prefix: str, ours: Callable[[Path], bool]) -> Iterator[Held]:
    """A new locked folder, gone afterwards; those of that prefix that nobody holds any more and that are `ours` go first.

    Raises OSError.
    """
    for left in [one for one in parent.iterdir() if one.name.startswith(prefix)]:
        _sweep(left, ours)
    held = _new(parent, prefix)
    try:
        yield held
    finally:
        shutil.rmtree(held.path, ignore_errors=True)
        os.close(held.handle)


def _sweep(left: Path, ours: Callable[[Path], bool]) -> None:
    with suppress(OSError):  # of another user, no folder, or gone meanwhile
        handle = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if os.fstat(handle).st_uid == os.getuid() and _locked(handle) and ours(left):
                shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)


def _new(parent: Path, prefix: str) -> Held:
    while True:
        path = parent / f"{prefix}{uuid4().hex[:12]}"
        path.mkdir(mode=0o700)
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        # Another one that starts at this very moment may have taken it for a dead one's before it was locked.
        if _locked(handle) and path.exists():
            return Held(path, handle)
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def drill(parent: Path) -> AbstractContextManager[Held]:
    """A folder for a drill; what killed drills left there goes, and nothing that holds anything else than a drill does."""
    return folder(parent, DRILL, _a_drill)


def _a_drill(left: Path) -> bool:
    return bool(_DRILL.fullmatch(left.name)) and all(_IN_DRILL.fullmatch(one.name) for one in left.iterdir())


@contextmanager
def database(url: str) -> Iterator[str]:
    """The URL of a new database on the same server, dropped afterwards; those that killed drills of this database left go.

    While it is used, this session holds a lock of its name. Raises BackupWrong without the right to create one.
    """
    with psycopg.connect(url, autocommit=True) as server:
        (own,) = _one(server, "SELECT oid FROM pg_database WHERE datname = current_database()")
        prefix = f"zhunsheng_drill_{own}_"
        _sweep_databases(server, prefix)
        name = f"{prefix}{uuid4().hex[:12]}"
        _one(server, "SELECT pg_advisory_lock(hashtextextended(%s, 0))", name)
        try:
            server.execute(f'CREATE DATABASE "{name}"'.encode())
        except psycopg.errors.InsufficientPrivilege:
            raise BackupWrong("没有建立临时数据库的权限,不能演练。请由管理员授予 CREATEDB。") from None
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _sweep_databases(server: "psycopg.Connection[tuple[object, ...]]", prefix: str) -> None:
    found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    for name in [str(name) for (name,) in found.fetchall()]:
        if not re.fullmatch(rf"{prefix}[0-9a-f]{{12}}", name):
            continue
        (alone,) = _one(server, "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", name)
        if not alone:
            continue
        with suppress(psycopg.errors.ObjectInUse, psycopg.errors.InsufficientPrivilege):
            # Without FORCE: a restoring that outlived its drill is still at work in it.
            server.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
        _one(server, "SELECT pg_advisory_unlock(hashtextextended(%s, 0))", name)


def _one(server: "psycopg.Connection[tuple[object, ...]]", query: str, *given: object) -> tuple[object, ...]:
    row = server.execute(query.encode(), given).fetchone()
    assert row is not None
    return row
