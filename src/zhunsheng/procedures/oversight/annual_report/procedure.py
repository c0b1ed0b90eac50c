"""The steps and clocks of the annual report: written, remarked on, reviewed, signed, reported, published, corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.clocks import deadline
from zhunsheng.procedures.oversight.annual_report.facts import (
    Correction,
    Deliberation,
    Edition,
    Release,
    Remark,
    Review,
    Secrecy,
    Sending,
    Settlement,
    Signature,
    Writing,
)
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.days import months
from zhunsheng.statutes.words import _

_HANDS = (SUPERVISOR, CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, HEAD, DEPUTY_HEAD)
DRAFTERS = Who(_HANDS)
READERS = Who(_HANDS, overseen=True)
REVIEWERS = Who((LEGAL_REVIEWER,))
SIGNERS = Who((HEAD, DEPUTY_HEAD))


def _new_year(case: Any, act: Any) -> date:
    """From New Year's Day after the year: two months on is 1 March, three are 1 April."""
    return date(act.facts.year + 1, 1, 1)


def _of_a_government(case: Any, act: Any) -> bool:
    return not latest(case).department


def _of_a_department(case: Any, act: Any) -> bool:
    return bool(latest(case).department)


def _to_the_next_level(case: Any, act: Any) -> bool:
    return not latest(case).to_centre


def _to_the_centre(case: Any, act: Any) -> bool:
    return bool(latest(case).to_centre)


def latest(case: Any) -> Edition:
    """The edition that stands: the last draft, revision or correction."""
    found: Edition = case.last(AnnualReport.draft, AnnualReport.revise, AnnualReport.correct).facts
    return found


class AnnualReport(Procedure):
    """法治政府建设年度报告. The annual report of a government or a department, edition by edition."""

    name = "annual-report"
    series = "report"
    title = _("法治政府建设年度报告")

    draft = Step(_("起草"), Edition, cites=RULES[25], by=DRAFTERS, opens=True, stage=_("起草"))
    write = Step(_("撰写"), Writing, cites=RULES[25], by=DRAFTERS, after=(draft,))
    comment = Step(_("批注"), Remark, cites=RULES[25], by=READERS, after=(draft,))
    settle = Step(_("处理批注"), Settlement, cites=RULES[25], by=DRAFTERS, after=(comment,))
    revise = Step(_("修改"), Edition, cites=RULES[25], by=DRAFTERS, after=(draft,), stage=_("起草"))
    review = Step(_("合法性审核"), Review, cites=RULES[25], by=REVIEWERS, after=(draft,))
    deliberate = Step(_("集体审议"), Deliberation, cites=RULES[25], by=DRAFTERS, after=(review,))
    sign = Step(_("签发"), Signature, cites=RULES[25], by=SIGNERS, after=(draft,), stage=_("签发"))
    report_party = Step(_("报送本级党委"), Sending, cites=RULES[23], by=DRAFTERS, after=(sign,))
    report_congress = Step(_("报送本级人大常委会"), Sending, cites=RULES[23], by=DRAFTERS, after=(sign,))
    report_government = Step(_("报送本级党委和政府"), Sending, cites=RULES[23], by=DRAFTERS, after=(sign,))
    report_above = Step(_("报送上一级"), Sending, cites=RULES[23], by=DRAFTERS, after=(sign,))
    clear = Step(_("保密审查"), Secrecy, cites=RULES[24], by=DRAFTERS, after=(draft,))
    publish = Step(
        _("公开"),
        Release,
        cites=RULES[24],
        by=DRAFTERS,
        after=(sign,),
        once=True,
        publishes=True,
        stage=_("已公开"),
    )
    correct = Step(_("更正"), Correction, cites=RULES[24], by=SIGNERS, after=(publish,), stage=_("已公开"))

    reporting_party = deadline(
        _("向本级党委报告年度情况"),
        months(2),
        since=(draft,),
        until=(report_party,),
        cites=RULES[23],
        from_day=_new_year,
        when=_of_a_government,
    )
    reporting_congress = deadline(
        _("向本级人大常委会报告年度情况"),
        months(2),
        since=(draft,),
        until=(report_congress,),
        cites=RULES[23],
        from_day=_new_year,
        when=_of_a_government,
    )
    reporting_government = deadline(
        _("向本级党委和政府报告年度情况"),
        months(2),
        since=(draft,),
        until=(report_government,),
        cites=RULES[23],
        from_day=_new_year,
        when=_of_a_department,
    )
    reporting_above = deadline(
        _("向上一级报告年度情况"),
        months(2),
        since=(draft,),
        until=(report_above,),
        cites=RULES[23],
        from_day=_new_year,
        when=_to_the_next_level,
    )
    reporting_centre = deadline(
        _("向党中央、国务院报告年度情况"),
        months(3),
        since=(draft,),
        until=(report_above,),
        cites=RULES[23],
        from_day=_new_year,
        when=_to_the_centre,
    )
    publishing = deadline(
        _("公开年度报告"),
        months(3),
        since=(draft,),
        until=(publish,),
        cites=RULES[24],
        from_day=_new_year,
        ended_by=(clear,),
        ended_when=lambda case, act: act.facts.secret,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its title stands where other cases show their cause; by its year other reports find it."""
        edition = latest(case)
        return {"cause": edition.title, "subject": str(edition.year), "awaits": _awaits(case)}


def _awaits(case: Any) -> str:
    """The head once it is reviewed, whoever writes before that and after the signature."""
    edition = case.last(AnnualReport.draft, AnnualReport.revise)
    reviewed, signed = case.last(AnnualReport.review), case.last(AnnualReport.sign)
    if signed is not None and signed.seq > edition.seq:
        return "handler"
    return "head" if reviewed is not None and reviewed.seq > edition.seq else "handler"
