"""Does a printed number follow from others? The verdict, and the comparison that gives it."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from zhunsheng.reading.figures import Figure

_LARGE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


class Verdict(StrEnum):
    """HOLDS within half a unit of the last printed digit; TRUNCATED fits only if cut off there."""

    HOLDS = "holds"
    TRUNCATED = "truncated"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Relation:
    """A printed figure, the figures it should follow from, and whether it does.

    `template` is a Chinese source text naming what is missing, "" where nothing is.
    """

    kind: str
    result: Figure
    operands: tuple[Figure, ...]
    printed: Decimal
    computed: Decimal | None
    verdict: Verdict
    template: str = ""


def compare(printed: Figure, computed: Decimal) -> Verdict:
    """Against the precision that was printed: 81% is 80.88%, 75.5% of 75.553% is cut, not rounded."""
    scale = Decimal(1)
    if printed.norm_unit == "ratio":
        scale = Decimal(1000 if printed.unit == "‰" else 100)
    elif printed.decimals or printed.verbatim[-1:] in _LARGE:
        # «1.49万元» is printed to a hundred yuan
        scale = 1 / _LARGE.get(printed.verbatim[-1:], Decimal(1))
    step = Decimal(1).scaleb(-printed.decimals)
    value, exact = printed.value * scale, computed * scale
    if abs(value - exact) <= step / 2:
        return Verdict.HOLDS
    if exact and exact.quantize(step, rounding=ROUND_DOWN) == value:
        return Verdict.TRUNCATED
    return Verdict.FAILS
