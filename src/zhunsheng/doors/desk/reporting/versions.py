"""What a chapter was and what the whole report was: versions and editions, each to be read, any two compared."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.held import figure_then, held, inside
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, AnnualReport
from zhunsheng.reports.differences import difference
from zhunsheng.reports.writing import editions_of, names


@require_safe
@signed_in
def versions(request: HttpRequest, officer: Officer, case: str, chapter: str) -> HttpResponse:
    """The versions of a chapter, and the difference between two of them: the last two, unless others are asked for."""
    if chapter not in CHAPTERS:
        raise Http404
    one = inside(officer, case)
    found = annual_report.versions(one.view.case, chapter)
    then, now = _two(request, [0, *(each.number for each in found)])
    sources = {0: ""} | {each.number: each.source for each in found}
    return page(
        *(request, officer, "desk/report_versions.html"),
        held=one,
        chapter=chapter,
        title=CHAPTERS[chapter],
        versions=found,
        names=names,
        steps=AnnualReport.steps,
        then=then,
        now=now,
        spans=difference(sources[then], sources[now]),
    )


@require_safe
@signed_in
def editions(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The frozen editions of a report, and the difference between two of them."""
    one = inside(officer, case)
    found = editions_of(one.id)
    texts = {each.number: each.edition.text for each in found}
    then, now = _two(request, list(texts))
    return page(
        *(request, officer, "desk/report_editions.html"),
        held=one,
        editions=found,
        names=names,
        steps=AnnualReport.steps,
        then=then,
        now=now,
        spans=difference(texts[then], texts[now]) if len(texts) > 1 else (),
    )


@require_safe
@signed_in
def edition(request: HttpRequest, officer: Officer, case: str, number: int) -> HttpResponse:
    """An edition as it was frozen, its numbers leading to their cases as of then."""
    one = inside(officer, case)
    found = next((each for each in editions_of(held(officer, case).id) if each.number == number), None)
    if found is None:
        raise Http404
    return page(
        *(request, officer, "desk/report_edition.html"),
        held=one,
        frozen=found,
        names=names,
        steps=AnnualReport.steps,
        address=lambda piece: figure_then(piece, found.edition),
    )


def _two(request: HttpRequest, numbers: Sequence[int]) -> tuple[int, int]:
    """The two that the address asks to compare; the last two where it asks for none."""
    asked = (request.GET.get(name, "") for name in ("then", "now"))
    chosen = [int(text) if text.isascii() and text.isdigit() else -1 for text in asked]
    last, before = numbers[-1], numbers[-2] if len(numbers) > 1 else numbers[-1]
    return (
        chosen[0] if chosen[0] in numbers else before,
        chosen[1] if chosen[1] in numbers else last,
    )
