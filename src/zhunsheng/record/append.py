"""Writing into the book: the only code that does."""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import TransactionManagementError

from zhunsheng.record.canon import SALT, pieces
from zhunsheng.record.errors import NoSuchBook, guarded
from zhunsheng.record.hashing import hashing, next_link
from zhunsheng.record.postgresql import append_there
from zhunsheng.record.vault import lock
from zhunsheng.record.words import Draft, Entry, moment, now


class _Queries(NamedTuple):
    head: str
    insert: str
    keep: str
    advance: str


_POSTGRESQL = _Queries(
    "SELECT hash, head_seq, head_link, head_at FROM record_book WHERE name = %s FOR UPDATE",
    "INSERT INTO record_entry (book, seq, body, salt, digest, link) VALUES (%s, %s, %s, %s, %s, %s)",
    "INSERT INTO record_vault (book, seq, path, value) VALUES (%s, %s, %s, %s)",
    "UPDATE record_book SET head_seq = %s, head_link = %s, head_at = %s WHERE name = %s",
)
_SQLITE = _Queries(*(query.replace(" FOR UPDATE", "").replace("%s", "?") for query in _POSTGRESQL))


def append(book: str, draft: Draft, *, at: datetime | None = None) -> Entry:
    """Write one act into the book, inside the caller's transaction.

    `at` is now unless given (with a zone); it is raised to the moment of the entry before it, so that
    time never runs backwards within a book. Raises Unwritable, NoSuchBook, RecordUnavailable.
    """
    return append_many(book, (draft,), at=at)[0]


def append_many(book: str, drafts: Sequence[Draft], *, at: datetime | None = None) -> list[Entry]:
    """Write several acts at once, in their order; as `append`, all or none."""
    database = connections[DEFAULT_DB_ALIAS]
    if not database.in_atomic_block:
        raise TransactionManagementError("record.append belongs inside transaction.atomic()")
    if not drafts:
        return []
    written = now() if at is None else moment(at)
    with guarded():
        if database.vendor == "sqlite":
            # Not Django's cursor: rewriting each query is a large part of what an append costs.
            database.validate_no_broken_transaction()
            with database.wrap_database_errors:
                return _append(database.connection.cursor(), _SQLITE, book, drafts, written)
        there = append_there(book, [pieces(book, draft, hashing("sha256")) for draft in drafts], written)
        if there is not None:
            return there
        with database.cursor() as cursor:
            return _append(cursor, _POSTGRESQL, book, drafts, written)


def _append(cursor: Any, queries: _Queries, book: str, drafts: Sequence[Draft], at: str) -> list[Entry]:
    """The chain made on this side: the head is held (by SQLite's write lock, or FOR UPDATE) until commit."""
    cursor.execute(queries.head, [book])
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
    cursor.executemany(queries.insert, rows)
    if secrets:
        cursor.executemany(queries.keep, secrets)
    cursor.execute(queries.advance, [seq, link, at, book])
    return entries
