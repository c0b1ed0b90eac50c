"""What may be done after the decision: service, publicity, money, remedies, the court, the file
(行政处罚法 第四十八、六十一条,第六章)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from zhunsheng.procedures.enforcement.penalty import inquiry_facts
from zhunsheng.procedures.enforcement.penalty import performance_facts as facts
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.words import by_public_notice
from zhunsheng.procedures.roles import HEADS, OFFICE, OFFICER, STAFF, THE_PARTY, outsider
from zhunsheng.procedures.vocabulary import Cites, Step, Who
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    MARKET_PUBLICITY,
    PENALTY_ACT,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.words import _

DECISIONS = (Deciding.decide, Deciding.summary_decide)
SINCE_2022 = date(2022, 1, 1)
_PUBLISHED = (*DECISIONS, Deciding.decide_no_penalty)


def _served_on(act: Any) -> date | None:
    """A public notice counts as service thirty days after it, sixty before 2022 (民事诉讼法 第九十五条; the sixty are
    from memory). The duty to serve is met by the notice itself, which some doubt."""
    if act.facts.received or not by_public_notice(act.facts.manner):
        return cast("date | None", act.facts.received)
    return cast(date, act.on + timedelta(days=30 if act.on >= SINCE_2022 else 60))


def _far_from_a_bank(case: Any, facts: Any) -> Cites:
    return (PENALTY_ACT[69], *OLD[48]) if facts.on_water else ()


def _in_instalments(case: Any, facts: Any) -> Cites:
    approved = case.did(AfterDecision.instalment_approve)
    return (PENALTY_ACT[66], PENALTY_ACT[67]) if approved else ()


class AfterDecision:
    """送达、公开、缴款、加处罚款、复议、催告、申请法院、结案、归档."""

    serve = Step(
        _("送达"),
        facts.Service,
        cites=(PENALTY_ACT[61], *OLD[40]),
        by=STAFF,
        after=_PUBLISHED,
        dated_by=_served_on,
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
        cites=(MARKET_PUBLICITY[10], PENALTY_ACT[48], THREE_SYSTEMS["（六）"]),
        by=OFFICE,
        after=_PUBLISHED,
        needs_open_case=False,
    )
    receive_publication = Step(
        _("接收公示信息"),
        inquiry_facts.Note,
        cites=(MARKET_PUBLICITY[10], PENALTY_ACT[48], THREE_SYSTEMS["（六）"]),
        by=outsider("handler", "clerk", "other_organ", "superior_organ"),
        after=_PUBLISHED,
        needs_open_case=False,
    )
    report_major = Step(
        _("重大行政处罚备案"),
        facts.MajorFiling,
        cites=(PENALTY_ACT[75], *OLD[38]),
        by=OFFICE,
        after=_PUBLISHED,
        once=True,
        needs_open_case=False,
    )
    pay = Step(
        _("缴纳罚款"),
        facts.Payment,
        cites=(PENALTY_ACT[67], *OLD[46]),
        by=outsider("party", "bank", "handler", "clerk"),
        after=DECISIONS,
        stage=_("执行"),
        particular=_in_instalments,
    )
    collect_on_spot = Step(
        _("当场收缴罚款"),
        facts.SpotCollection,
        cites=(PENALTY_ACT[68], *OLD[47]),
        by=OFFICER,
        after=DECISIONS,
        particular=_far_from_a_bank,
    )
    land = Step(_("抵岸"), inquiry_facts.Note, cites=(PENALTY_ACT[71], *OLD[50]), by=OFFICER)
    hand_in = Step(
        _("执法人员交款至机关"),
        facts.Collected,
        cites=(PENALTY_ACT[71], *OLD[50]),
        by=OFFICE,
        after=(collect_on_spot,),
    )
    bank = Step(
        _("机关缴付银行"),
        facts.Collected,
        cites=(PENALTY_ACT[71], *OLD[50]),
        by=outsider("handler", "clerk", "head", "bank", "deputy_head"),
        after=(hand_in,),
    )
    instalment_apply = Step(
        _("申请暂缓或者分期缴纳"),
        facts.InstalmentRequest,
        cites=PENALTY_ACT[66],
        by=THE_PARTY,
        after=DECISIONS,
    )
    instalment_approve = Step(
        _("批准暂缓或者分期缴纳"),
        facts.InstalmentApproval,
        cites=PENALTY_ACT[66],
        by=Who(HEADS.roles, cites=PENALTY_ACT[66]),
        after=(instalment_apply,),
    )
    surcharge = Step(
        _("加处罚款"),
        facts.Surcharge,
        cites=(PENALTY_ACT[72], *OLD[51]),
        by=STAFF,
        after=DECISIONS,
    )
    reconsideration_apply = Step(
        _("申请行政复议"),
        facts.ReconsiderationRequest,
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9], PENALTY_ACT[73], *OLD[45]),
        by=THE_PARTY,
        after=_PUBLISHED,
        needs_open_case=False,
    )
    reconsideration_decide = Step(
        _("行政复议决定"),
        facts.ReconsiderationDecision,
        cites=(PENALTY_ACT[48], PENALTY_ACT[73], *OLD[45]),
        by=outsider("reconsideration_organ", "superior_organ", "government", "handler", "clerk", "court"),
        after=(reconsideration_apply,),
        dated_by="received",
        needs_open_case=False,
    )
    revoke = Step(
        _("撤销、变更处罚决定"),
        facts.Revocation,
        cites=(PENALTY_ACT[75], *OLD[38]),
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
        _("催告"), facts.Demand, cites=COERCION_ACT[54], by=OFFICE, after=DECISIONS, dated_by="served"
    )
    apply_court = Step(
        _("申请法院强制执行"), facts.CourtApplication, cites=COERCION_ACT[53], by=OFFICE, after=DECISIONS
    )
    court_accept = Step(
        _("法院受理执行申请"),
        inquiry_facts.Note,
        cites=COERCION_ACT[56],
        by=outsider("court", "handler", "clerk"),
        after=(apply_court,),
        needs_open_case=False,
    )
    correct = Step(
        _("更正文书笔误"),
        facts.Correction,
        cites=(PENALTY_ACT[47], *OLD[38]),
        by=OFFICE,
        after=(Inquiry.file, Deciding.summary_decide),
        needs_open_case=False,
    )
    close = Step(
        _("结案"),
        facts.Closing,
        cites=(PENALTY_ACT[47], *OLD[38]),
        by=OFFICE,
        after=(*_PUBLISHED, Inquiry.transfer),
        once=True,
        closes=True,
        stage=_("结案"),
    )
    archive = Step(
        _("归档"),
        facts.Archiving,
        cites=(PENALTY_ACT[47], *OLD[38]),
        by=OFFICE,
        after=(close,),
        once=True,
        needs_open_case=False,
        stage=_("归档"),
    )
