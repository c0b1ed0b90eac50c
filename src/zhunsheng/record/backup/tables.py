"""The rows of the database as lines, read in one snapshot while others write, and put back into an empty one.

SQLite: a line of JSON a row, bytes as {"b": Base64}. PostgreSQL: the text format of COPY.
"""

import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson
import psycopg
from django.db import connection

LEFT_OUT = frozenset({"django_migrations"})
"""Made by the migrations themselves."""
_LAST = ("record_book",)  # loaded after their entries: a trigger refuses entries below a head
_ROWS = 500
Skip = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns that can be written, and its primary key."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]

    def select(self, where: str = "") -> str:
        """The query for its rows, in the order of the key."""
        columns = ", ".join(f'"{one}"' for one in self.columns)
        order = ", ".join(f'"{one}"' for one in self.keys or self.columns[:1])
        return f'SELECT {columns} FROM "{self.name}"{" WHERE " + where if where else ""} ORDER BY {order}'


class Source:
    """One moment of the database, through a connection of its own."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        found: list[tuple[Any, ...]] = self.raw.execute(query).fetchall()
        return found

    def lines(self, query: str) -> Iterator[tuple[bytes, int]]:
        """The rows of a query as blocks of lines, and how many rows each block ends."""
        if connection.vendor == "sqlite":
            cursor = self.raw.execute(query)
            while rows := cursor.fetchmany(_ROWS):
                yield b"".join(orjson.dumps(row, default=_bytes) + b"\n" for row in rows), len(rows)
            return
        with self.raw.cursor().copy(f"COPY ({query}) TO STDOUT") as copy:
            for block in copy:
                data = bytes(block)
                yield data, data.count(b"\n")


def _bytes(value: Any) -> dict[str, str]:
    return {"b": b64encode(value).decode()}


@contextmanager
def snapshot() -> Iterator[Source]:
    """The database as it stands at one moment; writers go on beside it and are not waited for."""
    if connection.vendor == "sqlite":
        raw = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=20)
        try:
            raw.execute("BEGIN")
            raw.execute("SELECT 1 FROM sqlite_master").fetchone()  # the moment is that of the first reading
            yield Source(raw)
        finally:
            raw.close()
        return
    parameters = connection.get_connection_params()
    wanted = {
        key: parameters[key] for key in ("host", "port", "user", "password", "dbname") if key in parameters
    }
    with psycopg.connect(**wanted) as raw_there:
        raw_there.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield Source(raw_there)


def tables(ask: Callable[[str], Iterable[tuple[Any, ...]]]) -> list[Table]:
    """Every table, in the order in which it must be put back."""
    if connection.vendor == "sqlite":
        found = [_sqlite(ask, str(name)) for (name,) in ask(_SQLITE_TABLES)]
    else:
        columns: dict[str, list[str]] = {}
        for name, column in ask(_POSTGRESQL_COLUMNS):
            columns.setdefault(name, []).append(column)
        keys: dict[str, list[str]] = {}
        for name, column in ask(_POSTGRESQL_KEYS):
            keys.setdefault(name, []).append(column)
        found = [Table(name, tuple(columns[name]), tuple(keys.get(name, ()))) for name in columns]
    wanted = [table for table in found if table.name not in LEFT_OUT]
    return sorted(wanted, key=lambda table: (table.name in _LAST, table.name))


_SQLITE_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
_POSTGRESQL_COLUMNS = (
    "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
    " USING (table_schema, table_name) WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
    " AND c.is_generated = 'NEVER' ORDER BY c.table_name, c.ordinal_position"
)
_POSTGRESQL_KEYS = (
    "SELECT i.indrelid::regclass::text, a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k (n, place)"
    " JOIN pg_attribute a ON a.attnum = k.n WHERE i.indisprimary AND a.attrelid = i.indrelid"
    " AND i.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
    " ORDER BY 1, k.place"
)


def _sqlite(ask: Callable[[str], Iterable[tuple[Any, ...]]], name: str) -> Table:
    rows = list(ask(f'PRAGMA table_info("{name}")'))  # leaves out generated columns
    keyed = sorted((row[5], row[1]) for row in rows if row[5])
    return Table(name, tuple(row[1] for row in rows), tuple(column for _place, column in keyed))


def key_of(line: bytes) -> tuple[Any, ...]:
    """The first three columns of a line, to compare rows by: book, number and place in the vault."""
    if connection.vendor == "sqlite":
        return tuple(orjson.loads(line)[:3])
    return tuple(line.split(b"\t", 3)[:3])


def load(table: Table, lines: Iterable[bytes]) -> int:
    """Put lines into a table, inside the caller's transaction; how many there were."""
    columns = ", ".join(f'"{one}"' for one in table.columns)
    if connection.vendor == "sqlite":
        places = ", ".join("?" * len(table.columns))
        query = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'
        cursor, count = connection.connection.cursor(), 0
        rows = (list(map(_value, orjson.loads(line))) for line in lines)
        while some := list(islice(rows, _ROWS)):
            cursor.executemany(query, some)
            count += len(some)
        return count
    count = 0
    with psycopg.Cursor(connection.connection).copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for line in lines:
            copy.write(line)
            count += 1
    return count


def _value(value: Any) -> Any:
    return b64decode(value["b"]) if isinstance(value, dict) else value


def ask_here(query: str) -> list[tuple[Any, ...]]:
    """A query over the usual connection, its values as they lie there."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return list(connection.connection.cursor().execute(query).fetchall())
    found: list[tuple[Any, ...]] = psycopg.Cursor(connection.connection).execute(query.encode()).fetchall()
    return found


def number_on() -> None:
    """Let the counters of PostgreSQL go on after the numbers that were put back."""
    if connection.vendor != "postgresql":
        return
    query = (
        "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
        " FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND (is_identity = 'YES' OR column_default LIKE 'nextval%')"
    )
    for table, column, sequence in ask_here(query):
        if sequence:
            ask_here(
                f'SELECT setval(\'{sequence}\', coalesce(max("{column}"), 1), max("{column}") IS NOT NULL)'
                f' FROM "{table}"'
            )
