"""行政复议统计: the period's table, frozen, signed, reported (行政复议法实施条例第六十六条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.openness.frozen import (
    DRAFTERS,
    SIGNERS,
    Course,
    Json,
    Release,
    Signature,
    bar_gaps,
    bar_publishing,
    bar_signing,
    outlined,
    same_organ,
)
from zhunsheng.procedures.openness.reconsideration_frame import RECONSIDERATION
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import RECONSIDERATION_RULES
from zhunsheng.statutes.days import months
from zhunsheng.statutes.words import _

HERE = RECONSIDERATION_RULES[66]


class ReconsiderationTable(Facts):
    """统计表: the year, whose, and the table as JSON."""

    year: int = Field(title=_("统计年度"), ge=2024, le=2999)
    issuer: str = Field(title=_("统计机关"), max_length=200)
    table: Json = Field(title=_("统计表"))


def _year_end(case: Any, act: Any) -> date:
    return date(act.facts.year, 12, 31)


class ReconsiderationStatistics(Procedure):
    """行政复议统计. A year's, of the organ that decides reconsiderations."""

    name = "reconsideration-statistics"
    series = "report"
    title = _("行政复议统计")

    draft = Step(
        _("编制复议统计"), ReconsiderationTable, cites=HERE, by=DRAFTERS, opens=True, stage=_("编制")
    )
    revise = Step(
        _("重新编制复议统计"), ReconsiderationTable, cites=HERE, by=DRAFTERS, after=(draft,), stage=_("编制")
    )
    sign = Step(_("签发复议统计"), Signature, cites=HERE, by=SIGNERS, after=(draft,), stage=_("已签发"))
    publish = Step(
        _("报告并公布复议统计"),
        Release,
        cites=HERE,
        by=DRAFTERS,
        after=(sign,),
        once=True,
        publishes=True,
        public=("address",),
        closes=True,
        stage=_("已公布"),
    )

    reporting = deadline(
        _("报告上年度复议统计"),
        Local("reconsideration_statistics_months", months(1)),
        since=(draft,),
        until=(publish,),
        cites=HERE,
        from_day=_year_end,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which year, whose."""
        told = latest(case)
        return outlined(case, cls, str(told.year), f"{told.issuer}{told.year}年行政复议统计")


def latest(case: Any) -> ReconsiderationTable:
    """The table that stands."""
    drafts = (ReconsiderationStatistics.draft, ReconsiderationStatistics.revise)
    found: ReconsiderationTable = case.last(*drafts).facts
    return found


_COURSE = Course(
    (ReconsiderationStatistics.draft, ReconsiderationStatistics.revise),
    ReconsiderationStatistics.sign,
    ReconsiderationStatistics.publish,
    latest,
    HERE,
)
bar_signing(_COURSE, lambda told: date(told.year, 12, 31), RECONSIDERATION)
bar_gaps(_COURSE, RECONSIDERATION)
bar_publishing(_COURSE)


@ReconsiderationStatistics.draft.barred(
    _("本机关该年度的复议统计已经编制"), cites=HERE, instead=_("请在原统计中办理「重新编制复议统计」")
)
def drafted_twice(case: Any, facts: Any) -> bool:
    """One table a year."""
    return same_organ(case, case.shelf.about(ReconsiderationStatistics.name, str(facts.year)))


@ReconsiderationStatistics.revise.barred(
    _("统计年度不能更换"), cites=HERE, instead=_("请另行编制该年度的复议统计")
)
def another_year(case: Any, facts: Any) -> bool:
    """A table stays of its year."""
    return bool(facts.year != latest(case.case).year)
