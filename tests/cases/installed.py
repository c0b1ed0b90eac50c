"""An installation of its own for the tests that kill, race and break: a folder, and a database that goes away."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

PROGRAM = Path(__file__).with_name("apart.py")


@dataclass
class Installation:
    """Where processes of their own work."""

    env: dict[str, str]

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start `apart.py` with these words."""
        command = [sys.executable, str(PROGRAM), *words]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, text=True)

    def run(self, *words: str) -> list[str]:
        """Run it to its end; the lines that it printed."""
        command = [sys.executable, str(PROGRAM), *words]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def look(self) -> dict[str, Any]:
        """What stands in the book and what verification and rebuilding say of it."""
        found: dict[str, Any] = json.loads(self.run("look")[-1])
        return found


@contextmanager
def installed() -> Iterator[Installation]:
    """A fresh installation: SQLite in a folder, or a database of its own where ZHUNSHENG_DATABASE_URL is set."""
    url = os.environ.get("ZHUNSHENG_DATABASE_URL")
    with tempfile.TemporaryDirectory(prefix="zhunsheng-apart-") as home:
        env = os.environ | {"ZHUNSHENG_HOME": home, "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
        if not url:
            shutil.copytree(_founded_once(), home, dirs_exist_ok=True)
            yield Installation(env)
            return
        name = f"apart_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
            try:
                made = Installation(env | {"ZHUNSHENG_DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"})
                made.run("found")
                yield made
            finally:
                server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _founded_once() -> str:
    """A founded folder to copy: making the tables takes longer than most tests."""
    home = tempfile.mkdtemp(prefix="zhunsheng-apart-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    env = os.environ | {"ZHUNSHENG_HOME": home, "DJANGO_SETTINGS_MODULE": "zhunsheng.site.settings"}
    Installation(env).run("found")
    return home
