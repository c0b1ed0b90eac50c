"""电子监察: a yellow or red card for what the case data show, answered by the unit; a mistaken one is withdrawn."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Text
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISED, SUPERVISORS, finding, silent
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _


class Colour(StrEnum):
    YELLOW = "yellow"
    RED = "red"


class Rule(StrEnum):
    """What the live rules look for."""

    NO_POWER = "no-power"
    OVERDUE = "overdue"
    WRONG_LEVEL = "wrong-level"
    OTHER = "other"


COLOURS = {Colour.YELLOW: _("黄牌"), Colour.RED: _("红牌")}
RULES_WATCHED = {
    Rule.NO_POWER: _("无权责清单事项作出行为"),
    Rule.OVERDUE: _("超过法定期限"),
    Rule.WRONG_LEVEL: _("层级不符"),
    Rule.OTHER: _("其他"),
}


class Issue(Facts):
    """亮牌."""

    colour: Colour = Field(title=_("牌别"))
    rule: Rule = Field(title=_("监察规则"))
    unit: str = Field(title=_("被监察单位(统一社会信用代码)"), max_length=18)
    watched: CaseRef | None = Field(None, title=_("所涉案件"))
    text: str = Field("", title=_("情况"), max_length=300)
    until: date | None = Field(None, title=_("答复期限"))


class Answer(Facts):
    """单位答复."""

    mistaken: Flag = Field(False, title=_("认为误报"))
    corrected: Flag = Field(False, title=_("已经纠正"))
    text: Text = Field(title=_("说明"), min_length=1)


class Upgrade(Facts):
    """黄牌转红牌."""

    reason: str = Field("", title=_("理由"), max_length=200)


class Removal(Facts):
    """销牌、撤牌."""

    reason: str = Field("", title=_("理由"), max_length=200)


def _seen(trial: Any, said: Any) -> list[Owed]:
    kind = RULES_WATCHED[said.rule]
    return finding(trial, source=_("电子监察"), defect=said.text or kind, kind=kind, due=said.until)


class MonitoringCard(Procedure):
    """电子监察亮牌. Issued, answered, taken back where mistaken, red where nobody answers."""

    name = "monitoring-card"
    title = _("电子监察亮牌")

    issue = Step(_("亮牌"), Issue, cites=RULES[22], by=SUPERVISORS, opens=True, owes=_seen, stage=_("待答复"))
    answer = Step(_("答复"), Answer, cites=RULES[25], by=SUPERVISED, after=(issue,), stage=_("待审核"))
    upgrade = Step(_("转为红牌"), Upgrade, cites=RULES[31], by=SUPERVISORS, after=(issue,), once=True)
    withdraw = Step(
        _("撤牌(误报)"),
        Removal,
        cites=RULES[30],
        by=SUPERVISORS,
        after=(answer,),
        closes=True,
        stage=_("已撤牌"),
    )
    close = Step(
        _("销牌"), Removal, cites=RULES[26], by=SUPERVISORS, after=(answer,), closes=True, stage=_("已销牌")
    )

    answering = deadline(
        _("答复亮牌"),
        Local("monitoring_reply_working_days", workdays(5)),
        since=(issue, upgrade),
        until=(answer,),
        cites=RULES[25],
        whose="other",
        named="until",
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The unit is the subject; red where it began or became so."""
        issued = case.first(cls.issue).facts
        red = issued.colour is Colour.RED or case.did(cls.upgrade)
        outcome = "card-withdrawn" if case.did(cls.withdraw) else "red-card" if red else "yellow-card"
        return {
            "subject": issued.unit,
            "cause": RULES_WATCHED[issued.rule],
            "outcome": outcome,
            "awaits": "supervisor",
        }


CARDS = {"yellow-card": _("黄牌"), "red-card": _("红牌"), "card-withdrawn": _("已撤牌")}


@MonitoringCard.upgrade.barred(
    _("答复期限尚未届满,或者已经答复"), cites=RULES[31], instead=_("请等待答复期限届满")
)
def not_silent(case: Any, facts: Any) -> bool:
    """Only silence turns yellow into red."""
    return not silent(case, MonitoringCard.answering)


@MonitoringCard.close.barred(_("单位尚未纠正"), cites=RULES[26], instead=_("请督促纠正后销牌;误报的,请撤牌"))
def uncorrected(case: Any, facts: Any) -> bool:
    """A card goes when the matter is put right."""
    answer = case.last(MonitoringCard.answer)
    return answer is not None and not answer.facts.corrected


@MonitoringCard.issue.barred(_("同一案件同一规则已经亮牌"), cites=RULES[8], instead=_("请在原亮牌中办理"))
def carded_before(case: Any, facts: Any) -> bool:
    """One card for one thing: supervision adds no burden of its own."""
    known = case.shelf.about(MonitoringCard.name, facts.unit)
    return bool(facts.watched) and any(
        one.facts.get("issue__watched") == facts.watched
        and one.facts.get("issue__rule") == facts.rule.value
        and one.outcome != "card-withdrawn"
        for one in known
    )
