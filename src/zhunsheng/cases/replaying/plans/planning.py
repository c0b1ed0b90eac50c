"""What a plan is: the figures that it builds, and the room that it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhunsheng.cases.replaying.place import Place


@dataclass(frozen=True)
class Sizes:
    """How much of each figure shall be built."""

    values: Mapping[str, Decimal]

    def __getitem__(self, figure: str) -> int:
        return int(self.values[figure])

    def of(self, *figures: str) -> int:
        """The size of the first of these figures that the report prints; nought where it prints none."""
        return next((int(self.values[one]) for one in figures if one in self.values), 0)

    def amount(self, figure: str) -> Decimal:
        """An amount in yuan."""
        return self.values[figure]


@dataclass(frozen=True)
class Plan:
    """Builds these figures together. `whole`: figures too small to scale (departments, rounds); `amounts`: sums of
    money, and `parts`: things counted inside a case, which may be spread over any number of cases; `departments` and
    `towns`: how many are needed. `smallest`: by how much it can be scaled down at most."""

    figures: tuple[str, ...]
    build: Callable[[Place, Sizes], None]
    whole: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    smallest: int = 1_000_000
    departments: int = 2
    towns: int = 0


PUBLISHING = 26
"""So many departments publish in report 003 (F263): no other publishes anything there."""


def spread(total: Decimal, number: int) -> list[Decimal]:
    """An amount in so many parts, whole yuan but for the last."""
    each = (total / number).to_integral_value(rounding="ROUND_DOWN")
    return [each] * (number - 1) + [total - each * (number - 1)]
