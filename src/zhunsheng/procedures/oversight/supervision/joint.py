"""行政执法联合监督检查: with the procuratorate and several organs; self-checks merged, suggestions answered (第二十一、三十三条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRefs, Facts, Flag, Text
from zhunsheng.procedures.oversight.review.owing import Defect, owed_items
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISED, SUPERVISORS, silent
from zhunsheng.procedures.roles import outsider
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import months, workdays
from zhunsheng.statutes.words import _


class Joint(Facts):
    """联合检查方案."""

    fields: list[str] = Field(title=_("检查领域"))
    units: list[str] = Field(title=_("自查单位(统一社会信用代码)"))
    partners: list[str] = Field(default_factory=list, title=_("联合单位"))
    self_check_until: date | None = Field(None, title=_("报送自查台账的期限"))


class SelfCheck(Facts):
    """一个单位的自查台账."""

    unit: str = Field(title=_("自查单位(统一社会信用代码)"), max_length=18)
    problems: list[str] = Field(default_factory=list, title=_("自查发现的问题"))
    corrected: int = Field(0, title=_("其中已纠正"), ge=0)


class Check(Facts):
    """联合检查."""

    unit: str = Field(title=_("被检查单位(统一社会信用代码)"), max_length=18)
    problems: list[str] = Field(default_factory=list, title=_("发现的问题"))


class Suggestion(Facts):
    """检察建议."""

    number: str = Field("", title=_("建议书文号"), max_length=80)
    unit: str | None = Field(None, title=_("被建议单位(统一社会信用代码)"), max_length=18)
    text: Text = Field("", title=_("建议内容"))
    until: date | None = Field(None, title=_("回复期限"))


class Reply(Facts):
    """对检察建议的回复."""

    adopted: Flag = Field(True, title=_("采纳"))
    text: Text = Field("", title=_("回复内容"))


class Bulletin(Facts):
    """检查情况通报."""

    text: Text = Field("", title=_("通报内容"))
    cases: CaseRefs = Field(default_factory=list, title=_("通报的案件"))


class Closing(Facts):
    """结束."""

    remark: str | None = Field(None, title=_("说明"), max_length=300)


def _found(trial: Any, said: Any) -> list[Owed]:
    defects = [Defect(_("联合监督检查"), one) for one in said.problems]
    return owed_items(trial, source=_("行政执法联合监督检查"), unit=said.unit, defects=defects)


class JointSupervision(Procedure):
    """行政执法联合监督检查. Plan, self-checks, joint checks, the prosecutor's suggestions, bulletin."""

    name = "joint-supervision"
    series = "supervision"
    title = _("行政执法联合监督检查")

    plan = Step(_("制定方案"), Joint, cites=RULES[23], by=SUPERVISORS, opens=True, stage=_("自查"))
    self_check = Step(_("报送自查台账"), SelfCheck, cites=RULES[22], by=SUPERVISED, after=(plan,))
    check = Step(
        _("联合检查"), Check, cites=RULES[22], by=SUPERVISORS, after=(plan,), owes=_found, stage=_("检查")
    )
    suggest = Step(
        _("接收检察建议"),
        Suggestion,
        cites=RULES[21],
        by=outsider("procuratorate", *SUPERVISORS.roles),
        after=(plan,),
    )
    answer_suggestion = Step(_("回复检察建议"), Reply, cites=RULES[21], by=SUPERVISED, after=(suggest,))
    bulletin = Step(
        _("通报检查情况"),
        Bulletin,
        cites=RULES[31],
        by=SUPERVISORS,
        after=(plan,),
        publishes=True,
        public=("text",),
        issues="circular",
        stage=_("通报"),
    )
    close = Step(
        _("结束"),
        Closing,
        cites=RULES[26],
        by=SUPERVISORS,
        after=(bulletin,),
        once=True,
        closes=True,
        stage=_("结束"),
    )

    self_checking = deadline(
        _("报送自查台账"),
        Local("self_check_working_days", workdays(15)),
        since=(plan,),
        until=(self_check,),
        cites=RULES[22],
        named="self_check_until",
        whose="other",
    )
    answering = deadline(
        _("回复检察建议"),
        Local("procuratorate_suggestion_months", months(2)),
        since=(suggest,),
        until=(answer_suggestion,),
        cites=RULES[21],
        named="until",
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The fields looked into stand where other cases show their cause."""
        return {"cause": "、".join(case.fact("fields") or ()), "awaits": "supervisor"}


def missing_units(case: Any) -> list[str]:
    """The units whose self-check has not come in."""
    handed_in = {act.facts.unit for act in case.standing(JointSupervision.self_check)}
    return [one for one in case.fact("units", JointSupervision.plan) if one not in handed_in]


@JointSupervision.bulletin.barred(
    _("自查台账没有收齐"), cites=RULES[22], instead=_("请催报;期限届满仍不报的,在通报中写明")
)
def ledgers_missing(case: Any, facts: Any) -> bool:
    """What is told to all rests on the ledgers of all, or comes after their term."""
    face = case.face(JointSupervision.self_checking)
    return bool(missing_units(case)) and face is not None and case.on <= face.binding


@JointSupervision.self_check.barred(_("不是方案列明的自查单位"), cites=RULES[22], instead=_("请核对单位代码"))
def stranger(case: Any, facts: Any) -> bool:
    """Only the units of the plan."""
    return facts.unit not in case.fact("units", JointSupervision.plan)


@JointSupervision.close.barred(_("检察建议尚未回复"), cites=RULES[21], instead=_("请先回复检察建议"))
def suggestion_open(case: Any, facts: Any) -> bool:
    """As many answers as suggestions."""
    asked = len(case.standing(JointSupervision.suggest))
    return len(case.standing(JointSupervision.answer_suggestion)) < asked


def unanswered(case: Any) -> bool:
    """Whether a suggestion waits beyond its term."""
    return silent(case, JointSupervision.answering)
