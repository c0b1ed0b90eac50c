"""The decision, its time limits, its publication and the certificate (行政许可法 第三十四至四十五条)."""

from functools import partial
from typing import Any

from zhunsheng.procedures.clocks import Clock, Span, deadline, wait
from zhunsheng.procedures.enforcement.licence import decision_facts as facts
from zhunsheng.procedures.enforcement.licence.choices import Result
from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.owing import notices
from zhunsheng.procedures.enforcement.licence.people import OFFICIALS
from zhunsheng.procedures.enforcement.licence.review import Review
from zhunsheng.procedures.enforcement.licence.terms import (
    OwnTerm,
    Promise,
    accepted_on,
    announced_end,
    asked,
    granted,
    joint,
    own_term,
    promised,
    safety,
)
from zhunsheng.procedures.vocabulary import Cites, Step
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT, THREE_SYSTEMS
from zhunsheng.statutes.days import workdays, years
from zhunsheng.statutes.words import _

DECIDED = _("决定送达")
_SHOWN = (
    *("outcome", "document_name", "category", "content", "certificate_name", "certificate_number"),
    *("valid_from", "valid_to"),
)
_CERTIFICATE = ("certificate_name", "certificate_number", "valid_from", "valid_to")
_CONTINUED = (Continuing.renew_decide, Continuing.deem_renewed, Continuing.change_decide)
_NOT_COUNTED = Span(
    Review.exclude_start,
    Review.exclude_end,
    _("听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审"),
    if_fact="told_in_writing",
    until=announced_end,
)


def _falls_under(case: Any, facts: Any) -> Cites:
    """The article by which this decision is judged: of false papers, of a refusal, of a hearing, of the time limit."""
    if facts.false_papers:
        return LICENCE_ACT[78]
    if case.did(Review.hold_hearing):
        return (LICENCE_ACT[48],)
    return LICENCE_ACT[38] if facts.outcome is Result.REFUSED else LICENCE_ACT[42]


def _term(case: Any, act: Any) -> str:
    if joint(case):
        return "joint"
    return "own" if own_term(case) else "usual"


def _barred_a_year(case: Any, act: Any) -> bool:
    return bool(act.facts.false_papers) and safety(case) and act.facts.outcome is Result.REFUSED


class Deciding:
    """决定、当场决定、公开、颁证、送达."""

    decide = Step(
        _("许可决定"),
        facts.Decision,
        cites=(LICENCE_ACT[38],),
        by=OFFICIALS,
        after=(Intake.accept,),
        once=True,
        issues="licence-decision",
        public=_SHOWN,
        stage=DECIDED,
        particular=_falls_under,
        owes=notices,
    )
    decide_on_spot = Step(
        _("当场许可决定"),
        facts.Decision,
        cites=LICENCE_ACT[34],
        by=OFFICIALS,
        after=(Intake.apply,),
        once=True,
        issues="licence-decision",
        public=_SHOWN,
        stage=DECIDED,
        owes=notices,
    )
    publish = Step(
        _("公开许可决定"),
        facts.Publication,
        cites=LICENCE_ACT[40],
        by=OFFICIALS,
        after=(decide, decide_on_spot, *_CONTINUED),
        order_cites=LICENCE_ACT[40],
        publishes=True,
        needs_open_case=False,
    )
    issue_certificate = Step(
        _("颁发、送达许可证件"),
        facts.Certificate,
        cites=(LICENCE_ACT[44], LICENCE_ACT[39]),
        by=OFFICIALS,
        after=(decide, decide_on_spot, *_CONTINUED),
        order_cites=(LICENCE_ACT[39], LICENCE_ACT[44]),
        public=_CERTIFICATE,
        needs_open_case=False,
    )
    serve = Step(
        _("送达决定书"),
        facts.Service,
        cites=LICENCE_ACT[44],
        by=OFFICIALS,
        after=(decide, decide_on_spot, *_CONTINUED),
        needs_open_case=False,
    )

    _from_acceptance = partial(
        deadline,
        since=(Intake.accept,),
        until=(decide, Continuing.renew_decide, Continuing.change_decide),
        from_day=accepted_on,
        stops=(_NOT_COUNTED,),
    )
    _to_decide = partial(_from_acceptance, cites=LICENCE_ACT[42], extension=Review.extend)
    deciding = _to_decide(
        _("作出许可决定"),
        workdays(20),
        when=lambda case, act: _term(case, act) == "usual",
    )
    deciding_jointly = _to_decide(
        _("统一、联合、集中办理"),
        workdays(45),
        when=lambda case, act: _term(case, act) == "joint",
    )
    deciding_by_own_term = _to_decide(
        _("作出许可决定(其他法律法规的期限)"),
        OwnTerm("special_rule", workdays(20)),
        when=lambda case, act: _term(case, act) == "own",
    )
    promising = _from_acceptance(
        _("承诺办结时限"),
        Promise("promised_working_days", workdays(20)),
        cites=BUSINESS_RULES[36],
        when=lambda case, act: promised(case) is not None,
    )
    sending_up = deadline(
        _("下级机关审查完毕"),
        workdays(20),
        since=(Intake.accept,),
        until=(Review.report_up,),
        cites=LICENCE_ACT[43],
        from_day=accepted_on,
        stops=(_NOT_COUNTED,),
        when=lambda case, act: bool(asked(case, "two_tier")) or case.did(Review.report_up),
    )
    certifying = deadline(
        _("颁发、送达许可证件"),
        workdays(10),
        since=(decide, decide_on_spot, Continuing.renew_decide, Continuing.change_decide),
        until=(issue_certificate,),
        cites=LICENCE_ACT[44],
        when=granted,
    )
    publishing = deadline(
        _("公开许可决定"),
        workdays(7),
        since=(decide, decide_on_spot, Continuing.renew_decide, Continuing.change_decide),
        until=(publish,),
        cites=THREE_SYSTEMS["（六）"],
        when=granted,
    )
    barred_for_false_papers = wait(
        _("一年内不得再次申请"),
        years(1),
        since=(decide,),
        until=(),
        cites=LICENCE_ACT[78],
        whose="party",
        when=_barred_a_year,
    )


TERMS: tuple[Clock, ...] = (Deciding.deciding, Deciding.deciding_jointly, Deciding.deciding_by_own_term)
"""The statutory time to decide; one of the three runs."""
