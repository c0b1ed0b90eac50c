"""The decision that is enforced, its service, and the remedies against it: the steps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from zhunsheng.procedures.enforcement.coercion import base_facts as facts
from zhunsheng.procedures.enforcement.coercion.measures import IN_HAND, Measures
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.words import by_public_notice
from zhunsheng.procedures.roles import HEADS, STAFF, THE_PARTY, outsider
from zhunsheng.procedures.vocabulary import Cites, Step
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    LITIGATION_ACT,
    PENALTY_ACT,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
)
from zhunsheng.statutes.words import _

A = COERCION_ACT


def _served_on(act: Any) -> date | None:
    """A public notice counts as service thirty days after it, sixty before 2022 (民事诉讼法 第九十五条)."""
    if act.facts.received or not by_public_notice(act.facts.manner):
        return cast("date | None", act.facts.received)
    return cast(date, act.on + timedelta(days=30 if act.on >= date(2022, 1, 1) else 60))


def _papers_of(case: Any, told: Any) -> Cites:
    """Papers of enforcement are served under the act on coercion."""
    later = ("enforcement-decision", "substitute-decision", "demand")
    return A[38] if any(act.stands and act.step.name in later for act in case.acts) else ()


def _with_things(case: Any, told: Any) -> Cites:
    """Where things are held the decision also decides about them."""
    return A[27] if case.did(*IN_HAND) else ()


class Base:
    """处理决定、送达、履行、复议、诉讼."""

    decide = Step(
        _("处理决定"),
        facts.BaseDecision,
        cites=(PENALTY_ACT[57], *OLD[38]),
        by=HEADS,
        early=True,
        particular=_with_things,
        public=("kinds", "fine_yuan"),
        stage=_("已决定"),
    )
    serve = Step(
        _("送达"),
        facts.Service,
        cites=(PENALTY_ACT[61], *OLD[40]),
        by=STAFF,
        after=(decide,),
        dated_by=_served_on,
        particular=_papers_of,
    )
    pay = Step(
        _("当事人缴款"),
        facts.Payment,
        cites=(PENALTY_ACT[67], *OLD[46]),
        by=outsider("party", "bank", "handler", "clerk"),
        after=(decide, serve),
    )
    perform = Step(
        _("当事人自行履行"),
        facts.Performance,
        cites=A[35],
        by=outsider("party", "handler", "clerk"),
        after=(decide, serve),
    )
    reconsideration_apply = Step(
        _("申请行政复议"),
        facts.ReconsiderationRequest,
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9]),
        by=THE_PARTY,
        after=(decide, serve, *IN_HAND, Measures.freeze),
        needs_open_case=False,
    )
    reconsideration_decide = Step(
        _("行政复议决定"),
        facts.Answer,
        cites=(LITIGATION_ACT[45], A[53], RECONSIDERATION_ACT[62], RECONSIDERATION_ACT[64]),
        by=outsider("reconsideration_organ", "superior_organ", "government", "handler", "clerk", "court"),
        after=(decide, serve, reconsideration_apply, *IN_HAND, Measures.freeze),
        dated_by="received",
        needs_open_case=False,
    )
    sue = Step(
        _("提起行政诉讼"),
        facts.ReconsiderationRequest,
        cites=(LITIGATION_ACT[46], A[53]),
        by=outsider("party", "interested_party", "court", "handler", "clerk"),
        after=(decide, serve, reconsideration_decide, *IN_HAND, Measures.freeze),
        needs_open_case=False,
    )
    judgment = Step(
        _("法院裁判生效"),
        facts.Answer,
        cites=LITIGATION_ACT[97],
        by=outsider("court", "handler", "clerk"),
        after=(sue,),
        dated_by="received",
        needs_open_case=False,
    )
