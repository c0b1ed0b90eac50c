"""单位月报表: each unit confirms its month; nothing happened is said (零报告), a blank is not. The sheets of S136."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.grids import frozen_values
from zhunsheng.procedures.openness.frozen import Json, incomplete, same_organ
from zhunsheng.procedures.openness.periods import Month, month
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SYSTEM,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

HERE = RULE_OF_LAW_INSPECTION["—"]
_UNIT = (HANDLER, CLERK, LEGAL_REVIEWER, SECTION_CHIEF, HEAD, DEPUTY_HEAD)
OPENERS = Who((SYSTEM, *_UNIT))
CONFIRMERS = Who(_UNIT)


class Kind(StrEnum):
    """Which sheet."""

    ENFORCEMENT = "enforcement"
    TWO_RATES = "two-rates"


KINDS = {Kind.ENFORCEMENT: _("行政执法月报表"), Kind.TWO_RATES: _("行政应诉双率月报表")}


class Opened(Facts):
    """建表: which sheet of which month."""

    kind: Kind = Field(title=_("报表种类"))
    month: Month = Field(title=_("月份"))


class Confirmed(Facts):
    """确认: the month's figures as JSON, with where the record ended; said to be zero where all are."""

    table: Json = Field(title=_("报表数据"))
    zero: bool = duty(_("本月无数据(零报告)"), granted=False)
    remark: str | None = Field(None, title=_("说明"), max_length=400)


class Reopened(Facts):
    """重新打开: why what was confirmed is looked at again."""

    reason: str = Field(title=_("重新打开的理由"), max_length=400)


class MonthlySheet(Procedure):
    """单位月报表. One a unit, month and kind."""

    name = "monthly-sheet"
    series = "report"
    title = _("单位月报表")

    open = Step(_("建立月报表"), Opened, cites=HERE, by=OPENERS, opens=True, stage=_("待确认"))
    confirm = Step(
        _("确认月报表"),
        Confirmed,
        cites=HERE,
        by=CONFIRMERS,
        after=(open,),
        closes=True,
        once=True,
        stage=_("已确认"),
    )
    reopen = Step(
        _("重新打开月报表"),
        Reopened,
        cites=HERE,
        by=CONFIRMERS,
        after=(confirm,),
        sets_aside=(confirm,),
        needs_open_case=False,
        stage=_("待确认"),
    )

    confirming = deadline(
        _("确认本单位上月报表"),
        Local("monthly_sheet_days", days(5)),
        since=(open,),
        until=(confirm,),
        cites=HERE,
        from_day=lambda case, act: month(act.facts.month)[1],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which month, which sheet; whether there was nothing to tell."""
        told, confirmed = case.last(cls.open).facts, case.last(cls.confirm)
        outcome = None
        if confirmed is not None:
            outcome = "zero-report" if confirmed.facts.zero else "confirmed-sheet"
        return {
            "subject": subject(told.kind, told.month),
            "cause": f"{told.month[:4]}年{int(told.month[5:])}月{KINDS[told.kind]}",
            "outcome": outcome,
            "decided": confirmed.on if confirmed else None,
            "awaits": "handler",
        }


SHEET_OUTCOMES = {"zero-report": _("零报告"), "confirmed-sheet": _("已确认")}


def subject(kind: str, of: str) -> str:
    """What a sheet is found by: its kind and month."""
    return f"{kind!s}:{of}"


def _opened(case: Any) -> Opened:
    found: Opened = case.last(MonthlySheet.open).facts
    return found


@MonthlySheet.open.barred(
    _("本单位该月的报表已经建立"), cites=HERE, instead=_("请在原报表中办理「确认月报表」")
)
def opened_twice(case: Any, facts: Any) -> bool:
    """One sheet a unit, month and kind."""
    return same_organ(case, case.shelf.about(MonthlySheet.name, subject(facts.kind, facts.month)))


@MonthlySheet.confirm.barred(_("该月尚未结束"), cites=HERE, instead=_("请在次月确认"))
def month_not_over(case: Any, facts: Any) -> bool:
    """A month that still runs is not confirmed."""
    return bool(case.on <= month(_opened(case.case).month)[1])


@MonthlySheet.confirm.barred(
    _("报表有空格,空格不是零"),
    cites=HERE,
    instead=_("没有数据的,由系统算出零后作零报告;等待其他系统的,待其启用后确认"),
)
def blank(case: Any, facts: Any) -> bool:
    """A blank is no report."""
    values = frozen_values(json.loads(facts.table))
    return not values or incomplete(facts.table) or any(value is None for value in values.values())


@MonthlySheet.confirm.barred(
    _("零报告与报表数据不符"),
    cites=HERE,
    instead=_("各项都是零的,应当选「本月无数据」;有一项不是零的,不能选"),
)
def zero_unsaid(case: Any, facts: Any) -> bool:
    """Zero is said, and said only where it is so."""
    values = frozen_values(json.loads(facts.table)).values()
    return bool(facts.zero) == any(value for value in values)


@MonthlySheet.confirm.barred(
    _("报表数据不是该月、本单位的"), cites=HERE, instead=_("请从「月报表」页面确认,数据由系统算出")
)
def of_another_month(case: Any, facts: Any) -> bool:
    """What is confirmed is this unit's own month."""
    read, told = json.loads(facts.table), _opened(case.case)
    first, last = month(told.month)
    due = ({"first": first.isoformat(), "last": last.isoformat()}, case.case.organ, told.kind.value)
    return bool((read.get("period"), read.get("organ"), read.get("table")) != due)
