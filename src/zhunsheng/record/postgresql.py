"""Appending on PostgreSQL in one round trip: the server numbers, hashes and chains (record_append)."""

import os
from collections.abc import Sequence

import psycopg
from django.db import connection

from zhunsheng.record.canon import SALT, Pieces
from zhunsheng.record.vault import lock
from zhunsheng.record.words import Entry

_CALL = (
    "SELECT o_seq, o_at, o_digest, o_link FROM record_append(%s::text, %s::text, %s::text[], %s::text[], %b::bytea[],"
    " %s::int[], %s::text[], %b::bytea[])"
)


def append_there(book: str, made: Sequence[Pieces], at: str) -> list[Entry] | None:
    """Write the entries of a SHA-256 book; None where there is no such book, or it has another hash."""
    secrets = [(i, secret) for i, one in enumerate(made, 1) for secret in one.secrets]
    parameters = [
        book,
        at,
        [one.front.decode() for one in made],
        [one.back.decode() for one in made],
        [os.urandom(SALT) for _ in made],
        [i for i, _ in secrets],
        [secret.path for _, secret in secrets],
        [lock(book, secret) for _, secret in secrets],
    ]
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    # Not Django's cursor: it writes the values into the text of the query, so nothing could be prepared.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(_CALL, parameters, prepare=True)
        rows = cursor.fetchall()
    if not rows:
        return None
    return [
        one.entry(book, seq, when, bytes(digest), bytes(link))
        for one, (seq, when, digest, link) in zip(made, rows, strict=True)
    ]
