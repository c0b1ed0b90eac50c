"""Picking a figure for a sentence: found by its name, shown in every form in which it can be printed, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.held import Held, figure_now, inside
from zhunsheng.doors.desk.wording import t
from zhunsheng.indicators import Indicator, NoSuchIndicator, Unanswerable
from zhunsheng.indicators.catalogue import INDICATORS, dimension, field_of, indicator
from zhunsheng.reports import previewing
from zhunsheng.reports.answering import Answers
from zhunsheng.reports.edition import Piece
from zhunsheng.reports.holes import TARGET, Hole, written
from zhunsheng.reports.printing import FORMS, forms_of

MOST = 12
MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of printing: what it is called, the code that prints it, what it prints now, the page of its cases."""

    title: str
    code: str
    text: str
    address: str


@require_safe
@signed_in
def search(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The figures whose title or id holds every word asked for; of some field, where nothing is asked."""
    one = inside(officer, case)
    asked = request.GET.get("q", "").strip()
    found = [each for each in INDICATORS if _fits(each, asked)]
    return page(
        *(request, officer, _template(request, "desk/report_search.html")),
        held=one,
        asked=asked,
        found=[(each, field_of(each)) for each in found[:MOST]],
        more=max(0, len(found) - MOST),
        part="desk/report_search.html",
    )


@require_safe
@signed_in
def pick(request: HttpRequest, officer: Officer, case: str, figure: str) -> HttpResponse:
    """One figure: its forms with what each prints now, and the parts of a breakdown."""
    one, by = inside(officer, case), request.GET.get("by", "")
    wrong, choices, parts = "", list[Choice](), list[tuple[str, list[Choice]]]()
    try:
        kind = indicator(figure)
        found = previewing.picked_beside(one.edition.year, one.whose, Hole(figure, by=by))
        choices = list(_choices(one, found, Hole(figure)))
        parts = list(_parts(one, found, figure, by)) if by else []
    except (NoSuchIndicator, Unanswerable) as no:
        kind, wrong = None, t(no.said)
    return page(
        *(request, officer, _template(request, "desk/report_pick.html")),
        held=one,
        kind=kind,
        wrong=wrong,
        by=by,
        ways=[(way, dimension(way).title) for way in kind.by] if kind else [],
        choices=choices,
        parts=parts[:MOST_PARTS],
        part="desk/report_pick.html",
    )


def _template(request: HttpRequest, part: str) -> str:
    """The part alone where the page asks for it; a page of its own where the browser runs no scripts."""
    return part if request.headers.get("HX-Request") else "desk/report_picker.html"


def _fits(one: Indicator, asked: str) -> bool:
    told = f"{one.title} {one.id} {one.title_en}".lower()
    return all(word in told for word in asked.lower().split())


def _choices(one: Held, found: Answers, hole: Hole) -> Iterator[Choice]:
    figure, _before = found.figure(hole)
    forms = [*forms_of(figure), *([TARGET] if hole.figure in found.targets and not hole.by else [])]
    for form in forms:
        way = Hole(hole.figure, form, hole.by, hole.key)
        text = found.printed(way)[0]
        key = str(figure.slice.key) if figure.slice else ""
        address = figure_now(Piece(text, hole.figure, form, hole.by, key), found.year, one.whose)
        yield Choice(FORMS.get(form, form), written(way), text, address)


def _parts(one: Held, found: Answers, figure: str, by: str) -> Iterator[tuple[str, list[Choice]]]:
    for part in found.split_now[figure, by].breakdown:
        if part.slice is not None and part.slice.key is not None:
            label = str(part.slice.label)
            name = label if label and not set(label) & set("|:={}") else str(part.slice.key)
            yield label, list(_choices(one, found, Hole(figure, "value", by, name)))
