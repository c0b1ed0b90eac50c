"""What several reviewers' points of one file come to: repeatable with pencil and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reviewer's sheet: points of a hundred, and whether something was found that fails the file outright."""

    points: Decimal
    vetoed: bool


def disagree(first: Sheet, second: Sheet, limit: Decimal) -> bool:
    """Whether two sheets differ so much that a third reviewer must look: by more than `limit` points, or on a veto."""
    return first.vetoed != second.vetoed or abs(first.points - second.points) > limit


def final(sheets: Sequence[Sheet], limit: Decimal) -> Decimal | None:
    """The file's points, half up to a tenth; None while a sheet is missing.

    Two that agree: their mean. Else the third's with the nearer of the two. A veto holds where most reviewers
    see it, and leaves nothing.
    """
    if len(sheets) < 2:
        return None
    first, second = sheets[:2]
    if not disagree(first, second, limit):
        return Decimal(0) if first.vetoed else _mean(first, second)
    if len(sheets) < 3:
        return None
    third = sheets[2]
    if sum(one.vetoed for one in sheets[:3]) > 1:
        return Decimal(0)
    nearer = min(first, second, key=lambda one: abs(one.points - third.points))
    return _mean(nearer, third)


def _mean(one: Sheet, other: Sheet) -> Decimal:
    return ((one.points + other.points) / 2).quantize(TENTH, ROUND_HALF_UP)
