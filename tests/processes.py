"""Processes of their own for the tests, forked from one that has already loaded the program.

Loading it takes a process two seconds of work, forking some milliseconds. A forked process is as separate as any other:
it has its own memory, settings, connections and files, and dies of SIGKILL. What a cold start loads is seen where tests
start `sys.executable` themselves (`tests/doors/test_cli.py`), and by every drill.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

_SERVER = Path(__file__).with_name("forking.py")
ZHUNSHENG = ("-m", "zhunsheng.doors.cli")
"""The words with which `python` is the command line."""


class Process:
    """A forked process: what tests use of `subprocess.Popen`, its output as text."""

    def __init__(
        self, words: Sequence[str], env: Mapping[str, str], out: int, err: int, most: int | None
    ) -> None:
        said, tells = os.pipe()
        request = json.dumps(
            {"words": list(words), "env": dict(env), "cwd": str(Path.cwd()), "most": most}
        ).encode()
        given = os.open(os.devnull, os.O_RDONLY)
        socket.send_fds(_server(), [len(request).to_bytes(4, "big") + request], [given, out, err, tells])
        os.close(given)
        os.close(tells)
        self.stdout: IO[str] | None = None
        self.returncode: int | None = None
        self._said = os.fdopen(said, "r")
        self.pid = int(self._said.readline())

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def poll(self) -> int | None:
        """Its exit code (negative: the signal it died of), or None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float = 300) -> int:
        """Wait for its end; its exit code. Raises subprocess.TimeoutExpired, and it is killed."""
        code = self._ended(timeout)
        if code is None:
            os.kill(self.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return code

    def communicate(self, timeout: float = 300) -> tuple[str, str]:
        """All that it prints, when it has ended."""
        assert self.stdout is not None
        text = self.stdout.read()
        self.wait(timeout)
        return text, ""

    def _ended(self, timeout: float) -> int | None:
        if self.returncode is None and select.select([self._said], [], [], timeout)[0]:
            self.returncode = int(self._said.readline())
            self._said.close()
        return self.returncode


def start(words: Sequence[str], env: Mapping[str, str]) -> Process:
    """`python WORDS`, with its stdout to read from."""
    reads, writes = os.pipe()
    process = Process(words, env, writes, 2, None)
    os.close(writes)
    process.stdout = os.fdopen(reads, "r", encoding="utf-8")
    return process


def run(
    words: Sequence[str], env: Mapping[str, str], *, most: int | None = None, timeout: float = 300
) -> "subprocess.CompletedProcess[str]":
    """`python WORDS` to its end. `most`: no file longer than so many bytes, as on a disk that is full."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        code = Process(words, env, out.fileno(), err.fileno(), most).wait(timeout)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess([*words], code, out.read(), err.read())


@cache
def _server() -> socket.socket:
    """The process that forks; it ends with this one."""
    mine, its = socket.socketpair()
    kept = {key: value for key, value in os.environ.items() if key != "ZHUNSHENG_HOME"}
    process = subprocess.Popen(
        [sys.executable, str(_SERVER), str(its.fileno())], env=kept, pass_fds=[its.fileno()]
    )
    its.close()

    def end() -> None:
        mine.close()
        process.wait(20)

    atexit.register(end)
    return mine
