"""The reports of one's own government: those in work, those published; and how a new one is begun."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng import reports
from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.desk.figures import book_for
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.reporting import beginning
from zhunsheng.doors.desk.wording import t
from zhunsheng.indicators import Unanswerable
from zhunsheng.registers.refused import Refused
from zhunsheng.reports.filing import filings


@require_safe
@signed_in
def listing(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The reports in work, the published editions of one's own government, who has not reported (第二十六条), and where
    to begin a new one."""
    book, last = book_for(officer, None), officer.today.year - 1
    return page(
        *(request, officer, "desk/reports.html"),
        published=reports.published(book=book),
        working=beginning.in_work(officer),
        filed=filings(last, book, officer.today) if officer.oversees and book else (),
        last=last,
    )


@signed_in
def begin(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Begin a report: year, issuer, addressee, number, signer proposed; its first edition is what the figures say."""
    sent = request.POST if request.method == "POST" else request.GET
    organ = sent.get("organ") or next(iter(officer.own_organs), "")
    if organ not in officer.own_organs:
        message = _("您没有在任何机关任职,不能起草报告。请联系本单位系统管理员。")
        return trouble(request, officer, 403, message)
    cover = beginning.sent(request.POST) if request.method == "POST" else None
    cover = cover or beginning.proposed(officer, organ, sent.get("year", ""), sent.get("scope", ""))
    alert = ""
    if request.method == "POST":
        try:
            taken = beginning.begun(officer, organ, cover)
        except (Unanswerable, BadFacts, Forbidden, Conflict, Refused) as no:
            alert = t(no.said) if isinstance(no, Unanswerable) else str(no)
        else:
            messages.success(request, _("报告稿已存入记录第%(seq)s号。") % {"seq": taken.entry.seq})
            return HttpResponseRedirect(reverse("desk:report", args=[taken.case.id]))
    return page(
        *(request, officer, "desk/report_begin.html", 422 if alert else 200),
        organ=organ,
        organs=sorted(organ_names(set(officer.own_organs)).items()),
        cover=cover,
        alert=alert,
        there=beginning.already(officer, organ, cover.year),
    )
