"""Notice, defence, hearing, review and decision, as they go in the demo county."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zhunsheng.cases.demo import inquiring
from zhunsheng.cases.demo.plan import P, Plan
from zhunsheng.cases.demo.rules import REVIEWED

FACTS = "经查明,当事人的违法事实清楚,证据确凿(示例文字)。"


def _penalty(plan: Plan, fine: int) -> dict[str, Any]:
    found: dict[str, Any] = {"kinds": plan.kinds}
    if fine:
        found["fine_yuan"] = fine
    return found | ({"confiscated_yuan": plan.confiscated} if plan.confiscated else {})


def tell(plan: Plan) -> None:
    """事先告知, and what the party answers; afterwards the law lets the case be decided."""
    plan.later(1, 4)
    told = ["content", "facts", "reasons", "basis", "state", "defend", *(["hearing"] if plan.large else [])]
    received = plan.calendar.first_workday_on_or_after(plan.day + timedelta(days=plan.rng.choice((0, 0, 1))))
    plan.do(P.notify, **_penalty(plan, plan.fine), told=told, facts_found=FACTS, received=received)
    plan.day = received
    last = plan.workdays(received, 5)
    if plan.wants("hearing"):
        _hear(plan, last)
    elif plan.wants("waive", "quick"):
        plan.later(0, 1)
        plan.do(P.waive, "party", plan.pair[0])
    elif plan.wants("defend"):
        plan.day = plan.workdays(received, plan.rng.randint(1, 4))
        plan.do(P.defend, "party", plan.pair[0], documents=plan.rng.randint(1, 5), text="请求从轻处理")
        plan.later(1, 4)
        plan.do(P.review_defence, accepted=int(plan.wants("milder")), text="已复核当事人的意见")
        plan.past(last)
    else:
        plan.past(last)


def _hear(plan: Plan, last_to_ask: Any) -> None:
    plan.day = min(plan.workdays(plan.day, plan.rng.randint(1, 5)), last_to_ask)
    plan.do(P.ask_hearing, "party", plan.one("clerk"), received=plan.day)
    plan.later(1, 3)
    held = plan.workdays(plan.day, plan.rng.randint(9, 13))
    plan.do(P.hearing_notice, plan.one("clerk"), hearing_on=held, place="青溪县政务服务中心(示例)")
    plan.day = held
    chair = plan.one("hearing_officer")
    plan.do(P.hold_hearing, chair, presides=chair)


def review(plan: Plan) -> None:
    """法制审核 where it is due or wished, once refused and then passed where that is wished."""
    needed = plan.team.office.key in REVIEWED or plan.wants("hearing", "complex", "refused")
    if not needed:
        return
    reviewer = plan.one("legal_reviewer")
    plan.later(1, 3)
    if plan.wants("refused"):
        plan.do(P.review, reviewer, outcome="不通过", opinion="部分事实的证据不足,请补充")
        inquiring.again(plan)
        plan.later(1, 3)
    plan.do(P.review, reviewer, outcome="通过", opinion="事实清楚,程序合法,裁量适当")


def decide(plan: Plan) -> None:
    """处罚决定, milder than told where the defence was heard, late where that is wished."""
    plan.later(1, 3)
    if plan.wants("late-decision"):
        plan.past(plan.opened + timedelta(days=90), 20)
    low, high, waived = plan.matter.low, plan.matter.high, 0
    if plan.wants("milder") and plan.fine:
        lower = plan.fine * 6 // 10
        plan.fine, waived = lower, plan.fine - lower
    facts = _penalty(plan, plan.fine) | {
        "facts_found": FACTS,
        "basis": plan.matter.basis,
        "range_yuan": [low, high],
        "collective": plan.large or plan.wants("complex"),
        "party_present": plan.wants("present"),
    }
    facts |= {"waived_yuan": waived} if waived else {}
    facts |= {"mitigated": True} if waived or plan.wants("youth") or plan.fine < low else {}
    if plan.fine and plan.fine < low:
        facts |= {"depart_reason": "当事人主动消除危害后果,依法减轻处罚(示例)", "collective": True}
    facts |= {"complex": True} if plan.wants("complex") else {}
    facts |= {"based_on_hearing_record": True} if plan.wants("hearing") else {}
    plan.received = plan.day
    plan.do(P.decide, plan.head, **facts)


GROUNDS = {
    "first": "初次违法且危害后果轻微并及时改正",
    "slight": "违法行为轻微并及时改正,没有造成危害后果",
    "child": "不满十四周岁",
    "blameless": "当事人有证据证明没有主观过错",
}


def spare(plan: Plan) -> None:
    """不予处罚决定, by the list where the violation is on it."""
    wish = next(wish for wish in GROUNDS if plan.wants(wish))
    plan.later(2, 12)
    if wish in ("first", "slight"):
        plan.do(P.order, kinds=[], until=plan.day + timedelta(days=7))
        plan.later(3, 9)
    facts: dict[str, Any] = {"ground": GROUNDS[wish]}
    if wish in ("first", "slight"):
        facts |= {"corrected": True, "earlier_violations": 0}
        facts["harm"] = "轻微" if wish == "first" else "没有"
        facts |= {"waived_yuan": max(plan.fine, 100)}
        facts |= {"list_item": f"MF-{plan.matter.code}"} if "e" in plan.matter.traits else {}
    if wish == "child":
        facts |= {"guardian_ordered": True}
    plan.fine = 0
    plan.received = plan.day
    plan.do(P.decide_no_penalty, plan.head, **facts)


def on_the_spot(plan: Plan) -> None:
    """当场处罚, and its filing with the organ."""
    objects = {"objects": True, "recorded": True} if plan.wants("objects") else {}
    facts = {key: value for key, value in inquiring.particulars(plan).items() if value is not None}
    plan.do(P.summary_decide, **facts, **_penalty(plan, plan.fine), **objects)
    plan.received = plan.day
    plan.later(0, 2)
    plan.do(P.file_with_organ, plan.one("clerk"))
