"""问题整改台账: one item a defect, whoever found it, with owner, measure, day, proof and verification.

No national statute orders the ledger itself; what is found is to be fed back, put right and answered for
(督察工作规定), and what is still open stands in the next annual report (第二十五条).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Member, Text
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _

FINDERS = Who(
    (SUPERVISOR, CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, HEAD, DEPUTY_HEAD, SYSTEM), overseen=True
)
IN_CHARGE = Who((HEAD, DEPUTY_HEAD, SECTION_CHIEF, CLERK, SUPERVISOR), overseen=True)
WORKERS = Who((HANDLER, CLERK, LEGAL_REVIEWER, SECTION_CHIEF, HEAD, DEPUTY_HEAD, SUPERVISOR))
VERIFIERS = Who((SUPERVISOR, HEAD, DEPUTY_HEAD, SECTION_CHIEF, LEGAL_REVIEWER, CLERK), overseen=True)
HERE = RULES["—"]


class Finding(Facts):
    """发现问题: from where, in which unit, what, of which kind."""

    source: str = Field(title=_("问题来源"), max_length=40)
    source_case: CaseRef | None = Field(None, title=_("来源案件"))
    unit: str = Field(title=_("责任单位(统一社会信用代码)"), max_length=18)
    defect: str = Field(title=_("问题"), max_length=300)
    kind: str = Field(title=_("问题类型"), max_length=60)
    due: date | None = Field(None, title=_("整改期限"))


class Assignment(Facts):
    """明确责任人、措施、时限."""

    owner: Member = Field(title=_("责任人"))
    cause: str | None = Field(None, title=_("原因"), max_length=300)
    measure: str = Field(title=_("整改措施"), max_length=300)
    due: date = Field(title=_("整改期限"))


class Proof(Facts):
    """整改情况与佐证."""

    proof: Text = Field(title=_("整改情况"), min_length=1)


class Verification(Facts):
    """核查结论."""

    remark: str = Field("", title=_("核查意见"), max_length=300)


class Return(Facts):
    """退回整改的理由."""

    reason: str = Field(title=_("退回理由"), max_length=300, min_length=1)


class Closing(Facts):
    """销号."""

    remark: str | None = Field(None, title=_("说明"), max_length=300)


class Recurrence(Facts):
    """同一单位再次发现同类问题."""

    source: str = Field(title=_("问题来源"), max_length=40)
    source_case: CaseRef | None = Field(None, title=_("来源案件"))
    defect: str = Field(title=_("问题"), max_length=300)
    due: date | None = Field(None, title=_("整改期限"))


def _due(case: Any) -> date | None:
    """The term as last told since the defect was found, or found again: an old term does not bind what recurs."""
    begun = case.last(Rectification.find, Rectification.reopen)
    told = case.standing(Rectification.find, Rectification.reopen, Rectification.assign)
    days = [act.facts.due for act in told if act.seq >= begun.seq and act.facts.due is not None]
    return days[-1] if days else None


class Rectification(Procedure):
    """整改台账. One item: found, assigned, proved, verified, closed; reopened when it recurs."""

    name = "rectification"
    title = _("整改台账")

    find = Step(_("登记问题"), Finding, cites=HERE, by=FINDERS, opens=True, stage=_("待整改"))
    assign = Step(_("明确责任和措施"), Assignment, cites=HERE, by=IN_CHARGE, after=(find,), stage=_("整改中"))
    prove = Step(_("报送整改情况"), Proof, cites=HERE, by=WORKERS, after=(assign,), stage=_("待核查"))
    verify = Step(
        _("核查通过"), Verification, cites=HERE, by=VERIFIERS, after=(prove,), once=True, stage=_("待销号")
    )
    send_back = Step(
        _("退回整改"),
        Return,
        cites=HERE,
        by=VERIFIERS,
        after=(prove,),
        sets_aside=(prove, verify),
        stage=_("整改中"),
    )
    close = Step(
        _("销号"),
        Closing,
        cites=HERE,
        by=VERIFIERS,
        after=(verify,),
        once=True,
        closes=True,
        stage=_("已销号"),
    )
    reopen = Step(
        _("再次发现"),
        Recurrence,
        cites=HERE,
        by=FINDERS,
        after=(find,),
        sets_aside=(prove, verify, close),
        needs_open_case=False,
        stage=_("待整改"),
    )

    assigning = deadline(
        _("明确整改责任"),
        Local("rectification_assigning_working_days", workdays(5)),
        since=(find, reopen),
        until=(assign,),
        cites=HERE,
    )
    rectifying = deadline(
        _("完成整改"),
        Local("rectification_grace_days", days(0)),
        since=(find, assign, reopen),
        until=(prove,),
        cites=HERE,
        from_day=lambda case, act: _due(case),
        met_when=lambda case, act: act.stands,
    )
    verifying = deadline(
        _("核查整改情况"),
        Local("rectification_verifying_working_days", workdays(10)),
        since=(prove,),
        until=(verify, send_back),
        cites=HERE,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """What is about, for lookups: the unit and the kind of defect."""
        found = case.first(cls.find)
        if found is None:
            return {}
        last = case.last(cls.find, cls.reopen).facts
        closed = case.last(cls.close)
        return {
            "subject": subject(found.facts.unit, found.facts.kind),
            "cause": last.defect[:200],
            "outcome": "rectified" if closed else None,
            "decided": closed.on if closed else None,
            "awaits": _awaits(case),
        }


def _awaits(case: Any) -> str:
    if case.did(Rectification.prove):
        return "supervisor"
    assigned = case.last(Rectification.assign)
    again = case.last(Rectification.reopen)
    waits = assigned is None or (again is not None and again.seq > assigned.seq)
    return "head" if waits else "handler"


def subject(unit: str, kind: str) -> str:
    """What an item is found by: the unit's code and the kind of defect."""
    return f"{unit}:{kind}"


@Rectification.find.barred(
    _("同一单位的同类问题已有整改事项"), cites=HERE, instead=_("请在该事项中办理「再次发现」")
)
def already_found(case: Any, facts: Any) -> bool:
    """One item a unit and kind: what recurs reopens it. What the system owes has looked beforehand."""
    return SYSTEM not in case.ids() and standing_item(case, facts.unit, facts.kind) is not None


@Rectification.assign.barred(_("整改期限已过"), cites=HERE, instead=_("请填写今后的日期"))
def due_is_past(case: Any, facts: Any) -> bool:
    """A term ends after it is set."""
    return bool(facts.due < case.on)


@Rectification.prove.barred(
    _("再次发现问题后尚未重新明确责任和措施"), cites=HERE, instead=_("请先办理「明确责任和措施」")
)
def not_assigned_anew(case: Any, facts: Any) -> bool:
    """What recurred needs a measure of its own."""
    again, assigned = case.last(Rectification.reopen), case.last(Rectification.assign)
    return again is not None and assigned is not None and again.seq > assigned.seq


for _step in (Rectification.verify, Rectification.close):

    @_step.barred(_("责任人不得核查自己的整改"), cites=HERE, instead=_("请由责任人以外的人员核查"))
    def verified_by_the_owner(case: Any, facts: Any) -> bool:
        """Neither the owner nor who reported it done says that it is done."""
        owners = {act.facts.owner for act in case.standing(Rectification.assign)}
        return bool(case.ids() & (owners | case.who_took((Rectification.prove,))))


def standing_item(trial: Any, unit: str, kind: str) -> Any:
    """The item that a new finding of this unit and kind belongs to: one still open, or closed not long ago."""
    within = Local("rectification_recurrence_days", days(365)).of(trial.case).count
    for known in reversed(trial.shelf.about(Rectification.name, subject(unit, kind))):
        recent = known.closed is None or known.closed >= date.fromordinal(trial.on.toordinal() - within)
        if known.opened <= trial.on and recent:
            return known
    return None
