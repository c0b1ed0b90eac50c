"""行政检查: one object, from the approval to the published result (国办发〔2024〕54号; 企业公示信息抽查办法)."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.before import OLD
from zhunsheng.procedures.enforcement.inspection import visit_facts as facts
from zhunsheng.procedures.enforcement.inspection.visit_facts import Result, Track
from zhunsheng.procedures.enforcement.inspection.words import ABOVE, from_above, said_no
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    SECTION_CHIEF,
    STAFF,
    SUPERVISOR,
    TWO_OFFICERS,
)
from zhunsheng.procedures.vocabulary import Cites, Procedure, Step, Who
from zhunsheng.statutes.catalogue import (
    BUSINESS_RULES,
    ENTERPRISE_INSPECTION,
    JOINT_INSPECTION,
    PENALTY_ACT,
    SPOT_CHECK_RULES,
    SUPERVISION_RULES,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.days import hours, workdays
from zhunsheng.statutes.words import _

APPROVAL = ENTERPRISE_INSPECTION["—"]
SHOWN = (PENALTY_ACT[55], *OLD[37])
MAY_NOT = frozenset(
    {"auxiliary", "borrowed", "testing_body", "coordinating_office", "company", "third_party", "resident"}
)
"""Who never inspects: consultative offices, testing bodies, hired hands, assistants (国办发〔2024〕54号)."""
SEEKS = Who((HEAD, DEPUTY_HEAD, HANDLER, SECTION_CHIEF, CLERK), cites=(APPROVAL, *SHOWN))
CORRECTS = Who((HANDLER, HEAD, DEPUTY_HEAD, SUPERVISOR, "supervision_body"), overseen=True)


def random(case: Any, told: Any = None) -> bool:
    """Whether this visit follows a draw by lot."""
    said = getattr(told, "drawn", None)
    return bool(said) or (said is None and case.fact("track") is Track.RANDOM)


def by_complaint(case: Any, told: Any = None) -> bool:
    """Whether a complaint or a referral led to it: such visits are counted apart."""
    said = getattr(told, "complaint", None)
    return not said_no(said) or not said_no(case.fact("complaint")) or case.fact("track") is Track.COMPLAINT


def _persons_under(case: Any) -> Cites:
    """Whoever may not inspect at all is kept out by another article than one officer too few."""
    if any(actor.roles and actor.roles <= MAY_NOT for actor in case.by):
        return (APPROVAL,)
    if any(actor.roles and actor.roles <= ABOVE for actor in case.by):
        return SUPERVISION_RULES[8]
    return SPOT_CHECK_RULES[9] if random(case) else ()


def _visit_under(case: Any, told: Any) -> Cites:
    return SPOT_CHECK_RULES[9] if random(case, told) else ()


def _from_supervision(article: int, step: str) -> Any:
    def cites(case: Any, told: Any) -> Cites:
        return SUPERVISION_RULES[article] if from_above(case.last(Inspection.steps[step]).by) else ()

    return cites


def _ended(case: Any, act: Any) -> date:
    """The day on which the inspection ended: of its conclusion where that came before the result was recorded."""
    recorded, ended = case.first(Inspection.record_result), case.first(Inspection.conclude)
    later = ended is not None and ended.seq > act.seq and (recorded is None or ended.seq < recorded.seq)
    day: date = ended.on if later else act.effect
    return day


def _unapproved(case: Any, act: Any) -> bool:
    approvals = case.standing(Inspection.approve_inspection)
    return bool(act.facts.urgent) and not act.facts.approved_by and all(a.seq > act.seq for a in approvals)


class Inspection(Procedure):
    """行政检查: approval, visit, result, publication. One case an object: its count is the 户次."""

    name = "inspection"
    series = "inspection"
    title = _("行政检查")
    enforces = True

    approve_inspection = Step(
        _("批准行政检查"),
        facts.Approval,
        cites=APPROVAL,
        by=SEEKS,
        opens=True,
        public=("item", "track", "form"),
        stage=_("待检查"),
    )
    inspect = Step(
        _("实施检查"),
        facts.Visit,
        cites=SHOWN,
        by=TWO_OFFICERS,
        after=(approve_inspection,),
        early=True,
        particular=_visit_under,
        persons_under=_persons_under,
        stage=_("检查中"),
    )
    cancel_inspection = Step(
        _("取消检查"),
        facts.Cancelled,
        cites=APPROVAL,
        by=SEEKS,
        after=(approve_inspection,),
        closes=True,
        stage=_("已取消"),
    )
    correct_at_once = Step(
        _("责令当场改正"),
        facts.Correction,
        cites=(PENALTY_ACT[28], *OLD[23]),
        by=CORRECTS,
        after=(inspect,),
        particular=_from_supervision(26, "correct-at-once"),
        needs_open_case=False,
    )
    guide = Step(
        _("行政指导"),
        facts.Guidance,
        cites=(APPROVAL, BUSINESS_RULES[54], PENALTY_ACT[55], *OLD[37]),
        by=CORRECTS,
        after=(inspect,),
        particular=_from_supervision(33, "guide"),
        needs_open_case=False,
    )
    use_evidence = Step(
        _("使用检查所得证据"),
        facts.EvidenceUse,
        cites=(PENALTY_ACT[46], *OLD[36]),
        by=STAFF,
        after=(approve_inspection, inspect),
        needs_open_case=False,
    )
    conclude = Step(
        _("检查终结"),
        facts.Conclusion,
        cites=(*SHOWN, SPOT_CHECK_RULES[11]),
        by=STAFF,
        after=(inspect,),
        once=True,
        closes=True,
        stage=_("检查终结"),
    )
    record_result = Step(
        _("录入检查结果"),
        facts.Outcome,
        cites=(SPOT_CHECK_RULES[11], JOINT_INSPECTION["二"]),
        by=OFFICE,
        after=(inspect,),
        needs_open_case=False,
        public=("result",),
        stage=_("已录入"),
    )
    publish = Step(
        _("公示检查结果"),
        facts.Publication,
        cites=(SPOT_CHECK_RULES[11], SPOT_CHECK_RULES[13], THREE_SYSTEMS["（六）"], BUSINESS_RULES[54]),
        by=OFFICE,
        after=(record_result,),
        publishes=True,
        needs_open_case=False,
        public=("where",),
        stage=_("已公示"),
    )
    link_penalty = Step(
        _("转立案处罚"),
        facts.Follow,
        cites=(PENALTY_ACT[54], *OLD[36]),
        by=STAFF,
        after=(inspect,),
        needs_open_case=False,
    )

    regularising = deadline(
        _("补办检查批准"),
        Local("urgent_inspection_hours", hours(24)),
        since=(inspect,),
        until=(approve_inspection,),
        cites=APPROVAL,
        when=_unapproved,
    )
    recording = deadline(
        _("记录公示抽查结果"),
        workdays(20),
        since=(inspect,),
        until=(record_result, publish),
        cites=SPOT_CHECK_RULES[11],
        from_day=_ended,
        when=lambda case, act: not by_complaint(case, act.facts),
    )
    publishing = deadline(
        _("公示检查结果"),
        workdays(20),
        since=(record_result,),
        until=(publish,),
        cites=THREE_SYSTEMS["（六）"],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Party, item, why inspected, and what came of it; whether it counts as an inspection of its own."""
        asked, visit = case.last(cls.approve_inspection), case.last(cls.inspect)
        track = _track(case, visit)
        result = _result(case)
        party = case.fact("party")
        return {
            "track": track.value,
            "cause": asked.facts.item if asked else (visit.facts.matter or "" if visit else ""),
            "town": asked.facts.town if asked else None,
            "subject": (party.credit_code or "") if party is not None else "",
            "outcome": "cancelled" if case.did(cls.cancel_inspection) else result.value if result else None,
            "decided": _decided(case),
            "awaits": "handler" if asked or visit else "head",
            "visited": visit.on if visit else None,
            "planned": track is not Track.COMPLAINT,
            "penalty_follows": result is Result.PENALTY,
        }


def _track(case: Any, visit: Any) -> Track:
    told = visit.facts if visit else None
    if by_complaint(case, told):
        return Track.COMPLAINT
    if random(case, told):
        return Track.RANDOM
    if told is not None and told.key_field:
        return Track.KEY
    found: Track = case.fact("track") or Track.DAILY
    return found


def _decided(case: Any) -> date | None:
    act = case.first(Inspection.record_result, Inspection.conclude)
    return act.on if act else None


def _result(case: Any) -> Result | None:
    """What came of it: a penalty that followed first, then what was recorded, then what was concluded."""
    if case.did(Inspection.link_penalty):
        return Result.PENALTY
    recorded, ended = case.last(Inspection.record_result), case.last(Inspection.conclude)
    told = [recorded.facts.result] if recorded else []
    told += [ended.facts.result] if ended and ended.facts.result else []
    if Result.PENALTY in told:
        return Result.PENALTY
    if not told and case.did(Inspection.correct_at_once):
        return Result.CORRECTED
    return told[0] if told else Result.NO_PROBLEM if ended else None
