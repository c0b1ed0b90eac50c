"""Rounding half up, exactly: from fractions, never through binary floating point, never by cutting off."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` to so many places, halves away from zero: 0.125 → 0.13, -0.125 → -0.13."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return Decimal(f"-{text}" if value < 0 and whole else text)


def percentage(part: Any, whole: Any, places: int) -> Decimal:
    """The share as a percentage. Raises ZeroDivisionError where there is nothing to be a share of."""
    return half_up(Fraction(part) / Fraction(whole) * 100, places)


def plain(value: Decimal | None) -> int | float | None:
    """As a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
