"""评标工位: a booking of one place in one province for one day, whichever project asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef, Facts
from zhunsheng.procedures.roles import CLERK, HANDLER, SYSTEM
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import BUSINESS_RULES
from zhunsheng.statutes.words import _

FAIR = BUSINESS_RULES[13]


class Reservation(Facts):
    """预约."""

    project: CaseRef = Field(title=_("项目"))
    expert: str = Field(title=_("专家编号"), max_length=40)
    province: str = Field(title=_("所在省份"), max_length=20)
    station: str = Field(title=_("工位"), max_length=30)
    day: date = Field(title=_("评标日"))


class Release(Facts):
    """取消预约."""

    reason: str = Field(title=_("理由"), max_length=200, min_length=1)


class Workstation(Procedure):
    """评标工位预约. One station on one day."""

    name = "workstation"
    title = _("评标工位预约")

    reserve = Step(
        _("预约"),
        Reservation,
        cites=FAIR,
        by=Who((SYSTEM, CLERK, HANDLER)),
        opens=True,
        stage=_("已预约"),
    )
    release = Step(
        _("取消预约"),
        Release,
        cites=FAIR,
        by=Who((SYSTEM, CLERK, HANDLER)),
        after=(reserve,),
        once=True,
        closes=True,
        stage=_("已取消"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which station on which day."""
        told = case.first(cls.reserve)
        return {"subject": slot(told.facts), "cause": slot(told.facts)} if told else {}


def slot(facts: Any) -> str:
    """Province, station and day as one text."""
    return f"{facts.province}:{facts.station}:{facts.day}"


def taken(trial: Any, facts: Any) -> bool:
    """Whether another expert or project holds the station that day."""
    held = (one for one in trial.shelf.about(Workstation.name, slot(facts)) if one.closed is None)
    return any(
        one.facts.get("reserve__expert") != facts.expert or one.facts.get("reserve__project") != trial.case.id
        for one in held
    )


@Workstation.reserve.barred(_("该工位当日已有预约"), cites=FAIR, instead=_("请另选工位或者日期"))
def reserved_already(case: Any, facts: Any) -> bool:
    """One expert a station a day."""
    return any(one.closed is None for one in case.shelf.about(Workstation.name, slot(facts)))
