"""A licence after it was granted: commitment checks, revocation, withdrawal, cancellation (行政许可法 第八、六十九、七十条)."""

from typing import Any

from zhunsheng.procedures.clocks import Local, deadline, wait
from zhunsheng.procedures.enforcement.licence import life_facts as facts
from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.deciding import Deciding
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.people import ABOVE, OFFICIALS
from zhunsheng.procedures.enforcement.licence.terms import granted, safety
from zhunsheng.procedures.enforcement.licence.words import FRAUD, says
from zhunsheng.procedures.roles import CLERK, HANDLER, SYSTEM
from zhunsheng.procedures.vocabulary import Step, Who
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT
from zhunsheng.statutes.days import workdays, years
from zhunsheng.statutes.words import _

GRANTING = (Deciding.decide, Deciding.decide_on_spot)


def by_fraud(case: Any, act: Any) -> bool:
    """Whether a safety licence was revoked because it was obtained by fraud or bribery."""
    return says(act.facts.ground, FRAUD) and safety(case)


def _check_day(case: Any, act: Any) -> Any:
    promise = case.last(Intake.commit)
    return act.on if promise is not None else None


def _broken(case: Any, act: Any) -> bool:
    return act.facts.kept is False


class Life:
    """承诺核查、撤销、撤回、注销、归档."""

    check_commitment = Step(
        _("承诺事项核查"),
        facts.CommitmentCheck,
        cites=BUSINESS_RULES[19],
        by=OFFICIALS,
        after=(Intake.commit,),
        needs_open_case=False,
    )
    order_correction = Step(
        _("责令履行承诺"), facts.Order, cites=BUSINESS_RULES[19], by=OFFICIALS, after=(check_commitment,)
    )
    record_credit = Step(
        _("记入信用记录"),
        facts.CreditRecord,
        cites=BUSINESS_RULES[19],
        by=OFFICIALS,
        after=(check_commitment,),
    )
    revoke = Step(
        _("撤销许可"),
        facts.Revocation,
        cites=LICENCE_ACT[69],
        by=ABOVE,
        after=(*GRANTING, Continuing.renew_decide),
        public=("ground",),
        needs_open_case=False,
        stage=_("已撤销"),
    )
    withdraw = Step(
        _("撤回许可"),
        facts.Withdrawal,
        cites=LICENCE_ACT[8],
        by=ABOVE,
        after=(*GRANTING, Continuing.renew_decide),
        public=("ground",),
        needs_open_case=False,
        stage=_("已撤回"),
    )
    compensate = Step(
        _("支付补偿、赔偿"),
        facts.Compensation,
        cites=(LICENCE_ACT[8], LICENCE_ACT[69]),
        by=OFFICIALS,
        after=(withdraw, revoke),
        needs_open_case=False,
    )
    cancel = Step(
        _("注销许可"),
        facts.Cancellation,
        cites=LICENCE_ACT[70],
        by=OFFICIALS,
        after=(
            *GRANTING,
            Continuing.renew_decide,
            Continuing.deem_renewed,
            revoke,
            withdraw,
            Intake.renew_apply,
        ),
        closes=True,
        public=("ground",),
        once=True,
        needs_open_case=False,
        stage=_("已注销"),
    )
    note_supervision = Step(
        _("监管结果反馈"),
        facts.SupervisionResult,
        cites=LICENCE_ACT[61],
        by=Who((SYSTEM, HANDLER, CLERK)),
        after=GRANTING,
        public=("result",),
        needs_open_case=False,
    )
    close = Step(
        _("办结归档"),
        facts.Closing,
        cites=LICENCE_ACT[61],
        by=OFFICIALS,
        after=(
            *GRANTING,
            Continuing.renew_decide,
            Continuing.deem_renewed,
            Continuing.change_decide,
            Intake.refuse_acceptance,
        ),
        closes=True,
    )

    checking_commitment = deadline(
        _("承诺事项核查"),
        Local("commitment_check_working_days", workdays(40)),
        since=GRANTING,
        until=(check_commitment,),
        cites=BUSINESS_RULES[19],
        from_day=_check_day,
        when=granted,
    )
    acting_on_breach = deadline(
        _("处理违反承诺"),
        Local("commitment_breach_working_days", workdays(10)),
        since=(check_commitment,),
        until=(order_correction, revoke, record_credit),
        cites=BUSINESS_RULES[19],
        when=_broken,
    )
    barred_for_fraud = wait(
        _("三年内不得再次申请"),
        years(3),
        since=(revoke,),
        until=(),
        cites=LICENCE_ACT[79],
        whose="party",
        when=by_fraud,
    )
