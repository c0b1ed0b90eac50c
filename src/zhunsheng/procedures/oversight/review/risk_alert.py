"""廉政风险预警: a sign of risk in one of the dimensions that a place chose; owner, check, result, never closed silently."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.methods.risk import Rule
from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Member, Text
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import BUSINESS_RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

WATCHED = BUSINESS_RULES[13]
WATCHERS = Who((SYSTEM, SUPERVISOR, CLERK, LEGAL_REVIEWER, SECTION_CHIEF, HEAD, DEPUTY_HEAD), overseen=True)
CHECKERS = Who((HANDLER, CLERK, LEGAL_REVIEWER, SECTION_CHIEF, SUPERVISOR), overseen=True)
CHIEFS = Who((HEAD, DEPUTY_HEAD, SECTION_CHIEF, SUPERVISOR), overseen=True)
DIMENSIONS = (_("人员"), _("程序"), _("结果"))
"""The three dimensions where a place set none (`risk_dimensions`); the reports that praise them do not name them."""
RULES = {
    Rule.SAME_MACHINE: _("不同投标人使用同一设备"),
    Rule.DEVIATION: _("评分畸高畸低"),
    Rule.PAIRING: _("多次成对出现"),
}


class Ending(StrEnum):
    CLEARED = "cleared"
    CORRECTED = "corrected"
    PUNISHED = "punished"
    HANDED_OVER = "handed-over"


ENDINGS = {
    Ending.CLEARED: _("排除风险"),
    Ending.CORRECTED: _("已经纠正"),
    Ending.PUNISHED: _("已经处理"),
    Ending.HANDED_OVER: _("移送有权机关"),
}


class Alert(Facts):
    """预警."""

    dimension: str = Field(title=_("风险维度"), max_length=40)
    rule: Rule = Field(title=_("预警规则"))
    project: CaseRef | None = Field(None, title=_("涉及项目"))
    who: list[str] = Field(default_factory=list, title=_("涉及对象"))
    why: str = Field("", title=_("预警依据"), max_length=300)


class Charge(Facts):
    """确定核查责任人."""

    owner: Member = Field(title=_("责任人"))
    due: date | None = Field(None, title=_("核查期限"))


class Check(Facts):
    """核查情况."""

    text: Text = Field(title=_("核查情况"), min_length=1)


class Ended(Facts):
    """处理结果."""

    result: Ending = Field(title=_("处理结果"))
    reason: str = Field("", title=_("理由"), max_length=400)


class RiskAlert(Procedure):
    """廉政风险预警. One sign."""

    name = "risk-alert"
    title = _("廉政风险预警")

    alert = Step(_("预警"), Alert, cites=WATCHED, by=WATCHERS, opens=True, stage=_("待核查"))
    charge = Step(_("确定责任人"), Charge, cites=WATCHED, by=CHIEFS, after=(alert,), stage=_("核查中"))
    check = Step(_("核查"), Check, cites=WATCHED, by=CHECKERS, after=(charge,), stage=_("已核查"))
    close = Step(
        _("解除预警"),
        Ended,
        cites=WATCHED,
        by=CHIEFS,
        after=(alert,),
        once=True,
        closes=True,
        stage=_("已解除"),
    )

    checking = deadline(
        _("核查预警"),
        Local("risk_alert_checking_working_days", workdays(10)),
        since=(alert,),
        until=(check,),
        cites=WATCHED,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """What it is about; how it ended."""
        told, ended = case.first(cls.alert), case.last(cls.close)
        found: dict[str, Any] = {"awaits": "head" if not case.did(cls.charge) else "handler"}
        if told is not None:
            found |= {"subject": told.facts.project, "cause": RULES[told.facts.rule]}
        if ended is not None:
            found |= {"outcome": f"alert-{ended.facts.result.value}", "decided": ended.on}
        return found


def dimensions(case: Any) -> tuple[str, ...]:
    """The dimensions in force: as the place named them, or the default three."""
    told = case.setting("risk_dimensions")
    if isinstance(told, str):
        told = [one.strip() for one in told.replace("、", ",").split(",")]
    return tuple(one for one in told or () if one) or DIMENSIONS


@RiskAlert.alert.barred(_("没有这一风险维度"), cites=WATCHED, instead=_("请按本地设定的维度填写"))
def no_such_dimension(case: Any, facts: Any) -> bool:
    """The dimensions are set, not invented case by case."""
    return facts.dimension not in dimensions(case)


@RiskAlert.check.barred(
    _("核查人不是确定的责任人"), cites=WATCHED, instead=_("请由责任人核查,或者另定责任人")
)
def checked_by_another(case: Any, facts: Any) -> bool:
    """Whoever is charged with it checks it."""
    return case.last(RiskAlert.charge).facts.owner not in case.ids()


@RiskAlert.close.barred(_("没有写明理由"), cites=WATCHED, instead=_("请填写解除预警的理由"))
def closed_without_reason(case: Any, facts: Any) -> bool:
    """No alert goes away without a reason."""
    return not facts.reason.strip()


@RiskAlert.close.barred(_("尚未核查"), cites=WATCHED, instead=_("请先办理「核查」"))
def closed_unchecked(case: Any, facts: Any) -> bool:
    """Nor without having been looked into."""
    return not case.did(RiskAlert.check)


@RiskAlert.close.barred(_("责任人不得自行解除"), cites=WATCHED, instead=_("请由责任人以外的人员解除"))
def closed_by_the_owner(case: Any, facts: Any) -> bool:
    """Who checked does not also decide."""
    charged = case.last(RiskAlert.charge)
    return charged is not None and charged.facts.owner in case.ids()
