"""Evidence that was lawfully erased: which entries still need a file, and taking the bytes away for ever."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

import orjson
from django.conf import settings
from django.db import connection

from zhunsheng.record.books import books, head
from zhunsheng.record.errors import guarded_files, writing
from zhunsheng.record.evidence import arriving
from zhunsheng.record.evidence.folder import Folder
from zhunsheng.record.evidence.keeping import SEALED, Store, store_here
from zhunsheng.record.evidence.known import marked_erased, note_erased
from zhunsheng.record.evidence.sealing import HEAD
from zhunsheng.record.evidence.thumbnails import SIZES

Place = tuple[str, int]
"""Book and number of an entry."""
_FEW = 50


def heads() -> dict[str, int]:
    """How far each book goes now."""
    return {name: head(name).seq for name in books()}


def naming(digests: Collection[str], after: Mapping[str, int] | None = None) -> dict[str, set[Place]]:
    """The entries that name each of these files as evidence and did not lose it to an erasure.

    `after`: only entries above these numbers (and of books not named) are read. Without it every entry is: do that
    before the transaction, and inside it read on from where that ended.
    """
    found: dict[str, set[Place]] = {digest: set() for digest in digests}
    gone: dict[str, set[Place]] = {digest: set() for digest in digests}
    wanted = sorted(digests)
    for start in range(0, len(wanted), _FEW):
        some = wanted[start : start + _FEW]
        for book, body in _bodies(some, after or {}):
            read = orjson.loads(body)
            for digest in set(read["evidence"]).intersection(some):
                found[digest].add((book, read["seq"]))
            if read["procedure"] == "record":
                for digest in set(read["facts"].get("evidence", ())).intersection(some):
                    gone[digest].add((book, read["facts"]["seq"]))
    return {digest: places - gone[digest] for digest, places in found.items()}


def _bodies(digests: list[str], after: Mapping[str, int]) -> list[tuple[str, str]]:
    likes = " OR ".join(["body LIKE %s"] * len(digests))
    found: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        for book in books():
            cursor.execute(
                f"SELECT book, body FROM record_entry WHERE book = %s AND seq > %s AND ({likes}) ORDER BY seq",
                [book, after.get(book, 0), *(f"%{digest}%" for digest in digests)],
            )
            found.extend(cursor.fetchall())
    return found


def mark(digests: Collection[str]) -> None:
    """Write down, inside the caller's transaction, that these files are erased; `sweep` then takes the bytes."""
    for digest in sorted(digests):
        note_erased(digest)


def sweep(here: Store | None = None) -> list[str]:
    """Take away the bytes, small pictures and finished uploads of every file that is marked; the digests that went.

    What failed before (the store was away, the process died) is done now. Raises RecordUnavailable, EvidenceWrong.
    """
    store, gone = here or store_here(), []
    with writing(), connection.cursor() as cursor:  # nobody may note the same file as new in between
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE record_evidence IN SHARE ROW EXCLUSIVE MODE")
        marked = marked_erased()
        for digest in sorted(marked):
            names = [name for name in (digest + SEALED, digest) if store.size(name) is not None]
            for name in names:
                _remove(store, name)
            small = Folder(Path(settings.HOME) / "thumbnails")
            for name in (f"{digest}.{size}" for size in SIZES):
                _remove(small, name)
            if names:
                gone.append(digest)
        arriving.forget(marked)
    return gone


def _remove(store: Store, name: str) -> None:
    """In a folder the head goes first: without the salt in it, what the disk still holds cannot be opened."""
    if isinstance(store, Folder) and store.path(name).exists():
        with guarded_files():
            path = store.path(name)
            path.chmod(0o600)
            with path.open("r+b") as file:
                file.write(bytes(min(HEAD, path.stat().st_size)))
                file.flush()
                os.fsync(file.fileno())
    store.remove(name)
