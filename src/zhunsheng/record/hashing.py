"""The hash functions a book may be chained with, and the two formulas of the chain."""

import hashlib
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes

from zhunsheng.record.errors import RecordError

Hash = Callable[[bytes], bytes]


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _sm3(data: bytes) -> bytes:
    return hashlib.new("sm3", data).digest()


def _sm3_cryptography(data: bytes) -> bytes:
    running = hashes.Hash(hashes.SM3())
    running.update(data)
    return running.finalize()


# Some builds of OpenSSL leave SM3 out of hashlib; the cryptography package carries its own.
HASHES: dict[str, Hash] = {
    "sha256": _sha256,
    "sm3": _sm3 if "sm3" in hashlib.algorithms_available else _sm3_cryptography,
}


def hashing(name: str) -> Hash:
    """The hash function of that name. Raises RecordError where this house does not know it."""
    if name not in HASHES:
        raise RecordError(f"不认识的杂凑算法「{name}」。可用的是 {'、'.join(HASHES)}。")
    return HASHES[name]


def first_link(h: Hash, book: str) -> bytes:
    """What the first entry of a book links to: H(book name)."""
    return h(book.encode())


def next_link(h: Hash, previous: bytes, seq: int, digest: bytes) -> bytes:
    """link = H(previous link ‖ seq as 8 bytes big-endian ‖ digest)."""
    return h(previous + seq.to_bytes(8, "big") + digest)
