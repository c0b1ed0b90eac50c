"""The months of the units: confirmed, confirmed late, still in time, late, or not over yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhunsheng.cases.feed import Told, about
from zhunsheng.procedures.clocks import Local, whole
from zhunsheng.procedures.openness.monthly_sheet import Kind, MonthlySheet, subject
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


STATUSES = {
    Status.CONFIRMED: _("已确认"),
    Status.CONFIRMED_LATE: _("逾期确认"),
    Status.WAITING: _("待确认"),
    Status.LATE: _("逾期空白"),
    Status.RUNNING: _("当月未结束"),
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
    """Each unit that enforces at a month's end, month by month; `organs`: only these. Raises Unanswerable."""
    told = {(one.organ, one.subject): one for one in about(MonthlySheet.name, _subjects(kind, months))}
    found = []
    for of in months:
        _first, last = days_of(of)
        for place in enforcing(book, last):
            if organs is None or place.code in organs:
                due = last + timedelta(days=_allowed(place.code, last))
                one = told.get((place.code, subject(kind, of)))
                found.append(_state(place.code, place.name, of, last, due, one, today))
    return found


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
