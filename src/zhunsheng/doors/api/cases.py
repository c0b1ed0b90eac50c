"""Cases: lists and single cases as the caller may see them, and the two ways to write."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from zhunsheng.cases import looks, offers, queries
from zhunsheng.cases.acting import acting
from zhunsheng.cases.receipting import receipt_of
from zhunsheng.cases.taking import take
from zhunsheng.doors.api import shapes, showing
from zhunsheng.doors.api.callers import caller
from zhunsheng.doors.api.declared import step_named

router = Router(tags=["案件"])
Size = Annotated[int, Query(ge=1, le=200)]
REFUSED = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 429, 503), shapes.Error)


@router.get("", response={200: shapes.Lines, 401: shapes.Error}, summary="可见的案件,最近立案的在前")
def listed(
    request: HttpRequest,
    organ: str | None = None,
    stage: str | None = None,
    outcome: str | None = None,
    track: str | None = None,
    overdue: bool | None = None,
    text: str | None = None,
    opened_from: date | None = None,
    opened_to: date | None = None,
    after: str | None = None,
    size: Size = 50,
) -> shapes.Lines:
    """The cases of the organs that the caller sees."""
    page = queries.organ_cases(
        caller(request).viewer,
        organ=organ,
        stage=stage,
        outcome=outcome,
        track=track,
        overdue=overdue,
        text=text,
        opened_from=opened_from,
        opened_to=opened_to,
        after=after,
        size=size,
    )
    return showing.lines(page)


@router.get("/{case}", response={200: shapes.Whole, 404: shapes.Error}, summary="一个案件")
def one(request: HttpRequest, case: str) -> shapes.Whole:
    """One case by its id or number."""
    viewer = caller(request).viewer
    view = offers.case_view(viewer, case)
    looks.seen(viewer, view, request.META.get("REMOTE_ADDR", ""), "api")
    return showing.whole(view)


@router.get("/{case}/clocks", response={200: list[shapes.Clock], 404: shapes.Error}, summary="一个案件的期限")
def clocks(request: HttpRequest, case: str) -> list[shapes.Clock]:
    """Its clocks, each with how it was computed."""
    view = offers.case_view(caller(request).viewer, case)
    return [showing.clock(face) for face in view.clocks]


@router.get(
    "/{case}/receipts/{seq}",
    response={200: dict[str, Any], 404: shapes.Error, 503: shapes.Error},
    summary="一个步骤的回执(检查点之前是待定回执)",
)
def receipt(request: HttpRequest, case: str, seq: int) -> HttpResponse:
    """The receipt of what an outsider filed, or of what was decided about somebody, to be handed on as it is."""
    return HttpResponse(receipt_of(caller(request).viewer, case, seq), content_type="application/json")


@router.post("", response={201: shapes.Receipt, **REFUSED}, summary="立案(开始一个案件)")
def opened(request: HttpRequest, payload: shapes.Opening) -> Status[shapes.Receipt]:
    """Open a case for an organ of the caller's."""
    procedure, step = step_named(payload.procedure, payload.step)
    by = acting(caller(request).person, payload.organ, payload.by, step, payload.on)
    taken = take(None, step, payload.facts, by=by, on=payload.on, organ=payload.organ, procedure=procedure)
    return Status(201, showing.receipt(taken))


@router.post("/{case}/steps/{step}", response={201: shapes.Receipt, **REFUSED}, summary="办理一个步骤")
def taken(request: HttpRequest, case: str, step: str, payload: shapes.Taking) -> Status[shapes.Receipt]:
    """Take a step in a case that the caller sees; 409 where somebody else acted since `expecting`."""
    who = caller(request)
    view = offers.case_view(who.viewer, case)
    _procedure, wanted = step_named(view.procedure.name, step)
    by = acting(who.person, view.line.organ, payload.by, wanted, payload.on)
    done = take(
        view.line.id,
        wanted,
        payload.facts,
        by=by,
        on=payload.on,
        expecting=payload.expecting,
        corrects=payload.corrects,
    )
    return Status(201, showing.receipt(done))
