"""The log of reading: who looked at what of which case, when and from where; chained, added to and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson
from django.db import connection

from zhunsheng.record.errors import TreeWrong, writing
from zhunsheng.record.hashing import next_link
from zhunsheng.record.words import moment, now

FIRST = sha256(b"zhunsheng reading").digest()
AGAIN = timedelta(hours=1)
"""How long a second look at the same by the same person is the same look (a player asks for a film in many ranges)."""


WHATS = ("page", "api", "thumbnail", "picture", "play", "download", "download-range", "opened", "log")
"""What is done: a case's page or its answer to a program; its evidence; what is taken along; a sealed value opened in a
receipt; this log looked at."""
_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Look:
    """One look: person, book, case, what was done (one of WHATS), at what, network address.

    Book and case are "" where no case was looked at, but this log itself.
    """

    who: str
    book: str
    case: str
    what: str
    target: str
    address: str


@dataclass(frozen=True, slots=True)
class Read:
    """A look as logged: its number in the log, the moment (UTC), the link that chains it."""

    number: int
    at: str
    look: Look
    link: bytes


def log(look: Look, *, at: datetime | None = None) -> bool:
    """Write a look down before what is looked at is given; False where the same look is written already (AGAIN).

    A download is written each time. Raises RecordUnavailable: then nothing may be shown.
    """
    written = now() if at is None else moment(at)
    if look.what != "download" and _seen(look, written):
        return False
    with writing(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE record_reading IN SHARE ROW EXCLUSIVE MODE")
        number, link = _head(cursor)
        # Time never runs backwards in the log, as in a book: a day is then a stretch of numbers.
        written = max(written, _at(cursor, number))
        body = orjson.dumps(asdict(look) | {"at": written, "number": number + 1}, option=orjson.OPT_SORT_KEYS)
        chained = next_link(_hash, link, number + 1, _hash(body))
        cursor.execute(
            "INSERT INTO record_reading (number, body, link) VALUES (%s, %s, %s)",
            [number + 1, body.decode(), chained],
        )
    return True


def head() -> tuple[int, bytes]:
    """How many looks the log holds, and the link that stands for all of them: to be kept where the operator cannot."""
    with connection.cursor() as cursor:
        return _head(cursor)


def of_case(case: str, most: int = 200) -> list[Read]:
    """The latest looks at a case, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT number, body, link FROM record_reading WHERE "case" = %s ORDER BY number DESC LIMIT %s',
            [case, most],
        )
        return [_read(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which looks: of these people, at these cases, of this kind, from a moment and before another; None: any."""

    who: tuple[str, ...] | None = None
    cases: tuple[str, ...] | None = None
    what: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def page(asked: Asked, before: int | None = None, most: int = 50) -> list[Read]:
    """The latest looks asked for, with a number below `before`, the newest first."""
    where, values = _where(asked)
    if before is not None:
        where, values = [*where, "number < %s"], [*values, before]
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT number, body, link FROM record_reading {condition} ORDER BY number DESC LIMIT %s",
            [*values, most],
        )
        return [_read(*row) for row in cursor.fetchall()]


def _where(asked: Asked) -> tuple[list[str], list[Any]]:
    kind = "json_extract(body, '$.what')" if connection.vendor == "sqlite" else "(body::json ->> 'what')"
    where, values = [], list[Any]()
    for column, several in (("person", asked.who), ('"case"', asked.cases)):
        if several is not None:
            where.append(f"{column} IN ({', '.join(['%s'] * len(several))})" if several else "1 = 0")
            values += several
    for column, wanted in (
        (f"{kind} = %s", asked.what),
        ("number >= %s", _first(asked.since) if asked.since else None),
        ("number < %s", _first(asked.until) if asked.until else None),
    ):
        if wanted is not None:
            where.append(column)
            values.append(wanted)
    return where, values


def _first(since: datetime) -> int:
    """The number of the first look at or after a moment, halving the log: what came later has a higher number."""
    wanted = moment(since)
    with connection.cursor() as cursor:
        low, high = 1, _head(cursor)[0] + 1
        while low < high:
            middle = (low + high) // 2
            if _at(cursor, middle) < wanted:
                low = middle + 1
            else:
                high = middle
    return low


def _at(cursor: Any, number: int) -> str:
    """When a look was written; "" for one that is not there."""
    cursor.execute("SELECT at FROM record_reading WHERE number = %s", [number])
    row = cursor.fetchone()
    return str(row[0]) if row else ""


def links(numbers: Sequence[int]) -> dict[int, bytes]:
    """The links of the looks with these numbers, as stored; a number that the log lacks is left out."""
    found: dict[int, bytes] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(numbers), 500):
            some = list(numbers[start : start + 500])
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT number, link FROM record_reading WHERE number IN ({places})", some)
            found |= {number: bytes(link) for number, link in cursor.fetchall()}
    return found


def walk(start: int = 1) -> Iterator[Read]:
    """Every look from a number on, in order."""
    for row in _rows(start):
        yield _read(*row)


def _rows(start: int = -(2**62)) -> Iterator[tuple[int, str, bytes]]:
    """The rows from a number on, page by page: a log of years does not go into memory."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT number, body, link FROM record_reading WHERE number >= %s ORDER BY number LIMIT %s",
                [start, _PAGE],
            )
            rows = cursor.fetchall()
        yield from rows
        if len(rows) < _PAGE:
            return
        start = rows[-1][0] + 1


def verify(known: tuple[int, bytes] | None = None) -> int:
    """Hold every look against the chain, and the chain against a head known from before; how many looks.

    Raises TreeWrong, saying where: a changed body, a missing middle, an end cut off, a chain made anew.
    """
    link, number, met = FIRST, 0, known is None or known[0] == 0
    for found, body, stored in _rows():
        number += 1
        link = next_link(_hash, link, number, _hash(body.encode()))
        if found != number or bytes(stored) != link:
            raise TreeWrong(f"查阅日志自第 {number} 条起与链不符:有改动或者缺失。请从备份核对。")
        if known and number == known[0]:
            if link != known[1]:
                raise TreeWrong(f"查阅日志第 {number} 条与先前留存的链值不符:日志被重写过。请从备份核对。")
            met = True
    if known and not met:
        raise TreeWrong(f"查阅日志只有 {number} 条,先前已有 {known[0]} 条:末尾缺失。请从备份恢复。")
    return number


def _seen(look: Look, at: str) -> bool:
    since = moment(datetime.fromisoformat(at) - AGAIN)
    with connection.cursor() as cursor:
        cursor.execute(
            # Up to now: where the clock was set back, what was written before lies in the future and hides nothing.
            "SELECT body FROM record_reading WHERE person = %s AND target = %s AND at >= %s AND at <= %s",
            [look.who, look.target, since, at],
        )
        wanted = asdict(look)
        return any(
            {k: v for k, v in orjson.loads(b).items() if k in wanted} == wanted for (b,) in cursor.fetchall()
        )


def _head(cursor: Any) -> tuple[int, bytes]:
    cursor.execute("SELECT number, link FROM record_reading ORDER BY number DESC LIMIT 1")
    row = cursor.fetchone()
    return (row[0], bytes(row[1])) if row else (0, FIRST)


def _hash(data: bytes) -> bytes:
    return sha256(data).digest()


def _read(number: int, body: str, link: bytes) -> Read:
    told = orjson.loads(body)
    at = told.pop("at")
    told.pop("number")
    return Read(number, at, Look(**told), bytes(link))
