"""The receipt of an act, for whoever filed it or was told of it: a page to print, with its QR code, and a file."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases.looks import seen
from zhunsheng.cases.offers import ActView, CaseView, case_view
from zhunsheng.cases.receipting import receipted
from zhunsheng.doors import receipts as shown
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.record import RecordError, RecordUnavailable


def _asked(officer: Officer, case: str, seq: int) -> tuple[CaseView, ActView]:
    view = case_view(officer.viewer, case)
    found = next((act for act in view.acts if act.seq == seq), None)
    if found is None or not officer.viewer.sees(view.line.organ):
        raise Http404
    if not receipted(view.procedure, view.procedure.steps[found.step]):
        raise Http404
    return view, found


@require_safe
@signed_in
def receipt(request: HttpRequest, officer: Officer, case: str, seq: int) -> HttpResponse:
    """The page to print: which act, when, its digest, whether a checkpoint covers it, where to verify it."""
    view, act = _asked(officer, case, seq)
    seen(officer.viewer, view, request.META.get("REMOTE_ADDR", ""))
    try:
        text = record.promises.given(view.book, seq)
        under = None if record.promises.is_pending(text) else record.checkpoints.newest(view.book)
    except RecordUnavailable:
        raise
    except RecordError as error:
        return trouble(request, officer, 409, str(error))
    address = shown.address(request, view.book, seq, act.digest)
    return page(
        *(request, officer, "desk/receipt.html"),
        view=view,
        line=view.line,
        act=act,
        under=under,
        cosigned=record.cosignatures.kept(view.book, under.number) if under else [],
        keys=json.loads(text)["keys"],
        address=address,
        code=shown.code(address),
    )


@require_safe
@signed_in
def file(request: HttpRequest, officer: Officer, case: str, seq: int) -> HttpResponse:
    """The receipt, or while no checkpoint covers the entry the signed promise of one; personal values stay sealed."""
    view, _act = _asked(officer, case, seq)
    try:
        text = record.promises.given(view.book, seq)
    except RecordUnavailable:
        raise
    except RecordError as error:
        return trouble(request, officer, 409, str(error))
    name = "pending" if record.promises.is_pending(text) else "receipt"
    place = {"Content-Disposition": f'attachment; filename="{name}-{seq}.json"', "Cache-Control": "no-store"}
    return HttpResponse(text, content_type="application/json", headers=place)
