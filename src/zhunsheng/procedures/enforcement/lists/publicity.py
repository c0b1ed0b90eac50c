"""执法公示目录: what each department makes public, how, and within how many working days."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.words import _

WITHIN_SEVEN = frozenset({"penalty", "licence"})
"""Decisions published within seven working days; all others within twenty."""


class Timing(StrEnum):
    """Before enforcement, while it goes on, or after the decision."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


TIMINGS = {Timing.BEFORE: _("事前公开"), Timing.DURING: _("事中公示"), Timing.AFTER: _("事后公开")}


class PublicityItem(Item):
    """公示事项: `decides` names the procedure whose decisions it covers."""

    timing: Timing = Field(title=_("公示环节"))
    scope: str = Field(title=_("公示范围"), max_length=200)
    content: str = Field(title=_("公示内容"), max_length=300)
    manner: str = Field(title=_("公示方式"), max_length=100)
    decides: str | None = Field(None, title=_("所涉执法程序"), max_length=40)
    working_days: int | None = Field(None, title=_("公示期限(工作日)"), ge=0)


class PublicityCatalogue(PublicList, item=PublicityItem, cites=THREE_SYSTEMS["（四）"], needs_basis=False):
    """行政执法公示目录. One a department."""

    name = "publicity-catalogue"
    title = _("行政执法公示目录")


@PublicityCatalogue.item_barred(
    _("公示期限长于规定的期限"),
    cites=THREE_SYSTEMS["（六）"],
    instead=_("处罚、许可不超过七个工作日,其他不超过二十个工作日"),
)
def longer_than_ordered(case: Any, facts: Any) -> bool:
    """A catalogue may shorten the time, never lengthen it."""
    most = 7 if facts.decides in WITHIN_SEVEN else 20
    return facts.timing is Timing.AFTER and facts.working_days is not None and facts.working_days > most


@PublicityCatalogue.item_barred(
    _("事后公开的事项没有写明期限"), cites=THREE_SYSTEMS["（六）"], instead=_("请填写公示期限(工作日)")
)
def no_term(case: Any, facts: Any) -> bool:
    """What is published after the decision says by when."""
    return facts.timing is Timing.AFTER and facts.working_days is None
