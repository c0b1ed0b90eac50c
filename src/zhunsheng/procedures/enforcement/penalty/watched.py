"""What is watched over beside the statute's own way: quick handling and its end, the filing of major penalties."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.penalty.after_decision import DECISIONS, AfterDecision
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.inquiry_facts import Note, Track
from zhunsheng.procedures.enforcement.penalty.major import filing_owed, ruled, to_be_filed
from zhunsheng.procedures.roles import OFFICERS_OR_HEAD
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _


class Watched:
    """转为普通程序、快速办理期限、重大行政处罚备案期限."""

    convert = Step(
        _("转为普通程序"),
        Note,
        cites=(PENALTY_ACT[54], *OLD[36]),
        by=OFFICERS_OR_HEAD,
        after=(Inquiry.file,),
        once=True,
    )

    # No statute sets a term for quick handling in general: the place does, within the ninety days.
    quick_deciding = deadline(
        _("快速办理"),
        Local("quick_handling_working_days", workdays(10)),
        since=(Inquiry.file,),
        until=(Deciding.decide, Deciding.decide_no_penalty),
        cites=PENALTY_ACT[57],
        when=lambda case, act: act.facts.track is Track.QUICK,
        ended_by=(convert, Inquiry.transfer),
    )
    reporting_major = deadline(
        _("重大行政处罚备案"),
        Local("major_filing_working_days", workdays(15)),
        since=DECISIONS,
        until=(AfterDecision.report_major,),
        cites=PENALTY_ACT[75],
        when=lambda case, act: ruled(case.settings) and to_be_filed(case, act),
    )


AfterDecision.report_major.owes = filing_owed


def track_of(case: Any, filed: Any) -> str:
    """Quick until it was turned into the ordinary way."""
    return Track.ORDINARY.value if case.did(Watched.convert) else str(filed.facts.track.value)


@Watched.convert.barred(
    _("本案不是快速办理"), cites=(PENALTY_ACT[54], *OLD[36]), instead=_("请按普通程序办理")
)
def not_on_the_quick_way(case: Any, facts: Any) -> bool:
    """Only a case on the quick way leaves it."""
    filed = case.first(Inquiry.file)
    return filed is None or filed.facts.track is not Track.QUICK


@Watched.convert.barred(
    _("没有写明转为普通程序的理由"),
    cites=(PENALTY_ACT[54], *OLD[36]),
    instead=_("请填写理由,如当事人翻供、事实不清"),
)
def converted_without_reason(case: Any, facts: Any) -> bool:
    """Why the quick way did not do is what the quality check looks for."""
    return not (facts.text or "").strip()
