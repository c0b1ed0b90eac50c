"""From the application to its acceptance or refusal (行政许可法 第四章 第二节); the file that moves with its power."""

from typing import Any

from zhunsheng.procedures.clocks import deadline
from zhunsheng.procedures.enforcement.licence import intake_facts as facts
from zhunsheng.procedures.enforcement.licence import life_facts
from zhunsheng.procedures.enforcement.licence.people import APPLICANTS, TAKERS, WINDOW
from zhunsheng.procedures.enforcement.licence.terms import CORRECTING, Lead, received
from zhunsheng.procedures.vocabulary import Cites, Step
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT
from zhunsheng.statutes.days import Roll, days
from zhunsheng.statutes.words import _

INTAKE = _("申请受理")
REVIEW = _("审查")


def _handled(case: Any, facts: Any) -> Cites:
    """What an application sets going: the organ's duty to answer it."""
    return LICENCE_ACT[32]


def _false(case: Any, facts: Any) -> Cites:
    return LICENCE_ACT[78] if facts.false_papers else ()


class Intake:
    """申请、补正、受理、不予受理、告知承诺、划转."""

    apply = Step(
        _("申请"),
        facts.Application,
        cites=LICENCE_ACT[29],
        by=APPLICANTS,
        opens=True,
        dated_by="received",
        public=("item_title",),
        stage=INTAKE,
        particular=_handled,
    )
    renew_apply = Step(
        _("申请延续"),
        life_facts.RenewalApplication,
        cites=LICENCE_ACT[50],
        by=APPLICANTS,
        opens=True,
        public=("item_title", "certificate_number", "licence_valid_to"),
        stage=INTAKE,
    )
    change_apply = Step(
        _("申请变更"),
        life_facts.ChangeApplication,
        cites=LICENCE_ACT[49],
        by=APPLICANTS,
        opens=True,
        dated_by="received",
        public=("item_title", "change"),
        stage=INTAKE,
    )
    ask_corrections = Step(
        _("一次告知补正"),
        facts.Corrections,
        cites=LICENCE_ACT[32],
        by=WINDOW,
        after=(apply, renew_apply, change_apply),
        issues="licence-correction",
    )
    submit_corrections = Step(
        _("提交补正材料"),
        facts.Corrected,
        cites=LICENCE_ACT[32],
        by=APPLICANTS,
        after=(ask_corrections,),
        dated_by="received",
    )
    accept = Step(
        _("受理"),
        facts.Acceptance,
        cites=LICENCE_ACT[32],
        by=WINDOW,
        after=(apply, renew_apply, change_apply),
        issues="licence-acceptance",
        stage=REVIEW,
    )
    refuse_acceptance = Step(
        _("不予受理"),
        facts.NonAcceptance,
        cites=LICENCE_ACT[32],
        by=WINDOW,
        after=(apply, renew_apply, change_apply),
        issues="licence-non-acceptance",
        stage=_("不予受理"),
        particular=_false,
    )
    commit = Step(
        _("签署告知承诺书"),
        facts.Commitment,
        cites=(BUSINESS_RULES[40], BUSINESS_RULES[19]),
        by=APPLICANTS,
        after=(apply,),
        public=("text", "check_by"),
    )
    take_over = Step(
        _("划转接收"),
        facts.TakenOver,
        cites=LICENCE_ACT[25],
        by=TAKERS,
        after=(accept, apply, renew_apply, change_apply),
        moves_to="organ",
    )

    correcting = deadline(
        _("一次告知补正或者受理"),
        CORRECTING,
        since=(apply, renew_apply, change_apply, submit_corrections),
        until=(ask_corrections, accept, refuse_acceptance),
        cites=LICENCE_ACT[32],
        from_day=lambda case, act: received(act),
    )
    at_once = deadline(
        _("即时告知不受理"),
        days(0),
        since=(apply, renew_apply, change_apply),
        until=(refuse_acceptance,),
        cites=LICENCE_ACT[32],
        from_day=lambda case, act: received(act),
        when=lambda case, act: case.did(Intake.refuse_acceptance),
    )
    renewing_in_time = deadline(
        _("届满三十日前申请延续"),
        Lead("special_rule", days(30)),
        since=(renew_apply,),
        until=(renew_apply,),
        cites=LICENCE_ACT[50],
        back_from="licence_valid_to",
        whose="party",
        roll=Roll.FORWARD,
    )
