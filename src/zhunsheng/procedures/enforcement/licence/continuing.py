"""A licence that goes on: renewal before it expires, or deemed renewed by silence; change (行政许可法 第四十九、五十条)."""

from zhunsheng.procedures.clocks import deadline
from zhunsheng.procedures.enforcement.licence import life_facts as facts
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.people import OFFICIALS, WINDOW
from zhunsheng.procedures.enforcement.licence.terms import ToExpiry
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import LICENCE_ACT
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

IN_FORCE = _("许可存续")


class Continuing:
    """延续、视为准予延续、变更."""

    renew_decide = Step(
        _("延续决定"),
        facts.RenewalDecision,
        cites=LICENCE_ACT[50],
        by=OFFICIALS,
        after=(Intake.renew_apply,),
        issues="licence-decision",
        public=("outcome", "valid_from", "valid_to"),
        stage=IN_FORCE,
    )
    deem_renewed = Step(
        _("视为准予延续"),
        facts.DeemedRenewal,
        cites=LICENCE_ACT[50],
        by=WINDOW,
        after=(Intake.renew_apply,),
        public=("effective", "valid_to"),
        stage=IN_FORCE,
    )
    change_decide = Step(
        _("变更决定"),
        facts.ChangeDecision,
        cites=LICENCE_ACT[49],
        by=OFFICIALS,
        after=(Intake.change_apply,),
        issues="licence-decision",
        public=("outcome", "content", "valid_to"),
        stage=IN_FORCE,
    )
    renewing = deadline(
        _("届满前决定是否延续"),
        ToExpiry("renewal_days", days(30)),
        since=(Intake.renew_apply,),
        until=(renew_decide,),
        cites=LICENCE_ACT[50],
    )
