"""Service, publicity, money, remedies, the court, the file (行政处罚法 第四十八、六十一条,第六章)."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from zhunsheng.procedures.clocks import Clock, Kind, Local, deadline, right, wait
from zhunsheng.procedures.enforcement.penalty.after_decision import DECISIONS, SINCE_2022, AfterDecision
from zhunsheng.procedures.enforcement.penalty.after_decision import AfterDecision as S
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.words import by_public_notice, says
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    LITIGATION_ACT,
    MARKET_PUBLICITY,
    PENALTY_ACT,
    PERIODS,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.days import Roll, days, months, workdays
from zhunsheng.statutes.words import _

_UPHELD = ("uph", "maintain", "维持", "驳回", "dismiss", "reject")
_OVERTURNED = (
    "revoke",
    "change",
    "illegal",
    "void",
    "revers",
    "reduc",
    "减",
    "撤销",
    "变更",
    "违法",
    "无效",
    "quash",
    "annul",
    "vary",
    "varied",
    "amend",
    "modif",
    "set aside",
    "rescind",
    "cancel",
    "unlawful",
    "invalid",
)


def _absent(case: Any, act: Any) -> bool:
    return not getattr(act.facts, "party_present", None) and act.step is not Deciding.summary_decide


def _in_hand(case: Any, act: Any) -> bool:
    """Whether the party holds the decision: served, handed over when it was announced, or on the spot."""
    if act.step is Deciding.summary_decide:
        return True
    return act.step is S.serve or bool(getattr(act.facts, "party_present", None))


def _fined(case: Any, act: Any) -> bool:
    decision = case.last(*DECISIONS)
    return decision is not None and bool(decision.facts.fine_yuan) and _in_hand(case, act)


def _paid_in_full(case: Any, act: Any) -> bool:
    decision = case.last(*DECISIONS)
    fine = (decision.facts.fine_yuan if decision else None) or 0
    paid = sum(
        getattr(one.facts, "paid_yuan", None) or getattr(one.facts, "collected_yuan", None) or 0
        for one in case.standing(S.pay, S.collect_on_spot)
        if one.seq <= act.seq
    )
    return bool(paid >= fine)


def _owes_no_more(case: Any, act: Any) -> bool:
    """Paid in full, put off, or undone from outside."""
    if act.step in (S.pay, S.collect_on_spot):
        return _paid_in_full(case, act)
    return act.step is S.instalment_approve or overturned(case, act)


def _open_to_court(case: Any, act: Any) -> bool:
    pending = case.did(S.reconsideration_apply) and not case.did(S.reconsideration_decide)
    # Who asked to pay later knows the decision, served here or on paper before.
    return (_fined(case, act) or _put_off(case)) and not pending


def _to_be_public(case: Any, act: Any) -> bool:
    """Decisions on persons are published only as the local catalogue says (doubts.md)."""
    party = case.fact("party")
    person = party is not None and party.kind is PartyKind.PERSON
    return not person or bool(case.setting("publish_persons"))


def _in_market(case: Any, act: Any) -> bool:
    return case.setting("market_publication_working_days") is not None and _to_be_public(case, act)


def _elsewhere(case: Any) -> bool:
    """Whether the party is registered in another province: the third and fourth place of both credit codes. Shown
    too where its code is not known."""
    party = case.fact("party")
    code = party.credit_code if party is not None else None
    return not code or code[2:4] != case.organ[2:4] or bool(case.did(S.push_publication))


def _put_off(case: Any) -> bool:
    approval = case.last(S.instalment_approve)
    return approval is not None and approval.facts.last is not None


def _announced(act: Any) -> bool:
    return by_public_notice(act.facts.manner) and act.facts.received is None


def _by_hand(case: Any, act: Any) -> bool:
    """Money taken on the water is handed in after landing."""
    return act.step is S.land or not act.facts.on_water


def overturned(case: Any, act: Any) -> bool:
    """Whether a decision from outside (or the organ's own) undid or changed the penalty."""
    if act.step is S.revoke:
        return True
    if act.step is not S.reconsideration_decide:
        return False
    said = (act.facts.outcome or "").lower().replace("unchanged", "")
    return says(said, _OVERTURNED) and not says(said, _UPHELD)


def overturned_after(case: Any, made: Any) -> bool:
    """Whether a decision fell after it was made, so that it may be made anew."""
    fallen = case.standing(S.revoke, S.reconsideration_decide)
    return any(act.seq > made.seq and overturned(case, act) for act in fallen)


_ANNULLED = (
    *("revoke", "quash", "annul", "set aside", "revers", "cancel", "rescind", "void", "invalid"),
    *("撤销", "无效"),
)


def annulled_after(case: Any, made: Any) -> bool:
    """Whether a decision was undone altogether: one that was only changed, or found unlawful but left standing, is
    still to be performed."""
    undone = case.standing(S.reconsideration_decide)
    said = [act.facts.outcome for act in undone if act.seq > made.seq and overturned(case, act)]
    grounds = [act.facts.ground for act in case.standing(S.revoke) if act.seq > made.seq]
    return any(says(one, _ANNULLED) for one in said) or any(not says(one, ("变更",)) for one in grounds)


def _made_public(case: Any, act: Any) -> bool:
    """What was overturned must leave the page, where it was put there at all."""
    shown = any(one.step is S.publish and one.seq < act.seq for one in case.acts)
    return shown and overturned(case, act)


def remedies_over(case: Any, act: Any) -> date | None:
    """The day on which the terms for reconsideration and suit have both run out, or a deferral that was granted ends
    (行政强制法 第五十三条; 行政处罚法 第七十二条)."""
    approval = case.last(S.instalment_approve)
    if approval is not None and approval.facts.last:
        return cast(date, approval.facts.last)
    face = Performance.suing_again.face(case, act.on) or Performance.suing.face(case, act.on)
    return face.binding if face else None


class Performance(AfterDecision):
    """Its clocks."""

    _RECEIPTS = (S.serve, Deciding.decide, Deciding.summary_decide)

    announcing = wait(
        _("公告送达"),
        days(30),
        since=(S.serve,),
        until=(),
        cites=PERIODS["民事诉讼法 第九十五条"],
        from_day=lambda case, act: act.on,
        when=lambda case, act: _announced(act) and act.on >= SINCE_2022,
    )
    announcing_2021 = wait(
        _("公告送达"),
        days(60),
        since=(S.serve,),
        until=(),
        cites=PERIODS["民事诉讼法 第九十五条"],
        from_day=lambda case, act: act.on,
        when=lambda case, act: _announced(act) and act.on < SINCE_2022,
    )
    serving = deadline(
        _("送达处罚决定书"),
        workdays(7),
        since=(Deciding.decide, Deciding.decide_no_penalty),
        until=(S.serve,),
        cites=PENALTY_ACT[61],
        when=_absent,
    )
    serving_2017 = deadline(
        _("送达处罚决定书"),
        days(7),
        since=(Deciding.decide, Deciding.decide_no_penalty),
        until=(S.serve,),
        cites=OLD[40],
        when=_absent,
    )
    publicity = deadline(
        _("公开处罚决定"),
        Local("publication_working_days", workdays(7)),
        since=DECISIONS,
        until=(S.publish,),
        cites=THREE_SYSTEMS["（六）"],
        when=lambda case, act: _to_be_public(case, act) and not _in_market(case, act),
    )
    market_publicity = deadline(
        _("在企业信用信息公示系统公示"),
        Local("market_publication_working_days", workdays(20)),
        since=DECISIONS,
        until=(S.publish,),
        cites=MARKET_PUBLICITY[9],
        when=_in_market,
    )
    pushing = deadline(
        _("推送当事人所在地公示"),
        workdays(10),
        since=DECISIONS,
        until=(S.push_publication,),
        cites=MARKET_PUBLICITY[10],
        when=lambda case, act: _in_market(case, act) and _elsewhere(case),
    )
    received_publicity = deadline(
        _("公示收到的处罚信息"),
        workdays(10),
        since=(S.receive_publication,),
        until=(S.publish,),
        cites=MARKET_PUBLICITY[10],
    )
    paying = Clock(
        Kind.DEADLINE,
        _("缴纳罚款"),
        days(15),
        whose="party",
        roll=Roll.FORWARD,
        since=_RECEIPTS,
        until=(S.pay, S.collect_on_spot),
        cites=(PENALTY_ACT[67], *OLD[46]),
        when=_fined,
        met_when=_paid_in_full,
        ended_by=(S.instalment_approve, S.revoke, S.reconsideration_decide),
        ended_when=_owes_no_more,
    )
    handing_in = deadline(
        _("交款至机关"),
        workdays(2),
        since=(S.collect_on_spot, S.land),
        until=(S.hand_in,),
        cites=PENALTY_ACT[71],
        when=_by_hand,
    )
    handing_in_2017 = deadline(
        _("交款至机关"),
        days(2),
        since=(S.collect_on_spot, S.land),
        until=(S.hand_in,),
        cites=OLD[50],
        when=_by_hand,
    )
    banking = deadline(_("缴付银行"), workdays(2), since=(S.hand_in,), until=(S.bank,), cites=PENALTY_ACT[71])
    banking_2017 = deadline(_("缴付银行"), days(2), since=(S.hand_in,), until=(S.bank,), cites=OLD[50])
    reconsidering = right(
        _("申请行政复议"),
        days(60),
        since=(*_RECEIPTS, Deciding.decide_no_penalty),
        until=(S.reconsideration_apply,),
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9]),
        when=_in_hand,
    )
    suing = right(
        _("提起行政诉讼"),
        months(6),
        since=(*_RECEIPTS, Deciding.decide_no_penalty),
        until=(),
        cites=LITIGATION_ACT[46],
        when=_in_hand,
        ended_by=(S.reconsideration_apply,),
    )
    suing_again = right(
        _("不服复议决定提起行政诉讼"),
        days(15),
        since=(S.reconsideration_decide,),
        until=(),
        cites=LITIGATION_ACT[45],
    )
    demanding = wait(
        _("催告后等待履行"),
        workdays(10),
        since=(S.demand,),
        until=(S.apply_court,),
        cites=COERCION_ACT[54],
        ended_by=(S.pay,),
        ended_when=_owes_no_more,
    )
    applying = deadline(
        _("申请法院强制执行"),
        months(3),
        since=_RECEIPTS,
        until=(S.apply_court,),
        cites=COERCION_ACT[53],
        from_day=remedies_over,
        when=_open_to_court,
        ended_by=(S.pay, S.collect_on_spot, S.revoke, S.reconsideration_decide),
        ended_when=_owes_no_more,
    )
    court_accepting = Clock(
        Kind.DEADLINE,
        _("法院受理执行申请"),
        workdays(5),
        whose="other",
        since=(S.apply_court,),
        until=(S.court_accept,),
        cites=COERCION_ACT[56],
    )
    withdrawing = deadline(
        _("撤回公开并说明理由"),
        workdays(3),
        since=(S.revoke, S.reconsideration_decide),
        until=(S.withdraw_publication,),
        cites=PENALTY_ACT[48],
        when=_made_public,
    )
