"""What the organ's own published lists forbid: powers it lacks, departures from benchmark and leniency without a reason."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.cited import citations, in_force_on
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import imposes_penalty
from zhunsheng.procedures.lists import Mercy
from zhunsheng.procedures.roles import HEAD
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.words import _

_OPENING = (Inquiry.file, Deciding.summary_decide)

_TOWNS = ("镇", "乡", "街道", "镇人民政府", "乡人民政府", "办事处")


def _lacking(case: Any, facts: Any) -> bool:
    return bool(facts.violation_code) and not case.lists.holds(facts.violation_code)


def _handed_down(case: Any) -> bool:
    """Whether a town or a sub-district acts: its powers are those that the province handed down."""
    return any(actor.organ_name.endswith(_TOWNS) for actor in case.by)


def _authorised(case: Any) -> bool:
    return any(actor.organ_kind == "authorised" for actor in case.by)


for _step in _OPENING:

    @_step.barred(
        _("乡镇、街道承接的行政处罚权中没有该项"),
        cites=PENALTY_ACT[24],
        instead=_("请将线索移送有权机关"),
    )
    def not_handed_down(case: Any, facts: Any) -> bool:
        """A town punishes within what was handed down to it."""
        return _handed_down(case) and _lacking(case, facts)

    @_step.barred(
        _("法律、法规没有授权本组织实施该项行政处罚"),
        cites=PENALTY_ACT[19],
        instead=_("请将线索移送有权机关"),
    )
    def not_authorised(case: Any, facts: Any) -> bool:
        """An authorised organisation punishes within its authorisation."""
        return _authorised(case) and _lacking(case, facts)

    @_step.barred(
        _("本机关的权责清单中没有该项行政处罚权"),
        cites=PENALTY_ACT[17],
        instead=_("请核对事项编码,或者将线索移送有权机关"),
    )
    def beyond_its_powers(case: Any, facts: Any) -> bool:
        """Whoever holds a power acts within it."""
        return not (_handed_down(case) or _authorised(case)) and _lacking(case, facts)

    @_step.barred(
        _("本机关的权责清单中没有该项行政处罚权"),
        cites=PENALTY_ACT[38],
        instead=_("请核对事项编码,或者将线索移送有权机关"),
    )
    def without_power(case: Any, facts: Any) -> bool:
        """Only what stands on the organ's list of powers on that day may be punished."""
        return _lacking(case, facts)


def _violation(case: Any) -> str | None:
    code: str | None = case.fact("violation_code", *_OPENING)
    return code


@Deciding.decide.barred(
    _("罚款不在裁量基准的幅度之内且没有说明理由"),
    cites=PENALTY_ACT[34],
    instead=_("请在基准幅度内确定,或者填写「偏离裁量基准的理由」"),
)
def off_the_benchmark(case: Any, facts: Any) -> bool:
    """A departure from the published benchmark is explained."""
    return not facts.depart_reason and _departs(case, facts)


@Deciding.decide.barred(
    _("偏离裁量基准的罚款没有经机关主要负责人决定或者集体讨论"),
    cites=PENALTY_ACT[34],
    instead=_("请由机关负责人作出决定,或者经集体讨论后填写「经集体讨论」"),
)
def departs_without_the_head(case: Any, facts: Any) -> bool:
    """Whoever goes beside the benchmark goes higher: the head alone, or all of them together."""
    by_head = any(HEAD in actor.roles for actor in case.by)
    return not (by_head or facts.collective) and _departs(case, facts)


def _departs(case: Any, facts: Any) -> bool:
    code = _violation(case)
    ranges = case.lists.ranges(code) if code and facts.fine_yuan else ()
    return bool(ranges) and not any(one.low <= facts.fine_yuan <= one.high for one in ranges)


# The words in which lists state their conditions, and the facts of the filing that answer them.
_CONDITIONS = (("初次", "first_violation", True), ("轻微", "minor", True), ("改正", "corrected", True))


def fits(case: Any, item: Mercy) -> bool:
    """Whether the filing says that every condition of the item which it can answer is met, and answers at least one."""
    answered = [
        case.fact(name, Inquiry.file) is wanted
        for condition in item.conditions
        for word, name, wanted in _CONDITIONS
        if word in condition
    ]
    return bool(answered) and all(answered)


@Deciding.decide.barred(
    _("本案符合免罚清单的条件而没有说明处罚的理由"),
    cites=PENALTY_ACT[33],
    instead=_("请办理「不予处罚决定」,或者填写「偏离裁量基准的理由」"),
)
def spared_by_the_list(case: Any, facts: Any) -> bool:
    """Where the list spares and its conditions are met, punishing needs a reason."""
    code = _violation(case)
    if not code or not imposes_penalty(facts) or facts.depart_reason:
        return False
    return any(item.exempt and fits(case, item) for item in case.lists.mercies(code))


@Deciding.decide_no_penalty.barred(
    _("所填的免罚清单事项不在本地现行清单之内"),
    cites=PENALTY_ACT[33],
    instead=_("请核对清单事项编码,或者改写不予处罚的理由"),
)
def not_on_the_list(case: Any, facts: Any) -> bool:
    """A ground taken from the list stands on the list in force."""
    code = _violation(case)
    return bool(facts.list_item and code) and facts.list_item not in {
        item.code for item in case.lists.mercies(code)
    }


@Deciding.decide.barred(
    _("处罚依据引用的条文在行为当日和决定当日都不是现行有效的规定"),
    cites=PENALTY_ACT[37],
    instead=_("请改引违法行为发生时或者决定时有效的条文"),
)
def out_of_force(case: Any, facts: Any) -> bool:
    """Substance is judged by the law of the day of the act, or the milder one of the day of the decision."""
    done = facts.violation or case.fact("violation", Inquiry.file) or case.opened or case.on
    return any(not in_force_on(one, (done, case.on)) for one in citations(facts.basis))
