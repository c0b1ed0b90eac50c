"""Asking clamd whether a file is clean (its INSTREAM command), where one is set."""

from __future__ import annotations

import socket
from enum import Enum
from typing import IO

from zhunsheng.record.errors import EvidenceWrong, RecordUnavailable
from zhunsheng.record.evidence import limits

_CHUNK = 256 * 1024
_SECONDS = 120.0


class Scanned(Enum):
    """What is known of a file: found clean, or not looked at."""

    CLEAN = "clean"
    NOT = "not"


def scan(file: IO[bytes]) -> Scanned:
    """Have a file looked at. Raises EvidenceWrong with the name of what was found; RecordUnavailable while the scanner
    is away and the settings say to refuse."""
    where = limits.scanner()
    if not where:
        return Scanned.NOT
    try:
        said = _asked(where, file)
    except (OSError, ValueError) as error:
        if limits.scanner_must_answer():
            raise RecordUnavailable(
                f"病毒扫描程序({where})没有应答,文件没有保存。请启动 clamd 后重新上传。"
            ) from error
        return Scanned.NOT
    if said.endswith("FOUND"):
        found = said.removeprefix("stream:").removesuffix("FOUND").strip()
        raise EvidenceWrong(f"文件含有病毒或者恶意程序({found[:80]}),没有保存。请用杀毒软件处理后再上传。")
    if said != "stream: OK":
        if limits.scanner_must_answer():
            raise RecordUnavailable(
                f"病毒扫描程序不能扫描这个文件({said[:80]}),没有保存。请核对 clamd 的设置。"
            )
        return Scanned.NOT
    return Scanned.CLEAN


def _asked(where: str, file: IO[bytes]) -> str:
    """The answer of clamd. Raises OSError, ValueError (an address that is none)."""
    with _reached(where) as line:
        line.sendall(b"zINSTREAM\0")
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                line.sendall(len(chunk).to_bytes(4, "big") + chunk)
            line.sendall(bytes(4))
        except (BrokenPipeError, ConnectionResetError):
            pass  # clamd says why it stopped listening: a finding, or a file over its limit
        answer = bytearray()
        while (got := line.recv(4096)) and len(answer) < 65_536:
            answer += got
    if not answer:
        raise OSError("no answer")
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _reached(where: str) -> socket.socket:
    if where.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        try:
            line.connect(where.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)
