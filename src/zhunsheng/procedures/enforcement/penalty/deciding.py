"""Review, deliberation, decision, on the spot too (行政处罚法 第五十一至六十条)."""

from typing import Any

from zhunsheng.procedures.clocks import deadline
from zhunsheng.procedures.enforcement.penalty import decision_facts as facts
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.words import CHILD, FAULTLESS, FIRST, SLIGHT, says
from zhunsheng.procedures.roles import HEADS, OFFICE, OFFICERS_OR_HEAD, REVIEWER, TWO_OFFICERS
from zhunsheng.procedures.vocabulary import Cites, Step
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

DECIDING = _("审核决定")
DECIDED = _("送达公开")


def _after_a_hearing(case: Any, facts: Any) -> Cites:
    held = facts.hearing_held or case.did(Hearing.hold_hearing)
    return (PENALTY_ACT[57], *OLD[38], PENALTY_ACT[65], *OLD[43]) if held else ()


def _spared_by(case: Any, facts: Any) -> Cites:
    """A child is spared by one article, slight, first and faultless violations by another."""
    if says(facts.ground, CHILD):
        return (PENALTY_ACT[30], *OLD[25])
    lenient = says(facts.ground, FIRST + SLIGHT + FAULTLESS) or facts.list_item
    return (PENALTY_ACT[33], *OLD[27]) if lenient else ()


class Deciding:
    """法制审核、延期、责令改正、决定、不予处罚、当场处罚."""

    review = Step(
        _("法制审核"),
        facts.Review,
        cites=(PENALTY_ACT[58], *OLD[38]),
        by=REVIEWER,
        after=(Inquiry.conclude,),
        apart_from=(
            *(Inquiry.file, Inquiry.inspect, Inquiry.question, Inquiry.register_evidence),
            *(Inquiry.seize, Inquiry.conclude, Hearing.notify),
        ),
        apart_cites=PENALTY_ACT[58],
        stage=DECIDING,
    )
    extend = Step(_("延长办案期限"), facts.Extension, cites=PENALTY_ACT[60], by=HEADS, after=(Inquiry.file,))
    order = Step(
        _("责令改正"),
        facts.Order,
        cites=(PENALTY_ACT[28], *OLD[23]),
        by=OFFICERS_OR_HEAD,
        after=(Inquiry.file,),
    )
    decide = Step(
        _("处罚决定"),
        facts.Decision,
        cites=(PENALTY_ACT[57], *OLD[38]),
        by=HEADS,
        after=(Inquiry.conclude,),
        asks_others=True,
        issues="decision",
        public=("kinds", "fine_yuan", "confiscated_yuan", "basis", "order_to_correct"),
        particular=_after_a_hearing,
        stage=DECIDED,
    )
    decide_no_penalty = Step(
        _("不予处罚决定"),
        facts.NoPenalty,
        cites=(PENALTY_ACT[57], *OLD[38]),
        by=HEADS,
        after=(Inquiry.file,),
        once=True,
        issues="no-penalty",
        public=("ground", "list_item"),
        particular=_spared_by,
        stage=DECIDED,
    )
    summary_decide = Step(
        _("当场处罚决定"),
        facts.SummaryDecision,
        cites=(PENALTY_ACT[51], *OLD[33]),
        by=TWO_OFFICERS,
        opens=True,
        asks_others=True,
        issues="summary-decision",
        public=("cause", "kinds", "fine_yuan", "order_to_correct"),
        stage=DECIDED,
    )
    file_with_organ = Step(
        _("当场处罚报机关备案"),
        facts.Filed,
        cites=(PENALTY_ACT[52], *OLD[34]),
        by=OFFICE,
        after=(summary_decide,),
    )

    deciding = deadline(
        _("作出处罚决定"),
        days(90),
        since=(Inquiry.file,),
        until=(decide, decide_no_penalty),
        cites=PENALTY_ACT[60],
        extension=extend,
        ended_by=(Inquiry.transfer,),
        carries_over=True,
    )


def decisions() -> tuple[Step, ...]:
    """The steps that decide a case."""
    return (Deciding.decide, Deciding.decide_no_penalty, Deciding.summary_decide)


def decided(case: Any) -> Any:
    """The standing decision of a case, or None."""
    return case.last(*decisions())
