"""执法行动、模拟执法演练: what was sent out, what was found, how a drill went (systems S124, S129)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from zhunsheng.procedures.enforcement.officers.words import KEEPERS
from zhunsheng.procedures.facts import CaseRefs, Facts, Members
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import SUPERVISION_RULES, THREE_SYSTEMS
from zhunsheng.statutes.words import _

RECORDED = (SUPERVISION_RULES[11], THREE_SYSTEMS["（七）"])
Times = Annotated[Decimal, Field(ge=0)]
"""A whole number that repeated steps add up."""


class OperationPlan(Facts):
    """行动方案."""

    title: str = Field(title=_("行动名称"), max_length=200)
    topic: str | None = Field(None, title=_("领域"), max_length=60)
    until: date | None = Field(None, title=_("计划结束日"))


class Trip(Facts):
    """出动: counted as 人次, 车次, 户."""

    officers: Times = Field(title=_("出动执法人员(人次)"))
    vehicles: Times = Field(Decimal(0), title=_("出动车辆(车次)"))
    premises: Times = Field(Decimal(0), title=_("检查户数"))
    clues: Times = Field(Decimal(0), title=_("发现线索"))
    roll: Members = Field(default_factory=list, title=_("参加人员"))


class Filed(Facts):
    """关联行动中立案的案件."""

    cases: CaseRefs = Field(title=_("案件"), min_length=1)


class Summary(Facts):
    """行动小结."""

    text: str | None = Field(None, title=_("小结"), max_length=300)


class Operation(Procedure):
    """One operation: its trips and the cases that came of it."""

    name = "operation"
    title = _("执法行动")

    plan_operation = Step(
        _("部署行动"), OperationPlan, cites=RECORDED, by=KEEPERS, opens=True, stage=_("行动中")
    )
    trip = Step(_("登记出动"), Trip, cites=RECORDED, by=KEEPERS, after=(plan_operation,))
    link_cases = Step(_("关联案件"), Filed, cites=RECORDED, by=KEEPERS, after=(plan_operation,))
    sum_up = Step(
        _("总结行动"), Summary, cites=RECORDED, by=KEEPERS, after=(trip,), closes=True, stage=_("已总结")
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its topic, and how many cases it led to."""
        linked = {one for act in case.standing(cls.link_cases) for one in act.facts.cases}
        topic = case.fact("topic", cls.plan_operation)
        return {
            "subject": topic or "",
            "cause": case.fact("title", cls.plan_operation) or "",
            "cases_linked": len(linked),
        }


@Operation.trip.barred(_("名单人数多于出动人次"), cites=RECORDED, instead=_("请核对出动人次和参加人员名单"))
def roll_too_long(case: Any, facts: Any) -> bool:
    """Who is named was sent."""
    return bool(len(facts.roll) > facts.officers)


class Script(Facts):
    """演练方案."""

    title: str = Field(title=_("演练名称"), max_length=200)
    town: str | None = Field(None, title=_("镇街(统一社会信用代码)"), max_length=18)
    joint: bool = Field(False, title=_("多部门联合"))
    roles: list[str] = Field(default_factory=list, title=_("角色"))


class Drilled(Facts):
    """演练情况."""

    score: Decimal | None = Field(None, title=_("得分"), ge=0, le=100)
    people: int | None = Field(None, title=_("参加人数"), ge=0)
    defects: list[str] = Field(default_factory=list, title=_("发现的问题"))


class Drill(Procedure):
    """模拟执法演练."""

    name = "drill"
    title = _("模拟执法演练")

    script = Step(_("编写演练方案"), Script, cites=RECORDED, by=KEEPERS, opens=True, stage=_("准备"))
    hold_drill = Step(
        _("开展演练"), Drilled, cites=RECORDED, by=KEEPERS, after=(script,), closes=True, stage=_("已演练")
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Where, and how it went."""
        done = case.last(cls.hold_drill)
        return {
            "subject": case.fact("town", cls.script) or case.organ,
            "cause": case.fact("title", cls.script) or "",
            "outcome": "drilled" if done else None,
            "decided": done.on if done else None,
        }


OUTCOMES = {"drilled": _("已演练")}
