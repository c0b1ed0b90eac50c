"""Appending on PostgreSQL in one round trip: the server numbers, hashes and chains (record_append)."""

import os
from collections.abc import Sequence

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

from zhunsheng.record.canon import SALT, Pieces
from zhunsheng.record.vault import lock
from zhunsheng.record.words import Entry

_CALL = (
    "SELECT o_seq, o_at, o_digest, o_link FROM record_append(%s::text, %s::text, %s::text, %b::bytea,"
    " %s::int[], %s::text[], %b::bytea[])"
)


def append_there(book: str, made: Sequence[Pieces], at: str) -> list[Entry] | None:
    """Write the entries of a SHA-256 book; None where there is no such book, or it has another hash."""
    secrets = [(i, secret) for i, one in enumerate(made, 1) for secret in one.secrets]
    parameters = [
        book,
        at,
        b"\1".join([piece for one in made for piece in (one.front, one.back)]).decode(),
        os.urandom(SALT * len(made)),
        [i for i, _ in secrets] or None,
        [secret.path for _, secret in secrets] or None,
        [lock(book, secret) for _, secret in secrets] or None,
    ]
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    database.validate_no_broken_transaction()
    raw = database.connection
    with database.wrap_database_errors:
        # Django's cursor writes the values into the text of the query, and its connections prepare nothing.
        usual, raw.prepare_threshold = raw.prepare_threshold, 0
        try:
            rows = psycopg.Cursor(raw).execute(_CALL, parameters).fetchall()
        finally:
            raw.prepare_threshold = usual
    if not rows:
        return None
    return [
        one.entry(book, seq, when, digest, link)
        for one, (seq, when, digest, link) in zip(made, rows, strict=True)
    ]
