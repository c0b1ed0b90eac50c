"""Review of an application: inspectors, time not counted, hearing, extension, joint handling (行政许可法 第四章 第二至四节)."""

from typing import Any

from zhunsheng.procedures.clocks import deadline, limit, right
from zhunsheng.procedures.enforcement.licence import review_facts as facts
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.people import (
    APPLICANTS,
    APPROVERS,
    DEPARTMENTS,
    EXPERTS,
    OFFICIALS,
)
from zhunsheng.procedures.enforcement.licence.terms import Announced, accepted_on, asked
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import LICENCE_ACT
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

_BEGUN = (Intake.accept, Intake.renew_apply, Intake.change_apply)


def _tested(case: Any, act: Any) -> bool:
    return bool(asked(case, "needs_testing")) or case.did(Review.assign)


def _two_tier(case: Any, act: Any) -> bool:
    return bool(asked(case, "two_tier")) or case.did(Review.report_up)


class Review:
    """指派、核查、不计入、听证、延长、征求意见、报送."""

    assign = Step(
        _("指派核查人员"),
        facts.Assignment,
        cites=(LICENCE_ACT[55], LICENCE_ACT[34]),
        by=OFFICIALS,
        after=_BEGUN,
    )
    verify = Step(
        _("核查"),
        facts.Verification,
        cites=LICENCE_ACT[34],
        by=OFFICIALS,
        after=_BEGUN,
        needs_open_case=False,
    )
    exclude_start = Step(
        _("不计入期限开始"), facts.NotCounted, cites=LICENCE_ACT[45], by=EXPERTS, after=_BEGUN
    )
    exclude_end = Step(
        _("不计入期限结束"), facts.CountedAgain, cites=LICENCE_ACT[45], by=EXPERTS, after=(exclude_start,)
    )
    notify_interested = Step(
        _("告知利害关系人听证权利"),
        facts.Interested,
        cites=(LICENCE_ACT[36], LICENCE_ACT[47]),
        by=OFFICIALS,
        after=_BEGUN,
        dated_by="received",
    )
    ask_hearing = Step(
        _("申请听证"), facts.HearingRequest, cites=LICENCE_ACT[47], by=APPLICANTS, after=(notify_interested,)
    )
    waive_hearing = Step(
        _("放弃、撤回听证"),
        facts.HearingWaiver,
        cites=LICENCE_ACT[47],
        by=APPLICANTS,
        after=(notify_interested,),
        sets_aside=(ask_hearing,),
    )
    hearing_notice = Step(
        _("通知听证"),
        facts.HearingNotice,
        cites=LICENCE_ACT[48],
        by=OFFICIALS,
        after=(ask_hearing, notify_interested, *_BEGUN),
    )
    hold_hearing = Step(
        _("举行听证"),
        facts.Hearing,
        cites=LICENCE_ACT[48],
        by=OFFICIALS,
        after=(ask_hearing, notify_interested, *_BEGUN),
    )
    extend = Step(_("延长审查期限"), facts.Extension, cites=LICENCE_ACT[42], by=APPROVERS, after=_BEGUN)
    ask_opinion = Step(
        _("转告有关部门提出意见"), facts.OpinionAsked, cites=LICENCE_ACT[26], by=OFFICIALS, after=_BEGUN
    )
    give_opinion = Step(
        _("有关部门提出意见"), facts.Opinion, cites=LICENCE_ACT[26], by=DEPARTMENTS, after=(ask_opinion,)
    )
    report_up = Step(
        _("报送初步审查意见"), facts.SentUp, cites=LICENCE_ACT[35], by=OFFICIALS, after=(Intake.accept,)
    )

    assigning = deadline(
        _("指派检验、检测、检疫人员"),
        workdays(5),
        since=(Intake.accept,),
        until=(assign,),
        cites=LICENCE_ACT[55],
        from_day=accepted_on,
        when=_tested,
    )
    excluding = limit(
        _("告知的不计入时间"),
        Announced("excluded_working_days", workdays(20)),
        since=(exclude_start,),
        until=(exclude_end,),
        cites=LICENCE_ACT[45],
        when=lambda case, act: bool(act.facts.needed_working_days),
    )
    asking = right(
        _("要求听证"),
        workdays(5),
        since=(notify_interested,),
        until=(ask_hearing,),
        cites=LICENCE_ACT[47],
        met_by="posted",
        ended_by=(waive_hearing,),
    )
    organising = deadline(
        _("组织听证"),
        workdays(20),
        since=(ask_hearing,),
        until=(hold_hearing,),
        cites=LICENCE_ACT[47],
        from_day=lambda case, act: act.facts.received or act.on,
    )
    noticing = deadline(
        _("听证七日前通知"),
        workdays(7),
        since=(hearing_notice,),
        until=(hearing_notice,),
        cites=LICENCE_ACT[48],
        back_from="hearing_on",
    )
