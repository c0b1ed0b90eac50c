"""Papers and evidence of a case: shown, played, taken along; every look at evidence is logged before it is given."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases.looks import seen
from zhunsheng.cases.offers import ActView, CaseView, case_view
from zhunsheng.cases.papers import NoSuchPaper, paper_of
from zhunsheng.doors import receipts as shown
from zhunsheng.doors.desk.officer import Officer, signed_in, trouble
from zhunsheng.doors.desk.ranges import SAFE, first_byte, ranged
from zhunsheng.record.evidence import About
from zhunsheng.record.reading_log import Look

_AT_ONCE = 4 * 1024 * 1024
_BINARY = "application/octet-stream"


@require_safe
@signed_in
def evidence(request: HttpRequest, officer: Officer, case: str, seq: int, digest: str) -> HttpResponseBase:
    """A piece of evidence to be taken along, byte by byte as it was received; never shown inside a page."""
    try:
        _logged(request, officer, _gate(officer, case, seq, digest), digest, "download")
        kept, kind = record.evidence.kept(digest), _about(digest).kind
    except record.EvidenceWrong as gone:
        return trouble(request, officer, 404, str(gone))
    ending = kind.endings[0] if kind else "bin"
    return ranged(request, kept, digest, _BINARY, f'attachment; filename="{digest[:12]}.{ending}"')


@require_safe
@signed_in
def played(request: HttpRequest, officer: Officer, case: str, seq: int, digest: str) -> HttpResponseBase:
    """Sound or film for the player of the case's page, in ranges; nothing else is ever given to be shown as it is."""
    view = _gate(officer, case, seq, digest)
    about = _about(digest)
    if about.kind is None or about.shown not in ("audio", "video"):
        raise Http404
    _logged(request, officer, view, digest, "play")
    return ranged(request, record.evidence.kept(digest), digest, about.kind.media, "inline", _AT_ONCE)


@require_safe
@signed_in
def pictured(
    request: HttpRequest, officer: Officer, case: str, seq: int, digest: str, size: str
) -> HttpResponseBase:
    """A picture drawn anew from the original, in one of two sizes."""
    view = _gate(officer, case, seq, digest)
    if _about(digest).shown != "image":
        raise Http404
    try:
        drawn = record.evidence.thumbnail(digest, size)
    except record.EvidenceWrong:
        raise Http404 from None
    _logged(request, officer, view, digest, "thumbnail" if size == "small" else "picture")
    return HttpResponse(drawn, "image/jpeg", headers=SAFE)


@require_safe
@signed_in
def paper(request: HttpRequest, officer: Officer, case: str, kind: str) -> HttpResponse:
    """A paper that a step issued, as .docx."""
    try:
        found = paper_of(officer.viewer, case, kind, partial(shown.address, request))
    except NoSuchPaper as none:
        return trouble(request, officer, 404, str(none))
    address = request.META.get("REMOTE_ADDR", "")
    seen(officer.viewer, case_view(officer.viewer, case), address, "download", f"paper/{kind}")
    place = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return HttpResponse(found.data, found.content_type, headers={"Content-Disposition": place})


def _gate(officer: Officer, case: str, seq: int, digest: str) -> CaseView:
    """The case, where the officer may open its evidence and the entry names this piece; else it is not there."""
    view = case_view(officer.viewer, case)
    if not officer.viewer.opens(view.line.organ) or digest not in _act(view, seq).evidence:
        raise Http404
    return view


def _about(digest: str) -> About:
    return record.evidence.about([digest])[digest]


def _logged(request: HttpRequest, officer: Officer, view: CaseView, digest: str, what: str) -> None:
    """Write the look down. The further ranges of a download are the same look; those of a film are so by the hour."""
    if what == "download" and (first_byte(request) or request.method == "HEAD"):
        what = "download-range"
    address = request.META.get("REMOTE_ADDR", "")
    record.reading_log.log(Look(officer.id, view.book, view.line.id, what, digest, address))


def _act(view: CaseView, seq: int) -> ActView:
    found = next((act for act in view.acts if act.seq == seq), None)
    if found is None:
        raise Http404
    return found
