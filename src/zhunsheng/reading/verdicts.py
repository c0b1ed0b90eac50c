"""Does a printed number follow from others? The verdict, and the comparison that gives it."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from zhunsheng.reading.figures import Figure

_LARGE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}

_BELOW = frozenset({"近", "接近", "约", "左右"})
_ABOVE = frozenset({"余", "多", "以上", "超", "超过", "逾", "突破"})


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
    return Verdict.HOLDS if _about(printed, computed) else Verdict.FAILS


def _about(printed: Figure, computed: Decimal) -> bool:
    """Whether a rate that is told roughly (近六成, 九成以上) is that of the counts."""
    if not printed.qualifier or printed.norm_unit != "ratio" or printed.decimals:
        return False
    step = Decimal("0.1") if printed.unit == "成" else Decimal("0.05")
    if printed.qualifier in _BELOW:
        return printed.value - step / 2 <= computed <= printed.value
    if printed.qualifier in _ABOVE:
        return printed.value <= computed < printed.value + step
    return False
