"""SQL of the hot path without Django's cursor: rewriting each query there costs more than SQLite needs to run it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@cache
def _for_sqlite(query: str) -> str:
    return query.replace("%s", "?")


def run(query: str, values: Sequence[Any]) -> Any:
    """Run one statement, written with %s, on the thread's own connection; the cursor to fetch from.

    Raises django.db.DatabaseError as any other query does.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite":
        cursor = database.cursor()
        cursor.execute(query, values)
        return cursor
    database.validate_no_broken_transaction()
    database.ensure_connection()
    with database.wrap_database_errors:
        return database.connection.execute(_for_sqlite(query), values)
