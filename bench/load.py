"""A small load on 127.0.0.1: eight connections, bounded in time, stopping by itself. It shares the cores with the
server, so the figures are a lower bound on it."""

from __future__ import annotations

import collections
import re
import selectors
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass

CONNECTIONS = 8


@dataclass
class Seen:
    """What came back: requests a second, the 99th percentile in seconds, how often which status."""

    rate: float
    p99: float
    statuses: dict[str, int]


class _Line:
    """One connection with one request under way."""

    def __init__(self, port: int, request: bytes) -> None:
        self.port, self.request = port, request
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        self.buffer, self.began = b"", time.perf_counter()
        self.socket.sendall(self.request)

    def answer(self) -> tuple[str, float] | None:
        """Status and duration once the whole answer is in."""
        data = self.socket.recv(1 << 17)
        self.buffer += data
        head, split, body = self.buffer.partition(b"\r\n\r\n")
        if data and not (split and len(body) >= _length(head)):
            return None
        taken = time.perf_counter() - self.began
        status = self.buffer[9:12].decode("ascii", "replace")
        self.socket.close()
        return status, taken


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 1 << 60


def drive(port: int, path: str, cookie: str, seconds: float) -> Seen:
    """Ask for one page again and again for so many seconds: with wrk where it is installed, which takes less of the
    cores from the server, else with our own small loop."""
    return _wrk(port, path, cookie, seconds) if shutil.which("wrk") else _loop(port, path, cookie, seconds)


def _wrk(port: int, path: str, cookie: str, seconds: float) -> Seen:
    address = f"http://127.0.0.1:{port}{path}"
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{int(seconds)}s",
        "--latency",
        "-H",
        f"Cookie: {cookie}",
        address,
    ]
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 30, check=True).stdout
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    number, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    others = re.findall(r"Non-2xx or 3xx responses: (\d+)", said)
    total = int(re.findall(r"(\d+) requests in", said)[0])
    statuses = {"2xx, 3xx": total - int(others[0] if others else 0)} | (
        {"others": int(others[0])} if others else {}
    )
    return Seen(rate, float(number) * {"us": 1e-6, "ms": 1e-3, "s": 1}[unit], statuses)


def _loop(port: int, path: str, cookie: str, seconds: float) -> Seen:
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode()
    )
    watch, times = selectors.DefaultSelector(), []
    statuses: collections.Counter[str] = collections.Counter()
    start = time.perf_counter()
    for line in (_Line(port, request) for _n in range(CONNECTIONS)):
        watch.register(line.socket, selectors.EVENT_READ, line)
    while time.perf_counter() - start < seconds:
        for key, _mask in watch.select(timeout=1):
            line: _Line = key.data
            got = line.answer()
            if got is None:
                continue
            statuses[got[0]] += 1
            times.append(got[1])
            watch.unregister(key.fileobj)
            line.open()
            watch.register(line.socket, selectors.EVENT_READ, line)
    took = time.perf_counter() - start
    for key in list(watch.get_map().values()):
        key.data.socket.close()
    times.sort()
    return Seen(len(times) / took, times[int(len(times) * 0.99) - 1] if times else 0.0, dict(statuses))
