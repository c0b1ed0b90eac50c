"""Which organs and governments have reported and published for a year, and which have not (督察工作规定 第二十六条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.cases import feed
from zhunsheng.procedures.oversight.annual_report import AnnualReport, latest
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers.models import Organ
from zhunsheng.registers.places import place
from zhunsheng.reports.publishing import told_case

REPORTED = date(2000, 3, 1)
PUBLISHED = date(2000, 4, 1)
_OF_A_GOVERNMENT = (AnnualReport.report_party, AnnualReport.report_congress, AnnualReport.report_above)
_OF_A_DEPARTMENT = (AnnualReport.report_government, AnnualReport.report_above)


@dataclass(frozen=True, slots=True)
class Filing:
    """How one organ stands with its report of a year: the case ("" for none), whether of a government; the days of the
    signature, of the last of its reports (only where all are made) and of publication; what is late on `day`."""

    organ: str
    name: str
    case: str
    department: bool
    signed: date | None
    reported: date | None
    published: date | None
    late: tuple[str, ...]


def filings(year: int, book: str, day: date) -> tuple[Filing, ...]:
    """Every organ of the book, by code, the cases of governments' reports beside those of the organs that drafted them."""
    held: dict[str, list[str]] = {}
    for one in feed.about(AnnualReport.name, [str(year)]):
        if one.book == book:
            held.setdefault(one.organ, []).append(one.id)
    found = []
    for code, name in Organ.objects.order_by("code").values_list("code", "name"):
        if place(code).book == book:
            cases = held.get(code, [])
            found += [_filing(code, name, case, year, day) for case in cases or [""]]
    return tuple(found)


def _filing(code: str, name: str, case: str, year: int, day: date) -> Filing:
    if not case:
        return Filing(code, name, "", True, None, None, None, _late(year, day, None, None))
    told = told_case(case)
    department = latest(told).department
    due = _OF_A_DEPARTMENT if department else _OF_A_GOVERNMENT

    def when(step: Step) -> date | None:
        act = told.first(step)
        return act.on if act is not None else None

    days = [when(step) for step in due]
    reported = max(one for one in days if one) if all(days) else None
    signed, published = when(AnnualReport.sign), when(AnnualReport.publish)
    late = _late(year, day, reported, published)
    return Filing(code, name, case, department, signed, reported, published, late)


def _late(year: int, day: date, reported: date | None, published: date | None) -> tuple[str, ...]:
    """`report` past 1 March, `publish` past 1 April of the next year: done late, or not done by `day`."""
    pairs = (("report", reported, REPORTED), ("publish", published, PUBLISHED))
    return tuple(what for what, done, due in pairs if (done or day) > due.replace(year=year + 1))
