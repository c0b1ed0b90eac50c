"""Writing into the book: the only code that does."""

import os
from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.transaction import TransactionManagementError

from zhunsheng.record.canon import SALT, pieces
from zhunsheng.record.errors import NoSuchBook, guarded
from zhunsheng.record.hashing import hashing, next_link
from zhunsheng.record.postgresql import append_there
from zhunsheng.record.vault import lock
from zhunsheng.record.words import Draft, Entry, moment, now

_INSERT = "INSERT INTO record_entry (book, seq, body, salt, digest, link) VALUES (%s, %s, %s, %s, %s, %s)"
_KEEP = "INSERT INTO record_vault (book, seq, path, value) VALUES (%s, %s, %s, %s)"
_ADVANCE = "UPDATE record_book SET head_seq = %s, head_link = %s, head_at = %s WHERE name = %s"


def append(book: str, draft: Draft, *, at: datetime | None = None) -> Entry:
    """Write one act into the book, inside the caller's transaction.

    `at` is now unless given (with a zone); it is raised to the moment of the entry before it, so that
    time never runs backwards within a book. Raises Unwritable, NoSuchBook, RecordUnavailable.
    """
    return append_many(book, [draft], at=at)[0]


def append_many(book: str, drafts: Sequence[Draft], *, at: datetime | None = None) -> list[Entry]:
    """Write several acts at once, in their order; as `append`, all or none."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("record.append belongs inside transaction.atomic()")
    if not drafts:
        return []
    written = now() if at is None else moment(at)
    with guarded():
        if connection.vendor == "postgresql":
            made = [pieces(book, draft, hashing("sha256")) for draft in drafts]
            there = append_there(book, made, written)
            if there is not None:
                return there
        return _append(book, drafts, written)


def _append(book: str, drafts: Sequence[Draft], at: str) -> list[Entry]:
    """The chain made on this side: the head is held (by the write lock of SQLite, or FOR UPDATE) until commit."""
    held = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT hash, head_seq, head_link, head_at FROM record_book WHERE name = %s{held}", [book]
        )
        row = cursor.fetchone()
        if row is None:
            raise NoSuchBook(f"没有账簿「{book}」。请先开启该账簿,或核对名称。")
        h, seq, link, at = hashing(row[0]), row[1], bytes(row[2]), max(at, row[3])
        rows, secrets, entries = [], [], []
        for draft in drafts:
            seq += 1
            made, salt = pieces(book, draft, h), os.urandom(SALT)
            body = made.body(at, seq)
            digest = h(salt + body)
            link = next_link(h, link, seq, digest)
            entries.append(made.entry(book, seq, at, digest, link))
            rows.append((book, seq, body.decode(), salt, digest, link))
            secrets += [(book, seq, secret.path, lock(book, secret)) for secret in made.secrets]
        cursor.executemany(_INSERT, rows)
        if secrets:
            cursor.executemany(_KEEP, secrets)
        cursor.execute(_ADVANCE, [seq, link, at, book])
    return entries
