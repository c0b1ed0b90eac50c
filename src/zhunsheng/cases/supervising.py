"""Questions that supervision asks of the book: what is silent, uncovered, unanswered, unexamined, not transferred."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models.fields.json import KeyTransform

from zhunsheng.cases.models import CaseRow, Paper
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.oversight.supervision import (
    Fault,
    MonitoringCard,
    SocialSupervisor,
    Suggestion,
    Supervision,
)
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.statutes.days import shift_months

REPLIES = {
    Supervision: (Supervision.escalate, ("answering-letter", "answering-opinion")),
    MonitoringCard: (MonitoringCard.upgrade, ("answering",)),
    Suggestion: (Suggestion.escalate, ("answering", "answering-opinion")),
}
"""Procedures whose silence goes further: the step that says so, and the clocks of the answers."""


def _rows(book: str, procedure: str, **wanted: Any) -> list[CaseRow]:
    found = CaseRow.objects.filter(book=book, procedure=procedure, **wanted)
    return list(found.order_by("opened", "version"))


def active_months(book: str, year: int) -> set[int]:
    """The months of a year in which something was done in some supervision case."""
    days = (
        date.fromisoformat(str(value))
        for row in _rows(book, Supervision.name)
        for name, value in row.facts.items()
        if name.endswith("_on")
    )
    return {day.month for day in days if day.year == year}


def silent_months(book: str, year: int, today: date) -> list[int]:
    """The months of a year, past ones only, in which nothing was supervised: each is a warning."""
    last = 12 if today.year > year else today.month - 1 if today.year == year else 0
    done = active_months(book, year)
    return [month for month in range(1, last + 1) if month not in done]


def uncovered(book: str, units: list[str], today: date, years: int) -> list[str]:
    """The units that no supervision looked into in so many years up to today."""
    since = shift_months(today, -12 * years)
    seen = {row.subject for row in _rows(book, Supervision.name, opened__gt=since)}
    return [unit for unit in units if unit not in seen]


def plan_open(
    plan: CaseRow | None, items: list[dict[str, Any]], book: str, today: date
) -> list[dict[str, Any]]:
    """The checks of a yearly plan whose month is over and for which no supervision of the unit was opened that year."""
    year = int(plan.subject) if plan is not None else today.year
    seen = {row.subject for row in _rows(book, Supervision.name, opened__year=year)}
    over = 13 if today.year > year else today.month
    return [one for one in items if one["month"] < over and one["unit"] not in seen]


def overdue_replies(book: str, day: date) -> list[CaseRow]:
    """The cases in which an answer is overdue and that have not gone further yet."""
    found = []
    for procedure, (step, clocks) in REPLIES.items():
        gone = f"{step.name.replace('-', '_')}_on"
        for row in _rows(book, procedure.name, closed__isnull=True):
            if gone not in row.facts and any(_late(row.facts, clock, day) for clock in clocks):
                found.append(row)
    return found


def _late(facts: dict[str, Any], clock: str, day: date) -> bool:
    name = f"clock_{clock.replace('-', '_')}"
    due = facts.get(f"{name}__due")
    return facts.get(f"{name}__state") == "open" and bool(due) and date.fromisoformat(str(due)) < day


def escalate_overdue(book: str, day: date) -> list[Taken]:
    """Take each overdue answer further, by the system; a yellow card turns red."""
    every = {procedure.name: step for procedure, (step, _clocks) in REPLIES.items()}
    return [
        take(row.id, every[row.procedure], {}, by=(SYSTEM,), on=day) for row in overdue_replies(book, day)
    ]


def unexamined_wrong_decisions(book: str) -> list[CaseRow]:
    """Decisions revoked, altered or held unlawful that no fault examination names: the list must be empty."""
    named = set(CaseRow.objects.filter(book=book, procedure=Fault.name).values_list("subject", flat=True))
    wrong = CaseRow.objects.filter(book=book, outcome="revoked").order_by("decided", "id")
    return [row for row in wrong if not {row.id, row.number} & named and not _paper_named(row, named)]


def _paper_named(row: CaseRow, named: set[str]) -> bool:
    return Paper.objects.filter(case_id=row.id, number__in=named).exists()


def appointed(book: str, day: date) -> list[CaseRow]:
    """The social supervisors in office on a day."""
    told = ((row, row.facts) for row in _rows(book, SocialSupervisor.name))
    return [
        row
        for row, facts in told
        if str(facts["appoint__since"]) <= day.isoformat() <= str(facts["appoint__until"])
        and (row.closed is None or row.closed > day)
    ]


def inactive(book: str, day: date, months: int = 6) -> list[CaseRow]:
    """Those in office who neither took part in anything nor said anything in so many months."""
    since = shift_months(day, -months).isoformat()
    return [
        row
        for row in appointed(book, day)
        if max(str(row.facts.get(name, row.facts["appoint__since"])) for name in ("task_on", "opinion_on"))
        < since
    ]


def not_transferred(book: str, day: date) -> Iterator[tuple[CaseRow, str]]:
    """Suspicions of a crime that did not go to the police, each with why: refused by the chief, or still waiting beyond
    the term; and penalties decided although the threshold of a crime was met."""
    for row in _rows(book, "transfer", outcome__in=("not-transferred", "looked-into")):
        late = any(_late(row.facts, clock, day) for clock in ("approving", "sending"))
        if row.outcome == "not-transferred":
            yield row, "refused"
        elif late:
            yield row, "late"
    threshold = KeyTransform("decide__criminal_threshold", "facts")
    punished = CaseRow.objects.filter(book=book, procedure="penalty").annotate(met=threshold)
    for row in punished.filter(met=True):
        if "transfer_on" not in row.facts and not _sent(book, row):
            yield row, "punished-instead"


def _sent(book: str, row: CaseRow) -> bool:
    names = {"subject__in": (row.id, row.number)}
    return CaseRow.objects.filter(book=book, procedure="transfer", **names).exists()
