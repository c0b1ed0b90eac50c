"""Asking a witness over HTTP (C2SP tlog-witness): bounded in time and size, no redirect followed, nothing believed unchecked."""

import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.witnesses import Witness

SECONDS = 10.0
"""The longest that one witness may keep us, from the first byte to the last."""
MOST_BYTES = 16 * 1024
"""The longest answer that is read: a handful of signature lines."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the witness answered."""

    status: int
    text: str

    @property
    def size(self) -> int | None:
        """The size that the witness says it knows (status 409), unsigned; None where it names none."""
        said = self.text.strip()
        named = self.status == 409 and said.isascii() and said.isdigit() and len(said) < 20
        return int(said) if named else None


def _connection(url: str, seconds: float) -> tuple[HTTPConnection, str]:
    parts = urlsplit(url)
    path = f"{parts.path.rstrip('/')}/add-checkpoint"
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "https":
        return HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context()), path
    return HTTPConnection(host, port, timeout=seconds), path


def _cut(held: list[socket.socket]) -> None:
    """At the end of the time: whoever sends a byte now and then would otherwise hold us for ever."""
    for sock in held:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def post(witness: Witness, body: bytes, seconds: float = SECONDS) -> Reply:
    """One request. Raises CheckpointWrong where the witness cannot be reached, is too slow or says too much."""
    connection, path = _connection(witness.url, seconds)
    end = time.monotonic() + seconds
    held: list[socket.socket] = []  # the connection forgets its socket before the answer is read to its end
    timer = Timer(seconds, _cut, (held,))
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        held.append(connection.sock)
        connection.request("POST", path, body, {"Content-Type": "text/plain; charset=utf-8"})
        answer = connection.getresponse()
        content = answer.read(MOST_BYTES + 1)
    except (OSError, HTTPException, ValueError) as error:
        slow = time.monotonic() >= end
        why = f"{seconds:g} 秒内没有答复" if slow else f"不能连接({type(error).__name__})"
        raise CheckpointWrong(
            f"见证人「{witness.key.name}」{why}。请核对地址 {witness.url} 和网络;下次会再送。"
        ) from error
    finally:
        timer.cancel()
        connection.close()
    if time.monotonic() >= end:
        raise CheckpointWrong(f"见证人「{witness.key.name}」{seconds:g} 秒内没有答复完。下次会再送。")
    if len(content) > MOST_BYTES:
        raise CheckpointWrong(f"见证人「{witness.key.name}」的答复过长,不予采信。请联系见证人。")
    return Reply(answer.status, content.decode("utf-8", "replace"))


def request(old: int, proof: Sequence[str], note: str) -> bytes:
    """The body of add-checkpoint: the size that the witness knows, the consistency proof (Base64), the signed note."""
    return "".join([f"old {old}\n", *(f"{one}\n" for one in proof), "\n", note]).encode()
