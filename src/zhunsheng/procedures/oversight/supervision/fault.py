"""行政过错责任追究: every decision found wrong is examined; found at fault or not, and with what result (第七、三十二条)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Members, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.oversight.review.owing import owed_item
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISORS
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _


class FaultSource(StrEnum):
    """How a decision came to be known as wrong."""

    LOST_SUIT = "lost-suit"
    REVOKED = "revoked"
    FILE_REVIEW = "file-review"
    SUPERVISION = "supervision"
    COMPLAINT = "complaint"


FAULT_SOURCES = {
    FaultSource.LOST_SUIT: _("行政诉讼败诉"),
    FaultSource.REVOKED: _("行政复议或者自行撤销、变更"),
    FaultSource.FILE_REVIEW: _("案卷评查不合格"),
    FaultSource.SUPERVISION: _("执法监督决定"),
    FaultSource.COMPLAINT: _("投诉举报查实"),
}


class Filing(Facts):
    """启动审查: which decision, how it was found wrong."""

    unit: str = Field(title=_("责任单位(统一社会信用代码)"), max_length=18)
    source: FaultSource = Field(title=_("来源"))
    decision: CaseRef | None = Field(None, title=_("被确认有错的执法案件"))
    outside: str | None = Field(None, title=_("系统之外的决定书文号"), max_length=80)
    source_case: CaseRef | None = Field(None, title=_("来源案件"))
    text: str = Field("", title=_("问题"), max_length=300)


class Statement(Facts):
    """听取当事人员陈述申辩."""

    text: Text | None = Field(None, title=_("陈述申辩"))


class Examination(Facts):
    """过错认定."""

    fault: Flag = Field(title=_("认定有过错"))
    persons: Members = Field(default_factory=list, title=_("责任人员"))
    degree: str = Field("", title=_("过错程度"), max_length=40)
    heard: Flag = duty(_("已听取本人陈述申辩"))
    reasons: Text = Field("", title=_("认定理由"))


class Handling(Facts):
    """处理意见: by whoever has the power to sanction."""

    handling: str = Field(title=_("处理方式"), max_length=100)
    by: str = Field("", title=_("作出处理的机关"), max_length=100)


class Result(Facts):
    """处理结果."""

    done: Flag = duty(_("已经落实"))
    text: Text | None = Field(None, title=_("落实情况"))


def _at_fault(trial: Any, said: Any) -> list[Owed]:
    if not said.fault:
        return []
    filed = trial.first(Fault.file).facts
    kind = FAULT_SOURCES[filed.source]
    defect = filed.text or kind
    return [owed_item(trial, source=_("过错责任追究"), unit=filed.unit, kind=kind, defect=defect)]


class Fault(Procedure):
    """行政过错责任追究. From the wrong decision to the finding, the handling and its result."""

    name = "fault"
    title = _("行政过错责任追究")

    file = Step(_("启动审查"), Filing, cites=RULES[7], by=SUPERVISORS, opens=True, stage=_("审查"))
    hear = Step(_("听取陈述申辩"), Statement, cites=RULES[32], by=SUPERVISORS, after=(file,))
    examine = Step(
        _("认定过错"),
        Examination,
        cites=RULES[32],
        by=SUPERVISORS,
        after=(file,),
        owes=_at_fault,
        stage=_("处理"),
    )
    handle = Step(_("提出处理"), Handling, cites=RULES[32], by=SUPERVISORS, after=(examine,))
    result = Step(
        _("登记结果"), Result, cites=RULES[32], by=SUPERVISORS, after=(examine,), closes=True, stage=_("办结")
    )

    examining = deadline(
        _("认定过错"),
        Local("fault_examination_days", days(60)),
        since=(file,),
        until=(examine,),
        cites=RULES[7],
    )
    carrying_out = deadline(
        _("落实处理"),
        Local("fault_result_working_days", workdays(30)),
        since=(handle,),
        until=(result,),
        cites=RULES[32],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The decision examined is the subject."""
        found = case.last(cls.examine)
        outcome = None if found is None else "at-fault" if found.facts.fault else "no-fault"
        return {
            "subject": case.fact("decision") or case.fact("outside"),
            "cause": case.fact("text"),
            "outcome": outcome,
            "decided": found.on if found else None,
            "awaits": "supervisor",
        }


FAULTS = {"at-fault": _("认定有过错"), "no-fault": _("认定无过错")}


@Fault.examine.barred(
    _("认定过错没有指明责任人员"), cites=RULES[32], instead=_("请写明责任人员;没有责任人员的,认定无过错")
)
def nobody_answers(case: Any, facts: Any) -> bool:
    """A fault is somebody's."""
    return facts.fault and not facts.persons


@Fault.examine.barred(_("没有听取本人陈述申辩"), cites=RULES[32], instead=_("请先办理「听取陈述申辩」"))
def unheard(case: Any, facts: Any) -> bool:
    """Who is found at fault was heard before."""
    return facts.fault and facts.heard is False and not case.did(Fault.hear)


@Fault.handle.barred(_("没有认定过错,不能处理"), cites=RULES[32], instead=_("请登记结果"))
def without_fault(case: Any, facts: Any) -> bool:
    """Where there was no fault nothing is to be handled."""
    return not case.last(Fault.examine).facts.fault


@Fault.result.barred(_("认定有过错而没有处理"), cites=RULES[32], instead=_("请先办理「提出处理」"))
def unhandled(case: Any, facts: Any) -> bool:
    """A fault has a consequence."""
    return case.last(Fault.examine).facts.fault and not case.did(Fault.handle)


@Fault.file.barred(_("该决定已经启动过错审查"), cites=RULES[8], instead=_("请在原案中办理"))
def examined_before(case: Any, facts: Any) -> bool:
    """One examination a decision."""
    named = facts.decision or facts.outside or ""
    return bool(named) and any(one.organ == case.case.organ for one in case.shelf.about(Fault.name, named))


@Fault.file.barred(_("没有写明被确认有错的决定"), cites=RULES[7], instead=_("请填写案件编号或者决定书文号"))
def nothing_named(case: Any, facts: Any) -> bool:
    """A fault is looked for in a decision."""
    return not (facts.decision or facts.outside)
