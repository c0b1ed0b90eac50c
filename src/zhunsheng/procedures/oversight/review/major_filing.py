"""重大行政处罚备案审查: a major penalty filed with the justice bureau, reviewed, put right where it must be."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Text
from zhunsheng.procedures.oversight.review.owing import owed_items
from zhunsheng.procedures.oversight.review.sheet import Fault, defects_of
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
    outsider,
)
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step, Who
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

BY_RULE = (PENALTY_ACT[75], *OLD[38])
BUREAU = Who((SUPERVISOR, LEGAL_REVIEWER, CLERK, SECTION_CHIEF, HEAD, DEPUTY_HEAD))
SIGNERS = Who((HEAD, DEPUTY_HEAD, SECTION_CHIEF, SUPERVISOR))


class Verdict(StrEnum):
    SOUND = "sound"
    DEFECTIVE = "defective"


VERDICTS = {Verdict.SOUND: _("合法适当"), Verdict.DEFECTIVE: _("存在问题")}


class Report(Facts):
    """报送备案."""

    penalty: CaseRef = Field(title=_("处罚案件"))
    unit: str = Field(title=_("报送机关(统一社会信用代码)"), max_length=18)


class Receipt(Facts):
    """登记接收."""

    complete: Flag = Field(True, title=_("材料齐全"))
    lacking: str | None = Field(None, title=_("需补充的材料"), max_length=300)


class Supplement(Facts):
    """补充材料."""

    text: Text | None = Field(None, title=_("说明"))


class Examination(Facts):
    """审查结论: facts, evidence, procedure, law, each answered."""

    facts_clear: Flag = Field(title=_("事实清楚"))
    evidence_sufficient: Flag = Field(title=_("证据充分"))
    procedure_lawful: Flag = Field(title=_("程序合法"))
    law_right: Flag = Field(title=_("适用法律法规正确"))
    verdict: Verdict = Field(title=_("审查结论"))
    defects: list[Fault] = Field(default_factory=list, title=_("问题(类型:说明)"))


class Opinion(Facts):
    """审查意见书."""

    text: Text = Field(title=_("审查意见"), min_length=1)


class Correction(Facts):
    """报送机关的纠正情况."""

    text: Text = Field(title=_("纠正情况"), min_length=1)


class Done(Facts):
    """办结."""

    remark: str | None = Field(None, title=_("说明"), max_length=300)


def _items(trial: Any, facts: Any) -> list[Owed]:
    unit = trial.case.first(MajorFiling.file).facts.unit
    return owed_items(trial, source=_("重大处罚备案审查"), unit=unit, defects=defects_of(facts.defects))


class MajorFiling(Procedure):
    """重大行政处罚备案审查. One penalty filed."""

    name = "major-filing"
    title = _("重大行政处罚备案审查")

    file = Step(
        _("报送备案"),
        Report,
        cites=BY_RULE,
        by=Who((SYSTEM, CLERK, SUPERVISOR, LEGAL_REVIEWER)),
        opens=True,
        stage=_("已报送"),
    )
    receive = Step(_("登记接收"), Receipt, cites=BY_RULE, by=BUREAU, after=(file,), stage=_("审查中"))
    supplement = Step(
        _("补充材料"),
        Supplement,
        cites=BY_RULE,
        by=outsider("enforcement_organ", "clerk", "supervisor", "legal_reviewer"),
        after=(receive,),
    )
    review = Step(
        _("备案审查"),
        Examination,
        cites=BY_RULE,
        by=BUREAU,
        after=(receive,),
        once=True,
        owes=_items,
        stage=_("已审查"),
    )
    opinion = Step(
        _("发出审查意见"),
        Opinion,
        cites=BY_RULE,
        by=SIGNERS,
        after=(review,),
        once=True,
        issues="major-filing-opinion",
        stage=_("纠正中"),
    )
    correct = Step(
        _("报送纠正情况"),
        Correction,
        cites=BY_RULE,
        by=outsider("enforcement_organ", "clerk", "supervisor", "legal_reviewer"),
        after=(opinion,),
        once=True,
        stage=_("已纠正"),
    )
    close = Step(_("办结"), Done, cites=BY_RULE, by=BUREAU, after=(review,), closes=True, stage=_("办结"))

    reviewing = deadline(
        _("备案审查"),
        Local("major_filing_review_working_days", workdays(15)),
        since=(receive,),
        until=(review,),
        cites=PENALTY_ACT[75],
        when=lambda case, act: act.facts.complete,
    )
    correcting = deadline(
        _("报送纠正情况"),
        Local("major_filing_correction_working_days", workdays(30)),
        since=(opinion,),
        until=(correct,),
        cites=PENALTY_ACT[75],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """About which penalty; its verdict."""
        filed, found = case.first(cls.file), case.last(cls.review)
        return {
            "subject": filed.facts.penalty if filed else None,
            "outcome": f"filing-{found.facts.verdict.value}" if found else None,
            "decided": found.on if found else None,
            "awaits": "legal_reviewer" if not found else "head",
        }


@MajorFiling.file.barred(_("该处罚案件已经备案"), cites=BY_RULE, instead=_("请在已有的备案中补充材料"))
def filed_already(case: Any, facts: Any) -> bool:
    """One filing a penalty."""
    found = case.shelf.named(facts.penalty)
    names = {facts.penalty, *((found.id, found.number) if found else ())}
    return any(case.shelf.about(MajorFiling.name, name) for name in names)


@MajorFiling.file.barred(_("案件还没有作出处罚决定"), cites=BY_RULE, instead=_("请在作出决定后报送"))
def not_decided(case: Any, facts: Any) -> bool:
    """What is filed is a decision."""
    found = case.shelf.named(facts.penalty)
    return found is not None and found.outcome not in ("penalised", "revoked")


@MajorFiling.receive.barred(_("材料不齐而没有写明需补充什么"), cites=BY_RULE, instead=_("请写明需补充的材料"))
def lacking_what(case: Any, facts: Any) -> bool:
    """What lacks is told at once."""
    return not facts.complete and not facts.lacking


@MajorFiling.review.barred(_("报送材料尚不齐全"), cites=BY_RULE, instead=_("请在补充材料后重新登记接收"))
def incomplete(case: Any, facts: Any) -> bool:
    """Review begins when the papers are there."""
    return not case.last(MajorFiling.receive).facts.complete


@MajorFiling.review.barred(_("审查人员办理过该处罚案件"), cites=BY_RULE, instead=_("请由其他人员审查"))
def reviewed_by_the_handler(case: Any, facts: Any) -> bool:
    """Nobody reviews the own case."""
    found = case.shelf.named(case.first(MajorFiling.file).facts.penalty)
    return found is not None and bool(case.ids() & case.shelf.workers(found.id))


@MajorFiling.review.barred(
    _("审查结论与各项审查意见不符"), cites=BY_RULE, instead=_("请核对结论;存在问题的应写明问题")
)
def verdict_wrong(case: Any, facts: Any) -> bool:
    """Sound is what is sound in all four; what is not says why."""
    four = (facts.facts_clear, facts.evidence_sufficient, facts.procedure_lawful, facts.law_right)
    if facts.verdict is Verdict.SOUND:
        return not all(four)
    return all(four) or not facts.defects


@MajorFiling.opinion.barred(_("审查没有发现问题"), cites=BY_RULE, instead=_("请直接办结"))
def nothing_to_correct(case: Any, facts: Any) -> bool:
    """An opinion corrects something."""
    return case.last(MajorFiling.review).facts.verdict is Verdict.SOUND


@MajorFiling.close.barred(
    _("发现的问题还没有纠正"), cites=BY_RULE, instead=_("请先发出审查意见,并等待报送纠正情况")
)
def uncorrected(case: Any, facts: Any) -> bool:
    """What was found wrong is put right before the filing ends."""
    wrong = case.last(MajorFiling.review).facts.verdict is Verdict.DEFECTIVE
    return bool(wrong and not case.did(MajorFiling.correct))
