"""What the law forbids in the amount, the date and the repetition of a penalty. One small function a rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhunsheng.procedures.acts import Other
from zhunsheng.procedures.clocks import Outcome
from zhunsheng.procedures.enforcement.penalty.after_crimes import answered_since
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import Kind, imposes_penalty
from zhunsheng.procedures.enforcement.penalty.performance import overturned_after
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.words import _

decide = Deciding.decide


@decide.barred(
    _("本案已经作出处罚决定"),
    cites=(PENALTY_ACT[57], *OLD[38]),
    instead=_("请先撤销、变更原决定,或者登记复议、诉讼结果"),
)
def already_decided(case: Any, facts: Any) -> bool:
    """A case is decided once, and again only after its decision fell."""
    made = case.last(Deciding.decide, Deciding.decide_no_penalty)
    return made is not None and not facts.against and not overturned_after(case, made)


@decide.barred(
    _("案件已移送司法机关"),
    cites=(PENALTY_ACT[27], *OLD[22]),
    instead=_("请等待司法机关的处理;退回后先登记「司法机关退回案件」"),
)
def transferred(case: Any, facts: Any) -> bool:
    """No administrative penalty in the place of a criminal one."""
    return case.did(Inquiry.transfer) and imposes_penalty(facts)


for _step in (Hearing.notify, Deciding.decide):

    @_step.barred(
        _("限制人身自由的处罚只能由公安机关和法律规定的其他机关决定"),
        cites=PENALTY_ACT[18],
        instead=_("请移送公安机关;法律规定由本机关行使的,请在登记册中填写依据"),
    )
    def liberty(case: Any, facts: Any) -> bool:
        """Detention is for the police, or for whom a law names: neither imposed nor proposed by others."""
        police = any("公安" in actor.organ_name for actor in case.by)
        return Kind.DETENTION in facts.kinds and not police and not case.setting("liberty_power")


@decide.barred(_("案件处于中止状态"), cites=PENALTY_ACT[60], instead=_("请先办理「恢复调查」"))
def suspended(case: Any, facts: Any) -> bool:
    """A suspended case goes on before it is decided; an answer of police or court ends the waiting for it."""
    paused = case.last(Inquiry.suspend)
    return paused is not None and not answered_since(case, facts, paused.on)


def _late(case: Any) -> bool:
    face = case.face(Deciding.deciding)
    return face is not None and face.done is None and face.outcome is Outcome.MISSED


@decide.barred(
    _("作出决定已超过办案期限,没有写明逾期理由"),
    cites=PENALTY_ACT[60],
    instead=_("请写明逾期理由;决定照常办理,逾期天数列入监督名单"),
)
def late_without_reason(case: Any, facts: Any) -> bool:
    """A late decision is taken down as late, with its reason (doubts.md)."""
    return not facts.late_reason and _late(case)


@decide.barred(
    _("决定书落款日期与作出决定之日不符"),
    cites=(PENALTY_ACT[59], *OLD[39]),
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
    _("办案期限届满后倒填决定日期"), cites=PENALTY_ACT[60], instead=_("请如实填写日期并写明逾期理由")
)
def backdated_into_the_term(case: Any, facts: Any) -> bool:
    """The term is not kept by an earlier date on the paper."""
    return facts.dated is not None and facts.dated < case.on and _late(case)


@decide.barred(
    _("罚款低于法定幅度而没有减轻情节"),
    cites=(PENALTY_ACT[32], *OLD[27]),
    instead=_("请在幅度内确定,或者写明减轻情节"),
)
def below_the_range(case: Any, facts: Any) -> bool:
    """Below the range only where mitigation is lawful."""
    bounds = facts.range_yuan
    return (
        len(bounds) > 1
        and facts.fine_yuan is not None
        and facts.fine_yuan < min(bounds)
        and not facts.mitigated
    )


@decide.barred(
    _("罚款超出法定幅度"), cites=PENALTY_ACT[5], instead=_("请在幅度内确定;低于幅度的须有减轻情节并说明理由")
)
def out_of_range(case: Any, facts: Any) -> bool:
    """The amount stays within what the law sets."""
    return _outside(facts.fine_yuan, facts.range_yuan, facts.mitigated)


@decide.barred(_("擅自改变处罚幅度"), cites=PENALTY_ACT[76], instead=_("请在法定幅度内确定罚款"))
def range_changed(case: Any, facts: Any) -> bool:
    """Who alters the range answers for it."""
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


def _one_cause(cause: str, other: str, on_the_spot: bool) -> bool:
    """Whether two cases of one organ are about one cause, as far as they name any."""
    if on_the_spot:
        return bool(cause) and other == cause
    return not cause or other in ("", cause)


def _same_act(case: Any, facts: Any) -> list[Other]:
    """Other cases of the party about the same day's act: of another organ, or of this one unless both name different
    causes. Whoever decides may say in writing why it is not the same act."""
    if not facts.fine_yuan or facts.distinct_act:
        return []
    on_the_spot = case.step is Deciding.summary_decide
    day = case.on if on_the_spot else facts.violation or case.fact("violation", Inquiry.file)
    cause = facts.cause if on_the_spot else case.fact("cause", Inquiry.file) or ""
    # Two fines on the spot on one day, with no cause named, may well be for two acts.
    return [
        other
        for other in case.others
        if day is not None
        and other.violation == day
        and (other.organ != case.organ or _one_cause(cause, other.cause, on_the_spot))
    ]


for _step in (Deciding.decide, Deciding.summary_decide):

    @_step.barred(
        _("对同一违法行为已经罚款"),
        cites=(PENALTY_ACT[29], *OLD[24]),
        instead=_("不得再次罚款;可以责令改正或者给予其他种类的处罚。确非同一违法行为的,请写明"),
    )
    def fined_twice(case: Any, facts: Any) -> bool:
        """One act is not fined twice, by whichever organ."""
        elsewhere = bool(facts.fine_yuan) and bool(case.setting("fined_elsewhere"))
        return elsewhere or any(other.fined for other in _same_act(case, facts))

    @_step.barred(
        _("其他机关对同一违法行为立案在先"),
        cites=PENALTY_ACT[25],
        instead=_("由最先立案的机关处理;可以责令恢复原状,不得罚款。确非同一违法行为的,请写明"),
    )
    def filed_later(case: Any, facts: Any) -> bool:
        """Of two organs the one that filed first goes on (doubts.md)."""
        opened = case.opened or case.on
        return any(
            other.organ != case.organ and not other.fined and not other.over and other.opened < opened
            for other in _same_act(case, facts)
        )
