"""Keeping and opening evidence in whichever store the settings name: by the digest of the original, sealed or plain."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

from django.conf import settings

from zhunsheng.record.errors import EvidenceWrong, VaultLocked, guarded_files
from zhunsheng.record.evidence import limits
from zhunsheng.record.evidence.folder import Folder
from zhunsheng.record.evidence.s3 import S3
from zhunsheng.record.evidence.sealing import HEAD, PIECE, Opening, key_path, make_key, plain_size, seal

CHUNK = 1 << 20
SEALED = ".sealed"
"""What follows the digest in the name of an object that is encrypted."""


class Store(Protocol):
    """Where objects lie. Reading and putting raise RecordUnavailable, EvidenceWrong."""

    def size(self, name: str) -> int | None: ...
    def read(self, name: str, start: int, length: int) -> bytes: ...
    def draft_folder(self) -> Path: ...
    def put(self, draft: Path, name: str) -> None: ...
    def remove(self, name: str) -> bool: ...
    def names(self) -> Iterator[str]: ...


def store_here() -> Store:
    """The store of the settings. Raises EvidenceWrong where they are wrong."""
    found = limits.bucket()
    return S3(found) if found else Folder(Path(settings.HOME) / "evidence")


def valid(digest: str) -> str:
    """The digest itself. Raises EvidenceWrong when it is none (so no path can be smuggled in)."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise EvidenceWrong(f"「{digest[:80]}」不是证据的摘要(64 位十六进制数字)。请核对。")
    return digest


def path(digest: str) -> Path:
    """Where the evidence lies in the local folder, sealed or plain; where it would lie plain, if it is not there."""
    here = Folder(Path(settings.HOME) / "evidence")
    sealed = here.path(valid(digest) + SEALED)
    return sealed if sealed.is_file() else here.path(digest)


def digests() -> list[str]:
    """The digest of every piece of evidence kept here, in order; a stray file is none."""
    found = {name.removesuffix(SEALED) for name in store_here().names()}
    return sorted(one for one in found if len(one) == 64 and set(one) <= set("0123456789abcdef"))


def store(source: bytes | IO[bytes], *, digest: str | None = None) -> str:
    """Keep the bytes and give their digest; the same bytes are kept once. Durable when it returns.

    Raises EvidenceWrong when `digest` is given and is not theirs, RecordUnavailable when the disk is full.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    here = store_here()
    with guarded_files():
        handle, name = tempfile.mkstemp(prefix=".arriving-", dir=here.draft_folder())
        try:
            with os.fdopen(handle, "w+b") as file:
                found = _copy(stream, file)
                if digest is not None and digest != found:
                    raise EvidenceWrong(f"证据的摘要应为 {digest},收到的内容是 {found}。请重新上传。")
                file.seek(0)
                return keep(file, found, here)
        finally:
            Path(name).unlink(missing_ok=True)


def keep(file: IO[bytes], digest: str, here: Store | None = None) -> str:
    """Put a whole file, read once more against its digest, into the store. Raises as `store`."""
    here = here or store_here()
    if _name(digest, here) is not None:
        return digest
    with guarded_files():
        handle, name = tempfile.mkstemp(prefix=".arriving-", dir=here.draft_folder())
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                if hidden := limits.sealed():
                    _have_key(here)
                    seal(file, out, digest)
                elif _copy(file, out) != digest:
                    raise EvidenceWrong(f"证据的内容在保存时变了,摘要不再是 {digest}。请重新上传。")
                out.flush()
                os.fsync(out.fileno())
            here.put(draft, digest + SEALED if hidden else digest)
        finally:
            draft.unlink(missing_ok=True)
    return digest


def _have_key(here: Store) -> None:
    """The key, made before the first sealed file only: a new one would hide that the old one was lost."""
    if not key_path().exists() and any(name.endswith(SEALED) for name in here.names()):
        raise VaultLocked(f"证据的密钥 {key_path()} 不见了。请从密钥备份恢复该文件,不要另建新密钥。")
    make_key()


def _copy(stream: IO[bytes], file: IO[bytes]) -> str:
    running = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        running.update(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return running.hexdigest()


class Kept(io.RawIOBase):
    """One piece of evidence as a stream that can be read from anywhere; what it gives is the original."""

    def __init__(self, here: Store, name: str, digest: str) -> None:
        stored = here.size(name)
        if stored is None:
            raise _gone(digest)
        self._store, self._name, self._at = here, name, 0
        self._opening = Opening(here.read(name, 0, HEAD), digest, stored) if name != digest else None
        self.length = plain_size(stored) if self._opening else stored

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place in the original."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.length}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        """The place in the original."""
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from here on. Raises EvidenceWrong where a sealed piece was altered."""
        wanted = min(len(buffer), self.length - self._at)
        if wanted <= 0:
            return 0
        found = self._plain(self._at, wanted)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _plain(self, start: int, length: int) -> bytes:
        if self._opening is None:
            return self._store.read(self._name, start, length)
        first, begin, span = self._opening.span(start, length)
        opened = self._opening.opened(first, self._store.read(self._name, begin, span))
        skipped = start - first * PIECE
        return opened[skipped : skipped + length]


def _name(digest: str, here: Store) -> str | None:
    """The name under which it is kept, sealed or plain."""
    for name in (valid(digest) + SEALED, digest):
        if here.size(name) is not None:
            return name
    return None


def kept(digest: str) -> Kept:
    """The evidence, unbuffered, with its length. Raises EvidenceWrong when it is not kept here."""
    here = store_here()
    name = _name(digest, here)
    if name is None:
        raise _gone(digest)
    return Kept(here, name, digest)


def exists(digest: str) -> bool:
    """Whether the evidence is kept here."""
    return _name(digest, store_here()) is not None


def size(digest: str) -> int:
    """Its length in bytes. Raises EvidenceWrong when it is not kept here."""
    return kept(digest).length


def open(digest: str) -> io.BufferedReader:
    """The evidence, to be read from its beginning. Raises EvidenceWrong when it is not kept here."""
    return io.BufferedReader(kept(digest), CHUNK)


def check(digest: str) -> None:
    """Read it all and hold it against its digest. Raises EvidenceWrong when it was altered or is not kept here."""
    running = hashlib.sha256()
    with open(digest) as file:
        while chunk := file.read(CHUNK):
            running.update(chunk)
    if running.hexdigest() != digest:
        raise EvidenceWrong(f"证据 {digest} 的内容已被改动(现为 {running.hexdigest()})。请从备份恢复原件。")


def _gone(digest: str) -> EvidenceWrong:
    return EvidenceWrong(f"没有摘要为 {digest} 的证据。请核对摘要,或从备份恢复。")
