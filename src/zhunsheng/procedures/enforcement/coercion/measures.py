"""行政强制措施 (行政强制法 第三章): the steps."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion import measure_facts as facts
from zhunsheng.procedures.enforcement.coercion.owing import (
    entries_owed,
    fates_owed,
    returns_owed,
    terms_owed,
)
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.roles import (
    BANK,
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    OFFICERS_OR_HEAD,
    SECTION_CHIEF,
    STAFF,
    SYSTEM,
    outsider,
)
from zhunsheng.procedures.vocabulary import Cites, Step, Who
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.words import _

A = COERCION_ACT
MEASURING = _("强制措施")
OFFICERS = Who((HANDLER,), certified=2, cites=A[18], card_cites=A[17])
FREEZERS = Who((HANDLER,), certified=2, cites=A[30], card_cites=A[17])
"""A freeze borrows the two officers from the eighteenth article (第三十条)."""
APPROVERS = Who((HEAD, DEPUTY_HEAD), cites=A[18])
REPORTERS = Who((HANDLER, SECTION_CHIEF, CLERK, HEAD, DEPUTY_HEAD))
TESTERS = outsider("handler", "clerk", "testing_body")


def _lifting_of(case: Any, told: Any) -> Cites:
    frozen = told.what is facts.Measure.FREEZE or not case.did(*IN_HAND)
    return A[33] if frozen and case.did(Measures.freeze) else ()


def _extending_of(case: Any, told: Any) -> Cites:
    frozen = told.what is facts.Measure.FREEZE or not case.did(*IN_HAND)
    return A[32] if frozen and case.did(Measures.freeze) else ()


class Measures:
    """立案、批准、查封、扣押、冻结、检测、延长、解除、处理."""

    file = Step(
        _("立案"),
        facts.Filing,
        cites=(PENALTY_ACT[54], *OLD[36]),
        by=OFFICERS_OR_HEAD,
        opens=True,
        public=("cause",),
    )
    approve_measure = Step(
        *(_("批准采取措施"), facts.Approval), cites=(A[18], A[19]), by=APPROVERS, early=True, stage=_("批准")
    )
    seize = Step(
        _("扣押"),
        facts.OnSpot,
        cites=(A[18], A[24]),
        by=OFFICERS,
        early=True,
        issues="seizure-decision",
        owes=entries_owed,
        stage=MEASURING,
    )
    emergency_seize = Step(
        _("情况紧急当场扣押"),
        facts.OnSpot,
        cites=(A[19], A[18], A[24]),
        by=OFFICERS,
        early=True,
        issues="seizure-decision",
        owes=entries_owed,
        stage=MEASURING,
    )
    seal = Step(
        _("查封"),
        facts.Sealing,
        cites=(A[18], A[24]),
        by=OFFICERS,
        early=True,
        issues="seizure-decision",
        owes=entries_owed,
        stage=MEASURING,
    )
    freeze = Step(
        _("冻结存款、汇款"), facts.Freezing, cites=(A[30], A[29]), by=FREEZERS, early=True, stage=MEASURING
    )
    restrain = Step(
        _("限制人身自由"), facts.Restraint, cites=(A[20], A[18]), by=OFFICERS, early=True, stage=MEASURING
    )
    report_measure = Step(
        _("当场实施后报告负责人"),
        facts.Note,
        cites=A[19],
        by=REPORTERS,
        after=(emergency_seize, seize, seal, restrain),
    )
    disapprove_measure = Step(
        _("负责人认为不应当采取措施"),
        facts.Note,
        cites=A[19],
        by=Who((HEAD, DEPUTY_HEAD), cites=A[19]),
        after=(emergency_seize, seize, seal, restrain),
    )
    deliver_decision = Step(
        _("向当事人交付冻结决定书"), facts.Delivery, cites=A[31], by=OFFICE, after=(freeze,), once=True
    )
    test_start = Step(
        _("开始检测鉴定"),
        facts.Testing,
        cites=A[25],
        by=TESTERS,
        after=(seize, emergency_seize, seal),
    )
    test_end = Step(
        _("检测鉴定结束"),
        facts.Tested,
        cites=A[25],
        by=TESTERS,
        after=(test_start,),
        dated_by="received",
        owes=terms_owed,
    )
    extend = Step(
        _("延长措施期限"),
        facts.Extension,
        cites=(A[25], A[32]),
        by=Who((HANDLER, HEAD, DEPUTY_HEAD, SECTION_CHIEF, CLERK), cites=A[25]),
        after=(seize, emergency_seize, seal, freeze),
        particular=_extending_of,
        owes=terms_owed,
    )
    lift = Step(
        _("解除措施"),
        facts.Lifting,
        cites=A[28],
        by=Who((*OFFICE.roles, BANK)),
        after=(seize, emergency_seize, seal, freeze, restrain),
        particular=_lifting_of,
        needs_open_case=False,
        owes=returns_owed,
        stage=_("措施解除"),
    )
    dispose = Step(
        _("处理查封、扣押的财物"),
        facts.Disposal,
        cites=A[27],
        by=STAFF,
        after=(seize, emergency_seize, seal),
        needs_open_case=False,
        owes=fates_owed,
    )
    transfer_objects = Step(
        _("财物随案移送"),
        facts.Disposal,
        cites=A[21],
        by=Who((*OFFICE.roles, SYSTEM)),
        after=(seize, emergency_seize, seal),
        owes=fates_owed,
    )
    close = Step(_("结案"), facts.Closing, cites=A[27], by=OFFICE, once=True, closes=True, stage=_("结案"))


IN_HAND = (Measures.seize, Measures.emergency_seize, Measures.seal)
"""The measures that put objects into the organ's keeping."""
TAKING = (*IN_HAND, Measures.freeze, Measures.restrain)

__all__ = ["APPROVERS", "IN_HAND", "OFFICERS", "TAKING", "Measures"]
