"""What the law forbids in deciding a penalty. One small function a rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import hearing_due, heavier, imposes_penalty
from zhunsheng.procedures.enforcement.penalty.words import PASSED
from zhunsheng.statutes.catalogue import PENALTY_ACT, PENALTY_ACT_2017
from zhunsheng.statutes.words import _

decide = Deciding.decide


def _from_before(case: Any, facts: Any) -> bool:
    return bool(facts.earlier_steps_done or case.fact("earlier_steps_done"))


@decide.barred(
    _("尚未告知当事人"),
    cites=(PENALTY_ACT[44], PENALTY_ACT_2017[31]),
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
    cites=(PENALTY_ACT[62], PENALTY_ACT_2017[41]),
    instead=_("请先办理「事先告知」并听取意见"),
)
def unheard(case: Any, facts: Any) -> bool:
    """Without notice and hearing of the party no decision may be made."""
    return untold.forbids(case, facts)


@decide.barred(
    _("陈述申辩尚未复核"),
    cites=(PENALTY_ACT[45], PENALTY_ACT_2017[32]),
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
    cites=(PENALTY_ACT[45], PENALTY_ACT_2017[32]),
    instead=_("不得因陈述、申辩加重处罚;确有新事实的,请重新告知"),
)
def heavier_for_defending(case: Any, facts: Any) -> bool:
    """No heavier penalty because the party defended itself or asked for a hearing."""
    notice = case.last(Hearing.notify)
    spoke = case.did(Hearing.defend, Hearing.ask_hearing, Hearing.hold_hearing)
    return notice is not None and spoke and heavier(facts, notice.facts)


@decide.barred(
    _("处罚重于告知的内容,加重部分未经告知"),
    cites=(PENALTY_ACT[62], PENALTY_ACT_2017[41]),
    instead=_("请重新办理「事先告知」"),
)
def heavier_than_told(case: Any, facts: Any) -> bool:
    """What was not told may not be imposed."""
    notice = case.last(Hearing.notify)
    return notice is not None and heavier(facts, notice.facts)


@decide.barred(
    _("要求听证的期限尚未届满"),
    cites=(PENALTY_ACT[64], PENALTY_ACT_2017[42]),
    instead=_("请等待期限届满,或者由当事人书面放弃"),
)
def term_to_ask_running(case: Any, facts: Any) -> bool:
    """While the party may still ask for a hearing nothing is decided."""
    face = case.face(Hearing.asking, Hearing.asking_2017)
    held = case.did(Hearing.hold_hearing)
    return face is not None and not face.ended and not held and face.done is None and case.on <= face.binding


@decide.barred(
    _("当事人已要求听证,尚未举行听证"),
    cites=(PENALTY_ACT[63], PENALTY_ACT_2017[42]),
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
    return asked is not None and not dropped and not case.did(Hearing.hold_hearing) and not facts.hearing_held


@decide.barred(
    _("听取陈述申辩的期限尚未届满"),
    cites=(PENALTY_ACT[45], PENALTY_ACT_2017[32]),
    instead=_("请等待告知书载明的期限届满,或者由当事人书面放弃"),
)
def term_to_speak_running(case: Any, facts: Any) -> bool:
    """Where the notice names no day, five working days are left to be heard (doubts.md)."""
    notice = case.last(Hearing.notify)
    if notice is not None and notice.facts.respond_by and not case.did(Hearing.waive, Hearing.review_defence):
        return bool(case.on <= notice.facts.respond_by)
    face = case.face(Hearing.being_heard)
    return face is not None and not face.ended and case.on <= face.binding


def _review_needed(case: Any, facts: Any) -> bool:
    return (
        bool(case.setting("review_needed"))
        or case.did(Hearing.hold_hearing)
        or bool(facts.complex or facts.hearing_held)
    )


@decide.barred(
    _("应当法制审核而未经审核或者审核未通过"),
    cites=(PENALTY_ACT[58], PENALTY_ACT_2017[38]),
    instead=_("请先办理「法制审核」"),
)
def unreviewed(case: Any, facts: Any) -> bool:
    """After a hearing, in complex cases and where the local list says so, a legal reviewer must have passed it."""
    if _from_before(case, facts) and not case.did(Deciding.review):
        return False
    review = case.last(Deciding.review)
    refused = review is not None and review.facts.outcome.lower() not in PASSED
    return refused or (_review_needed(case, facts) and imposes_penalty(facts) and review is None)


@decide.barred(
    _("情节复杂或者给予较重处罚,应当由负责人集体讨论决定"),
    cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
    instead=_("请集体讨论后再决定"),
)
def decided_alone(case: Any, facts: Any) -> bool:
    """Heavy or complex cases are decided by the heads together."""
    return facts.collective is False and (bool(facts.complex) or hearing_due(case, facts))


@decide.barred(
    _("没有同时责令改正违法行为"),
    cites=(PENALTY_ACT[28], PENALTY_ACT_2017[36]),
    instead=_("请责令当事人改正或者限期改正"),
)
def no_order_to_correct(case: Any, facts: Any) -> bool:
    """A penalty comes with an order to correct."""
    return facts.order_to_correct is False and imposes_penalty(facts) and not case.did(Deciding.order)


@decide.barred(
    _("违法事实不清、证据不足"),
    cites=(PENALTY_ACT[40], PENALTY_ACT_2017[36]),
    instead=_("请补充调查或者不予处罚"),
)
def not_established(case: Any, facts: Any) -> bool:
    """Facts that are not established carry no penalty."""
    return imposes_penalty(facts) and case.fact("facts_established", Inquiry.conclude) is False


@decide.barred(
    _("违法行为轻微并及时改正,没有造成危害后果"), cites=PENALTY_ACT[33], instead=_("请办理「不予处罚决定」")
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
    day = facts.violation or case.fact("violation", Inquiry.file) or case.opened or case.on
    return party.age_on(day) if party is not None else None


@decide.barred(
    _("不满十四周岁的人不予处罚"), cites=PENALTY_ACT[30], instead=_("请办理「不予处罚决定」并责令监护人管教")
)
def a_child(case: Any, facts: Any) -> bool:
    """Under fourteen there is no penalty."""
    age = _age(case, facts)
    return imposes_penalty(facts) and age is not None and age < 14


@decide.barred(
    _("已满十四周岁不满十八周岁的人应当从轻或者减轻处罚"),
    cites=PENALTY_ACT[30],
    instead=_("请从轻或者减轻并写明"),
)
def a_minor(case: Any, facts: Any) -> bool:
    """Between fourteen and eighteen the penalty must be lighter."""
    age = _age(case, facts)
    return imposes_penalty(facts) and age is not None and 14 <= age < 18 and not facts.mitigated


@decide.barred(_("没有根据听证笔录作出决定"), cites=PENALTY_ACT[65], instead=_("请根据听证笔录重新拟定决定"))
def against_the_record(case: Any, facts: Any) -> bool:
    """After a hearing the decision rests on its record."""
    return facts.based_on_hearing_record is False and (
        case.did(Hearing.hold_hearing) or bool(facts.hearing_held)
    )


@decide.barred(
    _("决定书没有载明救济途径和期限"),
    cites=(PENALTY_ACT[59], PENALTY_ACT_2017[39]),
    instead=_("请补全决定书"),
)
def remedies_left_out(case: Any, facts: Any) -> bool:
    """The paper tells where and until when it can be challenged."""
    return facts.remedies_told is False


@decide.barred(
    _("决定书没有载明履行方式、期限和逾期加处罚款的标准"),
    cites=(PENALTY_ACT[59], PENALTY_ACT_2017[39]),
    instead=_("请补全决定书"),
)
def surcharge_left_out(case: Any, facts: Any) -> bool:
    """How to pay, until when, and what follows, is told."""
    return facts.surcharge_stated is False and bool(facts.fine_yuan)


@decide.barred(
    _("决定书落款日期与作出决定之日不符"),
    cites=(PENALTY_ACT[59], PENALTY_ACT_2017[39]),
    instead=_("请如实填写日期"),
)
def backdated(case: Any, facts: Any) -> bool:
    """A late decision is late; it is not dated back."""
    return facts.dated is not None and facts.dated != case.on


def _outside(fine: Decimal | None, bounds: list[Decimal], mitigated: bool | None) -> bool:
    if not bounds or fine is None:
        return False
    return fine > max(bounds) or (fine < min(bounds) and len(bounds) > 1 and not mitigated)


@decide.barred(
    _("罚款超出法定幅度"), cites=PENALTY_ACT[5], instead=_("请在幅度内确定;低于幅度的须有减轻情节并说明理由")
)
def out_of_range(case: Any, facts: Any) -> bool:
    """The amount stays within what the law sets; below it only where mitigation is lawful."""
    return _outside(facts.fine_yuan, facts.range_yuan, facts.mitigated)


@decide.barred(
    _("应当适用行为时的规定,新规定处罚较轻的适用新规定"),
    cites=PENALTY_ACT[37],
    instead=_("请按较轻的幅度确定罚款"),
)
def heavier_law(case: Any, facts: Any) -> bool:
    """Substance by the law of the day of the act, the newer where it is milder."""
    old, new = facts.range_old_yuan, facts.range_new_yuan
    if not old or not new:
        return False
    milder = min(old, new, key=lambda bounds: (max(bounds), min(bounds)))
    return _outside(facts.fine_yuan, milder, facts.mitigated)


@decide.barred(
    _("对同一违法行为已经罚款"),
    cites=PENALTY_ACT[29],
    instead=_("不得再次罚款;可以责令改正或者给予其他种类的处罚"),
)
def fined_twice(case: Any, facts: Any) -> bool:
    """One act is not fined twice, by whichever organ."""
    return bool(facts.fine_yuan) and bool(case.setting("fined_elsewhere"))
