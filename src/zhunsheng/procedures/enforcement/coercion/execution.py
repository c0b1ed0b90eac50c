"""行政强制执行 (行政强制法 第四章、第五章): the steps."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion import execution_facts as facts
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.measure_facts import Note
from zhunsheng.procedures.enforcement.coercion.measures import Measures
from zhunsheng.procedures.roles import OFFICE, STAFF, THE_PARTY, outsider
from zhunsheng.procedures.vocabulary import Cites, Step, Who
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.words import _

A = COERCION_ACT
ENFORCING = _("强制执行")
AT_COURT = _("申请法院")
BASE = (Base.decide, Base.serve)


def _notice_of(case: Any, told: Any) -> Cites:
    return A[20] if case.did(Measures.restrain) else A[52]


def _resuming_of(case: Any, told: Any) -> Cites:
    return A[42] if case.did(Execution.agreement) and not case.did(Execution.suspend) else ()


def _decided_for_demolition(case: Any, told: Any) -> Cites:
    return (A[37], A[44]) if case.did(Execution.demolition_notice) else ()


def _for_demolition(case: Any, told: Any) -> Cites:
    return A[44] if case.did(Execution.demolition_notice) else ()


class Execution:
    """催告、执行决定、实施、协议、中止、终结、加处、划拨、拍卖、代履行."""

    demand = Step(
        _("催告"),
        facts.Demand,
        cites=(A[35], A[54]),
        by=OFFICE,
        after=BASE,
        dated_by="served",
        issues="demand",
        stage=_("催告"),
    )
    state = Step(_("当事人陈述申辩"), facts.Statement, cites=A[36], by=THE_PARTY, after=(demand,))
    review_statement = Step(_("复核陈述申辩"), facts.StatementReview, cites=A[36], by=STAFF, after=(state,))
    surcharge = Step(
        _("加处罚款、滞纳金"), facts.Surcharge, cites=(A[45], PENALTY_ACT[72]), by=STAFF, after=BASE
    )
    enforcement_decision = Step(
        _("强制执行决定"),
        facts.EnforcementDecision,
        cites=A[37],
        by=OFFICE,
        after=BASE,
        particular=_decided_for_demolition,
        issues="enforcement-decision",
        stage=ENFORCING,
    )
    demolition_notice = Step(
        _("限期自行拆除公告"), facts.DemolitionNotice, cites=A[44], by=OFFICE, after=BASE
    )
    enforce = Step(
        _("实施强制执行"),
        facts.Enforcing,
        cites=(A[37], A[43]),
        by=OFFICE,
        after=(enforcement_decision, demolition_notice),
        particular=_for_demolition,
        stage=ENFORCING,
    )
    agreement = Step(
        _("执行协议"),
        facts.Agreement,
        cites=A[42],
        by=OFFICE,
        after=(enforcement_decision, demand, *BASE),
        stage=_("执行协议"),
    )
    suspend = Step(
        _("中止执行"),
        facts.Suspension,
        cites=A[39],
        by=OFFICE,
        after=(enforcement_decision, demand, *BASE),
        stage=_("中止执行"),
    )
    resume = Step(
        _("恢复执行"),
        facts.Resumption,
        cites=(A[39], A[42]),
        by=OFFICE,
        after=(suspend, agreement),
        sets_aside=(suspend, agreement),
        particular=_resuming_of,
        stage=ENFORCING,
    )
    end = Step(
        _("终结执行"), facts.Ending, cites=A[40], by=OFFICE, after=(demand, *BASE), stage=_("终结执行")
    )
    transfer_deposits = Step(
        _("划拨存款、汇款"),
        facts.DepositTransfer,
        cites=A[47],
        by=OFFICE,
        after=(enforcement_decision,),
        stage=ENFORCING,
    )
    auction = Step(_("拍卖抵缴"), facts.Auction, cites=(A[46], A[48]), by=OFFICE, after=BASE, stage=ENFORCING)
    substitute_decision = Step(
        _("代履行决定"),
        facts.SubstituteDecision,
        cites=(A[51], A[50]),
        by=OFFICE,
        after=(demand,),
        dated_by="served",
        stage=_("代履行"),
    )
    substitute_demand = Step(
        _("代履行前催告"),
        facts.SubstituteDemand,
        cites=A[51],
        by=OFFICE,
        after=(substitute_decision,),
        dated_by="served",
    )
    substitute_perform = Step(
        _("实施代履行"),
        facts.SubstitutePerformance,
        cites=A[51],
        by=Who((*OFFICE.roles, "third_party", "company", "enterprise")),
        after=(substitute_demand, substitute_decision),
        stage=_("代履行"),
    )
    substitute_at_once = Step(
        _("立即代履行"), facts.AtOnce, cites=A[52], by=OFFICE, early=True, stage=_("代履行")
    )
    notify_after = Step(
        _("事后通知当事人、家属"),
        Note,
        cites=(A[52], A[20]),
        by=STAFF,
        after=(substitute_at_once, Measures.restrain),
        particular=_notice_of,
    )
    apply_court = Step(
        _("申请法院强制执行"),
        facts.CourtApplication,
        cites=(A[53], A[54], A[55]),
        by=OFFICE,
        after=BASE,
        stage=AT_COURT,
    )
    court_accept = Step(
        _("法院受理执行申请"),
        facts.Ruling,
        cites=A[56],
        by=outsider("court", "handler", "clerk"),
        after=(apply_court,),
        stage=AT_COURT,
    )
    court_decline = Step(
        _("法院不予受理"),
        facts.Ruling,
        cites=A[56],
        by=outsider("court", "handler", "clerk"),
        after=(apply_court,),
        dated_by="received",
    )
    court_rule = Step(
        _("法院裁定"),
        facts.Ruling,
        cites=(A[57], A[58]),
        by=outsider("court", "handler", "clerk"),
        after=(court_accept,),
        dated_by="received",
        stage=AT_COURT,
    )
    court_review = Step(
        _("向上一级法院申请复议"),
        facts.Ruling,
        cites=(A[58], A[56]),
        by=OFFICE,
        after=(court_rule, court_decline),
    )
