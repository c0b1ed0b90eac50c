"""Evidence (papers, photos, audio, video), stored once by its SHA-256 digest, never altered."""

import hashlib
import io
import os
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings

from zhunsheng.record.errors import EvidenceWrong, guarded_files

_CHUNK = 1 << 20


def _folder() -> Path:
    return Path(settings.HOME) / "evidence"


def path(digest: str) -> Path:
    """Where the evidence lies. Raises EvidenceWrong when that is no digest (so no path can be smuggled in)."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise EvidenceWrong(f"「{digest[:80]}」不是证据的摘要(64 位十六进制数字)。请核对。")
    return _folder() / digest[:2] / digest[2:]


def store(source: bytes | IO[bytes], *, digest: str | None = None) -> str:
    """Keep the bytes and give their digest; the same bytes are kept once. Durable when it returns.

    Raises EvidenceWrong when `digest` is given and is not theirs, RecordUnavailable when the disk is full.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    with guarded_files():
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".arriving-", dir=_folder())
        try:
            with os.fdopen(handle, "wb") as file:
                found = _copy(stream, file)
            if digest is not None and digest != found:
                raise EvidenceWrong(f"证据的摘要应为 {digest},收到的内容是 {found}。请重新上传。")
            return _settle(Path(name), found)
        finally:
            Path(name).unlink(missing_ok=True)


def _copy(stream: IO[bytes], file: IO[bytes]) -> str:
    running = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        running.update(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return running.hexdigest()


def _settle(arrived: Path, digest: str) -> str:
    home = path(digest)
    if not home.exists():
        home.parent.mkdir(mode=0o700, exist_ok=True)
        arrived.chmod(0o400)
        arrived.rename(home)
        for folder in (home.parent, _folder()):
            handle = os.open(folder, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    return digest


def exists(digest: str) -> bool:
    """Whether the evidence is kept here."""
    return path(digest).is_file()


def size(digest: str) -> int:
    """Its length in bytes. Raises EvidenceWrong when it is not kept here."""
    return _kept(digest).stat().st_size


def open(digest: str) -> io.BufferedReader:
    """The evidence, to be read from its beginning. Raises EvidenceWrong when it is not kept here."""
    return _kept(digest).open("rb")


def check(digest: str) -> None:
    """Read it all and hold it against its digest. Raises EvidenceWrong when it was altered or is not kept here."""
    with open(digest) as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != digest:
        raise EvidenceWrong(f"证据 {digest} 的内容已被改动(现为 {found})。请从备份恢复原件。")


def _kept(digest: str) -> Path:
    kept = path(digest)
    if not kept.is_file():
        raise EvidenceWrong(f"没有摘要为 {digest} 的证据。请核对摘要,或从备份恢复。")
    return kept
