"""行政执法统计年报: the year's table, frozen, signed, published by 31 January (国办发〔2018〕118号（六）)."""

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
    bar_publishing,
    bar_signing,
    outlined,
    same_organ,
)
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.days import months
from zhunsheng.statutes.words import _

HERE = THREE_SYSTEMS["（六）"]


class Table(Facts):
    """统计表: the year, whose, and the table as JSON with the day it was looked at."""

    year: int = Field(title=_("统计年度"), ge=2004, le=2999)
    issuer: str = Field(title=_("发布机关"), max_length=200)
    table: Json = Field(title=_("统计表"))


def _year_end(case: Any, act: Any) -> date:
    """From New Year's Eve: a month on is 31 January."""
    return date(act.facts.year, 12, 31)


class EnforcementStatistics(Procedure):
    """行政执法统计年报. Each organ's, and its government's."""

    name = "enforcement-statistics"
    series = "report"
    title = _("行政执法统计年报")

    draft = Step(_("编制统计表"), Table, cites=HERE, by=DRAFTERS, opens=True, stage=_("编制"))
    revise = Step(_("重新编制统计表"), Table, cites=HERE, by=DRAFTERS, after=(draft,), stage=_("编制"))
    sign = Step(_("签发统计表"), Signature, cites=HERE, by=SIGNERS, after=(draft,), stage=_("已签发"))
    publish = Step(
        _("公布统计表"),
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

    publishing = deadline(
        _("公布上年度执法数据"),
        Local("enforcement_statistics_months", months(1)),
        since=(draft,),
        until=(publish,),
        cites=HERE,
        from_day=_year_end,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which year, whose."""
        told = latest(case)
        return outlined(case, cls, str(told.year), f"{told.issuer}{told.year}年行政执法统计年报")


def latest(case: Any) -> Table:
    """The table that stands."""
    found: Table = case.last(EnforcementStatistics.draft, EnforcementStatistics.revise).facts
    return found


_COURSE = Course(
    (EnforcementStatistics.draft, EnforcementStatistics.revise),
    EnforcementStatistics.sign,
    EnforcementStatistics.publish,
    latest,
    HERE,
)
bar_signing(_COURSE, lambda told: date(told.year, 12, 31))
bar_publishing(_COURSE)


@EnforcementStatistics.draft.barred(
    _("本机关该年度的统计年报已经编制"), cites=HERE, instead=_("请在原统计年报中办理「重新编制统计表」")
)
def drafted_twice(case: Any, facts: Any) -> bool:
    """One table a year."""
    return same_organ(case, case.shelf.about(EnforcementStatistics.name, str(facts.year)))


@EnforcementStatistics.revise.barred(_("统计年度不能更换"), cites=HERE, instead=_("请另行编制该年度的统计表"))
def another_year(case: Any, facts: Any) -> bool:
    """A table stays of its year."""
    return bool(facts.year != latest(case.case).year)
