"""From filing to the end of the investigation, as it goes in the demo county."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zhunsheng.cases.demo import invented
from zhunsheng.cases.demo.places import TOWNS
from zhunsheng.cases.demo.plan import P, Plan

SOURCES = ("日常检查", "投诉举报", "上级交办", "部门移送", "双随机抽查")
AGES = {"child": (11, 13), "youth": (15, 17)}


def particulars(plan: Plan) -> dict[str, Any]:
    """Party, cause and place: what filing and a decision on the spot both ask for."""
    rng, matter = plan.rng, plan.matter
    young = next((age for wish, age in AGES.items() if plan.wants(wish)), None)
    kind = "p" if young else rng.choice([k for k in matter.parties if k in plan.party["kinds"]])
    plan.party = invented.party(rng, kind, plan.opened, plan.serial, young or (19, 68))
    office = plan.team.office
    town = TOWNS.get(office.place) or (rng.choice(list(TOWNS.values())) if plan.some(0.5) else None)
    found = {"party": plan.party, "cause": matter.cause, "violation_code": matter.code}
    return found | {"place": f"青溪县示例路{rng.randint(1, 300)}号"} | ({"town": town} if town else {})


def file(plan: Plan) -> None:
    """立案, with how and when the violation was found."""
    source = plan.rng.choice(SOURCES)
    found = plan.opened - timedelta(days=plan.rng.randint(0, 12))
    facts: dict[str, Any] = {
        **particulars(plan),
        "source": source,
        "discovered": found,
        "violation": found - timedelta(days=plan.rng.randint(0, 60)),
    }
    if source == "投诉举报":
        facts["complaint_received"] = found
    if plan.wants("quick"):
        facts |= {"track": "quick", "admits": True, "consents": True}
    if plan.wants("first", "slight"):
        facts |= {"first_violation": True, "minor": True, "corrected": True, "harm": False}
    plan.do(P.file, **facts)


def investigate(plan: Plan) -> None:
    """Inspection, questioning, measures, and what may come between."""
    if not plan.wants("quick") or plan.some(0.3):
        plan.later(0, 6)
        plan.do(P.inspect, found="现场情况与立案线索相符")
    if plan.wants("recuse"):
        _recuse(plan)
    if plan.wants("register"):
        _register(plan)
    if plan.wants("seize"):
        _seize(plan)
    if plan.party["kind"] != "organisation" or plan.some(0.8):
        plan.later(1, 7)
        plan.do(P.question, **({"whom": plan.party["person"]} if "person" in plan.party else {}))
    if plan.wants("suspend"):
        plan.later(2, 6)
        plan.do(P.suspend, plan.head, text="等待其他机关的认定结论")
        plan.later(8, 15)
        plan.do(P.resume, plan.head, text="已收到认定结论")


def conclude(plan: Plan) -> None:
    """调查终结, later where the decision shall be late or the term extended."""
    slow = plan.wants("late-decision", "extend")
    plan.later(*((55, 68) if slow else (1, 5) if plan.wants("quick") else (4, 20)))
    plan.do(P.conclude, opinion="建议给予行政处罚")
    if plan.wants("extend"):
        plan.later(1, 4)
        plan.do(P.extend, plan.head, extra_days=30, reason="案情复杂,需要进一步核实")
    if plan.wants("supplement"):
        again(plan)


def again(plan: Plan) -> None:
    """Returned, questioned once more, concluded once more."""
    plan.later(1, 4)
    plan.do(P.supplement, plan.head, text="部分事实需要补充证据")
    plan.later(2, 5)
    plan.do(P.question)
    plan.later(1, 4)
    plan.do(P.conclude, opinion="补充调查后,建议给予行政处罚")


def _recuse(plan: Plan) -> None:
    plan.later(1, 3)
    leaving = plan.pair[1]
    plan.do(P.recuse_apply, "party", plan.one("clerk"), officer=leaving, reason="与本案有利害关系")
    plan.later(0, 2)
    plan.do(P.recuse_decide, plan.head, officer=leaving, withdraws=True, reasons=True)
    plan.pair = (plan.pair[0], plan.rng.choice(plan.spare))


def _register(plan: Plan) -> None:
    plan.do(P.register_evidence, approved_by=plan.head, items="涉案物品一批(示例)")
    begun = plan.day
    if plan.wants("late-disposal"):
        plan.past(plan.workdays(begun, 7), 4)
    else:
        plan.day = plan.workdays(begun, plan.rng.randint(2, 6))
    plan.do(P.dispose_evidence, outcome="证据已固定,物品退还当事人")


def _seize(plan: Plan) -> None:
    plan.do(P.approve_measure, plan.head, measure="查封、扣押")
    plan.do(P.seize, approved_by=plan.head, items="涉案物品一批(示例)")
    if plan.wants("test"):
        plan.later(1, 3)
        plan.do(P.test_start, "testing_body", plan.pair[0])
        plan.later(6, 14)
        plan.do(P.test_end, "testing_body", plan.pair[0], text="检验报告已送达当事人")
    plan.later(3, 10)
    plan.do(P.dispose_evidence, outcome="依法没收、退还或者解除扣押")
