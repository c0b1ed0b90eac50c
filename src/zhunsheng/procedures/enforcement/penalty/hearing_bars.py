"""What the law forbids in notice, defence and hearing. One small function a rule."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import (
    ALWAYS_TOLD,
    Told,
    hearing_due,
    hearing_open,
    heavier,
)
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import count, days, workdays
from zhunsheng.statutes.words import _

_INVESTIGATING = (
    Inquiry.file,
    Inquiry.inspect,
    Inquiry.question,
    Inquiry.conclude,
    Inquiry.register_evidence,
    Inquiry.seize,
    Hearing.notify,
)


@Hearing.notify.barred(
    _("告知书没有写明拟处罚的内容、事实、理由、依据或者陈述申辩权利"),
    cites=(PENALTY_ACT[44], *OLD[31]),
    instead=_("请补全告知内容"),
)
def notice_incomplete(case: Any, facts: Any) -> bool:
    """A notice tells content, facts, reasons, basis and the rights."""
    return bool(ALWAYS_TOLD - set(facts.told))


@Hearing.notify.barred(
    _("拟作出的处罚应当告知听证权利而没有告知"),
    cites=(PENALTY_ACT[63], *OLD[42]),
    instead=_("请在告知书中写明要求听证的权利"),
)
def hearing_not_told(case: Any, facts: Any) -> bool:
    """Where a hearing may be asked for, the party is told so."""
    return hearing_due(case, facts) and Told.HEARING not in facts.told


@Hearing.notify.barred(_("违法事实尚不清楚"), cites=(PENALTY_ACT[40], *OLD[30]), instead=_("请补充调查"))
def unproved(case: Any, facts: Any) -> bool:
    """Facts that are not established carry no penalty."""
    return case.fact("facts_established", Inquiry.conclude) is False


@Hearing.notify.barred(
    _("加重拟处罚没有新的事实"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("不得因当事人陈述、申辩而加重;确有新事实的,请取证后载明并重新告知"),
)
def heavier_without_new_facts(case: Any, facts: Any) -> bool:
    """A heavier proposal needs new facts of its own."""
    before = case.last(Hearing.notify)
    return before is not None and heavier(facts, before.facts) and not facts.new_facts


@Hearing.review_defence.barred(
    _("复核陈述申辩没有制作记录"), cites=(PENALTY_ACT[45], *OLD[32]), instead=_("请制作复核记录")
)
def defence_unrecorded(case: Any, facts: Any) -> bool:
    """What the party says is reviewed in writing."""
    return facts.record_made is False


@Hearing.waive.barred(
    _("没有书面明确放弃"),
    cites=(PENALTY_ACT[62], *OLD[41]),
    instead=_("请由当事人书面明确放弃,否则等待期限届满"),
)
def waived_by_word(case: Any, facts: Any) -> bool:
    """Only an express waiver counts."""
    return facts.written is False


@Hearing.ask_hearing.barred(
    _("本案拟处罚不属于应当听证的范围"),
    cites=(PENALTY_ACT[63], *OLD[42]),
    instead=_("请按陈述申辩听取意见"),
)
def no_right_to_hearing(case: Any, facts: Any) -> bool:
    """The right to a hearing depends on what is proposed."""
    notice = case.last(Hearing.notify)
    return notice is not None and not hearing_open(case, notice.facts)


@Hearing.ask_hearing.barred(
    _("要求听证已超过期限"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("听证权利已经消灭;陈述申辩仍应听取"),
)
def asked_too_late(case: Any, facts: Any) -> bool:
    """The term runs from the notice; posting in time is in time."""
    face = case.face(Hearing.asking, Hearing.asking_2017)
    day = facts.posted or facts.received or case.on
    return face is not None and day > face.binding


@Hearing.hearing_notice.barred(
    _("距听证日不足七日"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("请另定较晚的听证日期"),
)
def noticed_too_late(case: Any, facts: Any) -> bool:
    """Seven days before the hearing: working days since 2021-07-15, the hearing day itself left out."""
    length = workdays(7) if PENALTY_ACT[64].governs(case.on) else days(7)
    last = count(facts.hearing_on, length, calendar=case.calendar, backward=True).plain
    return bool(case.on > last)


@Hearing.hold_hearing.barred(
    _("没有在七日前通知听证的时间、地点"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("请先通知听证"),
)
def not_noticed(case: Any, facts: Any) -> bool:
    """No hearing without its notice."""
    return not case.did(Hearing.hearing_notice)


@Hearing.hold_hearing.barred(
    _("听证主持人参与过本案调查"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("请指定非本案调查人员主持"),
)
def investigator_presides(case: Any, facts: Any) -> bool:
    """Who investigated, or proposed the penalty, does not preside. Where nobody is named the hearing officer presides,
    and where none takes part whoever holds it."""
    officers = {actor.id for actor in case.by if "hearing_officer" in actor.roles}
    presiding = {facts.presides} if facts.presides else officers or case.ids()
    return bool(presiding & case.who_took(_INVESTIGATING))


@Hearing.hold_hearing.barred(
    _("听证应当公开举行"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("涉及国家秘密、商业秘密或者个人隐私的,请写明理由"),
)
def behind_closed_doors(case: Any, facts: Any) -> bool:
    """A hearing is public unless a lawful secret stands against it."""
    return facts.public is False and not facts.closed_for


@Hearing.hold_hearing.barred(
    _("听证没有制作笔录"),
    cites=(PENALTY_ACT[64], *OLD[42]),
    instead=_("请制作笔录并交当事人核对"),
)
def hearing_unrecorded(case: Any, facts: Any) -> bool:
    """The hearing leaves a record that the party has checked."""
    return facts.record_made is False
