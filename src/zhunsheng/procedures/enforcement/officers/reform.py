"""综合行政执法体制改革、三定: which bodies go up in which, from which day; old cases stay attached (行政处罚法第十八条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.enforcement.officers.words import DECIDERS
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import PENALTY_ACT, SUPERVISION_RULES, THREE_SYSTEMS
from zhunsheng.statutes.words import _

REFORM = (PENALTY_ACT[18], THREE_SYSTEMS["（四）"])
SET = (SUPERVISION_RULES[12], THREE_SYSTEMS["（四）"])


class EnforcementLevel(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


ENFORCEMENT_LEVELS = {
    EnforcementLevel.PROVINCE: _("省级"),
    EnforcementLevel.CITY: _("市级"),
    EnforcementLevel.COUNTY: _("县级"),
    EnforcementLevel.TOWN: _("乡级"),
}


class ReformPlan(Facts):
    """改革方案: one field, one level, the bodies that end and the one that follows."""

    field: str = Field(title=_("执法领域"), max_length=40)
    level: EnforcementLevel = Field(title=_("执法层级"))
    predecessors: list[str] = Field(default_factory=list, title=_("整合前的机构(统一社会信用代码)"))
    successor: str | None = Field(None, title=_("整合后的机构(统一社会信用代码)"), max_length=18)
    document: str | None = Field(None, title=_("文号"), max_length=120)


class ThreeFixes(Facts):
    """三定: duties, posts, numbers."""

    document: str = Field(title=_("三定方案文号"), max_length=120)
    posts: int = Field(title=_("核定编制"), ge=0)
    teams: int = Field(1, title=_("队伍数"), ge=0)


class ReformDone(Facts):
    """改革完成: from that day the successor acts, the predecessors no longer."""

    effective: date = Field(title=_("生效日"))


class Reform(Procedure):
    """The reform of one field at one level."""

    name = "reform"
    title = _("综合行政执法改革")

    plan = Step(_("制定改革方案"), ReformPlan, cites=REFORM, by=DECIDERS, opens=True, stage=_("方案"))
    three_fixes = Step(_("核定三定"), ThreeFixes, cites=SET, by=DECIDERS, after=(plan,), stage=_("三定"))
    complete = Step(
        _("完成改革"),
        ReformDone,
        cites=REFORM,
        by=DECIDERS,
        after=(plan,),
        closes=True,
        publishes=True,
        public=("effective",),
        stage=_("完成"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Field, level, which bodies became which."""
        plan, done = case.last(cls.plan), case.last(cls.complete)
        if plan is None:
            return {"subject": "", "cause": ""}
        said = plan.facts
        return {
            "subject": said.successor or "",
            "cause": f"{said.field}·{ENFORCEMENT_LEVELS[said.level]}",
            "outcome": "reformed" if done else None,
            "decided": done.on if done else None,
            "three_fixed": case.did(cls.three_fixes),
            "bodies_before": len(said.predecessors),
        }


@Reform.plan.barred(
    _("整合后的机构不能同时是整合前的机构"), cites=REFORM, instead=_("请核对机构的统一社会信用代码")
)
def its_own_heir(case: Any, facts: Any) -> bool:
    """Nobody succeeds himself."""
    return facts.successor is not None and facts.successor in facts.predecessors


@Reform.complete.barred(_("没有写明整合后的机构"), cites=REFORM, instead=_("请更正改革方案,填写整合后的机构"))
def without_heir(case: Any, facts: Any) -> bool:
    """Old cases need somebody to go on with them."""
    plan = case.last(Reform.plan)
    return plan is not None and bool(plan.facts.predecessors) and not plan.facts.successor


OUTCOMES = {"reformed": _("已完成改革")}
