"""The steps and clocks of supervision (行政执法监督条例, in force since 2026-02-01)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.oversight.supervision import facts
from zhunsheng.procedures.oversight.supervision.whom import (
    ANSWERERS,
    GOVERNMENT,
    PUBLISHERS,
    SUPERVISED,
    SUPERVISORS,
    finding,
)
from zhunsheng.procedures.vocabulary import Owed, Step
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

CHECKING = _("监督检查")
CORRECTING = _("督促纠正")
GOVERNING = _("报请政府决定")


def _checked(trial: Any, said: Any) -> list[Owed]:
    if not said.found:
        return []
    return finding(trial, source=_("行政执法监督检查"), defect=said.found, kind=said.kind)


def _wrong(source: str) -> Any:
    def owes(trial: Any, said: Any) -> list[Owed]:
        return finding(trial, source=source, defect=said.found, kind=said.kind, due=said.until)

    return owes


def _received(case: Any, act: Any) -> Any:
    """The term runs from receipt, where service is on record; else from the day of the paper."""
    service = next((one for one in case.standing(Steps.serve) if one.seq > act.seq), None)
    return service.effect if service is not None else act.on


def performed(case: Any, act: Any) -> bool:
    """Whether a report says that the duty was done; a report of nothing done meets no term."""
    return act.facts.performed is not False


class Steps:
    """立项、检查、督办函、意见书、建议、审核、决定书、异议、报送、重点与专项监督、通报、建议处理、办结."""

    file = Step(_("监督立项"), facts.Opening, cites=RULES[14], by=SUPERVISORS, opens=True, stage=CHECKING)
    inspect = Step(_("监督检查"), facts.Check, cites=RULES[22], by=SUPERVISORS, after=(file,), owes=_checked)
    correct_at_once = Step(
        _("督促当场纠正"), facts.Note, cites=RULES[26], by=SUPERVISORS, after=(file,), stage=CORRECTING
    )
    guide = Step(_("指导"), facts.Note, cites=(RULES[24], RULES[33]), by=SUPERVISORS, after=(file,))
    supervision_letter = Step(
        _("制发监督督办函"),
        facts.Letter,
        cites=RULES[27],
        by=SUPERVISORS,
        after=(file,),
        issues="supervision-letter",
        owes=_wrong(_("行政执法监督督办函")),
        stage=CORRECTING,
    )
    supervision_opinion = Step(
        _("制发监督意见书"),
        facts.Opinion,
        cites=RULES[28],
        by=SUPERVISORS,
        after=(file,),
        issues="supervision-opinion",
        owes=_wrong(_("行政执法监督意见书")),
        stage=CORRECTING,
    )
    escalate = Step(_("逾期未报,升级处理"), facts.Note, cites=RULES[29], by=SUPERVISORS, after=(file,))
    propose_decision = Step(
        _("向政府提出处理建议"),
        facts.Proposal,
        cites=RULES[29],
        by=SUPERVISORS,
        after=(file,),
        stage=GOVERNING,
    )
    review = Step(
        _("审核处理建议"),
        facts.Review,
        cites=RULES[29],
        by=SUPERVISORS,
        after=(file,),
        particular=lambda case, said: () if case.did(Steps.propose_decision) else RULES[18],
    )
    supervision_decision = Step(
        _("制发监督决定书"),
        facts.Decision,
        cites=RULES[29],
        by=GOVERNMENT,
        after=(propose_decision,),
        issues="supervision-decision",
        owes=_wrong(_("行政执法监督决定书")),
        stage=CORRECTING,
    )
    serve = Step(
        _("送达监督文书"),
        facts.Service,
        cites=RULES[26],
        by=SUPERVISORS,
        after=(supervision_letter, supervision_opinion, supervision_decision),
        dated_by="received",
    )
    objection = Step(
        _("提出异议"),
        facts.Objection,
        cites=RULES[30],
        by=SUPERVISED,
        after=(supervision_opinion, supervision_letter, supervision_decision, correct_at_once),
    )
    answer_objection = Step(
        _("处理异议"), facts.ObjectionAnswer, cites=RULES[30], by=ANSWERERS, after=(objection,)
    )
    report_back = Step(
        _("报送纠正情况"),
        facts.Report,
        cites=(RULES[28], RULES[27]),
        by=SUPERVISED,
        after=(supervision_opinion, supervision_letter, supervision_decision),
        particular=lambda case, said: RULES[27] if _answers_letter(case) else (),
    )
    key_supervision = Step(_("重点监督"), facts.KeyMatter, cites=RULES[20], by=SUPERVISORS, after=(file,))
    special_supervision = Step(_("专项监督"), facts.Special, cites=RULES[21], by=SUPERVISORS, after=(file,))
    circular = Step(
        _("通报"),
        facts.Circular,
        cites=RULES[31],
        by=PUBLISHERS,
        after=(file,),
        publishes=True,
        public=("text", "scope"),
        issues="circular",
        needs_open_case=False,
    )
    advise = Step(_("建议处理执法人员"), facts.Advice, cites=RULES[32], by=SUPERVISORS, after=(file,))
    withdraw_certificate = Step(
        _("取消执法资格、收回证件"), facts.Card, cites=RULES[32], by=SUPERVISORS, after=(file,)
    )
    revoke = Step(
        _("撤销、变更原执法决定"),
        facts.Revocation,
        cites=(RULES[28], RULES[29], PENALTY_ACT[75]),
        by=SUPERVISED,
        after=(supervision_opinion, supervision_decision, supervision_letter),
    )
    close = Step(
        _("监督办结"),
        facts.Closing,
        cites=RULES[26],
        by=SUPERVISORS,
        after=(file,),
        once=True,
        closes=True,
        stage=_("办结"),
    )


def _answers_letter(case: Any) -> bool:
    last = case.last(Steps.supervision_letter, Steps.supervision_opinion, Steps.supervision_decision)
    return last is not None and last.step is Steps.supervision_letter


REPLY = Local("supervision_reply_working_days", workdays(10))
"""The regulation leaves the term to each paper; where a paper names none, ten working days by default."""


class Clocks:
    """Each paper names its own term; an objection is dealt with in a term that a local rule sets."""

    answering_letter = deadline(
        _("按督办函履职并报送情况"),
        REPLY,
        since=(Steps.supervision_letter,),
        until=(Steps.report_back,),
        cites=RULES[27],
        whose="other",
        from_day=_received,
        met_when=performed,
        named="until",
    )
    answering_opinion = deadline(
        _("按意见书纠正并报送情况"),
        REPLY,
        since=(Steps.supervision_opinion,),
        until=(Steps.report_back,),
        cites=RULES[28],
        whose="other",
        from_day=_received,
        met_when=performed,
        named="until",
    )
    answering_decision = deadline(
        _("按决定书纠正并报送情况"),
        REPLY,
        since=(Steps.supervision_decision,),
        until=(Steps.report_back,),
        cites=RULES[29],
        whose="other",
        from_day=_received,
        met_when=performed,
        named="until",
    )
    answering_objection = deadline(
        _("处理异议"),
        Local("supervision_objection_working_days", workdays(15)),
        since=(Steps.objection,),
        until=(Steps.answer_objection,),
        cites=RULES[30],
    )
