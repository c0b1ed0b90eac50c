"""层级监督文书: reconsideration opinions, supervision and judicial suggestions, inspection notices; answered or escalated."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Text
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISED, SUPERVISORS, finding, silent
from zhunsheng.procedures.roles import outsider
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import RECONSIDERATION_ACT
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

ISSUERS = outsider(
    "reconsideration_organ", "supervision_commission", "court", "procuratorate", *SUPERVISORS.roles
)


class Paper(StrEnum):
    RECONSIDERATION = "reconsideration-opinion"
    INSPECTION = "inspection-notice"
    SUPERVISION = "supervision-suggestion"
    COURT = "judicial-suggestion"
    PROCURATORATE = "procuratorial-suggestion"


PAPERS = {
    Paper.RECONSIDERATION: _("行政复议意见书、建议书"),
    Paper.INSPECTION: _("行政执法督察通知书"),
    Paper.SUPERVISION: _("监察建议书"),
    Paper.COURT: _("司法建议书"),
    Paper.PROCURATORATE: _("检察建议书"),
}


class Issue(Facts):
    """制发或者收到."""

    paper: Paper = Field(title=_("文书种类"))
    number: str = Field("", title=_("文号"), max_length=80)
    unit: str = Field(title=_("被建议单位(统一社会信用代码)"), max_length=18)
    source_case: CaseRef | None = Field(None, title=_("由哪一案件引起"))
    text: str = Field(title=_("建议内容"), max_length=300, min_length=1)
    until: date | None = Field(None, title=_("回复期限"))


class Service(Facts):
    """送达."""

    received: date | None = Field(None, title=_("收到日"))


class Answer(Facts):
    """回复."""

    implemented: Flag = Field(title=_("已落实"))
    text: Text = Field(title=_("落实情况"), min_length=1)


class Note(Facts):
    """说明."""

    text: Text | None = Field(None, title=_("说明"))


def _suggested(trial: Any, said: Any) -> list[Owed]:
    return finding(
        trial, source=PAPERS[said.paper], defect=said.text, kind=PAPERS[said.paper], due=said.until
    )


def _received(case: Any, act: Any) -> date:
    service = case.last(Suggestion.serve)
    day: date = service.effect if service is not None and service.seq > act.seq else act.on
    return day


class Suggestion(Procedure):
    """层级监督建议. One paper to one unit, from its issue to what became of it; linked to the case that led to it."""

    name = "suggestion"
    title = _("层级监督建议")

    issue = Step(
        _("制发建议"),
        Issue,
        cites=(RULES[33], RECONSIDERATION_ACT[76]),
        by=ISSUERS,
        opens=True,
        owes=_suggested,
        particular=lambda case, said: RECONSIDERATION_ACT[76] if said.paper is Paper.RECONSIDERATION else (),
        stage=_("待回复"),
    )
    serve = Step(_("送达建议"), Service, cites=RULES[33], by=ISSUERS, after=(issue,), dated_by="received")
    answer = Step(
        _("回复落实情况"), Answer, cites=RULES[33], by=SUPERVISED, after=(issue,), stage=_("待核实")
    )
    escalate = Step(
        _("逾期未复,升级处理"),
        Note,
        cites=(RULES[31], RULES[29]),
        by=SUPERVISORS,
        after=(issue,),
        stage=_("升级"),
    )
    close = Step(
        _("核实办结"),
        Note,
        cites=RULES[33],
        by=SUPERVISORS,
        after=(answer,),
        once=True,
        closes=True,
        stage=_("办结"),
    )

    answering_opinion = deadline(
        _("报告复议意见书的落实情况"),
        days(60),
        since=(issue,),
        until=(answer,),
        cites=RECONSIDERATION_ACT[76],
        whose="other",
        from_day=_received,
        when=lambda case, act: act.facts.paper is Paper.RECONSIDERATION,
    )
    answering = deadline(
        _("回复建议"),
        Local("suggestion_reply_days", days(30)),
        since=(issue,),
        until=(answer,),
        cites=RULES[33],
        whose="other",
        from_day=_received,
        named="until",
        when=lambda case, act: act.facts.paper is not Paper.RECONSIDERATION,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The unit is the subject."""
        answer = case.last(cls.answer)
        done = None if answer is None else "implemented" if answer.facts.implemented else "not-implemented"
        return {
            "subject": case.fact("unit"),
            "cause": PAPERS[case.fact("paper")],
            "outcome": done,
            "awaits": "supervisor",
        }


IMPLEMENTED = {"implemented": _("已落实"), "not-implemented": _("未落实")}


@Suggestion.escalate.barred(
    _("回复期限尚未届满,或者已经落实"), cites=(RULES[31], RULES[29]), instead=_("请等待期限届满")
)
def not_due(case: Any, facts: Any) -> bool:
    """Only silence and what was not done go further."""
    answer = case.last(Suggestion.answer)
    undone = answer is not None and not answer.facts.implemented
    return not undone and not silent(case, Suggestion.answering, Suggestion.answering_opinion)


@Suggestion.close.barred(_("建议没有落实"), cites=RULES[33], instead=_("请督促落实,或者升级处理"))
def not_done(case: Any, facts: Any) -> bool:
    """A suggestion is closed when it was followed, or went further."""
    answer = case.last(Suggestion.answer)
    return not answer.facts.implemented and not case.did(Suggestion.escalate)
