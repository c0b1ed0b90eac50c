"""A part of a backup: a compressed stream in encrypted pieces, which cannot be cut, reordered or swapped unseen.

A piece is AES-256-GCM over up to 1 MiB; its nonce is its number and whether it is the last; the key belongs to this
part of this backup alone.
"""

import hashlib
import io
import zlib
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhunsheng.record.backup.errors import BackupWrong

PIECE = 1 << 20
_TAG = 16


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Writer:
    """Writes a part; it is whole only after `close`."""

    def __init__(self, file: IO[bytes], key: bytes, level: int = 1) -> None:
        self._file, self._cipher = file, AESGCM(key)
        self._packed = zlib.compressobj(level)
        self._waiting = bytearray()
        self._number = 0
        self._running = hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._waiting += self._packed.compress(data)
        while len(self._waiting) > PIECE:
            self._piece(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def close(self) -> str:
        """End the part; the SHA-256 of the file, hex."""
        self._waiting += self._packed.flush()
        while len(self._waiting) > PIECE:
            self._piece(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        self._piece(bytes(self._waiting), last=True)
        return self._running.hexdigest()

    def _piece(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, None)
        self._file.write(sealed)
        self._running.update(sealed)
        self._number += 1


class _Opened(io.RawIOBase):
    """The plain bytes of a part, piece by piece."""

    def __init__(self, path: Path, key: bytes, skip: int) -> None:
        self._path, self._cipher = path, AESGCM(key)
        self._file = path.open("rb")
        self._file.seek(skip)
        self._next = self._file.read(PIECE + _TAG)
        self._packed = zlib.decompressobj()
        self._plain = b""
        self._number = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next. Raises BackupWrong."""
        while not self._plain:
            if self._packed.unconsumed_tail:
                self._plain = self._unpacked(self._packed.unconsumed_tail)
            elif self._next:
                self._plain = self._unpacked(self._piece())
            else:
                if not self._packed.eof:
                    raise self._wrong()
                return 0
        count = min(len(buffer), len(self._plain))
        buffer[:count] = self._plain[:count]
        self._plain = self._plain[count:]
        return count

    def _piece(self) -> bytes:
        sealed, self._next = self._next, self._file.read(PIECE + _TAG)
        try:
            plain = self._cipher.decrypt(_nonce(self._number, not self._next), sealed, None)
        except InvalidTag as error:
            raise self._wrong() from error
        self._number += 1
        return plain

    def _unpacked(self, data: bytes) -> bytes:
        try:
            return self._packed.decompress(data, PIECE)
        except zlib.error as error:
            raise self._wrong() from error

    def _wrong(self) -> BackupWrong:
        return BackupWrong(
            f"备份的「{self._path.parent.name}/{self._path.name}」被改动、截断,或者密钥不对。请改用另一份备份。"
        )

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
        super().close()


class Reader:
    """A part opened for reading, as a context: gives a buffered stream. `skip`: bytes before its first piece."""

    def __init__(self, path: Path, key: bytes, skip: int = 0) -> None:
        self._path, self._key, self._skip = path, key, skip

    def __enter__(self) -> IO[bytes]:
        self._stream = io.BufferedReader(_Opened(self._path, self._key, self._skip), PIECE)
        return self._stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._stream.close()
