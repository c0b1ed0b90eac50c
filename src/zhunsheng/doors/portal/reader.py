"""The reader: paste or upload a report, see its figures, what does not add up, and what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from zhunsheng.doors.portal.highlighting import pieces
from zhunsheng.doors.portal.shell import page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.reading import Reading, Relation, Unreadable, Verdict, read_bytes, read_text

MOST_CHARACTERS = 200_000
MOST_BYTES = 4 * 2**20
MOST_SHOWN = 500
"""Figures listed one by one; all of them are marked in the text."""


@require_http_methods(["GET", "HEAD", "POST"])
def reader(request: HttpRequest) -> HttpResponse:
    """The form, or the result with the form under it."""
    if request.method != "POST":
        return page(request, "reader", limit=MOST_CHARACTERS)
    try:
        found = _read(request)
    except _Refused as no:
        return page(
            request,
            "reader",
            status=400,
            error=str(no),
            limit=MOST_CHARACTERS,
            text=request.POST.get("text", "")[:MOST_CHARACTERS],
        )
    return page(request, "reading", reading=found, **_result(found))


class _Refused(Exception):
    """Why nothing was read, and what to do."""


def _read(request: HttpRequest) -> Reading:
    upload = request.FILES.get("file")
    text = request.POST.get("text", "")
    if upload is not None and upload.size:
        if upload.size > MOST_BYTES:
            values = {"size": upload.size / 2**20, "limit": MOST_BYTES // 2**20}
            raise _Refused(
                gettext("文件有%(size).1f MB,上限%(limit)d MB。请只留报告正文,另存后再试。") % values
            )
        try:
            found = read_bytes(upload.name or "", upload.read())
        except Unreadable as no:
            raise _Refused(no.text(in_words)) from no
        _limit(found.text)
        return found
    if not text.strip():
        raise _Refused(gettext("没有要读的文字。请粘贴报告正文,或者选择一个 .txt、.docx 文件。"))
    _limit(text)
    return read_text(text)


def _limit(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        values = {"count": len(text), "limit": MOST_CHARACTERS}
        raise _Refused(gettext("文字有%(count)d字,上限%(limit)d字。请分几次读。") % values)


def _result(found: Reading) -> dict[str, Any]:
    wrong = [one for one in found.relations if one.verdict in (Verdict.FAILS, Verdict.TRUNCATED)]
    return {
        "pieces": pieces(found),
        "wrong": [_relation(one) for one in wrong],
        "held": sum(one.verdict is Verdict.HOLDS for one in found.relations),
        "open": [_relation(one) for one in found.relations if one.verdict is Verdict.UNKNOWN][:MOST_SHOWN],
        "findings": [(one.start, one.message(in_words)) for one in found.findings],
        "figures": found.figures[:MOST_SHOWN],
    }


def _relation(relation: Relation) -> dict[str, object]:
    return {
        "start": relation.result.start,
        "printed": relation.result.verbatim,
        "unit": "" if relation.result.unit == "-" else relation.result.unit,
        "from": "、".join(one.verbatim for one in relation.operands),
        "computed": _shown(relation.computed, relation.result.norm_unit, relation.result.unit),
        "cut": relation.verdict is Verdict.TRUNCATED,
        "why": in_words(relation.template),
    }


def _shown(value: Decimal | None, norm: str, unit: str) -> str:
    """The recomputed value as the report would print it."""
    if value is None:
        return ""
    if norm == "ratio":
        return f"{value * 1000:.3f}‰" if unit == "‰" else f"{value * 100:.2f}%"
    return f"{value:,.4f}".rstrip("0").rstrip(".")
