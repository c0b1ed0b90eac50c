"""What moves the last day of a clock: spans of days not counted, and extensions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhunsheng.statutes.days import Pause, count, workdays

if TYPE_CHECKING:
    from zhunsheng.procedures.acts import Act, Case
    from zhunsheng.procedures.vocabulary import Step


@dataclass(frozen=True)
class Span:
    """Days that a clock does not count: from the day after one step to the day of another, and no longer than the day
    that the fact `until` of the first step names, or that `until` works out."""

    first: Step
    last: Step
    why: str
    if_fact: str | None = None
    until: str | Callable[[Case, Act], date | None] | None = None


def not_counted(case: Case, span: Span, act: Act, today: date) -> list[Pause]:
    """The spans not counted: each begins the day after its first step (written notice) and ends with its last."""
    found = []
    for begin in case.standing(span.first):
        if begin.seq < act.seq or (span.if_fact and getattr(begin.facts, span.if_fact, None) is False):
            continue
        end = next((one for one in case.standing(span.last) if one.seq > begin.seq), None)
        first, last = begin.on + timedelta(days=1), end.effect if end else today
        told = getattr(begin.facts, span.until, None) if isinstance(span.until, str) else None
        told = span.until(case, begin) if callable(span.until) else told
        last = min(last, told) if told else last
        if last >= first:
            found.append(Pause(first, last, span.why))
    return found


def extended(
    case: Case,
    step: Step,
    act: Act,
    due: date,
    counts: Callable[[Case, Act], bool] | None,
    pauses: tuple[Pause, ...],
) -> tuple[date, int]:
    """The last day after the extensions that stand, and by how many days they moved it: calendar days, or working
    days where an extension is given in those (`extra_working_days`)."""
    moved, worked = due, 0
    for one in case.standing(step):
        if one.seq > act.seq and (counts is None or counts(case, one)):
            until, extra = getattr(one.facts, "until", None), getattr(one.facts, "extra_days", None)
            if by := getattr(one.facts, "extra_working_days", None):
                moved = count(moved, workdays(by), calendar=case.calendar, pauses=pauses).plain
                worked += by
            else:
                moved = until if until else moved + timedelta(days=int(extra or 0))
    return moved, worked or (moved - due).days
