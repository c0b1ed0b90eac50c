"""An installation of its own for the tests that kill, race and break: a folder, and a database that goes away."""

import atexit
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

from tests import processes

PROGRAM = Path(__file__).with_name("apart.py")


@dataclass
class Installation:
    """Where processes of their own work."""

    env: dict[str, str]

    def start(self, *words: str) -> processes.Process:
        """Start `apart.py` with these words."""
        return processes.start([str(PROGRAM), *words], self.env)

    def run(self, *words: str) -> list[str]:
        """Run it to its end; the lines that it printed."""
        done = processes.run([str(PROGRAM), *words], self.env)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def look(self) -> dict[str, Any]:
        """What stands in the book and what verification and rebuilding say of it."""
        found: dict[str, Any] = json.loads(self.run("look")[-1])
        return found


@contextmanager
def installed() -> Iterator[Installation]:
    """A fresh installation: SQLite in a folder, or a database of its own where ZHUNSHENG_DATABASE_URL is set."""
    founded = _founded_once()
    with tempfile.TemporaryDirectory(prefix="zhunsheng-apart-") as home:
        shutil.copytree(founded.env["ZHUNSHENG_HOME"], home, dirs_exist_ok=True)
        env = founded.env | {"ZHUNSHENG_HOME": home}
        url = founded.env.get("ZHUNSHENG_DATABASE_URL")
        if not url:
            yield Installation(env)
            return
        with database("apart", url) as copy:
            yield Installation(env | {"ZHUNSHENG_DATABASE_URL": copy})


@contextmanager
def database(kind: str, like: str | None = None) -> Iterator[str]:
    """The URL of a PostgreSQL database of its own, empty or a copy of another that nobody is connected to."""
    url, name = os.environ["ZHUNSHENG_DATABASE_URL"], f"{kind}_{uuid.uuid4().hex[:12]}"
    template = f" TEMPLATE {like.rpartition('/')[2]}" if like else ""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}{template}".encode())
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@cache
def _founded_once() -> Installation:
    """A founded installation to copy: making the tables takes longer than most tests."""
    ends = ExitStack()
    atexit.register(ends.close)
    home = ends.enter_context(tempfile.TemporaryDirectory(prefix="zhunsheng-apart-"))
    env = os.environ | {"ZHUNSHENG_HOME": home, "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
    if os.environ.get("ZHUNSHENG_DATABASE_URL"):
        env["ZHUNSHENG_DATABASE_URL"] = ends.enter_context(database("founded"))
    made = Installation(env)
    made.run("found")
    return made
