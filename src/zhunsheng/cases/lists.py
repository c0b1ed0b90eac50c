"""The lists that the registers hold, as a procedure consults them: asked only when a bar asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.procedures.lists import Mercy, Range
from zhunsheng.registers import benchmarks, powers
from zhunsheng.registers.edition import Memory

_holds: Memory[bool] = Memory()
_ranges: Memory[tuple[Range, ...]] = Memory()
_mercies: Memory[tuple[Mercy, ...]] = Memory()


@dataclass(frozen=True, slots=True)
class RegisteredLists:
    """Powers, benchmarks and leniency in force for one organ on one day; `now` is the edition to remember them for."""

    organ: str
    day: date
    now: str = ""

    def holds(self, violation: str) -> bool:
        """Whether the item stands on the organ's list; an organ with no list entered is not judged by it."""
        memory, key = _holds.of(self.now), (self.organ, self.day, violation)
        if key not in memory:
            held = powers.holds_power(self.organ, violation, self.day)
            memory[key] = held or not powers.powers_of(self.organ, self.day)
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
