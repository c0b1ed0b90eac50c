"""Papers and evidence of a case, to be taken along."""

from __future__ import annotations

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases.offers import ActView, CaseView, case_view
from zhunsheng.cases.papers import NoSuchPaper, paper_of
from zhunsheng.doors.desk.officer import Officer, signed_in, trouble

_SIGNS = {b"%PDF": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"PK\x03\x04": "zip", b"GIF8": "gif"}


@require_safe
@signed_in
def evidence(request: HttpRequest, officer: Officer, case: str, seq: int, digest: str) -> HttpResponseBase:
    """A piece of evidence, as it was received; never shown inside the page."""
    view = case_view(officer.viewer, case)
    act = _act(view, seq)
    if not officer.viewer.opens(view.line.organ) or digest not in act.evidence:
        raise Http404
    try:
        kept = record.evidence.open(digest)
    except record.EvidenceWrong as gone:
        return trouble(request, officer, 404, str(gone))
    ending = next((end for sign, end in _SIGNS.items() if kept.peek(8).startswith(sign)), "bin")
    return FileResponse(
        kept,
        as_attachment=True,
        filename=f"{digest[:12]}.{ending}",
        content_type="application/octet-stream",
    )


@require_safe
@signed_in
def paper(request: HttpRequest, officer: Officer, case: str, kind: str) -> HttpResponse:
    """A paper that a step issued, as .docx."""
    try:
        found = paper_of(officer.viewer, case, kind)
    except NoSuchPaper as none:
        return trouble(request, officer, 404, str(none))
    place = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return HttpResponse(found.data, found.content_type, headers={"Content-Disposition": place})


def _act(view: CaseView, seq: int) -> ActView:
    found = next((act for act in view.acts if act.seq == seq), None)
    if found is None:
        raise Http404
    return found
