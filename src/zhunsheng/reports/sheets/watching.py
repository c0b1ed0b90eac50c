"""The months of the units: confirmed, confirmed late, still in time, late, not over yet, or before sheets were kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from zhunsheng.cases.feed import Told, about, first_subject
from zhunsheng.procedures.clocks import Local, whole
from zhunsheng.procedures.openness.monthly_sheet import Kind, MonthlySheet, subject
from zhunsheng.procedures.openness.periods import month_of
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.registers.places import enforcing
from zhunsheng.reports.sheets.confirming import days_of
from zhunsheng.statutes.words import _


class Status(StrEnum):
    """How a unit's month stands."""

    CONFIRMED = "confirmed"
    CONFIRMED_LATE = "confirmed-late"
    WAITING = "waiting"
    LATE = "late"
    RUNNING = "running"
    BEFORE = "before"


STATUSES = {
    Status.CONFIRMED: _("已确认"),
    Status.CONFIRMED_LATE: _("逾期确认"),
    Status.WAITING: _("待确认"),
    Status.LATE: _("逾期空白"),
    Status.RUNNING: _("当月未结束"),
    Status.BEFORE: _("尚未启用"),
}


@dataclass(frozen=True)
class State:
    """A unit's month. `case` is None where nobody opened a sheet; `late_by`: days after the last day, 0 in time."""

    organ: str
    name: str
    month: str
    status: Status
    due: date
    case: str | None = None
    confirmed: date | None = None
    zero: bool = False
    late_by: int = 0


def states(
    kind: Kind,
    months: Collection[str],
    today: date,
    book: str | None = None,
    organs: Collection[str] | None = None,
) -> list[State]:
    """Each unit that enforces at a month's end, month by month; `organs`: only these. Raises Unanswerable.

    Nobody is late with a month before the first of which there is a sheet (see `kept_since`); where there is none yet,
    with none: the last full month waits for who begins.
    """
    since = kept_since(kind, book)
    begun = since or month_of(today.replace(day=1) - timedelta(days=1))
    told = {(one.organ, one.subject): one for one in about(MonthlySheet.name, _subjects(kind, months))}
    found = []
    for of in months:
        _first, last = days_of(of)
        for place in enforcing(book, last):
            if organs is None or place.code in organs:
                due = last + timedelta(days=_allowed(place.code, last))
                one = told.get((place.code, subject(kind, of)))
                state = _state(place.code, place.name, of, last, due, one, today)
                if of < begun:
                    state = replace(state, status=Status.BEFORE, late_by=0)
                elif not since and state.status is Status.LATE:
                    state = replace(state, status=Status.WAITING, late_by=0)
                found.append(state)
    return found


def kept_since(kind: Kind, book: str | None = None) -> str:
    """The first month of which any unit of a book, or of any, has a sheet of that kind; "" where none has."""
    return first_subject(MonthlySheet.name, subject(kind, ""), book).partition(":")[2]


def _subjects(kind: Kind, months: Iterable[str]) -> list[str]:
    return [subject(kind, one) for one in months]


def _allowed(organ: str, day: date) -> int:
    """So many days after the month's end, as the local rule says."""
    length = MonthlySheet.confirming.length
    assert isinstance(length, Local)
    return whole(settings_for(organ, day).get(length.key)) or length.default.count


def _state(organ: str, name: str, of: str, last: date, due: date, told: Told | None, today: date) -> State:
    case = told.id if told else None
    if told is not None and told.decided is not None:
        late = max((told.decided - due).days, 0)
        status = Status.CONFIRMED_LATE if late else Status.CONFIRMED
        return State(organ, name, of, status, due, case, told.decided, told.outcome == "zero-report", late)
    if today <= last:
        return State(organ, name, of, Status.RUNNING, due, case)
    late = max((today - due).days, 0)
    return State(organ, name, of, Status.LATE if late else Status.WAITING, due, case, late_by=late)
