"""Writing the versions of list entries, in the transaction of the step; and remaking them from the book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

import orjson

from zhunsheng.cases.list_rows import FOREVER, ListVersion
from zhunsheng.cases.swift import run
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.listing import PublicList, versions

Kept = tuple[Any, ...]
"""One version as its columns, in the order of COLUMNS."""
COLUMNS = (
    *("case", "book", "procedure", "organ", "code", "title", "basis", "source"),
    *("since", "until", "seq", "facts"),
)
_DAYS = (COLUMNS.index("since"), COLUMNS.index("until"))
_TALLY = (
    "INSERT INTO cases_listtally (procedure, organ, day, change) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (procedure, organ, day) DO UPDATE SET change = cases_listtally.change + excluded.change"
)


def of_case(case: Case, book: str) -> list[Kept]:
    """The versions of a list's entry as its acts make them; none for any other case."""
    if not issubclass(case.procedure, PublicList):
        return []
    return [
        (
            *(case.id, book, case.procedure.name, one.item.organ or case.organ, one.item.code),
            *(one.item.title, one.item.basis or "", one.source, one.since, one.until or FOREVER, one.seq),
            one.item.model_dump(mode="json", exclude_none=True),
        )
        for one in versions(case)
    ]


def keep(case: Case, book: str) -> None:
    """Write the versions of a list's entry after its latest act; nothing happens where they stay the same."""
    if not issubclass(case.procedure, PublicList):
        return
    before, after = stored([case.id]).get(case.id, []), of_case(case, book)
    if before != after:
        rewrite(case.id, before, after)


def stored(cases: Iterable[str]) -> dict[str, list[Kept]]:
    """The versions of these cases as they stand, the earliest first."""
    wanted, found = list(cases), dict[str, list[Kept]]()
    if not wanted:
        return found
    places = ", ".join(["%s"] * len(wanted))
    names = ", ".join(_quoted())
    sql = f'SELECT {names} FROM cases_listversion WHERE "case" IN ({places}) ORDER BY since, id'
    for row in run(sql, wanted).fetchall():
        values = list(row)
        for place in _DAYS:
            if isinstance(values[place], str):
                values[place] = date.fromisoformat(values[place])
        if isinstance(values[-1], str):
            values[-1] = orjson.loads(values[-1])
        found.setdefault(values[0], []).append(tuple(values))
    return found


def rewrite(case: str, before: list[Kept], after: list[Kept]) -> None:
    """Put these versions in the place of those that stand, and count them anew."""
    run('DELETE FROM cases_listversion WHERE "case" = %s', (case,))
    for row in after:
        run(_insert(), (*row[:-1], orjson.dumps(row[-1]).decode()))
    changes = tally(after)
    changes.subtract(tally(before))
    for (procedure, organ, day), change in changes.items():
        if change:
            run(_TALLY, (procedure, organ, day, change))


def tally(rows: Iterable[Kept]) -> Counter[tuple[str, str, date]]:
    """By how much these versions change the number in force, by list, organ and day."""
    found: Counter[tuple[str, str, date]] = Counter()
    for row in rows:
        _case, _book, procedure, organ = row[:4]
        since, until = row[_DAYS[0]], row[_DAYS[1]]
        found[procedure, organ, since] += 1
        if until != FOREVER:
            found[procedure, organ, until + timedelta(days=1)] -= 1
    return found


def retally() -> int:
    """Count every version anew; answers how many counts were wrong."""
    found: Counter[tuple[str, str, date]] = Counter()
    for day, sign in (("since", 1), ("until", -1)):
        sql = f"SELECT procedure, organ, {day}, COUNT(*) FROM cases_listversion GROUP BY procedure, organ, {day}"
        for procedure, organ, value, number in run(sql, ()).fetchall():
            on = date.fromisoformat(value) if isinstance(value, str) else value
            if on != FOREVER:
                found[procedure, organ, on if sign > 0 else on + timedelta(days=1)] += sign * number
    was: Counter[tuple[str, str, date]] = Counter()
    for procedure, organ, value, number in run(
        "SELECT procedure, organ, day, change FROM cases_listtally", ()
    ).fetchall():
        was[procedure, organ, date.fromisoformat(value) if isinstance(value, str) else value] = number
    wrong = {key: found[key] for key in found.keys() | was.keys() if found[key] != was[key]}
    for (procedure, organ, on), number in wrong.items():
        run(
            "DELETE FROM cases_listtally WHERE procedure = %s AND organ = %s AND day = %s",
            (procedure, organ, on),
        )
        if number:
            run(_TALLY, (procedure, organ, on, number))
    return len(wrong)


@cache
def _quoted() -> tuple[str, ...]:
    # «case» is a word of SQL.
    assert {field.column for field in ListVersion._meta.concrete_fields} == {"id", *COLUMNS}
    return tuple(f'"{name}"' for name in COLUMNS)


@cache
def _insert() -> str:
    places = ", ".join(["%s"] * len(COLUMNS))
    return f"INSERT INTO cases_listversion ({', '.join(_quoted())}) VALUES ({places})"
