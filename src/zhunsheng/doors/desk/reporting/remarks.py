"""Remarks on chapters: made with words quoted, settled with what came of them, and the list of all."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.chapters import plain, show, standing
from zhunsheng.doors.desk.reporting.held import Held, inside, may_take
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, AnnualReport
from zhunsheng.reports.writing import comment, names, settle

ADOPTED = {"yes": True, "no": False}


@require_safe
@signed_in
def remarks(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """Every remark of a report, the open ones first."""
    return _listed(request, officer, inside(officer, case))


@require_POST
@signed_in
def remark(request: HttpRequest, officer: Officer, case: str, chapter: str) -> HttpResponse:
    """Remark on a chapter; what was typed comes back where the remark cannot be made."""
    if chapter not in CHAPTERS:
        raise Http404
    one, sent = inside(officer, case), request.POST
    held = standing(one, chapter)
    text, quote = (plain(sent.get(name, "")).strip() for name in ("text", "quote"))
    try:
        comment(one.id, chapter, text, quote=quote, seen=held.seen, by=[officer.id], on=officer.today)
    except (BadFacts, Forbidden, Conflict) as no:
        said = {"text": text, "quote": quote}
        return show(request, officer, one, chapter, held, remark=said, remark_alert=str(no), status=422)
    messages.success(request, _("批注已记入。"))
    return HttpResponseRedirect(reverse("desk:report-chapter", args=[case, chapter]) + "#remarks")


@require_POST
@signed_in
def settled(request: HttpRequest, officer: Officer, case: str, number: int) -> HttpResponse:
    """Settle a remark: adopted or not, and how."""
    one, sent = inside(officer, case), request.POST
    how, adopted = sent.get("how", "").strip(), ADOPTED.get(sent.get("adopted", ""))
    if adopted is None or not how:
        alert = _("请选择是否采纳,并写明处理情况。")
        return _listed(request, officer, one, alert, {number: how})
    try:
        settle(one.id, number, how, adopted, by=[officer.id], on=officer.today)
    except (BadFacts, Forbidden, Conflict) as no:
        return _listed(request, officer, one, str(no), {number: how})
    messages.success(request, _("批注已处理。"))
    chapter = next((r.chapter for r in annual_report.remarks(one.view.case) if r.number == number), "")
    if sent.get("back") == "chapter" and chapter:
        return HttpResponseRedirect(reverse("desk:report-chapter", args=[case, chapter]) + "#remarks")
    return HttpResponseRedirect(reverse("desk:report-remarks", args=[case]))


def _listed(
    request: HttpRequest, officer: Officer, one: Held, alert: str = "", typed: dict[int, str] | None = None
) -> HttpResponse:
    every = annual_report.remarks(one.view.case)
    return page(
        *(request, officer, "desk/report_remarks.html", 422 if alert else 200),
        held=one,
        remarks=sorted(every, key=lambda r: (r.adopted is not None, r.number)),
        chapters=CHAPTERS,
        names=names,
        mine=may_take(one, AnnualReport.settle) or may_take(one, AnnualReport.write),
        alert=alert,
        typed=typed or {},
    )
