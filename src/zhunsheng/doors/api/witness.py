"""This installation as a witness (C2SP tlog-witness), and what it saw of the books below."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from zhunsheng import record
from zhunsheng.cases.queries import today
from zhunsheng.doors.api import shapes
from zhunsheng.doors.api.callers import caller
from zhunsheng.doors.api.refusing import NotYours, TooMuch
from zhunsheng.registers.authority import administers
from zhunsheng.registers.roles import OVERSEEING, SECURITY_ADMIN

router = Router(tags=["存证"])


@router.post("/add-checkpoint", auth=None, summary="交存检查点,取得联署(C2SP tlog-witness)")
def add_checkpoint(request: HttpRequest) -> HttpResponse:
    """The checkpoint is judged by its own signature and the consistency proof: no token is asked for."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > record.witnessing.MOST_BYTES:
        raise TooMuch(record.witnessing.MOST_BYTES)
    answer = record.witnessing.add_checkpoint(request.body)
    return HttpResponse(answer.text, status=answer.status, content_type=answer.kind)


@router.get(
    "/below",
    response={200: dict[str, Any], 403: shapes.Error},
    summary="下级账簿的检查点、逾期和警报(监督人员、安全管理员)",
)
def below(request: HttpRequest) -> dict[str, Any]:
    """Every book below with its newest checkpoint, whole, and the alarms that stand."""
    who = caller(request)
    held = {role for roles in who.viewer.roles.values() for role in roles}
    if not (held & OVERSEEING or administers(who.person, today()) == SECURITY_ADMIN):
        raise NotYours("只有行政执法监督人员和安全管理员可以查看下级账簿。请用他们的令牌。")
    return {"books": [_told(one) for one in record.below.books()]}


def _told(one: record.below.Below) -> dict[str, Any]:
    last = one.newest
    alarms = [
        {"kind": a.kind, "size": a.size, "root": a.root.hex(), "seen": a.seen, "at": a.at, "note": a.note}
        for a in one.alarms
    ]
    newest = last and {"size": last.size, "root": last.root.hex(), "at": last.at, "note": last.note}
    return {
        "origin": one.origin,
        "book": one.book,
        "overdue": one.overdue,
        "newest": newest,
        "alarms": alarms,
    }
