"""A Spark standalone cluster on loopback: one master, two workers of one core and a gigabyte; gone when the test is."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "org.apache.spark.deploy"
PATIENCE = 300.0
"""Seconds to wait for a line in a daemon's log; it takes three on a quiet machine."""
_MASTER = re.compile(r"Starting Spark master at (spark://127\.0\.0\.1:\d+)")
_REGISTERED = re.compile(r"Successfully registered with master")


@contextmanager
def cluster(room: Path) -> Iterator[str]:
    """The master's address, once both workers have registered with it. `room`: a folder for what they write."""
    with ExitStack() as stack:
        stack.enter_context(_daemon(room, "master", f"{PACKAGE}.master.Master", "--port", "0"))
        master = _said(room / "master.log", _MASTER)
        for name in ("first", "second"):
            own = ("--cores", "1", "--memory", "1G", "--work-dir", str(room / name))
            stack.enter_context(_daemon(room, name, f"{PACKAGE}.worker.Worker", *own, "--port", "0", master))
        for name in ("first", "second"):
            _said(room / f"{name}.log", _REGISTERED)
        yield master


@contextmanager
def _daemon(room: Path, name: str, main: str, *arguments: str) -> Iterator[None]:
    command = [
        str(_home() / "bin" / "spark-class"),
        main,
        "--host",
        "127.0.0.1",
        "--webui-port",
        "0",
        *arguments,
    ]
    with (room / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env=_environment(room),
            cwd=room,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=_die_with_the_test,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _home() -> Path:
    """The folder of the package, which has all of Spark but the scripts that start daemons."""
    found = find_spec("pyspark")
    assert found is not None and found.origin, "Java is here but not pyspark: run scripts/setup spark"
    return Path(found.origin).parent


def _environment(room: Path) -> dict[str, str]:
    """Nothing of this machine's own Spark, no name looked up, nothing heard outside."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("SPARK_")}
    return plain | {
        "SPARK_HOME": str(_home()),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(room),
        "SPARK_DAEMON_MEMORY": "256m",
        # Its second door, which has a fixed number.
        "SPARK_DAEMON_JAVA_OPTS": "-Dspark.master.rest.enabled=false",
        "SPARK_NO_DAEMONIZE": "1",
    }


def _die_with_the_test() -> None:
    """Linux ends the daemon, and it its executors, even where the test is killed and cannot clean up."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _said(log: Path, what: re.Pattern[str]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = what.search(log.read_text(encoding="utf-8", errors="replace")) if log.exists() else None
        if found:
            return found[found.lastindex or 0]
        time.sleep(0.05)
    raise TimeoutError(f"{log.name}: {log.read_text(errors='replace')[-2000:]}")
