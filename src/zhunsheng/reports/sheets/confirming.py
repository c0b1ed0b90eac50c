"""A unit's month: filled from the record, opened by the system or the unit, confirmed by the unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from zhunsheng.cases.feed import about
from zhunsheng.cases.taking import Taken, take
from zhunsheng.indicators import Period, Unanswerable
from zhunsheng.procedures.openness.monthly_sheet import Kind, MonthlySheet, subject
from zhunsheng.procedures.openness.periods import month
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.registers.places import enforcing
from zhunsheng.reports.sheets.declared import SHEETS
from zhunsheng.reports.tables import Filled, fill
from zhunsheng.reports.tables.publishing import Issued, frozen, standing
from zhunsheng.statutes.words import Said, _


def days_of(text: str) -> tuple[date, date]:
    """The days of a month (2025-09). Raises Unanswerable."""
    try:
        return month(text)
    except ValueError:
        raise Unanswerable(Said(_("「{text}」不是月份。请写成 2025-09。"), text=text[:80])) from None


def sheet(kind: Kind, of: str, organ: str, as_of: date) -> Filled:
    """The sheet as the record now stands. Raises Unanswerable."""
    return fill(SHEETS[kind], Period.between(*days_of(of), as_of), organ)


def open_sheet(
    kind: Kind, of: str, organ: str, *, by: Sequence[str], on: date, at: datetime | None = None
) -> Taken:
    """Open a unit's sheet. Raises what `take` raises."""
    facts = {"kind": kind, "month": of}
    return take(None, MonthlySheet.open, facts, by=by, on=on, organ=organ, procedure=MonthlySheet, at=at)


def open_month(kind: Kind, of: str, on: date, book: str | None = None) -> Iterator[Taken]:
    """Open, as the system, the sheets that the organs enforcing at the month's end lack. Raises Unanswerable."""
    _first, last = days_of(of)
    there = {one.organ for one in about(MonthlySheet.name, (subject(kind, of),))}
    for organ in enforcing(book, last):
        if organ.code not in there:
            yield open_sheet(kind, of, organ.code, by=(SYSTEM,), on=on)


def confirm(
    case: str,
    table: Filled,
    *,
    by: Sequence[str],
    on: date,
    zero: bool = False,
    remark: str = "",
    at: datetime | None = None,
) -> Taken:
    """Confirm a sheet with these figures and the heads of the books. Raises what `take` raises."""
    facts = {"table": frozen(table), "zero": zero, "remark": remark or None}
    return take(case, MonthlySheet.confirm, facts, by=by, on=on, at=at)


def confirmed(case: str) -> Issued | None:
    """The figures as the unit confirmed them; None where it has not. Raises NoSuchCase."""
    return standing(MonthlySheet, case)
