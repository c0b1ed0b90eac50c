"""Training: hours per officer, trainings per unit, and who is under the floor before the year ends (system S127)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import organ_names
from zhunsheng.procedures.learning.training import Scope, Training
from zhunsheng.registers.models import Organ, Post, in_force

UNIT_FLOOR = 2
"""Collective trainings a year that each unit holds itself, where no local rule says otherwise."""
DISTRICT_FLOOR = 2
"""Collective trainings a year of the whole district."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's trainings in a year. `short`: how many it still owes."""

    organ: str
    name: str
    held: int
    people: int
    hours: Decimal
    short: int


def _held(year: int, organ: str | None = None) -> Iterator[dict[str, Any]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = CaseRow.objects.filter(procedure=Training.name, decided__range=(first, last))
    if organ is not None:
        rows = rows.filter(organ=organ)
    for code, facts in rows.values_list("organ", "facts"):
        yield {"organ": code, **facts}


def hours_of(year: int) -> dict[str, Decimal]:
    """Hours per officer in a year, self-study among them."""
    found: dict[str, Decimal] = {}
    for one in _held(year):
        hours = Decimal(str(one["hold_training__hours"]))
        for person in one.get("roll") or ():
            found[person] = found.get(person, Decimal(0)) + hours
    return found


def units(year: int, floor: int = UNIT_FLOOR) -> list[Unit]:
    """Every body that may enforce, with its own trainings of the year, those furthest behind first."""
    held: Counter[str] = Counter()
    people: Counter[str] = Counter()
    hours: dict[str, Decimal] = {}
    for one in _held(year):
        if one.get("hold_training__scope") != str(Scope.UNIT):
            continue
        organ = one["organ"]
        held[organ] += 1
        people[organ] += int(one.get("people") or 0)
        hours[organ] = hours.get(organ, Decimal(0)) + Decimal(str(one["hold_training__hours"]))
    codes = Organ.objects.filter(qualified_from__isnull=False).values_list("code", flat=True)
    names = organ_names(set(codes))
    every = [
        Unit(
            code,
            names[code],
            held[code],
            people[code],
            hours.get(code, Decimal(0)),
            max(0, floor - held[code]),
        )
        for code in names
    ]
    return sorted(every, key=lambda one: (-one.short, one.name))


def under_floor(year: int, floor: int = UNIT_FLOOR) -> list[Unit]:
    """The units that held fewer collective trainings of their own than they must: who to remind before year end."""
    return [one for one in units(year, floor) if one.short]


def district_short(year: int, floor: int = DISTRICT_FLOOR) -> int:
    """How many collective trainings the district still owes in the year."""
    held = sum(1 for one in _held(year) if one.get("hold_training__scope") == str(Scope.DISTRICT))
    return max(0, floor - held)


def officers_under(year: int, floor: Decimal, organ: str, day: date) -> list[tuple[str, Decimal]]:
    """The organ's officers on that day with fewer hours in the year than the floor, the fewest first."""
    hours = hours_of(year)
    posts = Post.objects.filter(in_force(day), organ_id=organ, role="handler")
    people = {person: hours.get(person, Decimal(0)) for person in posts.values_list("person_id", flat=True)}
    return sorted(((p, h) for p, h in people.items() if h < floor), key=lambda one: (one[1], one[0]))
