"""The published annual reports: their text as it was frozen, each printed number opening its figure; every edition that
was ever public, with what each correction changed; and the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.doors.portal.shell import latest, missing, page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.procedures.oversight.annual_report import CHAPTERS
from zhunsheng.reports import Piece, Published, moved_since, published
from zhunsheng.reports.differences import difference
from zhunsheng.reports.outputs import FORMATS, Issue, NoFonts, issues, written
from zhunsheng.reports.outputs.addresses import of_figure
from zhunsheng.reports.outputs.report import title_lines


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The published editions, the latest first, and the figures of each year as they stand."""
    return page(request, "reports", editions=published(), years=latest())


@require_safe
def report(request: HttpRequest, case: str) -> HttpResponse:
    """One edition: its text, what the record answers otherwise since, and where the edition stands in the book."""
    found = _found(case)
    every = issues(found.case, found.book) if found else ()
    one = _asked(request, every)
    if found is None or one is None:
        return _none(request)
    last = one is every[-1]
    return page(
        request,
        "report",
        one=one,
        place=one.place,
        edition=one.edition,
        title=title_lines(one.edition.title, one.edition.issuer),
        last=every[-1],
        is_last=last,
        paragraphs=[
            (paragraph.kind, [(piece, _address(one, piece)) for piece in paragraph.pieces])
            for paragraph in one.edition.paragraphs
        ],
        moved=[(in_words(title), then, now) for title, then, now in moved_since(one.edition, found.book)]
        if last
        else [],
        issues=[(issue, [_change(issue, change) for change in issue.changes]) for issue in reversed(every)],
        formats=[(name, f"?format={name}&edition={one.place.seq}") for name in FORMATS],
    )


@require_safe
def document(request: HttpRequest, case: str) -> HttpResponse:
    """The edition as a file: .docx, or what `format` asks for; the one that stands, or what `edition` asks for."""
    found = _found(case)
    one = _asked(request, issues(found.case, found.book) if found else ())
    format = request.GET.get("format") or "docx"
    if one is None:
        return _none(request)
    if format not in FORMATS:
        return missing(
            request, gettext("没有这种格式。可以下载:%(formats)s。") % {"formats": "、".join(FORMATS)}
        )
    try:
        data = written(format, one.edition, one.place.on, one.place)
    except NoFonts as no:
        return page(request, "missing", status=503, message=str(no))
    answer = HttpResponse(data, content_type=FORMATS[format])
    name = f"report-{one.edition.year}{f'-{one.place.seq}' if one.place.corrected else ''}.{format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    # What an entry froze never changes.
    answer["ETag"] = f'"{one.place.link}-{format}"'
    answer["Cache-Control"] = "public, max-age=600"
    return answer


def _found(case: str) -> Published | None:
    return next((one for one in published() if one.case == case), None)


def _asked(request: HttpRequest, every: tuple[Issue, ...]) -> Issue | None:
    """The edition asked for by the number of its entry; the last where none is."""
    asked = request.GET.get("edition")
    wanted = [one for one in every if asked is None or str(one.place.seq) == asked]
    return wanted[-1] if wanted else None


def _none(request: HttpRequest) -> HttpResponse:
    return missing(request, gettext("没有这份已发布的报告。请从年度报告列表查找。"))


def _address(one: Issue, piece: Piece) -> str:
    """Where a printed number opens: its figure, asked as the report asked."""
    if not piece.figure:
        return ""
    return of_figure(one.edition, one.edition.figures[piece.ref], one.place.book)


def _change(issue: Issue, change: Mapping[str, Any]) -> dict[str, Any]:
    """One thing that a correction changed, with what went and what came marked."""
    chapter = CHAPTERS.get(str(change["what"]))
    piece = Piece(change["now"], *(str(change.get(name, "")) for name in ("figure", "form", "by", "key")))
    return {
        "what": in_words(chapter) if chapter else change["what"],
        "spans": list(_spans(str(change["then"]), str(change["now"]))),
        "address": _address(issue, piece) if piece.ref in issue.edition.figures else "",
    }


def _spans(then: str, now: str) -> Iterator[tuple[str, str]]:
    for span in difference(then, now):
        yield span.fate.value, span.text
