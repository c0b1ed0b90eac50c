"""Planning single cases of the demo county by their days: what happens in each, sorted into one script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from zhunsheng.cases.demo.places import OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.script import Script
from zhunsheng.cases.demo.staff import teams
from zhunsheng.procedures.vocabulary import Procedure

Event = tuple[date, int, str, type[Procedure], str, str, str, dict[str, Any]]
"""Day, place in the case, case, procedure, step, organ key, who, facts."""
Act = tuple[date, str, str, dict[str, Any]]
"""Day, step, who, facts."""


def played(now: datetime, told: Iterable[Event]) -> list[Do]:
    """The steps in the order of their days, as far as those have come."""
    script = Script(now)
    for on, _place, case, procedure, step, organ, who, facts in sorted(
        told, key=lambda one: (one[0], one[2], one[1])
    ):
        by = [one(key) if "." in key else key for key in who.split()]
        script.do(case, procedure, step, on, OFFICES_BY_KEY[organ].code, *by, **facts)
    return script.steps


def one(name: str) -> str:
    """The person named by organ and role, as in market.handler, or market.handler.2 for the second of them."""
    key, role, *place = name.split(".")
    return teams()[key].of(role)[int(place[0]) - 1 if place else 0].id


def case(name: str, procedure: type[Procedure], organ: str, *acts: Act) -> Iterator[Event]:
    """One case from its acts."""
    for place, (on, step, who, facts) in enumerate(acts):
        yield on, place, name, procedure, step, organ, who, facts
