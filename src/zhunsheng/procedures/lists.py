"""The dated lists that a procedure consults: powers, discretion benchmarks, leniency. Rooms above supply them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Range:
    """One grade of a discretion benchmark: the fine in yuan from `low` to `high`."""

    grade: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Mercy:
    """One item of the no-penalty or light-penalty list, with its conditions in words."""

    code: str
    exempt: bool
    conditions: tuple[str, ...]


class Lists(Protocol):
    """What is in force for the organ on the day of the act."""

    def holds(self, violation: str) -> bool:
        """Whether the organ's list of powers has this item; an organ with no list entered is not judged by it."""

    def moved(self, violation: str) -> bool:
        """Whether the organ held this item before, or will hold it, but not on the day: the power lies elsewhere."""

    def ranges(self, violation: str) -> tuple[Range, ...]:
        """The benchmark's grades, the lowest first; none where nothing was entered."""

    def mercies(self, violation: str) -> tuple[Mercy, ...]:
        """The items of leniency for this violation."""

    def keeps(self, name: str) -> bool:
        """Whether the list of that name has any entry in force for the organ; a list never entered binds nobody."""

    def entry(self, name: str, code: str) -> Mapping[str, Any] | None:
        """The facts of the entry with that code in force for the organ; None where it is not listed."""

    def entries(self, name: str, **facts: Any) -> tuple[Mapping[str, Any], ...]:
        """The entries in force for the organ that have these facts, by code; for short lists."""


class NoLists:
    """Where no list is at hand (a story without registers, a computation in memory) nothing is judged by one."""

    def holds(self, violation: str) -> bool:
        """Every power."""
        return True

    def moved(self, violation: str) -> bool:
        """No."""
        return False

    def ranges(self, violation: str) -> tuple[Range, ...]:
        """No benchmark."""
        return ()

    def mercies(self, violation: str) -> tuple[Mercy, ...]:
        """No leniency."""
        return ()

    def keeps(self, name: str) -> bool:
        """No list."""
        return False

    def entry(self, name: str, code: str) -> Mapping[str, Any] | None:
        """No entry."""
        return None

    def entries(self, name: str, **facts: Any) -> tuple[Mapping[str, Any], ...]:
        """No entries."""
        return ()


NO_LISTS = NoLists()
