"""Which entries need a piece of evidence: asked of an index that the database keeps with every entry it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from zhunsheng.record.errors import writing
from zhunsheng.record.words import Entry

Place = tuple[str, int]
"""Book and number of an entry."""
Row = tuple[str, str, int, int]
"""Digest, book, the entry that names it, the entry that says so: itself, or the erasure by which it lost the file."""

NEEDED = """
    SELECT book, named FROM record_named one WHERE digest = %s AND seq = named AND NOT EXISTS
        (SELECT 1 FROM record_named other WHERE other.digest = one.digest AND other.book = one.book
            AND other.named = one.named AND other.seq > one.named)
    ORDER BY book, named LIMIT %s"""


def needing(digest: str, most: int) -> list[Place]:
    """The first entries, at most so many, that name the file and did not lose it to an erasure."""
    with connection.cursor() as cursor:
        cursor.execute(NEEDED, [digest, most])
        return [(book, named) for book, named in cursor.fetchall()]


def elsewhere(mine: Mapping[str, Collection[Place]]) -> frozenset[str]:
    """Which of these files entries need that are not among those given for it. Reads one row more than are given."""
    return frozenset(
        digest for digest, places in mine.items() if set(needing(digest, len(places) + 1)) - set(places)
    )


def rows_of(entries: Iterable[Entry]) -> set[Row]:
    """What the index must hold of these entries."""
    found: set[Row] = set()
    for one in entries:
        found |= {(digest, one.book, one.seq, one.seq) for digest in one.evidence}
        if (one.procedure, one.step) == ("record", "erase"):
            lost = one.facts.get("evidence", ())
            found |= {(digest, one.book, one.facts["seq"], one.seq) for digest in lost}
    return found


def put_in(entries: Iterable[Entry]) -> list[Row]:
    """Put in what the index lacks of these entries, inside the caller's transaction; what it lacked."""
    lacked = []
    with connection.cursor() as cursor:
        for row in sorted(rows_of(entries)):
            cursor.execute(
                "INSERT INTO record_named (digest, book, named, seq) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                row,
            )
            if cursor.rowcount:
                lacked.append(row)
    return lacked


def take_out(batch: int = 500) -> list[Row]:
    """Take out what no entry says, a batch a transaction; what it was."""
    strays: list[Row] = []
    last: Row = ("", "", 0, 0)
    while True:
        with writing(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT n.digest, n.book, n.named, n.seq, e.body FROM record_named n LEFT JOIN record_entry e"
                " ON e.book = n.book AND e.seq = n.seq WHERE (n.digest, n.book, n.named, n.seq) > (%s, %s, %s, %s)"
                " ORDER BY n.digest, n.book, n.named, n.seq LIMIT %s",
                [*last, batch],
            )
            rows = cursor.fetchall()
            wrong = [row[:4] for row in rows if not _said(*row)]
            where = "digest = %s AND book = %s AND named = %s AND seq = %s"
            cursor.executemany(f"DELETE FROM record_named WHERE {where}", wrong)
        strays += wrong
        if len(rows) < batch:
            return strays
        last = rows[-1][:4]


def _said(digest: str, book: str, named: int, seq: int, body: str | None) -> bool:
    """Whether the entry says so; one that cannot be read is left to `verify`."""
    if body is None:
        return False
    front, _facts, back = body.partition(',"facts":{')
    if seq == named:
        return f'"{digest}"' in front
    return f'"{digest}"' in back and f',"seq":{named}}},"on":' in back and ',"procedure":"record",' in back
