"""Reading the book: the entries of a case, one entry, or everything after a position."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import orjson
from django.db import connection

from zhunsheng.record.errors import NoSuchEntry
from zhunsheng.record.words import Entry

_PAGE = 1000
_SELECT = "SELECT body, digest, link FROM record_entry WHERE book = %s"


def _entry(row: tuple[Any, ...]) -> Entry:
    body = orjson.loads(row[0])
    return Entry(
        book=body["book"],
        seq=body["seq"],
        case=body["case"],
        procedure=body["procedure"],
        step=body["step"],
        on=date.fromisoformat(body["on"]),
        at=datetime.fromisoformat(body["at"]),
        by=tuple(body["by"]),
        facts=body["facts"],
        evidence=tuple(body["evidence"]),
        corrects=body["corrects"],
        digest=bytes(row[1]),
        link=bytes(row[2]),
    )


def _read(where: str, parameters: list[Any]) -> list[Entry]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} {where}", parameters)
        return [_entry(row) for row in cursor.fetchall()]


def entries(book: str, case: str, after: int = 0) -> list[Entry]:
    """The entries of a case with a number above `after`, in the order they were written; empty when there are none."""
    return _read('AND "case" = %s AND seq > %s ORDER BY seq', [book, case, after])


def end_of(book: str, case: str) -> tuple[int, bytes] | None:
    """Number and link of the last entry of a case; None when the book has none. The link names the whole history."""
    query = 'SELECT seq, link FROM record_entry WHERE book = %s AND "case" = %s ORDER BY seq DESC LIMIT 1'
    with connection.cursor() as cursor:
        cursor.execute(query, [book, case])
        row = cursor.fetchone()
    return (row[0], bytes(row[1])) if row else None


def by_case(book: str, after: str = "", cases: int = 500) -> list[Entry]:
    """All entries of the next so many cases above the id `after`, in the order of ids, then of writing."""
    where = 'WHERE book = %s AND "case" > %s'
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT DISTINCT "case" FROM record_entry {where} ORDER BY "case" LIMIT %s', [book, after, cases]
        )
        page = [case for (case,) in cursor.fetchall()]
    if not page:
        return []
    return _read('AND "case" > %s AND "case" <= %s ORDER BY "case", seq', [book, after, page[-1]])


def of_cases(book: str, cases: Sequence[str], upto: int) -> list[Entry]:
    """The entries of these cases with a number of at most `upto`, in the order of ids, then of writing."""
    if not cases:
        return []
    places = ", ".join(["%s"] * len(cases))
    return _read(f'AND "case" IN ({places}) AND seq <= %s ORDER BY "case", seq', [book, *cases, upto])


def entry(book: str, seq: int) -> Entry:
    """One entry. Raises NoSuchEntry."""
    found = _read("AND seq = %s", [book, seq])
    if not found:
        raise NoSuchEntry(f"账簿「{book}」没有第 {seq} 条记录。请核对编号。")
    return found[0]


def walk(book: str, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
    """The entries with a number above `after`, in order, read page by page: for work in the background.

    Keep the last number seen as the position to go on from; `limit` bounds how many are given.
    """
    while limit is None or limit > 0:
        size = _PAGE if limit is None else min(limit, _PAGE)
        page = _read("AND seq > %s ORDER BY seq LIMIT %s", [book, after, size])
        yield from page
        if len(page) < size:
            return
        after = page[-1].seq
        limit = None if limit is None else limit - size
