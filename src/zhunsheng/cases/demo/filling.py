"""Filling the demo county: registers first, then every planned step through `take`, in the order of the moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhunsheng import record
from zhunsheng.cases.demo.licences import enter_items
from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME
from zhunsheng.cases.demo.plan import WHOLE, Do, Made, Of
from zhunsheng.cases.demo.rules import enter_places, enter_rules
from zhunsheng.cases.demo.signing_in import enter_accounts
from zhunsheng.cases.demo.staff import enter_staff, teams
from zhunsheng.cases.demo.years import Composing, steps
from zhunsheng.cases.folding import HERE
from zhunsheng.cases.taking import take
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.registers import local_rules
from zhunsheng.registers.models import LocalRule

MARK = "demo_county"
GROUP = 100
"""Steps a commit: a stopped filling loses at most so many, and takes them again when it goes on."""
Progress = Callable[[int, int], object]
Cases = dict[int | str, str]
"""Planned cases by their name in the plan, and their ids in the book."""


class DemoBroken(Exception):
    """The demo county was filled in part and cannot be gone on with; the message says what to do."""


@dataclass(slots=True)
class Summary:
    """What the demo county holds after filling; `steps` counts those taken by this call."""

    county: str = COUNTY_NAME
    organs: int = 0
    people: int = 0
    cases: int = 0
    steps: int = 0
    there: bool = False
    by_step: Counter[str] = field(default_factory=Counter)


def fill(
    progress: Progress | None = None,
    scale: float = 1.0,
    seed: int = 2025,
    today: date | None = None,
    composing: Composing | None = None,
) -> Summary:
    """Fill the demo county; `progress(more, total)` is told of each group of steps. `composing`: how its annual
    report, bulletins and tables are made, without which there are none.

    Does nothing where it is filled, goes on where a filling was stopped (with the figures of that one). Raises
    DemoBroken where somebody wrote into the county before it was full.
    """
    mark = _mark() or _found(scale, seed, today or datetime.now(HERE).date(), composing)
    summary = Summary(organs=len(teams()), people=_people())
    if mark.get("filled"):
        summary.there = True
        return summary
    planned = steps(mark["scale"], mark["seed"], date.fromisoformat(mark["today"]), composing)
    cases, done = _already(planned)
    while done < len(planned):
        group = planned[done : done + GROUP]
        with record.writing():
            for do in group:
                _take(do, cases)
        done += len(group)
        summary.steps += len(group)
        summary.by_step.update(do.step.name for do in group)
        if progress is not None:
            progress(len(group), len(planned))
    summary.cases = len(cases)
    LocalRule.objects.filter(key=MARK, jurisdiction_id=COUNTY).update(value=mark | {"filled": True})
    return summary


def _people() -> int:
    return sum(len(group) for team in teams().values() for group in team.by_role.values())


def _mark() -> dict[str, Any] | None:
    row = LocalRule.objects.filter(key=MARK, jurisdiction_id=COUNTY).first()
    return dict(row.value) if row else None


@transaction.atomic
def _found(scale: float, seed: int, today: date, composing: Composing | None = None) -> dict[str, Any]:
    """The registers of the county and the mark of what shall be filled, all or nothing."""
    planned = steps(scale, seed, today, composing)
    record.open_book(COUNTY, at=planned[0].at)
    enter_places()
    enter_staff()
    enter_rules()
    enter_items()
    enter_accounts()
    mark = {"scale": scale, "seed": seed, "today": today.isoformat(), "steps": len(planned)}
    local_rules.set_rule(MARK, mark, "演示数据,全部虚构", date(2025, 1, 1), jurisdiction=COUNTY)
    return mark


def _already(planned: Sequence[Do]) -> tuple[Cases, int]:
    """The cases that an earlier, stopped filling opened, and how many steps it took: the book must hold the first planned
    steps, what the system owed because of them, and nothing else."""
    cases: Cases = {}
    done = 0
    for entry in record.walk(COUNTY):
        do = planned[done] if done < len(planned) else None
        known = cases.get(do.case, entry.case) if do else ""
        if do and (known, do.step.name, do.by, do.on) == (entry.case, entry.step, entry.by, entry.on):
            cases[do.case] = entry.case
            done += 1
        elif entry.by != (SYSTEM,):
            raise DemoBroken(
                f"演示县没有填完,而其中第{entry.seq}条记录与演示数据不符。"
                "请换一个 ZHUNSHENG_HOME(或者清空演示用的数据库)后重新填充。"
            )
    return cases, done


def _take(do: Do, cases: Cases) -> None:
    case = cases.get(do.case) or (do.finds(cases) if do.finds else None)
    opening: dict[str, Any] = {"organ": do.organ, "procedure": do.procedure} if case is None else {}
    facts = _named(do.facts, cases)
    taken = take(case, do.step, facts.get(WHOLE, facts), by=do.by, on=do.on, at=do.at, **opening)
    cases[do.case] = taken.case.id


def _named(value: Any, cases: Cases) -> Any:
    """The facts with the ids of the planned cases that they name."""
    if isinstance(value, Of):
        return cases[value.case]
    if isinstance(value, Made):
        return value.how(cases)
    if isinstance(value, dict):
        return {name: _named(one, cases) for name, one in value.items()}
    return [_named(one, cases) for one in value] if isinstance(value, list) else value
