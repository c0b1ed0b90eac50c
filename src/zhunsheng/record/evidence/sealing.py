"""Evidence at rest: AES-256-GCM over pieces of 64 KiB, each bound to its place, so that any range can be read alone.

File: version (1) ‖ salt (16) ‖ pieces, each ciphertext ‖ tag (16). The key of a file is HKDF(key of the installation,
salt, digest); a nonce is the piece's number and whether it is the last, so none is used twice under one key.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from zhunsheng.record.errors import EvidenceWrong, VaultLocked, guarded_files
from zhunsheng.record.files import folder, settle

VERSION = b"\x01"
PIECE = 64 * 1024
TAG = 16
HEAD = 1 + 16


def key_path() -> Path:
    """Where the key lies: apart from database and evidence, to be kept apart in backups too."""
    return Path(settings.HOME) / "keys" / "evidence.key"


def make_key() -> None:
    """Make the key where there is none; of two makers one wins. Raises RecordUnavailable."""
    path = key_path()
    if path.exists():
        return
    with guarded_files():
        handle, draft = tempfile.mkstemp(prefix=".evidence-", dir=folder(path.parent))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(os.urandom(32))
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            Path(draft).unlink()
        settle(path.parent)


@cache
def _main_key(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise VaultLocked(f"证据的密钥 {path} 不见了。请从密钥备份恢复该文件,不要另建新密钥。") from error


def _cipher(salt: bytes, digest: str) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt, b"zhunsheng evidence " + digest.encode())
    return AESGCM(derived.derive(_main_key(key_path())))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def seal(plain: IO[bytes], sealed: IO[bytes], digest: str) -> None:
    """Encrypt a stream; raises EvidenceWrong where it is not what its digest says, so the sealed copy must be dropped."""
    running = hashlib.sha256()
    _sealed(plain, sealed, digest, running.update)
    if running.hexdigest() != digest:
        raise EvidenceWrong(f"证据的摘要应为 {digest},收到的内容是 {running.hexdigest()}。请重新上传。")


def seal_bytes(plain: bytes, bound: str) -> bytes:
    """Encrypt a few bytes, bound to a text that must be given to open them."""
    out = io.BytesIO()
    _sealed(io.BytesIO(plain), out, bound, lambda _piece: None)
    return out.getvalue()


def _sealed(plain: IO[bytes], sealed: IO[bytes], bound: str, seen: Callable[[bytes], None]) -> None:
    salt = os.urandom(16)
    cipher, number = _cipher(salt, bound), 0
    sealed.write(VERSION + salt)
    piece = plain.read(PIECE)
    while True:
        seen(piece)
        following = plain.read(PIECE)
        sealed.write(cipher.encrypt(_nonce(number, not following), piece, None))
        if not following:
            return
        piece, number = following, number + 1


def plain_size(sealed: int) -> int:
    """The length of what a sealed file of so many bytes holds."""
    body = sealed - HEAD
    return body - TAG * max(1, -(-body // (PIECE + TAG)))


class Opening:
    """Decrypts the pieces of one sealed file as they are asked for."""

    def __init__(self, head: bytes, digest: str, sealed: int) -> None:
        if len(head) != HEAD or head[:1] != VERSION:
            raise _damaged(digest)
        self._cipher, self._digest, self._sealed = _cipher(head[1:], digest), digest, sealed
        self.pieces = max(1, -(-(sealed - HEAD) // (PIECE + TAG)))

    def span(self, start: int, length: int) -> tuple[int, int, int]:
        """First piece, and start and length in the sealed file, of what holds this range of the plain one."""
        first, last = start // PIECE, min(self.pieces - 1, (start + length - 1) // PIECE)
        begin = HEAD + first * (PIECE + TAG)
        return first, begin, min(self._sealed, HEAD + (last + 1) * (PIECE + TAG)) - begin

    def opened(self, first: int, sealed: bytes) -> bytes:
        """The plain bytes of whole pieces from the first on. Raises EvidenceWrong where one was altered or moved."""
        plain = bytearray()
        for n, start in enumerate(range(0, len(sealed), PIECE + TAG), first):
            try:
                nonce = _nonce(n, n == self.pieces - 1)
                plain += self._cipher.decrypt(nonce, sealed[start : start + PIECE + TAG], None)
            except InvalidTag as error:
                raise _damaged(self._digest) from error
        return bytes(plain)


def _damaged(digest: str) -> EvidenceWrong:
    return EvidenceWrong(f"证据 {digest} 的内容已被改动,或密钥不对。请从备份恢复原件并核对密钥。")
