"""在临时环境中重演一份已发布报告的数字:虚构一地,逐件照程序办理,再由指标算出,与报告所印的数比较。

超过5000的数按整数倍缩小。退出码:0 全部相符;1 有不符的。
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.cases.replaying import Built, Meaning, replay
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.indicators import Figure, Period, figures
from zhunsheng.indicators.coverage import YEARS, Covered, State, coverage
from zhunsheng.indicators.declaring import Kind


@dataclass(frozen=True)
class Compared:
    """A figure as printed, and what the indicator answers in the place built for it."""

    covered: Covered
    figure: Figure
    factor: int
    built: bool
    holds: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "figure": self.covered.figure,
            "indicator": self.covered.indicator,
            "printed": self.covered.printed,
            "unit": self.covered.unit,
            "value": self.figure.as_json()["value"],
            "numerator": self.figure.as_json()["numerator"],
            "denominator": self.figure.as_json()["denominator"],
            "factor": self.factor,
            "built": self.built,
            "holds": self.holds,
        }


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng replay`."""
    parser.add_argument("report", choices=sorted(YEARS), metavar="报告", help="、".join(sorted(YEARS)))
    parser.add_argument("--scale", type=int, default=1, metavar="N", help="全部按这个倍数缩小,默认 1")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Build, ask, compare."""
    installation.migrate()
    found = compared(args.report, max(1, args.scale))
    if args.json:
        as_json([one.as_json() for one in found])
    else:
        heads = ("数字", "指标", "所印", "重演", "倍数", "")
        table(((*_row(one),) for one in found), heads)
    return 0 if all(one.holds for one in found) else 1


def compared(report: str, scale: int = 1) -> list[Compared]:
    """Every covered measure of a report, built and asked again; a target of the next year is nothing that happened."""
    rows = [
        one for one in coverage() if (one.report, one.kind, one.state) == (report, "measure", State.COVERED)
    ]
    printed = {one.figure: (one.printed, one.unit) for one in rows}
    place, built = replay(report, YEARS[report], printed, scale)
    period = Period.year(YEARS[report], date(YEARS[report] + 1, 1, 31))
    return [
        _compared(one, figure, built.get(one.figure))
        for one in rows
        for figure in _asked(one, period, place.county)
    ]


def _asked(row: Covered, period: Period, book: str) -> list[Figure]:
    """The indicator's answer: the whole, the part that the figure is of, or each part."""
    (whole,) = figures(period, by=row.by or None, book=book, ids=[row.indicator])
    if not row.by:
        return [whole]
    return [part for part in whole.breakdown if part.slice and row.key in ("*", part.slice.key)]


def _compared(row: Covered, figure: Figure, built: Built | None) -> Compared:
    factor = built.factor if built else 1
    meaning, value = Meaning.of(row.printed, row.unit), figure.value
    if figure.indicator.kind is Kind.RATE:
        return Compared(row, figure, factor, bool(figure.denominator), _rate(figure, meaning))
    if value is None or built is None:
        return Compared(row, figure, factor, built is not None, meaning is None and value is not None)
    holds = value == built.value and (meaning is None or meaning.holds(value, factor))
    return Compared(row, figure, factor, True, holds)


def _rate(figure: Figure, meaning: Meaning | None) -> bool:
    """A share of whole numbers can come as near to the printed one as one case more or less, no nearer."""
    if figure.value is None or meaning is None or not figure.denominator:
        return False
    digits = -min(0, int(meaning.near.as_tuple().exponent))
    return round(figure.value, digits) == meaning.near or (
        abs(figure.value - meaning.near) <= Decimal(100) / figure.denominator
    )


def _row(one: Compared) -> tuple[str, str, str, str, str, str]:
    said = "相符" if one.holds else "不符" if one.built else "未重演"
    row = one.covered
    return row.figure, row.indicator, f"{row.printed}{row.unit}", one.figure.shown, f"×{one.factor}", said
