"""The coercion cases of the demo county: some measures, some executions, one that outlived its term. All invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from zhunsheng.cases.demo.invented import party
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.script import Script
from zhunsheng.cases.demo.staff import Team, teams
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.statutes.calendar import Calendar

GOODS = (
    "无标签饮料200箱",
    "未经检验的燃气灶30台",
    "假冒注册商标的运动鞋120双",
    "超限改装配件15套",
    "过期调味料60箱",
)
_CALENDAR = Calendar.standard()


@dataclass(frozen=True)
class Told:
    """One step of a planned case: how many days after the case began, on a working day where it must be one."""

    after: int
    step: str
    who: str
    facts: dict[str, Any]


IN_TERM = ("extend", "decide", "dispose")
"""Steps that must not slip over a holiday past the term of a measure."""
Course = Callable[[Random], list[Told]]


def _seized(rng: Random) -> list[Told]:
    goods = rng.choice(GOODS)
    return [
        Told(0, "file", "officers", {"cause": "经营不合格商品"}),
        Told(0, "approve-measure", "head", {"measure": "seize", "impact": "只扣押涉案批次,不影响其他经营"}),
        Told(
            1,
            "seize",
            "officers",
            {"items": [goods], "value_yuan": rng.randint(3, 60) * 1000, "custody": "机关仓库"},
        ),
    ]


def _lifted(rng: Random) -> list[Told]:
    days = rng.randint(8, 28)
    return [
        *_seized(rng),
        Told(days, "lift", "officers", {"returned": days}),
        Told(days + 3, "close", "clerk", {}),
    ]


def _extended(rng: Random) -> list[Told]:
    extended = Told(28, "extend", "head", {"extra_days": 30, "reason": "须等待生产企业所在地协查"})
    return [
        *_seized(rng),
        extended,
        Told(52, "lift", "officers", {"returned": 52}),
        Told(54, "close", "clerk", {}),
    ]


def _confiscated(rng: Random) -> list[Told]:
    decided = {"kinds": ["fine", "confiscate-goods"], "fine_yuan": rng.randint(2, 9) * 1000}
    return [
        *_seized(rng),
        Told(24, "decide", "head", decided),
        Told(26, "serve", "officers", {"manner": "直接送达", "signed": True}),
        Told(28, "dispose", "officers", {"outcome": "confiscated"}),
        Told(30, "close", "clerk", {}),
    ]


def _lapsed(rng: Random) -> list[Told]:
    """Lifted four days too late: the supervision list shows it."""
    return [*_seized(rng), Told(35, "lift", "officers", {"returned": 35})]


def _standing(rng: Random) -> list[Told]:
    return _seized(rng)


def _urgent(rng: Random) -> list[Told]:
    facts = {"items": [rng.choice(GOODS)], "urgent": True, "hour": "16:30"}
    return [
        Told(0, "emergency-seize", "officers", facts),
        Told(0, "report-measure", "officers", {"hour": "18:10"}),
        Told(1, "approve-measure", "head", {"measure": "seize", "hour": "09:00"}),
        Told(12, "lift", "officers", {"returned": 12}),
    ]


def _enforced(rng: Random) -> list[Told]:
    fine = rng.randint(1, 6) * 5000
    return [
        Told(0, "file", "officers", {"cause": "逾期不履行行政处罚决定"}),
        Told(1, "decide", "head", {"kinds": ["fine"], "fine_yuan": fine, "number": "示例罚决字"}),
        Told(2, "serve", "officers", {"manner": "直接送达", "signed": True}),
        Told(40, "demand", "officers", {"fine_yuan": fine, "until": 55}),
    ]


def _agreed(rng: Random) -> list[Told]:
    agreed = {"waived_surcharge_yuan": 1000, "remedied": True, "until": 120}
    return [
        *_enforced(rng),
        Told(68, "enforcement-decision", "head", {"manner": "依法处理财物"}),
        Told(74, "agreement", "head", agreed),
        Told(100, "pay", "party", {"paid_yuan": 5000}),
    ]


def _at_court(rng: Random) -> list[Told]:
    return [
        *_enforced(rng)[:3],
        Told(190, "demand", "officers", {}),
        Told(230, "apply-court", "head", {"papers_complete": True}),
        Told(234, "court-accept", "court", {}),
        Told(240, "court-rule", "court", {"outcome": "准予强制执行"}),
    ]


def _cleared(rng: Random) -> list[Told]:
    return [
        Told(0, "substitute-at-once", "officers", {"party_present": False, "cost_yuan": 1800}),
        Told(0, "notify-after", "officers", {}),
    ]


COURSES: tuple[tuple[str, Course, int], ...] = (
    ("lifted", _lifted, 6),
    ("extended", _extended, 3),
    ("confiscated", _confiscated, 5),
    ("lapsed", _lapsed, 1),
    ("standing", _standing, 2),
    ("urgent", _urgent, 3),
    ("agreed", _agreed, 3),
    ("court", _at_court, 4),
    ("cleared", _cleared, 3),
)
"""What happens, and how often."""


def steps(now: datetime, seed: int = 2025) -> list[Do]:
    """The planned steps in the order of their days: thirty cases in the two years before `now`."""
    planned = sorted(_planned(now.date(), Random(seed)), key=lambda one: one[0])
    script = Script(now)
    for day, _order, case, team, told, facts in planned:
        script.do(case, Coercion, told.step, day, team.code, *_people(team, told.who, case), **facts)
    return script.steps


_Planned = tuple[date, int, str, Team, Told, dict[str, Any]]


def _planned(today: date, rng: Random) -> Iterator[_Planned]:
    able = [
        team
        for team in teams().values()
        if len(_officers(team)) >= 2 and team.of("head") and team.office.kind == "statutory"
    ]
    order = 0
    for name, course, number in COURSES:
        for serial in range(number):
            began = today - timedelta(days=10 if name == "standing" else rng.randint(250, 700))
            team = able[(order + serial) % len(able)]
            about = party(rng, "o", began, 700 + order)
            case = f"coercion-{name}-{serial + 1}"
            for place, told in enumerate(course(rng)):
                order += 1
                day = _before(began, told.after) if told.step in IN_TERM else _day(began, told.after)
                facts = {key: _dated(began, key, one) for key, one in told.facts.items()}
                if place == 0 and "party" in Coercion.steps[told.step].facts.model_fields:
                    facts["party"] = about
                yield day, order, case, team, told, facts


def _day(began: date, after: int) -> date:
    return _CALENDAR.first_workday_on_or_after(began + timedelta(days=after))


def _before(began: date, after: int) -> date:
    return _CALENDAR.last_workday_on_or_before(began + timedelta(days=after))


def _dated(began: date, key: str, value: Any) -> Any:
    """Days are told as their distance from the beginning."""
    return _day(began, value) if key in ("returned", "until") and isinstance(value, int) else value


def _officers(team: Team) -> list[str]:
    return [one.id for one in team.of("handler") if one.card and one.held is None][:2]


def _people(team: Team, who: str, case: str) -> tuple[str, ...]:
    if who == "officers":
        return tuple(_officers(team))
    return (who,) if who in ("party", "court") else (team.of(who)[0].id,)
