"""The lists that the registers hold, as a procedure consults them: asked only when a bar asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zhunsheng.cases.list_rows import ListVersion
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.lists import Mercy, Range
from zhunsheng.registers import benchmarks, powers
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.places import place

_holds: Memory[bool] = Memory()
_moved: Memory[bool] = Memory()
_ranges: Memory[tuple[Range, ...]] = Memory()
_mercies: Memory[tuple[Mercy, ...]] = Memory()


@dataclass(frozen=True, slots=True)
class RegisteredLists:
    """Powers, benchmarks and leniency in force for one organ on one day; `now` is the edition to remember them for."""

    organ: str
    day: date
    now: str = ""

    def holds(self, violation: str) -> bool:
        """Whether the item stands on the organ's list; an organ for which none was begun is not judged by it."""
        memory, key = _holds.of(self.now), (self.organ, self.day, violation)
        if key not in memory:
            held = powers.holds_power(self.organ, violation, self.day)
            memory[key] = held or not powers.has_list(self.organ, self.day)
        return memory[key]

    def moved(self, violation: str) -> bool:
        """Whether the power was the organ's on another day and is another organ's on this one."""
        memory, key = _moved.of(self.now), (self.organ, self.day, violation)
        if key not in memory:
            memory[key] = powers.held_by_another(self.organ, violation, self.day)
        return memory[key]

    def ranges(self, violation: str) -> tuple[Range, ...]:
        """The benchmark's grades, the lowest first."""
        memory, key = _ranges.of(self.now), (self.organ, self.day, violation)
        if key not in memory:
            rows = benchmarks.consult(self.organ, violation, self.day)
            memory[key] = tuple(Range(row.grade, row.fine_min, row.fine_max) for row in rows)
        return memory[key]

    def mercies(self, violation: str) -> tuple[Mercy, ...]:
        """The items of leniency for this violation."""
        memory, key = _mercies.of(self.now), (self.organ, self.day, violation)
        if key not in memory:
            rows = benchmarks.leniency(self.organ, violation, self.day)
            memory[key] = tuple(Mercy(row.code, row.kind == "exempt", tuple(row.conditions)) for row in rows)
        return memory[key]

    def keeps(self, name: str) -> bool:
        """Whether the list has any entry in force for the organ."""
        return self._rows(name).exists()

    def entry(self, name: str, code: str) -> Mapping[str, Any] | None:
        """The facts of the entry with that code in force for the organ."""
        return self._rows(name).filter(code=code).values_list("facts", flat=True).first()

    def entries(self, name: str, **facts: Any) -> tuple[Mapping[str, Any], ...]:
        """The entries in force for the organ that have these facts, by code."""
        rows = self._rows(name).order_by("code", "id").values_list("facts", flat=True)
        return tuple(row for row in rows if all(row.get(key) == value for key, value in facts.items()))

    def _rows(self, name: str) -> QuerySet[ListVersion]:
        """The versions in force: the organ's own, or the whole place's where the list is one for all."""
        rows = ListVersion.objects.filter(procedure=name, since__lte=self.day, until__gte=self.day)
        if getattr(named(name), "place_wide", False):
            return rows.filter(book=place(self.organ, self.now or None).book)
        return rows.filter(organ=self.organ)
