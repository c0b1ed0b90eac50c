"""Advance notice, statement and defence, hearing (行政处罚法 第四十四、四十五条,第五章 第四节)."""

from typing import Any

from zhunsheng.procedures.clocks import deadline, right, wait
from zhunsheng.procedures.enforcement.penalty import decision_facts as facts
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import hearing_open
from zhunsheng.procedures.roles import HEARING_OFFICER, OFFICERS_OR_HEAD, STAFF, THE_PARTY
from zhunsheng.procedures.vocabulary import Step, Who
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _


def _hearing_open(case: Any, act: Any) -> bool:
    return hearing_open(case, act.facts) and "hearing" not in act.facts.waives


def waives_hearing(case: Any, act: Any) -> bool:
    """Whether a waiver gives up the hearing."""
    return "hearing" in act.facts.waives


def done_speaking(case: Any, act: Any) -> bool:
    """Whether the party gave up statement and defence, or what it said was reviewed."""
    return act.step is Hearing.review_defence or bool({"state", "defend"} & set(act.facts.waives))


def _plain_hearing(case: Any, act: Any) -> bool:
    """The default days to be heard count only where the notice names no day of its own and nothing was waived."""
    return (
        not act.facts.respond_by
        and not {"state", "defend"} <= set(act.facts.waives)
        and not hearing_open(case, act.facts)
    )


class Hearing:
    """告知、陈述申辩、听证."""

    notify = Step(
        _("事先告知"),
        facts.Proposal,
        cites=(PENALTY_ACT[44], *OLD[31]),
        by=OFFICERS_OR_HEAD,
        after=(Inquiry.conclude,),
        dated_by="received",
        issues="advance-notice",
        stage=_("告知听证"),
    )
    defend = Step(
        _("陈述申辩"),
        facts.Defence,
        cites=(PENALTY_ACT[45], *OLD[32]),
        by=THE_PARTY,
        after=(notify,),
    )
    review_defence = Step(
        _("复核陈述申辩"),
        facts.DefenceReview,
        cites=(PENALTY_ACT[45], *OLD[32]),
        by=STAFF,
        after=(defend,),
    )
    waive = Step(
        _("放弃陈述申辩、听证"),
        facts.Waiver,
        cites=(PENALTY_ACT[62], *OLD[41]),
        by=THE_PARTY,
        after=(notify,),
    )
    ask_hearing = Step(
        _("要求听证"),
        facts.HearingRequest,
        cites=(PENALTY_ACT[64], *OLD[42]),
        by=THE_PARTY,
        after=(notify,),
    )
    hearing_notice = Step(
        _("通知听证"),
        facts.HearingNotice,
        cites=(PENALTY_ACT[64], *OLD[42]),
        by=STAFF,
        after=(ask_hearing, notify),
    )
    hold_hearing = Step(
        _("举行听证"),
        facts.Hearing,
        cites=(PENALTY_ACT[64], *OLD[42]),
        by=Who(
            (HEARING_OFFICER, "legal_reviewer", "handler", "head", "deputy_head", "clerk", "section_chief")
        ),
        after=(ask_hearing, notify),
    )

    asking = right(
        _("要求听证"),
        workdays(5),
        since=(notify,),
        until=(ask_hearing,),
        cites=PENALTY_ACT[64],
        met_by="posted",
        ended_by=(waive,),
        ended_when=waives_hearing,
        when=_hearing_open,
    )
    asking_2017 = right(
        _("要求听证"),
        days(3),
        since=(notify,),
        until=(ask_hearing,),
        cites=OLD[42],
        met_by="posted",
        ended_by=(waive,),
        ended_when=waives_hearing,
        when=_hearing_open,
    )
    being_heard = wait(
        _("听取陈述申辩"),
        workdays(5),
        since=(notify,),
        until=(),
        cites=(PENALTY_ACT[45], *OLD[32]),
        ended_by=(waive, review_defence),
        ended_when=done_speaking,
        when=_plain_hearing,
    )
    hearing_notice_before = deadline(
        _("听证七日前通知"),
        workdays(7),
        since=(hearing_notice,),
        until=(hearing_notice,),
        cites=PENALTY_ACT[64],
        back_from="hearing_on",
    )
    hearing_notice_before_2017 = deadline(
        _("听证七日前通知"),
        days(7),
        since=(hearing_notice,),
        until=(hearing_notice,),
        cites=OLD[42],
        back_from="hearing_on",
    )
