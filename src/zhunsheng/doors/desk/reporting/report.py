"""The page of one report: its text with every number leading to its cases, what stands against it, what comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng import reports
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.held import Held, chapter_page, figure_then, held, inside, may_take
from zhunsheng.doors.desk.reporting.order import turns, work_of
from zhunsheng.doors.desk.reporting.sides import sides
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.procedures.oversight.annual_report import AnnualReport, bars
from zhunsheng.reports.checking import Check, typed_numbers
from zhunsheng.reports.reviewing import checks_of
from zhunsheng.reports.writing import editions_of

_QUOTED = re.compile(r"「(.+?)」")
_BY_TITLE = {one.title: one.id for one in INDICATORS}
FORMATS = (("docx", "Word"), ("pdf", "PDF"), ("html", "HTML"), ("json", "JSON"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A check with the page on which it is put right."""

    check: Check
    address: str


@require_safe
@signed_in
def report(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """One report: its text, each number leading to its cases; the check; the lawful order."""
    one = held(officer, case)
    newer = bars.newer(one.view.case)
    checks = checks_of(one.id, one.whose.book or None, moved=False)
    return page(
        *(request, officer, "desk/report.html"),
        held=one,
        inside=officer.viewer.sees(one.view.line.organ),
        line=one.view.line,
        edition=one.edition,
        address=lambda piece: figure_then(piece, one.edition),
        stops=[shown(one, check) for check in checks if check.stops],
        notes=[shown(one, check) for check in checks if not check.stops and check.kind != "typed"],
        typed=[(typed, chapter_page(one.id, typed.chapter)) for typed in typed_numbers(one.edition)],
        turns=turns(one),
        work=work_of(one, newer),
        sides=sides(one),
        mine=may_take(one, AnnualReport.write),
        corrects=may_take(one, AnnualReport.correct),
        formats=FORMATS,
        editions_n=len(editions_of(one.id)),
    )


@require_safe
@signed_in
def moved(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The figures that the record now answers otherwise than the edition froze. Asked after the page is there."""
    one = inside(officer, case)
    found = list(reports.moved_since(one.edition, one.whose.book or None))
    return page(request, officer, "desk/report_moved.html", moved=found, held=one, by_title=_BY_TITLE)


def shown(one: Held, check: Check) -> Shown:
    """Where the check is put right: its chapter, else the figure that it speaks of, else the cover."""
    address = chapter_page(one.id, check.chapter)
    quoted = _QUOTED.search(check.message)
    if not address and quoted and quoted[1] in _BY_TITLE:
        address = reverse("desk:figure", args=[_BY_TITLE[quoted[1]]]) + f"?year={one.edition.year}"
    if not address and check.kind in ("number", "addressee", "signer", "manuscript"):
        address = reverse("desk:report-revise", args=[one.id])
    return Shown(check, address)
