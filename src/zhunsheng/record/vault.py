"""The vault: personal values, encrypted with a key that lies apart from the database."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from zhunsheng.record.canon import SALT, Secret
from zhunsheng.record.errors import VaultLocked
from zhunsheng.record.words import Entry, Erased, Facts

VERSION = b"\x01"  # AES-256-GCM with the first key; rotation adds versions
_NONCE = 12

Stored = tuple[bytes | None, str | None, str | None]  # value, erased_on, ground


def key_path() -> Path:
    """Where the key lies: apart from the database, to be kept apart in backups too."""
    return Path(settings.HOME) / "keys" / "vault.key"


def _make_key(path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM record_vault WHERE value IS NOT NULL LIMIT 1")
        if cursor.fetchone():
            raise VaultLocked(f"保险库的密钥 {path} 不见了。请从密钥备份恢复该文件,不要另建新密钥。")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".vault-", dir=path.parent)  # readable by its owner alone
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # of two makers one wins, and both then read the whole key
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
    folder = os.open(path.parent, os.O_RDONLY)  # the key must outlive a power cut before any value does
    os.fsync(folder)
    os.close(folder)


@cache
def _cipher(path: Path) -> AESGCM:
    if not path.exists():
        _make_key(path)
    return AESGCM(path.read_bytes())


def _bound(book: str, path: str, commitment: str) -> bytes:
    """What the ciphertext is bound to: the commitment is unique and stands in the hashed body."""
    return orjson.dumps([book, path, commitment])


def lock(book: str, secret: Secret) -> bytes:
    """The bytes to store for a personal value: version ‖ nonce ‖ AES-256-GCM(salt ‖ canonical value)."""
    nonce = os.urandom(_NONCE)
    bound = _bound(book, secret.path, secret.commitment)
    return VERSION + nonce + _cipher(key_path()).encrypt(nonce, secret.salt + secret.value, bound)


def unlock(book: str, path: str, commitment: str, stored: bytes) -> tuple[bytes, bytes]:
    """Salt and canonical value. Raises VaultLocked when key, place or content is not the one it was locked with."""
    try:
        if stored[:1] != VERSION:
            raise InvalidTag
        nonce, sealed = stored[1 : 1 + _NONCE], stored[1 + _NONCE :]
        opened = _cipher(key_path()).decrypt(nonce, sealed, _bound(book, path, commitment))
    except (InvalidTag, ValueError) as error:
        raise VaultLocked(
            f"打不开封存的个人信息「{path}」:密钥不对,或内容被改动。请核对密钥并运行 zhunsheng verify。"
        ) from error
    return opened[:SALT], opened[SALT:]


def commitments(facts: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path (RFC 6901, from the facts) and commitment of every sealed value."""
    if isinstance(facts, dict):
        if len(facts) == 1 and "sealed" in facts:
            yield path, facts["sealed"]
            return
        for key, item in facts.items():
            if isinstance(item, dict | list):
                yield from commitments(item, f"{path}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(facts, list):
        for i, item in enumerate(facts):
            yield from commitments(item, f"{path}/{i}")


def stored(book: str, seqs: Sequence[int]) -> dict[tuple[int, str], Stored]:
    """The vault's rows of these entries, by number and path."""
    rows: dict[tuple[int, str], Stored] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(seqs), 500):
            some = seqs[start : start + 500]
            places = ",".join(["%s"] * len(some))
            cursor.execute(
                f"SELECT seq, path, value, erased_on, ground FROM record_vault WHERE book = %s AND seq IN ({places})",
                [book, *some],
            )
            for seq, path, value, erased_on, ground in cursor.fetchall():
                rows[seq, path] = (None if value is None else bytes(value), erased_on, ground)
    return rows


def _opened(book: str, path: str, commitment: str, row: Stored | None) -> Any:
    if row is None:
        raise VaultLocked(f"保险库里没有封存的个人信息「{path}」。请运行 zhunsheng verify,并从备份核对。")
    value, erased_on, ground = row
    if value is None:
        return Erased(date.fromisoformat(erased_on or "0001-01-01"), ground or "")
    return orjson.loads(unlock(book, path, commitment, value)[1])


def _revealed(book: str, seq: int, facts: Any, rows: dict[tuple[int, str], Stored], path: str = "") -> Any:
    if isinstance(facts, dict):
        if len(facts) == 1 and "sealed" in facts:
            return _opened(book, path, facts["sealed"], rows.get((seq, path)))
        return {
            key: _revealed(book, seq, item, rows, f"{path}/{key.replace('~', '~0').replace('/', '~1')}")
            if isinstance(item, dict | list)
            else item
            for key, item in facts.items()
        }
    if isinstance(facts, list):
        return [_revealed(book, seq, item, rows, f"{path}/{i}") for i, item in enumerate(facts)]
    return facts


def reveal(book: str, seq: int, facts: Facts) -> Facts:
    """The facts of an entry with each sealed value replaced by the value itself, or by Erased(on, ground).

    Raises VaultLocked when the key or a value is missing or wrong.
    """
    if next(commitments(facts), None) is None:
        return facts
    revealed: Facts = _revealed(book, seq, facts, stored(book, [seq]))
    return revealed


def reveal_many(entries: Iterable[Entry]) -> list[Facts]:
    """`reveal` for many entries at once, in their order, with one query a book and 500 entries."""
    entries = list(entries)
    wanted: dict[str, list[int]] = {}
    for entry in entries:
        if next(commitments(entry.facts), None) is not None:
            wanted.setdefault(entry.book, []).append(entry.seq)
    rows = {book: stored(book, seqs) for book, seqs in wanted.items()}
    return [_revealed(e.book, e.seq, e.facts, rows[e.book]) if e.book in rows else e.facts for e in entries]
