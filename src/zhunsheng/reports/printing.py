"""How a figure is printed in a sentence, and how a year is compared with the one before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from zhunsheng.indicators import Figure, Kind
from zhunsheng.indicators.rounding import half_up

WAN = 10_000


def printed(figure: Figure, form: str, before: Figure | None) -> str:
    """The number with its unit; empty for a change that cannot be told. Raises ValueError for an unknown form."""
    if form in ("", "value"):
        return value(figure)
    if form == "part":
        return f"{int(figure.numerator)}件"
    if form == "whole":
        return f"{int(figure.denominator)}件"
    if form == "rest":
        return f"{int(figure.denominator - figure.numerator)}件"
    if form == "wan":
        return f"{_trimmed(half_up(Fraction(figure.value or 0) / WAN, 2))}万元"
    if form == "change":
        return change(figure, before)
    raise ValueError(form)


def value(figure: Figure) -> str:
    """1234件, 95.1%; what cannot be computed stands as a dash, and its problem stops publication."""
    if figure.value is None:
        return "—"
    shown = figure.value if figure.indicator.kind is Kind.RATE else _trimmed(figure.value)
    return f"{shown}{figure.unit}"


def change(figure: Figure, before: Figure | None) -> str:
    """,比上年增长12.3% — with its comma; nothing where the year before has no number to compare with.

    Amounts and numbers change by per cent of the year before, rates by percentage points of what was printed.
    """
    if before is None or figure.value is None or not before.denominator or not before.value:
        return ""
    if figure.indicator.kind is Kind.RATE:
        return _points(figure.value - before.value)
    if figure.value == before.value:
        return "，与上年持平"
    grown = half_up(abs(Fraction(figure.value) - Fraction(before.value)) / Fraction(before.value) * 100, 1)
    if not grown:
        return "，与上年基本持平"
    return f"，比上年{'增长' if figure.value > before.value else '下降'}{grown}%"


def _points(difference: Decimal) -> str:
    if not difference:
        return "，与上年持平"
    return f"，比上年{'提高' if difference > 0 else '降低'}{abs(difference)}个百分点"


def _trimmed(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
