"""专项治理: scope and stages, clues taken in and answered, accountability, a closing report (第二十一、三十一条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Members, Text
from zhunsheng.procedures.oversight.review.owing import owed_item
from zhunsheng.procedures.oversight.supervision.whom import SUPERVISORS
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _


class Stage(Facts):
    """治理阶段."""

    name: str = Field(title=_("阶段"), max_length=60)
    until: date = Field(title=_("截止日"))


class Launch(Facts):
    """专项治理方案."""

    topic: str = Field(title=_("治理主题"), max_length=200)
    scope: str = Field("", title=_("治理范围"), max_length=300)
    units: list[str] = Field(default_factory=list, title=_("治理单位(统一社会信用代码)"))
    stages: list[Stage] = Field(title=_("阶段安排"))


class Clue(Facts):
    """问题线索."""

    clue: str = Field(title=_("线索编号"), max_length=40)
    unit: str = Field(title=_("所涉单位(统一社会信用代码)"), max_length=18)
    text: str = Field("", title=_("线索内容"), max_length=300)
    source: str = Field("", title=_("线索来源"), max_length=60)


class Handling(Facts):
    """线索核查结果."""

    clue: str = Field(title=_("线索编号"), max_length=40)
    substantiated: Flag = Field(title=_("查证属实"))
    case: CaseRef | None = Field(None, title=_("立案案件"))
    text: str = Field("", title=_("核查情况"), max_length=300)


class Account(Facts):
    """责任追究."""

    clue: str = Field(title=_("线索编号"), max_length=40)
    persons: Members = Field(default_factory=list, title=_("被追究人员"))
    handling: str = Field(title=_("处理方式"), max_length=100)


class StageEnd(Facts):
    """阶段小结."""

    name: str = Field(title=_("阶段"), max_length=60)
    text: Text = Field("", title=_("小结"))


class Report(Facts):
    """专项治理总结报告: its numbers are those of the entries."""

    text: Text = Field(title=_("总结报告"), min_length=1)


def _true(trial: Any, said: Any) -> list[Owed]:
    taken_in = _clue(trial, said.clue)
    if not said.substantiated or taken_in is None:
        return []
    defect, topic = said.text or taken_in.facts.text, trial.fact("topic")
    return [owed_item(trial, source=_("专项治理"), unit=taken_in.facts.unit, kind=topic[:60], defect=defect)]


class Campaign(Procedure):
    """行政执法专项治理. Everything that came in is answered before it is closed."""

    name = "campaign"
    title = _("行政执法专项治理")

    launch = Step(_("部署"), Launch, cites=RULES[20], by=SUPERVISORS, opens=True, stage=_("治理中"))
    clue = Step(_("登记线索"), Clue, cites=RULES[20], by=SUPERVISORS, after=(launch,))
    handle_clue = Step(_("核查线索"), Handling, cites=RULES[20], by=SUPERVISORS, after=(clue,), owes=_true)
    account = Step(_("责任追究"), Account, cites=RULES[32], by=SUPERVISORS, after=(handle_clue,))
    stage_end = Step(_("阶段小结"), StageEnd, cites=RULES[20], by=SUPERVISORS, after=(launch,))
    report = Step(_("总结报告"), Report, cites=RULES[6], by=SUPERVISORS, after=(launch,), stage=_("总结"))
    close = Step(
        _("结束"),
        Facts,
        cites=RULES[20],
        by=SUPERVISORS,
        after=(report,),
        once=True,
        closes=True,
        stage=_("结束"),
    )

    handling = deadline(
        _("核查线索"),
        Local("campaign_clue_working_days", workdays(20)),
        since=(clue,),
        until=(handle_clue,),
        cites=RULES[20],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The topic stands where other cases show their cause."""
        return {"cause": case.fact("topic"), "awaits": "supervisor"}


def _clue(case: Any, number: str) -> Any:
    return next((act for act in case.standing(Campaign.clue) if act.facts.clue == number), None)


def open_clues(case: Any) -> list[str]:
    """The numbers of the clues that nobody has answered."""
    done = {act.facts.clue for act in case.standing(Campaign.handle_clue)}
    return [act.facts.clue for act in case.standing(Campaign.clue) if act.facts.clue not in done]


@Campaign.clue.barred(_("线索编号已经登记"), cites=RULES[20], instead=_("请另编号码"))
def number_taken(case: Any, facts: Any) -> bool:
    """One number, one clue."""
    return _clue(case, facts.clue) is not None


for _step in (Campaign.handle_clue, Campaign.account):

    @_step.barred(_("没有登记过该线索"), cites=RULES[20], instead=_("请先办理「登记线索」"))
    def unknown_clue(case: Any, facts: Any) -> bool:
        """What was not taken in cannot be answered."""
        return _clue(case, facts.clue) is None


@Campaign.account.barred(_("线索没有查证属实,不能追究责任"), cites=RULES[32], instead=_("请先核查线索"))
def untrue(case: Any, facts: Any) -> bool:
    """Nobody answers for what did not happen."""
    handled = [act for act in case.standing(Campaign.handle_clue) if act.facts.clue == facts.clue]
    return not handled or not handled[-1].facts.substantiated


for _step in (Campaign.report, Campaign.close):

    @_step.barred(_("还有线索没有核查"), cites=RULES[20], instead=_("请逐条核查后再总结"))
    def clues_left(case: Any, facts: Any) -> bool:
        """The closing report comes after the last answer."""
        return bool(open_clues(case))
