"""年度监督检查计划: which units are looked over in which month, so that each is within a few years (第十四条)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Text
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISORS
from zhunsheng.procedures.roles import DEPUTY_HEAD, HEAD
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _


class PlanItem(Facts):
    """One check: when, whom, what; and last year's finding that it goes on from."""

    month: int = Field(title=_("月份"), ge=1, le=12)
    unit: str = Field(title=_("被监督单位(统一社会信用代码)"), max_length=18)
    focus: str = Field("", title=_("监督重点"), max_length=200)
    continues: CaseRef | None = Field(None, title=_("上年发现的问题(整改事项)"))


class Plan(Facts):
    """年度计划."""

    year: int = Field(title=_("年度"), ge=2004, le=2999)
    cover_years: int = Field(3, title=_("几年内覆盖全部单位"), ge=1, le=10)
    items: list[PlanItem] = Field(title=_("监督检查安排"))


class Approval(Facts):
    """批准计划."""

    remark: str | None = Field(None, title=_("批准意见"), max_length=300)


class Change(Facts):
    """调整计划."""

    items: list[PlanItem] = Field(title=_("调整后的安排"))
    reason: str = Field(title=_("调整理由"), max_length=300, min_length=1)


class Summary(Facts):
    """年度总结: reported to the government (第六条)."""

    done: Annotated[int, Field(ge=0)] = Field(title=_("完成的监督检查次数"))
    text: Text = Field("", title=_("总结"))


class SupervisionPlan(Procedure):
    """行政执法监督检查年度计划. Drafted, approved, kept up, and reported on at the end of its year."""

    name = "supervision-plan"
    title = _("行政执法监督检查年度计划")

    draft = Step(_("拟订计划"), Plan, cites=RULES[14], by=SUPERVISORS, opens=True, stage=_("拟订"))
    approve = Step(
        _("批准计划"),
        Approval,
        cites=RULES[6],
        by=Who((HEAD, DEPUTY_HEAD, "head_of_government", "government"), overseen=True),
        after=(draft,),
        once=True,
        stage=_("实施"),
    )
    change = Step(_("调整计划"), Change, cites=RULES[14], by=SUPERVISORS, after=(approve,))
    summarise = Step(
        _("报告年度情况"),
        Summary,
        cites=RULES[6],
        by=SUPERVISORS,
        after=(approve,),
        once=True,
        closes=True,
        stage=_("已总结"),
    )

    approving = deadline(
        _("批准计划"),
        Local("supervision_plan_approval_working_days", workdays(10)),
        since=(draft,),
        until=(approve,),
        cites=RULES[6],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The year is the subject."""
        year = case.fact("year")
        approved = case.last(cls.approve)
        return {
            "cause": f"{year}年",
            "subject": str(year),
            "decided": approved.on if approved else None,
            "awaits": "supervisor" if approved else "head",
        }


@SupervisionPlan.draft.barred(
    _("计划没有列出任何监督检查"), cites=RULES[14], instead=_("请逐月列出被监督单位")
)
def nothing_planned(case: Any, facts: Any) -> bool:
    """A plan plans something."""
    return not facts.items


@SupervisionPlan.draft.barred(
    _("本年度的监督检查计划已经拟订"), cites=RULES[14], instead=_("请在原计划中办理「调整计划」")
)
def planned_twice(case: Any, facts: Any) -> bool:
    """One plan a year."""
    known = case.shelf.about(SupervisionPlan.name, str(facts.year))
    return any(one.organ == case.case.organ for one in known)


@SupervisionPlan.summarise.barred(_("年度尚未结束"), cites=RULES[6], instead=_("请在十二月以后总结"))
def summed_up_too_soon(case: Any, facts: Any) -> bool:
    """A year is summed up in its December or later."""
    year = case.fact("year")
    return bool((case.on.year, case.on.month) < (year, 12))
