"""The published annual reports: their text as it was frozen, each printed number opening its figure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.doors.portal.shell import missing, page
from zhunsheng.indicators.figures import today
from zhunsheng.reports import Piece, Published, docx, moved_since, published

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The published editions, the latest first, and the figures of this year and the last as they stand."""
    this = today().year
    return page(request, "reports", editions=published(), years=[this, this - 1])


@require_safe
def report(request: HttpRequest, case: str) -> HttpResponse:
    """One edition: its text, what the record answers otherwise since, and where the edition stands in the book."""
    found = _found(case)
    if found is None:
        return _none(request, case)
    frozen = record.entry(found.book, found.seq)
    return page(
        request,
        "report",
        one=found,
        edition=found.edition,
        paragraphs=[
            (one.kind, [(piece, _address(found, piece)) for piece in one.pieces])
            for one in found.edition.paragraphs
        ],
        moved=list(moved_since(found.edition, found.book)),
        digest=frozen.digest.hex(),
        link=frozen.link.hex(),
        heads=found.edition.heads,
    )


@require_safe
def document(request: HttpRequest, case: str) -> HttpResponse:
    """The edition as an official document."""
    found = _found(case)
    if found is None:
        return _none(request, case)
    answer = HttpResponse(docx(found.edition, found.on), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="report-{found.edition.year}.docx"'
    return answer


def _found(case: str) -> Published | None:
    return next((one for one in published() if one.case == case), None)


def _none(request: HttpRequest, case: str) -> HttpResponse:
    return missing(request, gettext("没有这份已发布的报告。请从年度报告列表查找。"))


def _address(found: Published, piece: Piece) -> str:
    """Where a printed number opens: its figure, asked as the report asked."""
    if not piece.figure:
        return ""
    frozen = found.edition.figures[piece.figure]
    asked = urlencode({"book": found.book, "as_of": frozen["as_of"]})
    return reverse("portal:figure", args=[found.edition.year, piece.figure]) + f"?{asked}"
