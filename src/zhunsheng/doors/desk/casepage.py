"""The page of a case: where it stands, what may be done next and by whom, its clocks, its entries."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.looks import seen
from zhunsheng.cases.offers import CaseView, case_view
from zhunsheng.cases.queries import today
from zhunsheng.cases.receipting import receipted
from zhunsheng.cases.recorded import recorded, unrecorded
from zhunsheng.cases.similar import compared
from zhunsheng.doors.desk.choices import read
from zhunsheng.doors.desk.erasing import may_order
from zhunsheng.doors.desk.forms import PREFIX
from zhunsheng.doors.desk.frozen import frozen_at
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.wording import Said, clock_shown, said
from zhunsheng.procedures.clocks import Kind
from zhunsheng.procedures.enforcement.lists.must_record import RECORD_KINDS
from zhunsheng.procedures.enforcement.lists.recorded_acts import KEEP_YEARS, wanted, years_after
from zhunsheng.procedures.enforcement.lists.recording import Recording
from zhunsheng.procedures.titles import OUTCOMES, TRACKS
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.record.evidence import about

ASIDE = frozenset(
    [
        "移送司法",
        "不予受理",
        "许可存续",
        "已撤销",
        "已撤回",
        "已注销",
        "已取消",
        "执行协议",
        "中止执行",
        "终结执行",
        "代履行",
        "申请法院",
        "退回处理",
        "未移送",
        "已收回",
        "已终止",
        "已移出",
        "已退还",
        "已没收",
        "已销毁",
        "已变价",
        "已移送",
        "维修中",
        "已报失",
        "已报废",
        "借出",
        "待复核",
        "已停用",
        "缺考",
        "报请政府决定",
        "已撤牌",
        "终止",
        "被拒绝",
        "待裁定",
        "已裁定",
        "离任",
        "升级",
        "申诉",
        "纠正中",
    ]
)
"""Stages that lie beside the way and show only when a case came to stand in them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One stage on the strip."""

    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A step that may not be taken now, and why."""

    step: Step
    why: Said


@require_safe
@signed_in
def case(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """One case for one officer."""
    view = case_view(officer.viewer, case)
    seen(officer.viewer, view, request.META.get("REMOTE_ADDR", ""))
    clocks = [clock_shown(face) for face in view.clocks]
    in_full = officer.viewer.opens(view.line.organ)
    turns, found = turns_of(view), recorded(officer.viewer, view)
    return page(
        *(request, officer, "desk/case.html"),
        view=view,
        line=view.line,
        strip=strip(view),
        turns=turns,
        closed=[Closed(offer.step, said(offer.refusal)) for offer in view.offers if offer.refusal],
        running=[one for one in clocks if not one.over],
        ended=[one for one in clocks if one.over],
        outcomes=OUTCOMES.get(view.line.procedure, {}),
        tracks=TRACKS.get(view.line.procedure, {}),
        acts=[(act, read(view.procedure.steps[act.step].facts, act.facts)) for act in reversed(view.acts)],
        frozen_at=frozen_at(view),
        receipts=_receipts(view) if officer.viewer.sees(view.line.organ) else {},
        in_full=in_full,
        may_erase=may_order(officer.viewer, view.line.organ),
        pieces=about(digest for act in view.acts for digest in act.evidence) if in_full else {},
        recordings=found,
        unfilmed={seq: _entry_form(view, seq) for seq in unrecorded(view, found)},
        may_keep=officer.viewer.tries(view.line.organ, Recording.index),
        kinds=RECORD_KINDS,
        similar=compared(view.case, today(), officer.viewer.organs) if view.offers else None,
    )


def _entry_form(view: CaseView, seq: int) -> str:
    """The address of the form that enters a recording of an act after it, with what is known filled in."""
    act = next(one for one in view.case.acts if one.number == seq)
    need = wanted(RegisteredLists(view.line.organ, act.on), view.procedure.name, act.step.name, act.on)
    until = years_after(act.on, need.keep_years if need else KEEP_YEARS)
    known = {"case": view.line.number, "step": act.step.name, "recorded_on": act.on, "kind": "video"}
    known |= {"holder": next(iter(act.by), ""), "keep_until": until}
    told = {"organ": view.line.organ} | {f"{PREFIX}{name}": str(value) for name, value in known.items()}
    return f"{reverse('desk:opening', args=[Recording.name, Recording.index.name])}?{urlencode(told)}"


def _receipts(view: CaseView) -> dict[int, str]:
    """The entries that give somebody a receipt, by their numbers: filed by an outsider, or told on paper."""
    every = {act.seq: receipted(view.procedure, view.procedure.steps[act.step]) for act in view.acts}
    return {seq: kind for seq, kind in every.items() if kind}


def strip(view: CaseView) -> list[Place]:
    """The stages in order: passed, current, ahead; those skipped or beside the way are left out."""
    # What only ends the case stands after all that needs it open.
    steps = sorted(view.procedure.steps.values(), key=lambda s: s.closes or not s.needs_open_case)
    ordered = list(dict.fromkeys(s.stage for s in steps if s.stage))
    reached = {act.step.stage for act in view.case.acts if act.stands and act.step.stage}
    now = view.line.stage
    at = ordered.index(now) if now in ordered else -1
    places = []
    for n, stage in enumerate(ordered):
        if stage == now:
            places.append(Place(stage, "now"))
        elif stage in reached and n < at:
            places.append(Place(stage, "passed"))
        elif n > at and stage not in ASIDE and not view.line.closed:
            places.append(Place(stage, "ahead"))
    return places


@dataclass(frozen=True, slots=True)
class Turns:
    """What comes next: what carries the case on, what else may be done, and what waits for somebody else."""

    forward: list[Step]
    others: list[Step]
    elsewhere: list[Step]


def turns_of(view: CaseView) -> Turns:
    """The steps that may be taken, apart those that end a running clock or carry the case on; and whose turn it is."""
    running = [face for face in view.clocks if face.done is None and not face.ended]
    awaited = {step for face in running if face.clock.kind is Kind.DEADLINE for step in face.clock.until}
    onward = {step for step in view.procedure.steps.values() if _carries_on(step, view) or step in awaited}
    # What a step of the main way waits for carries the case on as well (the end of the inquiry before the notice).
    onward |= {step.after[0] for step in onward if len(step.after) == 1 and not view.case.did(step.after[0])}
    allowed = [offer.step for offer in view.offers if offer.refusal is None]
    waiting = (offer.step for offer in view.offers if offer.refusal and offer.refusal.rule == "role")
    return Turns(
        *([one for one in allowed if one in onward], [one for one in allowed if one not in onward]),
        [one for one in waiting if one in onward],
    )


def _carries_on(step: Step, view: CaseView) -> bool:
    """A step of the main way, not yet taken and not behind: it issues a paper, publishes, closes, or begins a stage."""
    order = list(view.procedure.steps.values())
    acts = (act for act in view.case.acts if act.stands and act.step.stage and not act.step.sets_aside)
    reached = max((order.index(act.step) for act in acts), default=-1)
    if order.index(step) < reached:
        return False
    if view.line.closed or (step.stage in ASIDE and step.stage != view.line.stage):
        return False
    if step.stage and step.stage == view.line.stage and not (step.after or step.closes):
        return False  # another way of doing what was done already: a second kind of measure
    main = step.issues or step.publishes or step.closes or step.stage
    return bool(main) and not step.sets_aside and not view.case.did(step)
