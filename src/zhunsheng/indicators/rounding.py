"""Rounding, exactly: from fractions, never through binary floating point; half up unless a definition cuts off."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Rounding(StrEnum):
    """How a value comes to its decimal places. Some places cut off: 683/904 printed as 75.5%."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


def rounded(value: Fraction, places: int, how: Rounding = Rounding.HALF_UP) -> Decimal:
    """`value` to so many places, as the definition says."""
    return half_up(value, places) if how is Rounding.HALF_UP else truncated(value, places)


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` to so many places, halves away from zero: 0.125 → 0.13, -0.125 → -0.13."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return _decimal(whole, places, value < 0)


def truncated(value: Fraction, places: int) -> Decimal:
    """`value` cut off after so many places, towards zero: 0.129 → 0.12, -0.129 → -0.12."""
    scaled = abs(value) * 10**places
    return _decimal(scaled.numerator // scaled.denominator, places, value < 0)


def _decimal(whole: int, places: int, below: bool) -> Decimal:
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return Decimal(f"-{text}" if below and whole else text)


def percentage(part: Any, whole: Any, places: int) -> Decimal:
    """The share as a percentage. Raises ZeroDivisionError where there is nothing to be a share of."""
    return half_up(Fraction(part) / Fraction(whole) * 100, places)


def plain(value: Decimal | None) -> int | float | None:
    """As a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
