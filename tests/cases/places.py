"""Installations that are backed up and restored, each step in a process of its own."""

import json
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import processes
from tests.cases.installed import Installation, database, installed
from zhunsheng.record import backup

BACKING = Path(__file__).with_name("backing.py")


@dataclass
class House:
    """An installation with a folder for its backups, its keys' backups and its witness."""

    installation: Installation
    folder: Path

    @property
    def env(self) -> dict[str, str]:
        return self.installation.env | {"ZHUNSHENG_WITNESS": str(self.folder / "witness")}

    def call(self, *words: object, most: int | None = None, **env: str) -> "subprocess.CompletedProcess[str]":
        """`zhunsheng` with these words; no file longer than `most` bytes, as on a disk that is full."""

        return processes.run([*processes.ZHUNSHENG, *map(str, words)], self.env | env, most=most)

    def backup(self, *more: str) -> dict[str, Any]:
        """Make a backup; what it says."""
        if not (self.folder / "key").exists():
            backup.sealing.new_key(self.folder / "key")
        done = self.call("backup", *self.to(), "--json", *more)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def to(self) -> list[str]:
        return [str(self.root), "--to", str(self.folder / "key"), "--keys", str(self.folder / "keys")]

    @property
    def root(self) -> Path:
        return self.folder / "backups"

    def run(self, *words: str, **env: str) -> str:
        """One line of `backing.py`."""
        done = processes.run([str(BACKING), *words], self.env | env)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextmanager
    def restored(self, *more: str, **env: str) -> Iterator["Restored"]:
        """Restore into a fresh place, which is gone afterwards."""
        place = self.folder / f"place-{uuid.uuid4().hex[:8]}"
        with empty_database() as url:
            there = env | ({"ZHUNSHENG_DATABASE_URL": url} if url else {})
            words = [
                self.root,
                place,
                "--key-file",
                self.folder / "key",
                "--keys",
                self.folder / "keys",
                *more,
            ]
            done = self.call("restore", *words, "--json", **there)
            yield Restored(done, place, there | {"ZHUNSHENG_HOME": str(place)}, self)
        shutil.rmtree(place, ignore_errors=True)


@dataclass
class Restored:
    """A place that was restored, or that could not be."""

    done: "subprocess.CompletedProcess[str]"
    place: Path
    env: dict[str, str]
    house: House

    @property
    def says(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.done.stdout or "null") or {"stderr": self.done.stderr}
        return found

    def look(self) -> dict[str, Any]:
        return Installation(self.house.env | self.env).look()


@contextmanager
def empty_database() -> Iterator[str | None]:
    """A database of its own where the tests run on PostgreSQL."""
    if not os.environ.get("ZHUNSHENG_DATABASE_URL"):
        yield None
        return
    with database("restored") as url:
        yield url


@contextmanager
def house(folder: Path, cases: int = 2) -> Iterator[House]:
    """A founded installation with so many finished cases of five entries each."""
    folder.mkdir(exist_ok=True)
    with installed() as installation:
        if cases:
            installation.run("work", "1", str(cases))
        yield House(installation, folder)
