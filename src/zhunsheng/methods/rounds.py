"""Round against round: how scores moved, how far they lie apart, who was looked at in neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import mean, pstdev


@dataclass(frozen=True, slots=True)
class Spread:
    """How even the scores of one round are: «推行不平衡» in numbers. Zero scores have no spread."""

    count: int
    mean: Decimal
    lowest: Decimal
    highest: Decimal
    deviation: Decimal

    @property
    def range(self) -> Decimal:
        """Points between the best and the worst."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds side by side: `scores` by unit (first, second, change), the spreads, `uncovered` in both."""

    scores: Mapping[str, tuple[Decimal | None, Decimal | None, Decimal | None]]
    first: Spread | None
    second: Spread | None
    uncovered: tuple[str, ...]


def spread(scores: Iterable[Decimal]) -> Spread | None:
    """The spread of a round's scores, mean and standard deviation half up to a tenth; None where nobody was scored."""
    every = sorted(scores)
    if not every:
        return None
    return Spread(len(every), _tenth(mean(every)), every[0], every[-1], _tenth(Decimal(pstdev(every))))


def compare(
    first: Mapping[str, Decimal], second: Mapping[str, Decimal], departments: Iterable[str]
) -> Comparison:
    """Two rounds over all departments that enforce the law: those of neither round are named."""
    units = sorted(first.keys() | second.keys())
    rows = {unit: (first.get(unit), second.get(unit)) for unit in units}
    scores = {
        unit: (a, b, b - a if a is not None and b is not None else None) for unit, (a, b) in rows.items()
    }
    uncovered = tuple(sorted(set(departments) - rows.keys()))
    return Comparison(scores, spread(first.values()), spread(second.values()), uncovered)


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
