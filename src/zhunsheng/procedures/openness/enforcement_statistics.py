"""行政执法统计年报: the year's table, frozen, signed, published by 31 January (国办发〔2018〕118号（六）)."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import Facts
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
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.days import months
from zhunsheng.statutes.words import _

HERE = THREE_SYSTEMS["（六）"]
DRAFTERS = Who((SUPERVISOR, CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, HEAD, DEPUTY_HEAD))
SIGNERS = Who((HEAD, DEPUTY_HEAD))


def _json(text: str) -> str:
    try:
        json.loads(text)
    except ValueError:
        raise ValueError(_("应为 JSON 文本")) from None
    return text


class Table(Facts):
    """统计表: the year, whose, and the table as JSON with the day it was looked at."""

    year: int = Field(title=_("统计年度"), ge=2004, le=2999)
    issuer: str = Field(title=_("发布机关"), max_length=200)
    table: Annotated[str, Field(max_length=400_000), AfterValidator(_json)] = Field(title=_("统计表"))


class Signature(Facts):
    """签发."""

    remark: str | None = Field(None, title=_("签发意见"), max_length=400)


class Release(Facts):
    """公布."""

    address: str | None = Field(None, title=_("公布地址"), max_length=300)


def _year_end(case: Any, act: Any) -> date:
    """From New Year's Eve: a month on is 31 January."""
    return date(act.facts.year, 12, 31)


class EnforcementStatistics(Procedure):
    """行政执法统计年报. Each organ's, and its government's."""

    name = "enforcement-statistics"
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
        published = case.last(cls.publish)
        return {
            "subject": str(told.year),
            "cause": f"{told.issuer}{told.year}年行政执法统计年报",
            "decided": published.on if published else None,
            "awaits": "handler" if case.did(cls.sign) else "head",
        }


def latest(case: Any) -> Table:
    """The table that stands."""
    found: Table = case.last(EnforcementStatistics.draft, EnforcementStatistics.revise).facts
    return found


@EnforcementStatistics.draft.barred(
    _("本机关该年度的统计年报已经编制"), cites=HERE, instead=_("请在原统计年报中办理「重新编制统计表」")
)
def drafted_twice(case: Any, facts: Any) -> bool:
    """One table a year."""
    known = case.shelf.about(EnforcementStatistics.name, str(facts.year))
    return any(one.organ == case.case.organ for one in known)


@EnforcementStatistics.revise.barred(_("统计年度不能更换"), cites=HERE, instead=_("请另行编制该年度的统计表"))
def another_year(case: Any, facts: Any) -> bool:
    """A table stays of its year."""
    return bool(facts.year != latest(case.case).year)


@EnforcementStatistics.sign.barred(_("统计年度尚未结束"), cites=HERE, instead=_("请在年度结束后签发"))
def year_not_over(case: Any, facts: Any) -> bool:
    """A year that still runs is not counted."""
    return bool(case.on <= date(latest(case.case).year, 12, 31))


@EnforcementStatistics.sign.barred(
    _("统计表中有合计与各项之和不符"), cites=HERE, instead=_("请按所列案件补正后重新编制")
)
def sums_wrong(case: Any, facts: Any) -> bool:
    """A total is the sum of its parts."""
    return bool(json.loads(latest(case.case).table).get("checks"))


@EnforcementStatistics.publish.barred(
    _("统计表重新编制后尚未签发"), cites=HERE, instead=_("请由负责人重新签发")
)
def changed_since_signed(case: Any, facts: Any) -> bool:
    """What is published is what was signed."""
    made = case.last(EnforcementStatistics.draft, EnforcementStatistics.revise)
    signed = case.last(EnforcementStatistics.sign)
    return signed is None or signed.seq < made.seq
