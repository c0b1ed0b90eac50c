"""季度通报: a quarter's figures of every organ, with ranking and repeated faults; frozen, signed, sent out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.openness.frozen import (
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
from zhunsheng.procedures.openness.periods import Quarter, quarter
from zhunsheng.procedures.roles import CLERK, LEGAL_REVIEWER, SUPERVISOR
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION, SUPERVISION_RULES
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

SINCE = RULE_OF_LAW_INSPECTION["—"]
HERE = (SUPERVISION_RULES[31], SINCE)
"""That problems may be told to everybody stands in the Supervision Rules, in force since February 2026."""
DRAFTERS = Who((SUPERVISOR, CLERK, LEGAL_REVIEWER))


class About(StrEnum):
    """What a bulletin is about."""

    ENFORCEMENT = "enforcement"
    RECONSIDERATION = "reconsideration"


ABOUT = {About.ENFORCEMENT: _("行政执法监督通报"), About.RECONSIDERATION: _("行政复议通报")}


class BulletinTable(Facts):
    """通报稿: which, of which quarter, and the table as JSON; what people add to it."""

    about: About = Field(title=_("通报种类"))
    quarter: Quarter = Field(title=_("季度"))
    issuer: str = Field(title=_("通报机关"), max_length=200)
    table: Json = Field(title=_("通报数据"))
    remarks: str | None = Field(None, title=_("通报意见和要求"), max_length=8000)


def _last_day(told: Any) -> date:
    return quarter(told.quarter)[1]


class Bulletin(Procedure):
    """季度通报. One a quarter and subject, of the organ that supervises."""

    name = "bulletin"
    series = "report"
    title = _("季度通报")

    draft = Step(_("起草通报"), BulletinTable, cites=HERE, by=DRAFTERS, opens=True, stage=_("编制"))
    revise = Step(_("修改通报"), BulletinTable, cites=HERE, by=DRAFTERS, after=(draft,), stage=_("编制"))
    sign = Step(_("签发通报"), Signature, cites=HERE, by=SIGNERS, after=(draft,), stage=_("已签发"))
    publish = Step(
        _("印发通报"),
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

    issuing = deadline(
        _("印发上季度通报"),
        Local("bulletin_days", days(30)),
        since=(draft,),
        until=(publish,),
        cites=SINCE,
        from_day=lambda case, act: _last_day(act.facts),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which quarter, about what."""
        told = latest(case)
        return outlined(
            case,
            cls,
            _subject(told),
            f"{told.quarter[:4]}年第{told.quarter[-1]}季度{ABOUT[told.about]}",
            keeper="clerk",
        )


def latest(case: Any) -> BulletinTable:
    """The text that stands."""
    found: BulletinTable = case.last(Bulletin.draft, Bulletin.revise).facts
    return found


def _subject(told: BulletinTable) -> str:
    return f"{told.about.value}:{told.quarter}"


_COURSE = Course((Bulletin.draft, Bulletin.revise), Bulletin.sign, Bulletin.publish, latest, HERE)
bar_signing(_COURSE, _last_day)
bar_gaps(_COURSE)
bar_publishing(_COURSE)


@Bulletin.draft.barred(_("本机关该季度的通报已经起草"), cites=HERE, instead=_("请在原通报中办理「修改通报」"))
def drafted_twice(case: Any, facts: Any) -> bool:
    """One bulletin a quarter."""
    return same_organ(case, case.shelf.about(Bulletin.name, _subject(facts)))


@Bulletin.revise.barred(_("通报的种类和季度不能更换"), cites=HERE, instead=_("请另行起草该季度的通报"))
def another_quarter(case: Any, facts: Any) -> bool:
    """A bulletin stays of its quarter."""
    return _subject(facts) != _subject(latest(case.case))
