"""How a figure is printed in a sentence, and how a year is compared with the one before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from zhunsheng.indicators import Figure, Kind
from zhunsheng.indicators.rounding import half_up
from zhunsheng.statutes.words import _

WAN, YI = 10_000, 100_000_000

FORMS: dict[str, str] = {
    "value": _("数值"),
    "part": _("分子"),
    "whole": _("分母"),
    "rest": _("未达"),
    "wan": _("万元"),
    "yi": _("亿元"),
    "change": _("比上年"),
    "before": _("上年"),
}
"""Every form in which a figure is printed, with the Chinese word that means the same in a manuscript."""
_MEASURES = {
    "sitting": _("人次"),
    "reviewed-file": _("卷"),
    "inspection": _("户次"),
    "rectification": _("个"),
}
"""What the cases behind a rate are counted in, by procedure; others are 件."""


def forms_of(figure: Figure) -> tuple[str, ...]:
    """The forms in which this figure can be printed."""
    found = ["value", "change", "before"]
    if figure.indicator.kind is Kind.RATE:
        found += ["part", "whole", "rest"]
    if figure.unit == "元":
        found += ["wan", "yi"]
    if figure.indicator.kind is Kind.SUM:
        found.append("whole")
    return tuple(found)


def printed(figure: Figure, form: str, before: Figure | None) -> str:
    """The number with its unit; empty for a change that cannot be told. Raises ValueError for an unknown form."""
    if form in ("", "value"):
        return value(figure)
    if form in ("part", "whole", "rest"):
        counted = {
            "part": figure.numerator,
            "whole": figure.denominator,
            "rest": figure.denominator - figure.numerator,
        }
        return f"{int(counted[form])}{measure(figure)}"
    if form == "wan":
        return f"{_in_units(figure, WAN)}万元"
    if form == "yi":
        return f"{_in_units(figure, YI)}亿元"
    if form == "change":
        return change(figure, before)
    if form == "before":
        return value(before) if before is not None else "—"
    raise ValueError(form)


def measure(figure: Figure) -> str:
    """What the cases behind a figure are counted in."""
    return _MEASURES.get(figure.indicator.procedure.name, "件")


def value(figure: Figure) -> str:
    """1234件, 95.1%; what cannot be computed stands as a dash, and its problem stops publication."""
    if figure.value is None:
        return "—"
    shown = figure.value if figure.indicator.kind is Kind.RATE else _trimmed(figure.value)
    return f"{shown}{figure.unit}"


def change(figure: Figure, before: Figure | None) -> str:
    """,比上年增长12.3% — with its comma; empty where either year has nothing to compute from.

    Amounts and numbers change by per cent of the year before, rates by percentage points of what was printed. From
    nothing and to nothing no per cent is told but what the record of the year before has. Different definitions are
    not compared; where the place had another one the year before, it is said that this year's serves for both.
    """
    if before is None or figure.value is None or before.value is None:
        return ""
    if not alike(figure, before):
        return "，统计口径有调整，与上年不可比"
    told = _points(figure, before) if figure.indicator.kind is Kind.RATE else _by_per_cent(figure, before)
    return f"{told}（上年按本年统计口径计算）" if told and before.note else told


def _by_per_cent(figure: Figure, before: Figure) -> str:
    assert figure.value is not None and before.value is not None
    if figure.value == before.value:
        return "，与上年持平" if figure.value else "，上年记录同为零"
    if before.value <= 0 or figure.value <= 0:
        told = "零" if not before.value else value(before)
        return f"，上年记录为{told}"
    grown = half_up(abs(Fraction(figure.value) - Fraction(before.value)) / Fraction(before.value) * 100, 1)
    if not grown:
        return "，与上年基本持平"
    return f"，比上年{'增长' if figure.value > before.value else '下降'}{grown}%"


def alike(figure: Figure, before: Figure) -> bool:
    """Whether both years were counted under one definition."""
    now, then = figure.indicator, before.indicator
    return (now.ref, now.definition, now.unit) == (then.ref, then.definition, then.unit)


def _points(figure: Figure, before: Figure) -> str:
    """Percentage points between the two printed rates; equal in print is not yet equal."""
    assert figure.value is not None and before.value is not None
    difference = figure.value - before.value
    if not difference:
        same = figure.numerator * before.denominator == before.numerator * figure.denominator
        return "，与上年持平" if same else "，与上年基本持平"
    return f"，比上年{'提高' if difference > 0 else '降低'}{abs(difference)}个百分点"


def _in_units(figure: Figure, unit: int) -> str:
    return _trimmed(half_up(Fraction(figure.value or 0) / unit, 2))


def _trimmed(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
