"""The lists that the registers hold, as a procedure consults them: asked only when a bar asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.procedures.lists import Mercy, Range
from zhunsheng.registers import benchmarks, powers


@dataclass(frozen=True, slots=True)
class RegisteredLists:
    """Powers, benchmarks and leniency in force for one organ on one day."""

    organ: str
    day: date

    def holds(self, violation: str) -> bool:
        """Whether the item stands on the organ's list; an organ with no list entered is not judged by it."""
        return powers.holds_power(self.organ, violation, self.day) or not powers.powers_of(
            self.organ, self.day
        )

    def ranges(self, violation: str) -> tuple[Range, ...]:
        """The benchmark's grades, the lowest first."""
        rows = benchmarks.consult(self.organ, violation, self.day)
        return tuple(Range(row.grade, row.fine_min, row.fine_max) for row in rows)

    def mercies(self, violation: str) -> tuple[Mercy, ...]:
        """The items of leniency for this violation."""
        rows = benchmarks.leniency(self.organ, violation, self.day)
        return tuple(Mercy(row.code, row.kind == "exempt", tuple(row.conditions)) for row in rows)
