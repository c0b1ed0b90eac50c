"""What hangs on the row of a case, read and rewritten for the rebuilding: its workers and its numbered papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from django.db import connection

from zhunsheng.record import Entry

Workers: TypeAlias = dict[str, tuple[bool, date]]
"""Person: whether the case is closed, and its next due day."""
Papers: TypeAlias = dict[str, tuple[int, str, date]]
"""Number: the entry that issued it, its kind, its day."""


def papers_of(entries: Sequence[Entry]) -> Papers:
    """The papers that these entries issued."""
    return {
        number: (entry.seq, kind, entry.on)
        for entry in entries
        for kind, number in entry.facts.get("_", {}).get("papers", {}).items()
    }


def workers(cases: Sequence[str]) -> dict[str, Workers]:
    """The workers of these cases as they stand."""
    found: dict[str, Workers] = {}
    for case, person, closed, due in _read("SELECT case_id, person, closed, due FROM cases_worker", cases):
        found.setdefault(case, {})[person] = (bool(closed), due)
    return found


def papers(cases: Sequence[str]) -> dict[str, Papers]:
    """The papers of these cases as they stand."""
    found: dict[str, Papers] = {}
    for case, number, seq, kind, issued in _read(
        "SELECT case_id, number, seq, kind, issued FROM cases_paper", cases
    ):
        found.setdefault(case, {})[number] = (seq, kind, issued)
    return found


def _read(select: str, cases: Sequence[str]) -> list[tuple[Any, ...]]:
    if not cases:
        return []
    places = ", ".join(["%s"] * len(cases))
    with connection.cursor() as cursor:
        cursor.execute(f"{select} WHERE case_id IN ({places})", list(cases))
        return list(cursor.fetchall())


def rewrite_workers(case: str, people: Workers) -> None:
    """Put these workers in the place of those that stand."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_worker WHERE case_id = %s", [case])
        cursor.executemany(
            "INSERT INTO cases_worker (case_id, person, closed, due) VALUES (%s, %s, %s, %s)",
            [(case, person, *told) for person, told in people.items()],
        )


def rewrite_papers(case: str, issued: Papers) -> None:
    """Put these papers in the place of those that stand."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_paper WHERE case_id = %s", [case])
        cursor.executemany(
            "INSERT INTO cases_paper (case_id, number, seq, kind, issued) VALUES (%s, %s, %s, %s, %s)",
            [(case, number, *told) for number, told in issued.items()],
        )
