"""Keeping the caches: the row of a case, its workers, its papers. Written here and by the rebuilding alone.

In SQL of our own: the same work through the model layer costs several times the entry itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import orjson
from django.db import connection

from zhunsheng.cases import folding, list_keeping
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.same_party import key_of
from zhunsheng.cases.swift import run
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.vocabulary import ROLES

NEVER = date(9999, 12, 31)
"""The due day of a case on which nothing is due, so that lists can sort and page by one column."""
Row = dict[str, Any]

_WORKER = (
    "INSERT INTO cases_worker (person, case_id, closed, due) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (person, case_id) DO UPDATE SET closed = excluded.closed, due = excluded.due"
)
_WORKERS = "UPDATE cases_worker SET closed = %s, due = %s WHERE case_id = %s"
_PAPER = "INSERT INTO cases_paper (case_id, seq, kind, number, issued) VALUES (%s, %s, %s, %s, %s)"


def columns() -> tuple[str, ...]:
    """The columns of a case's row, the analytic facts last."""
    return _columns()


@cache
def _columns() -> tuple[str, ...]:
    names = [str(field.column) for field in CaseRow._meta.concrete_fields]
    return (*(name for name in names if name != "facts"), "facts")


def of_case(case: Case, number: str, book: str) -> Row:
    """The row of a case as its acts make it."""
    return folding.row(case, number, book) | {"party_key": key_of(case.fact("party"))}


def stored(cases: Sequence[str], *, lock: bool = False, facts: bool = False) -> dict[str, Row]:
    """The rows of these cases as they stand; `lock` holds them until commit where the database locks rows."""
    names = _columns() if facts else _columns()[:-1]
    held = " FOR UPDATE" if lock and connection.vendor == "postgresql" else ""
    found = run(_select(names, len(cases)) + held, cases).fetchall()
    rows = [dict(zip(names, row, strict=True)) for row in found]
    for row in rows:
        if facts:
            row["facts"] = orjson.loads(row["facts"])
    return {row["id"]: row for row in rows}


@cache
def _select(names: tuple[str, ...], number: int) -> str:
    places = ", ".join(["%s"] * number)
    return f"SELECT {', '.join(names)} FROM cases_caserow WHERE id IN ({places})"


@cache
def _insert(names: tuple[str, ...]) -> str:
    places = ", ".join(["%s"] * len(names))
    return f"INSERT INTO cases_caserow ({', '.join(names)}) VALUES ({places})"


@cache
def _update(names: tuple[str, ...]) -> str:
    return f"UPDATE cases_caserow SET {', '.join(f'{name} = %s' for name in names)} WHERE id = %s"


def _plain(row: Row, names: Iterable[str]) -> list[Any]:
    return [orjson.dumps(row[name]).decode() if name == "facts" else row[name] for name in names]


def write(row: Row, before: Mapping[str, Any] | None) -> None:
    """Insert the row, or update the columns that differ from `before`: untouched indexes stay untouched."""
    if before is None:
        run(_insert(_columns()), _plain(row, _columns()))
        return
    changed = tuple(name for name in _columns() if name not in before or before[name] != row[name])
    if changed:
        run(_update(changed), [*_plain(row, changed), row["id"]])


def due_of(row: Mapping[str, Any]) -> tuple[bool, date]:
    """Whether the case is closed, and its next due day: what "my work" sorts by."""
    return row["closed"] is not None, row["next_due"] or NEVER


def workers_of(acts: Iterable[Any]) -> list[str]:
    """Everybody in public service who took a step, in the order of first steps."""
    return list(
        dict.fromkeys(person for act in acts for person in dict.fromkeys(act.by) if person not in ROLES)
    )


def keep(
    case: Case, number: str, book: str, papers: Mapping[str, str], before: Mapping[str, Any] | None
) -> None:
    """Write the row of a case after its latest act, and what hangs on it. `before`: the row as it was, if any."""
    row, last = of_case(case, number, book), case.newest
    write(row, before)
    closed, due = due_of(row)
    known = set(workers_of(act for act in case.acts if act is not last))
    new = [person for person in workers_of([last]) if person not in known]
    if known and (before is None or due_of(before) != (closed, due)):
        run(_WORKERS, (closed, due, case.id))
    for person in new:
        run(_WORKER, (person, case.id, closed, due))
    for kind, paper in papers.items():
        run(_PAPER, (case.id, last.seq, kind, paper, last.on))
    list_keeping.keep(case, book)
