"""Silence that acts: the steps that a clock itself takes when its last day passed unmet (design section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.clocks import Clock, Face
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.registers import edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for

Refused = Callable[[str, Step, str], object]
"""Told of a case in which the clock could not take its step: its number, the step, and why."""


def take_lapsed(today: date, refused: Refused | None = None) -> Iterator[Taken]:
    """Take what silence has brought about by `today`, each in a transaction of its own, dated on the day after the last.

    What stands against it is told to `refused` and left to people. Taking it twice is impossible: the clock then is met.
    """
    for procedure, clocks in _acting():
        for case, number, face in _lapsed(procedure, clocks, today):
            step = face.clock.then
            assert step is not None
            try:
                yield take(case, step, {}, by=(SYSTEM,), on=face.binding + timedelta(days=1))
            except NotTaken as no:
                if refused is not None:
                    refused(number, step, str(no))


def _acting() -> Iterator[tuple[type[Procedure], list[Clock]]]:
    for procedure in PROCEDURES:
        clocks = [clock for clock in procedure.clocks.values() if clock.then is not None]
        if clocks:
            yield procedure, clocks


def _lapsed(procedure: type[Procedure], clocks: list[Clock], today: date) -> Iterator[tuple[str, str, Face]]:
    """The clocks of open cases that ran out before `today`; the rows tell where to look, the entries what is so."""
    now = edition.stamp()
    for clock in clocks:
        column = f"clock_{clock.name.replace('-', '_')}"
        # Two underscores in a column's name mean a path to Django: the rows are picked here.
        rows = CaseRow.objects.filter(procedure=procedure.name, closed__isnull=True).order_by("id")
        for row in list(rows):
            if (
                row.facts.get(f"{column}__state") != "open"
                or str(row.facts[f"{column}__due"]) >= today.isoformat()
            ):
                continue
            settings = settings_for(row.organ, today, now)
            case = folding.fold(record.entries(row.book, row.id), calendar_now(now), settings, row.organ)
            face = clock.face(case, today)
            if face is not None and face.done is None and not face.ended and face.binding < today:
                yield row.id, row.number, face
