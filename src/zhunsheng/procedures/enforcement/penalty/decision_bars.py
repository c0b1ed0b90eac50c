"""What the law forbids in deciding a penalty. One small function a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import (
    ALWAYS_TOLD,
    Told,
    hearing_due,
    heavier,
    imposes_penalty,
)
from zhunsheng.procedures.enforcement.penalty.listed_major import listed_as_major
from zhunsheng.procedures.enforcement.penalty.words import names_another, needed, passed
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import Roll, count, days, workdays
from zhunsheng.statutes.words import _

decide = Deciding.decide


def _from_before(case: Any, facts: Any) -> bool:
    return bool(facts.earlier_steps_done or case.fact("earlier_steps_done"))


@decide.barred(
    _("尚未告知当事人"),
    cites=(PENALTY_ACT[44], *OLD[31]),
    instead=_("请先办理「事先告知」"),
)
def untold(case: Any, facts: Any) -> bool:
    """No penalty before the party was told of it."""
    return (
        imposes_penalty(facts)
        and not case.did(Hearing.notify)
        and not facts.notified
        and not _from_before(case, facts)
    )


@decide.barred(
    _("未履行告知和听取陈述申辩程序"),
    cites=(PENALTY_ACT[62], *OLD[41]),
    instead=_("请先办理「事先告知」并听取意见"),
)
def unheard(case: Any, facts: Any) -> bool:
    """Without notice and hearing of the party no decision may be made."""
    return untold.forbids(case, facts)


def _told_on_paper(case: Any, facts: Any) -> bool:
    return facts.notified is not None and not case.did(Hearing.notify) and imposes_penalty(facts)


def _left_untold(case: Any, facts: Any) -> bool:
    told = facts.told
    return (
        told is not None
        and imposes_penalty(facts)
        and not case.did(Hearing.notify)
        and bool(ALWAYS_TOLD - set(told))
    )


@decide.barred(
    _("此前的告知没有写明内容、事实、理由、依据或者陈述申辩权利"),
    cites=(PENALTY_ACT[44], *OLD[31]),
    instead=_("请重新办理「事先告知」"),
)
def told_in_part(case: Any, facts: Any) -> bool:
    """What was told on paper before must have told everything."""
    return _left_untold(case, facts)


@decide.barred(
    _("未依法告知即不得作出决定"),
    cites=(PENALTY_ACT[62], *OLD[41]),
    instead=_("请重新办理「事先告知」"),
)
def heard_in_part(case: Any, facts: Any) -> bool:
    """An incomplete notice is no notice."""
    return _left_untold(case, facts)


@decide.barred(
    _("应当告知听证权利而没有告知"),
    cites=(PENALTY_ACT[63], *OLD[42]),
    instead=_("请重新告知,写明要求听证的权利"),
)
def right_to_hearing_untold(case: Any, facts: Any) -> bool:
    """Where a hearing may be asked for, the party was told so."""
    told = facts.told
    if told is None or case.did(Hearing.notify) or facts.hearing_held:
        return False
    return hearing_due(case, facts) and Told.HEARING not in told


@decide.barred(
    _("陈述申辩尚未复核"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("请先办理「复核陈述申辩」"),
)
def defence_ignored(case: Any, facts: Any) -> bool:
    """What the party put forward is reviewed before the decision."""
    if facts.defence_reviewed is False:
        return True
    made = case.last(Hearing.defend)
    reviewed = case.last(Hearing.review_defence)
    return made is not None and not facts.defence_reviewed and (reviewed is None or reviewed.seq < made.seq)


@decide.barred(
    _("处罚重于告知的内容"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("不得因陈述、申辩加重处罚;确有新事实的,请重新告知"),
)
def heavier_for_defending(case: Any, facts: Any) -> bool:
    """No heavier penalty because the party defended itself or asked for a hearing."""
    notice = case.last(Hearing.notify)
    spoke = case.did(Hearing.defend, Hearing.ask_hearing, Hearing.hold_hearing)
    return notice is not None and spoke and heavier(facts, notice.facts)


@decide.barred(
    _("处罚重于告知的内容,加重部分未经告知"),
    cites=(PENALTY_ACT[62], *OLD[41]),
    instead=_("请重新办理「事先告知」"),
)
def heavier_than_told(case: Any, facts: Any) -> bool:
    """What was not told may not be imposed."""
    notice = case.last(Hearing.notify)
    return notice is not None and heavier(facts, notice.facts)


@decide.barred(
    _("要求听证的期限尚未届满"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("请等待期限届满,或者由当事人书面放弃"),
)
def term_to_ask_running(case: Any, facts: Any) -> bool:
    """While the party may still ask for a hearing nothing is decided."""
    if facts.hearing_waived:
        return False
    if _told_on_paper(case, facts) and hearing_due(case, facts) and not facts.hearing_held:
        length = workdays(5) if PENALTY_ACT[64].governs(facts.notified) else days(3)
        return bool(case.on <= count(facts.notified, length, calendar=case.calendar, roll=Roll.FORWARD).due)
    face = case.face(Hearing.asking, Hearing.asking_2017)
    held = case.did(Hearing.hold_hearing)
    return face is not None and not face.ended and not held and face.done is None and case.on <= face.binding


@decide.barred(
    _("当事人已要求听证,尚未举行听证"),
    cites=(PENALTY_ACT[63], *OLD[42]),
    instead=_("请先举行听证"),
)
def hearing_owed(case: Any, facts: Any) -> bool:
    """A hearing asked for in time is held before the decision."""
    asked = case.last(Hearing.ask_hearing)
    waived = case.last(Hearing.waive)
    dropped = (
        waived is not None
        and asked is not None
        and waived.seq > asked.seq
        and "hearing" in waived.facts.waives
    )
    held = case.did(Hearing.hold_hearing) or facts.hearing_held or facts.hearing_waived
    return asked is not None and not dropped and not held


@decide.barred(
    _("听取陈述申辩的期限尚未届满"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("请等待告知书载明的期限届满,或者由当事人书面放弃"),
)
def term_to_speak_running(case: Any, facts: Any) -> bool:
    """Where the notice names no day, five working days are left to be heard (doubts.md)."""
    if _told_on_paper(case, facts) and not hearing_due(case, facts) and not facts.defence_reviewed:
        return bool(case.on <= count(facts.notified, workdays(5), calendar=case.calendar).due)
    notice = case.last(Hearing.notify)
    if notice is not None and notice.facts.respond_by and not case.did(Hearing.waive, Hearing.review_defence):
        return bool(case.on <= notice.facts.respond_by)
    face = case.face(Hearing.being_heard)
    return face is not None and not face.ended and case.on <= face.binding


def _raised(case: Any) -> Any:
    """The notice that proposed more than an earlier one, if any."""
    notices = case.standing(Hearing.notify)
    return next((new for old, new in pairwise(notices) if heavier(new.facts, old.facts)), None)


def _review_needed(case: Any, facts: Any) -> bool:
    return (
        needed(case.setting("review_needed"), facts.fine_yuan)
        or case.did(Hearing.hold_hearing)
        or bool(facts.complex or facts.hearing_held)
        or (facts.reviewed is False and hearing_due(case, facts))
        or _raised(case) is not None
        or listed_as_major(case, facts)
    )


@decide.barred(
    _("应当法制审核而未经审核或者审核未通过"),
    cites=(PENALTY_ACT[58], *OLD[38]),
    instead=_("请先办理「法制审核」"),
)
def unreviewed(case: Any, facts: Any) -> bool:
    """After a hearing, in complex cases, where the proposal rose (doubts.md) and where the local list says so, a legal
    reviewer must have passed it."""
    review = case.last(Deciding.review)
    if review is not None and not passed(review.facts.outcome):
        return True
    if _from_before(case, facts) or not imposes_penalty(facts) or not _review_needed(case, facts):
        return False
    if facts.reviewed and review is None:
        return False
    raised = _raised(case)
    return review is None or (raised is not None and review.seq < raised.seq)


@decide.barred(
    _("情节复杂或者给予较重处罚,应当由负责人集体讨论决定"),
    cites=(PENALTY_ACT[57], *OLD[38]),
    instead=_("请集体讨论后再决定"),
)
def decided_alone(case: Any, facts: Any) -> bool:
    """Heavy or complex cases are decided by the heads together."""
    return facts.collective is False and (bool(facts.complex) or hearing_due(case, facts))


@decide.barred(
    _("没有同时责令改正违法行为"),
    cites=(PENALTY_ACT[28], *OLD[23]),
    instead=_("请责令当事人改正或者限期改正"),
)
def no_order_to_correct(case: Any, facts: Any) -> bool:
    """A penalty comes with an order to correct."""
    return facts.order_to_correct is False and imposes_penalty(facts) and not case.did(Deciding.order)


@decide.barred(
    _("违法事实不清、证据不足"),
    cites=(PENALTY_ACT[40], *OLD[30]),
    instead=_("请补充调查或者不予处罚"),
)
def not_established(case: Any, facts: Any) -> bool:
    """Facts that are not established carry no penalty."""
    return imposes_penalty(facts) and case.fact("facts_established", Inquiry.conclude) is False


@decide.barred(
    _("违法行为轻微并及时改正,没有造成危害后果"),
    cites=(PENALTY_ACT[33], *OLD[27]),
    instead=_("请办理「不予处罚决定」"),
)
def slight(case: Any, facts: Any) -> bool:
    """What is slight, corrected and harmless shall not be punished."""
    found = [
        getattr(facts, name) if getattr(facts, name) is not None else case.fact(name, Inquiry.file)
        for name in ("minor", "corrected", "harm")
    ]
    return imposes_penalty(facts) and found == [True, True, False]


@decide.barred(
    _("当事人有证据足以证明没有主观过错"), cites=PENALTY_ACT[33], instead=_("请办理「不予处罚决定」")
)
def without_fault(case: Any, facts: Any) -> bool:
    """No penalty where the absence of fault is proved."""
    return imposes_penalty(facts) and bool(facts.no_fault_proved)


def _age(case: Any, facts: Any) -> int | None:
    party = case.fact("party")
    if party is None or names_another(party, facts.against):
        return None
    day = facts.violation or case.fact("violation", Inquiry.file) or case.opened or case.on
    return cast("int | None", party.age_on(day))


@decide.barred(
    _("不满十四周岁的人不予处罚"),
    cites=(PENALTY_ACT[30], *OLD[25]),
    instead=_("请办理「不予处罚决定」并责令监护人管教"),
)
def a_child(case: Any, facts: Any) -> bool:
    """Under fourteen there is no penalty."""
    age = _age(case, facts)
    return imposes_penalty(facts) and age is not None and age < 14


@decide.barred(
    _("已满十四周岁不满十八周岁的人应当从轻或者减轻处罚"),
    cites=(PENALTY_ACT[30], *OLD[25]),
    instead=_("请从轻或者减轻并写明"),
)
def a_minor(case: Any, facts: Any) -> bool:
    """Between fourteen and eighteen the penalty must be lighter."""
    age = _age(case, facts)
    return imposes_penalty(facts) and age is not None and 14 <= age < 18 and not facts.mitigated


@decide.barred(
    _("没有根据听证笔录作出决定"), cites=(PENALTY_ACT[65], *OLD[43]), instead=_("请根据听证笔录重新拟定决定")
)
def against_the_record(case: Any, facts: Any) -> bool:
    """After a hearing the decision rests on its record."""
    return facts.based_on_hearing_record is False and (
        case.did(Hearing.hold_hearing) or bool(facts.hearing_held)
    )


@decide.barred(
    _("决定书没有载明救济途径和期限"),
    cites=(PENALTY_ACT[59], *OLD[39]),
    instead=_("请补全决定书"),
)
def remedies_left_out(case: Any, facts: Any) -> bool:
    """The paper tells where and until when it can be challenged."""
    return facts.remedies_told is False


@decide.barred(
    _("决定书没有载明履行方式、期限和逾期加处罚款的标准"),
    cites=(PENALTY_ACT[59], *OLD[39]),
    instead=_("请补全决定书"),
)
def surcharge_left_out(case: Any, facts: Any) -> bool:
    """How to pay, until when, and what follows, is told."""
    return facts.surcharge_stated is False and bool(facts.fine_yuan)
