"""What a printed number means: 326, 10余, 1596万余, 约21.6, 近500, ≥2, 55.6%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万|亿)?(余|多)?")
_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "": Decimal(1)}


@dataclass(frozen=True)
class Meaning:
    """The values that a printed number allows: from `low` to `high`, both included; `near` is the one printed."""

    near: Decimal
    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, text: str, unit: str = "") -> Meaning | None:
        """The meaning of a printed number, in the base of its unit (万元 in yuan); None where nothing was printed."""
        found = _NUMBER.search(text.replace(",", ""))
        if found is None:
            return None
        base = _SCALE[found[2] or ""] * (_SCALE["万"] if unit.startswith("万") else 1)
        near = Decimal(found[1]) * base
        last = _last_place(found[1]) * base
        if "≥" in text:
            return cls(near, near, near * 1000)
        if "约" in text:
            return cls(near, near - last / 2, near + last / 2)
        if "近" in text:
            return cls(near, near - near / 10, near)
        # "More than so many", and less than the next number that would have been printed so.
        smallest = Decimal("0.01") if base > 1 else Decimal(1)
        return cls(near, near + smallest, near + last - smallest) if found[3] else cls(near, near, near)

    @property
    def exact(self) -> bool:
        """Whether only one value is meant."""
        return self.low == self.high

    def pick(self) -> Decimal:
        """A value that is meant: the middle of what is allowed, whole where numbers are."""
        if self.exact or self.high > self.near * 100:
            return self.low
        middle = (self.low + self.high) / 2
        return middle if self.low.as_tuple().exponent == -2 else middle.to_integral_value()

    def holds(self, value: Decimal, factor: int = 1) -> bool:
        """Whether a value is meant. Of what was scaled down by `factor`, as near as the scale allows."""
        slack = factor - 1 if factor > 1 else 0
        return self.low - slack <= value * factor <= self.high + slack


def _last_place(digits: str) -> Decimal:
    """The weight of the last digit that says something: 10 of 110, 100 of 1800, 1 of 1596, 0.1 of 21.6."""
    if "." in digits:
        return Decimal(1).scaleb(-len(digits.partition(".")[2]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros
