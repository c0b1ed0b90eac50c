"""年度检查计划、双随机抽取: what is planned, published and drawn before anybody is inspected."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.inspection import plan_facts as facts
from zhunsheng.procedures.enforcement.inspection.words import by_hand, from_above
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Cites, Procedure, Step, Who
from zhunsheng.statutes.catalogue import (
    BUSINESS_RULES,
    ENTERPRISE_INSPECTION,
    JOINT_INSPECTION,
    SPOT_CHECK_RULES,
    SUPERVISION_RULES,
)
from zhunsheng.statutes.words import _

PLANNED = (JOINT_INSPECTION["二"], SPOT_CHECK_RULES[4])
RANDOM = (BUSINESS_RULES[54], JOINT_INSPECTION["一"], SPOT_CHECK_RULES[4])
DRAWERS = Who((HANDLER, HEAD, DEPUTY_HEAD, SECTION_CHIEF, CLERK, SUPERVISOR, "superior_organ", "other_organ"))
APPROVERS = Who(
    (HEAD, DEPUTY_HEAD, "government", "head_of_government", "supervision_body", SUPERVISOR, "superior_organ")
)

_SUPERVISING = {"supervision_body", SUPERVISOR}


def _of_supervision(case: Any, facts: Any) -> Cites:
    """A plan of special supervision goes to the government, not to the organ's own head."""
    act = case.last(InspectionPlan.approve_plan)
    return SUPERVISION_RULES[21] if facts.supervision or from_above(act.by) else ()


def _directed(case: Any, facts: Any) -> Cites:
    return SPOT_CHECK_RULES[5] if facts.directed else ()


class InspectionPlan(Procedure):
    """行政检查计划: one task of a year's plan, with its draws."""

    name = "inspection-plan"
    title = _("行政检查计划")

    approve_plan = Step(
        _("批准检查计划"),
        facts.Plan,
        cites=PLANNED,
        by=APPROVERS,
        opens=True,
        public=("task", "check_type", "objects", "items", "ratio_percent", "cap", "task_from", "task_to"),
        particular=_of_supervision,
        stage=_("计划"),
    )
    publish = Step(
        _("公布检查计划"),
        facts.PlanPublication,
        cites=PLANNED,
        by=OFFICE,
        after=(approve_plan,),
        publishes=True,
        public=("address",),
    )
    draw_objects = Step(
        _("抽取检查对象"),
        facts.ObjectsDrawn,
        cites=(SPOT_CHECK_RULES[4], JOINT_INSPECTION["一"]),
        by=DRAWERS,
        after=(approve_plan,),
        particular=_directed,
        stage=_("抽取"),
    )
    draw_inspectors = Step(
        _("选派检查人员"),
        facts.InspectorsDrawn,
        cites=(BUSINESS_RULES[54], JOINT_INSPECTION["二"]),
        by=DRAWERS,
        after=(approve_plan,),
        stage=_("抽取"),
    )
    replace_object = Step(
        _("更换检查对象"),
        facts.ObjectReplaced,
        cites=(BUSINESS_RULES[54], JOINT_INSPECTION["一"]),
        by=DRAWERS,
        after=(draw_objects,),
    )
    end_plan = Step(
        _("计划执行完毕"),
        facts.PlanEnd,
        cites=PLANNED,
        by=OFFICE,
        after=(approve_plan,),
        closes=True,
        stage=_("执行完毕"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The task, how many of how many were drawn, how many objects and inspectors."""
        plan = case.last(cls.approve_plan)
        if plan is None:
            return {}
        objects, inspectors = case.last(cls.draw_objects), case.last(cls.draw_inspectors)
        return {
            "cause": plan.facts.task,
            "subject": plan.facts.task[:80],
            "track": plan.facts.check_type.value,
            "decided": plan.on,
            "outcome": "plan-ended" if case.did(cls.end_plan) else "plan-running",
            "awaits": "handler",
            "objects_drawn": objects.facts.number if objects else None,
            "inspectors_drawn": inspectors.facts.number if inspectors else None,
            "replaced": len(case.standing(cls.replace_object)),
        }


P = InspectionPlan


@P.approve_plan.barred(
    _("专项监督工作方案没有明确责任部门、进度安排"),
    cites=SUPERVISION_RULES[21],
    instead=_("请补充责任部门和进度安排后报本级人民政府批准"),
)
def special_plan_incomplete(case: Any, facts: Any) -> bool:
    """A plan of special supervision names who is responsible and when."""
    above = facts.supervision or any(from_above((actor.id, *actor.roles)) for actor in case.by)
    return _incomplete(facts) and bool(above)


@P.approve_plan.barred(
    _("专项监督工作方案应当报本级人民政府批准"),
    cites=SUPERVISION_RULES[21],
    instead=_("请报本级人民政府批准"),
)
def special_plan_of_its_own(case: Any, facts: Any) -> bool:
    """The body that supervises draws up the plan of special supervision; its government approves it."""
    return bool(facts.supervision) and all(actor.roles <= _SUPERVISING for actor in case.by)


@P.approve_plan.barred(
    _("检查计划没有明确责任人员、进度安排"), cites=PLANNED, instead=_("请补充责任人员和进度安排")
)
def plan_incomplete(case: Any, facts: Any) -> bool:
    """A plan says who does it and when."""
    return _incomplete(facts)


def _incomplete(facts: Any) -> bool:
    return False in (facts.responsible_named, facts.schedule)


@P.approve_plan.barred(
    _("计划的检查频次超过公布的年度上限"),
    cites=ENTERPRISE_INSPECTION["—"],
    instead=_("请把频次降到公布的上限以内"),
)
def cap_above_the_published(case: Any, facts: Any) -> bool:
    """No plan above the published cap of visits to one enterprise."""
    published = whole(case.setting("inspection_cap_per_year"))
    return bool(facts.cap and published and facts.cap > published)


@P.draw_objects.barred(
    _("检查对象不是随机抽取的"),
    cites=(SPOT_CHECK_RULES[4], BUSINESS_RULES[54]),
    instead=_("请用「抽取」程序随机抽取检查对象"),
)
def objects_by_hand(case: Any, facts: Any) -> bool:
    """A spot check, of a share or directed, draws by lot among those that fulfil its conditions."""
    return _spot_check(facts) and by_hand(facts.method)


@P.draw_objects.barred(
    _("检查对象不是随机抽取的"),
    cites=(BUSINESS_RULES[54], JOINT_INSPECTION["一"]),
    instead=_("请用「抽取」程序随机抽取检查对象"),
)
def not_by_lot(case: Any, facts: Any) -> bool:
    """Whoever is inspected is drawn by lot, whatever the inspection is for."""
    return not _spot_check(facts) and by_hand(facts.method)


def _spot_check(facts: Any) -> bool:
    """Whether the draw is of a share of the enterprises, as spot checks of published information are."""
    return facts.ratio_percent is not None or facts.directed is not None or facts.base is not None


@P.draw_objects.barred(
    _("抽取比例低于法定的最低比例"), cites=SPOT_CHECK_RULES[4], instead=_("请按不少于3%的比例抽取")
)
def ratio_too_low(case: Any, facts: Any) -> bool:
    """Not less than three in a hundred; a directed check draws from a part of them, to which no share is set."""
    if facts.directed:
        return False
    least = Decimal(whole(case.setting("spot_check_least_percent")) or 3)
    if facts.ratio_percent is not None and facts.ratio_percent < least:
        return True
    return bool(facts.base and facts.number is not None and facts.number * 100 < least * facts.base)


@P.draw_objects.barred(
    _("抽取尚未完成或者不是抽取检查对象"), cites=RANDOM, instead=_("请先在该抽取案中办理「抽取」")
)
def objects_not_yet_drawn(case: Any, facts: Any) -> bool:
    """A draw that is named must have been made."""
    return _not_drawn(case, facts)


@P.draw_inspectors.barred(
    _("执法检查人员不是随机选派的"),
    cites=(BUSINESS_RULES[54], JOINT_INSPECTION["二"]),
    instead=_("请用「抽取」程序从检查人员名录库中随机选派"),
)
def inspectors_by_hand(case: Any, facts: Any) -> bool:
    """Who inspects is drawn by lot too."""
    return by_hand(facts.method)


@P.draw_inspectors.barred(
    _("抽取尚未完成或者不是选派检查人员"), cites=RANDOM, instead=_("请先在该抽取案中办理「抽取」")
)
def inspectors_not_yet_drawn(case: Any, facts: Any) -> bool:
    """A draw that is named must have been made."""
    return _not_drawn(case, facts)


def _not_drawn(case: Any, facts: Any) -> bool:
    known = case.shelf.named(facts.draw) if facts.draw else None
    return known is not None and not (known.procedure == "draw" and known.facts.get("draw_on"))


@P.replace_object.barred(
    _("更换检查对象没有说明理由"),
    cites=(BUSINESS_RULES[54], JOINT_INSPECTION["一"]),
    instead=_("请写明注销、歇业、回避等理由,由次序在后的递补"),
)
def replaced_without_reason(case: Any, facts: Any) -> bool:
    """No object leaves the list that was drawn without a reason."""
    return not (facts.reason or "").strip() or by_hand(facts.reason, strict=True)


OUTCOMES = {"plan-running": _("正在执行"), "plan-ended": _("执行完毕")}
