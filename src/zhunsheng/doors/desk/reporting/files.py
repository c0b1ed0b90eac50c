"""The report as a file."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng import reports
from zhunsheng.doors.desk.officer import Officer, signed_in
from zhunsheng.doors.desk.reporting.held import held
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.registers.places import place
from zhunsheng.reports import outputs


@require_safe
@signed_in
def document(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The report as a file: Word, or what `format` asks for. What is neither signed nor public says that it is a draft."""
    one = held(officer, case)
    format = request.GET.get("format") or "docx"
    if format not in outputs.FORMATS:
        raise Http404
    public = outputs.issues(one.id, place(one.view.line.organ).book) if one.public else ()
    told = one.view.case
    frozen = [act for act in told.acts if act.stands and act.step in reports.publishing.EDITIONS][-1]
    signed = told.last(AnnualReport.sign)
    edition, on, where = one.edition, frozen.on, None
    if public:
        edition, on, where = public[-1].edition, public[-1].place.on, public[-1].place
    draft = not public and (signed is None or signed.seq < frozen.seq)
    try:
        data = outputs.written(format, edition, on, where, draft=draft)
    except outputs.NoFonts as no:
        messages.error(request, str(no))
        return HttpResponseRedirect(reverse("desk:report", args=[case]))
    name = quote(f"{edition.title}.{format}")
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data, outputs.FORMATS[format], headers=disposition)
