"""Service, publicity, money, remedies, the court, the file (行政处罚法 第四十八、六十一条,第六章)."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from zhunsheng.procedures.clocks import Clock, Kind, Local, deadline, right, wait
from zhunsheng.procedures.enforcement.penalty import inquiry_facts
from zhunsheng.procedures.enforcement.penalty import performance_facts as facts
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.roles import HEADS, OFFICE, OFFICER, STAFF, THE_PARTY, outsider
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    LITIGATION_ACT,
    PENALTY_ACT,
    PENALTY_ACT_2017,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.days import Roll, days, months, workdays
from zhunsheng.statutes.words import _

_DECISIONS = (Deciding.decide, Deciding.summary_decide)
_PUBLISHED = (*_DECISIONS, Deciding.decide_no_penalty)
_OVERTURNED = (
    "revoke",
    "change",
    "illegal",
    "void",
    "撤销",
    "变更",
    "违法",
    "无效",
    "quash",
    "annul",
    "vary",
)


def _absent(case: Any, act: Any) -> bool:
    return not getattr(act.facts, "party_present", None) and act.step is not Deciding.summary_decide


def _fined(case: Any, act: Any) -> bool:
    decision = case.last(*_DECISIONS)
    return decision is None or bool(decision.facts.fine_yuan)


def _unpaid(case: Any, act: Any) -> bool:
    return _fined(case, act) and not case.did(Performance.collect_on_spot)


def overturned(case: Any, act: Any) -> bool:
    """Whether a decision from outside (or the organ's own) undid or changed the penalty."""
    if act.step is Performance.revoke:
        return True
    return any(word in (act.facts.outcome or "").lower() for word in _OVERTURNED)


def remedies_over(case: Any, act: Any) -> date | None:
    """The day on which the terms for reconsideration and suit have both run out, or a deferral that was granted ends
    (行政强制法 第五十三条; 行政处罚法 第七十二条)."""
    approval = case.last(Performance.instalment_approve)
    if approval is not None and approval.facts.last:
        return cast(date, approval.facts.last)
    face = Performance.suing.face(case, act.on)
    return face.binding if face else None


class Performance:
    """送达、公开、缴款、加处罚款、复议、催告、申请法院、结案、归档."""

    serve = Step(
        _("送达"),
        facts.Service,
        cites=(PENALTY_ACT[61], PENALTY_ACT_2017[40]),
        by=STAFF,
        after=_PUBLISHED,
        dated_by="received",
    )
    publish = Step(
        _("公开处罚决定"),
        facts.Publication,
        cites=(PENALTY_ACT[48], THREE_SYSTEMS["（六）"]),
        by=OFFICE,
        after=_PUBLISHED,
        publishes=True,
        public=("address",),
        needs_open_case=False,
    )
    push_publication = Step(
        _("推送信用公示系统"),
        inquiry_facts.Note,
        cites=(PENALTY_ACT[48], THREE_SYSTEMS["（六）"]),
        by=OFFICE,
        after=_PUBLISHED,
        needs_open_case=False,
    )
    receive_publication = Step(
        _("接收公示信息"),
        inquiry_facts.Note,
        cites=(PENALTY_ACT[48], THREE_SYSTEMS["（六）"]),
        by=outsider("handler", "clerk", "other_organ", "superior_organ"),
        after=_PUBLISHED,
        needs_open_case=False,
    )
    report_major = Step(
        _("重大行政处罚备案"),
        facts.MajorFiling,
        cites=(PENALTY_ACT[75], PENALTY_ACT_2017[38]),
        by=OFFICE,
        after=_PUBLISHED,
        once=True,
        needs_open_case=False,
    )
    pay = Step(
        _("缴纳罚款"),
        facts.Payment,
        cites=(PENALTY_ACT[67], PENALTY_ACT_2017[46]),
        by=outsider("party", "bank", "handler", "clerk"),
        after=_DECISIONS,
        stage=_("执行"),
    )
    collect_on_spot = Step(
        _("当场收缴罚款"),
        facts.SpotCollection,
        cites=(PENALTY_ACT[68], PENALTY_ACT_2017[47]),
        by=OFFICER,
        after=_DECISIONS,
    )
    land = Step(_("抵岸"), inquiry_facts.Note, cites=(PENALTY_ACT[71], PENALTY_ACT_2017[50]), by=OFFICER)
    hand_in = Step(
        _("执法人员交款至机关"),
        facts.Collected,
        cites=(PENALTY_ACT[71], PENALTY_ACT_2017[50]),
        by=OFFICE,
        after=(collect_on_spot,),
    )
    bank = Step(
        _("机关缴付银行"),
        facts.Collected,
        cites=(PENALTY_ACT[71], PENALTY_ACT_2017[50]),
        by=outsider("handler", "clerk", "head", "bank", "deputy_head"),
        after=(hand_in,),
    )
    instalment_apply = Step(
        _("申请暂缓或者分期缴纳"),
        facts.InstalmentRequest,
        cites=PENALTY_ACT[66],
        by=THE_PARTY,
        after=_DECISIONS,
    )
    instalment_approve = Step(
        _("批准暂缓或者分期缴纳"),
        facts.InstalmentApproval,
        cites=PENALTY_ACT[66],
        by=HEADS,
        after=(instalment_apply,),
    )
    surcharge = Step(
        _("加处罚款"),
        facts.Surcharge,
        cites=(PENALTY_ACT[72], PENALTY_ACT_2017[51]),
        by=STAFF,
        after=_DECISIONS,
    )
    reconsideration_apply = Step(
        _("申请行政复议"),
        facts.ReconsiderationRequest,
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9]),
        by=THE_PARTY,
        after=_PUBLISHED,
        needs_open_case=False,
    )
    reconsideration_decide = Step(
        _("行政复议决定"),
        facts.ReconsiderationDecision,
        cites=(PENALTY_ACT[48], PENALTY_ACT_2017[38]),
        by=outsider("reconsideration_organ", "superior_organ", "government", "handler", "clerk", "court"),
        after=(reconsideration_apply,),
        dated_by="received",
        needs_open_case=False,
    )
    revoke = Step(
        _("撤销、变更处罚决定"),
        facts.Revocation,
        cites=(PENALTY_ACT[75], PENALTY_ACT_2017[38]),
        by=HEADS,
        after=_PUBLISHED,
        needs_open_case=False,
    )
    withdraw_publication = Step(
        _("撤回公开的处罚决定"),
        facts.Withdrawal,
        cites=PENALTY_ACT[48],
        by=OFFICE,
        after=(publish,),
        public=("reason",),
        sets_aside=(publish,),
        needs_open_case=False,
    )
    demand = Step(
        _("催告"), facts.Demand, cites=COERCION_ACT[54], by=OFFICE, after=_DECISIONS, dated_by="served"
    )
    apply_court = Step(
        _("申请法院强制执行"), facts.CourtApplication, cites=COERCION_ACT[53], by=OFFICE, after=_DECISIONS
    )
    close = Step(
        _("结案"),
        facts.Closing,
        cites=(PENALTY_ACT[47], PENALTY_ACT_2017[38]),
        by=OFFICE,
        after=(*_PUBLISHED, Inquiry.transfer),
        once=True,
        closes=True,
        stage=_("结案"),
    )
    archive = Step(
        _("归档"),
        facts.Archiving,
        cites=(PENALTY_ACT[47], PENALTY_ACT_2017[38]),
        by=OFFICE,
        after=(close,),
        once=True,
        needs_open_case=False,
        stage=_("归档"),
    )

    serving = deadline(
        _("送达处罚决定书"),
        workdays(7),
        since=(Deciding.decide, Deciding.decide_no_penalty),
        until=(serve,),
        cites=PENALTY_ACT[61],
        when=_absent,
    )
    serving_2017 = deadline(
        _("送达处罚决定书"),
        days(7),
        since=(Deciding.decide, Deciding.decide_no_penalty),
        until=(serve,),
        cites=PENALTY_ACT_2017[40],
        when=_absent,
    )
    publicity = deadline(
        _("公开处罚决定"),
        Local("publication_working_days", workdays(7)),
        since=_PUBLISHED,
        until=(publish,),
        cites=THREE_SYSTEMS["（六）"],
    )
    paying = Clock(
        Kind.DEADLINE,
        _("缴纳罚款"),
        days(15),
        whose="party",
        roll=Roll.FORWARD,
        since=(serve,),
        until=(pay,),
        cites=(PENALTY_ACT[67], PENALTY_ACT_2017[46]),
        when=_fined,
        ended_by=(instalment_approve, collect_on_spot),
    )
    handing_in = deadline(
        _("交款至机关"), workdays(2), since=(collect_on_spot, land), until=(hand_in,), cites=PENALTY_ACT[71]
    )
    handing_in_2017 = deadline(
        _("交款至机关"), days(2), since=(collect_on_spot, land), until=(hand_in,), cites=PENALTY_ACT_2017[50]
    )
    banking = deadline(_("缴付银行"), workdays(2), since=(hand_in,), until=(bank,), cites=PENALTY_ACT[71])
    banking_2017 = deadline(
        _("缴付银行"), days(2), since=(hand_in,), until=(bank,), cites=PENALTY_ACT_2017[50]
    )
    reconsidering = right(
        _("申请行政复议"),
        days(60),
        since=(serve,),
        until=(reconsideration_apply,),
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9]),
    )
    suing = right(_("提起行政诉讼"), months(6), since=(serve,), until=(), cites=LITIGATION_ACT[46])
    demanding = wait(
        _("催告后等待履行"),
        workdays(10),
        since=(demand,),
        until=(apply_court,),
        cites=COERCION_ACT[54],
        ended_by=(pay,),
    )
    applying = deadline(
        _("申请法院强制执行"),
        months(3),
        since=(serve,),
        until=(apply_court,),
        cites=COERCION_ACT[53],
        from_day=remedies_over,
        when=_unpaid,
        ended_by=(pay,),
    )
    withdrawing = deadline(
        _("撤回公开并说明理由"),
        workdays(3),
        since=(revoke, reconsideration_decide),
        until=(withdraw_publication,),
        cites=PENALTY_ACT[48],
        when=overturned,
    )
