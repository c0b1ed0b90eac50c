"""A figure's months as a picture and as rows: plain SVG, the same numbers beside it as a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from zhunsheng.indicators import Change, Figure, Month, Trend

_WIDE, _HIGH, _LEFT, _TOP, _FOOT = 420, 190, 44, 12, 22
_NOW, _BEFORE, _LINE, _INK = "#a4262c", "#cfc8ba", "#e3ded4", "#5b6270"
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Row:
    """A month as the table beside the picture shows it."""

    month: str
    now: str
    before: str
    change: str


@dataclass(frozen=True)
class Shown:
    """A trend ready to be shown. `year`, `before`: what the two columns are called; `total`: the whole period."""

    picture: SafeString
    rows: list[Row]
    total: Row
    year: str
    before: str


def shown(found: Trend) -> Shown:
    """The trend in the reader's language."""
    year, before = (_year(one) for one in (found.now, found.before))
    rows = [
        Row(_month(one.first.month), _value(one.now), _value(one.before), changed(one.change))
        for one in found.months
    ]
    through = gettext("1月1日至%(month)s月%(day)s日") % {
        "month": found.now.period.last.month,
        "day": found.now.period.last.day,
    }
    whole = gettext("全年") if found.now.period.whole_year else through
    total = Row(whole, _value(found.now), _value(found.before), changed(found.change))
    return Shown(_picture(found, rows, year, before), rows, total, year, before)


def changed(change: Change | None) -> str:
    """+12.3%, −0.5个百分点, 持平 in the reader's language; a dash where nothing can be told."""
    if change is None:
        return "—"
    if not change.sign:
        return gettext("持平")
    if change.amount is None:
        return gettext("上年记录为零")
    if not change.amount:
        return gettext("基本持平")
    sign = "+" if change.sign > 0 else "−"
    amount = gettext("%(n)s个百分点") % {"n": change.amount} if change.points else f"{change.amount}%"
    return f"{sign}{amount}"


def _year(one: Figure) -> str:
    return gettext("%(year)s年") % {"year": one.period.first.year}


def _month(number: int) -> str:
    return gettext("%(n)s月") % {"n": number}


def _value(one: Figure | None) -> str:
    return "—" if one is None else one.shown.removesuffix(one.unit)


def _picture(found: Trend, rows: list[Row], year: str, before: str) -> SafeString:
    values = [one.value for month in found.months for one in (month.now, month.before) if one is not None]
    most = max((value for value in values if value is not None), default=Decimal(0))
    if most <= 0:
        return mark_safe("")
    step = (_WIDE - _LEFT) / max(1, len(found.months))
    bars = "".join(_bars(one, _LEFT + n * step, step, most) for n, one in enumerate(found.months))
    said = "; ".join(f"{row.month}: {year} {row.now}, {before} {row.before}" for row in rows)
    # Numbers of ours and escaped words alone go into it.
    return mark_safe(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img"'
        f' aria-label="{escape(said)}" font-size="11" fill="{_INK}">{_grid(most)}{bars}</svg>'
    )


def _grid(most: Decimal) -> str:
    parts = []
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        y = _y(most * share, most)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDE}" y1="{y}" y2="{y}" stroke="{_LINE}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{_short(most * share)}</text>')
    return "".join(parts)


def _bars(one: Month, x: float, step: float, most: Decimal) -> str:
    wide, parts = round(step * 0.36, 1), []
    for n, (figure, tone) in enumerate(((one.before, _BEFORE), (one.now, _NOW))):
        if figure is not None and figure.value is not None and figure.value > 0:
            top = _y(figure.value, most)
            left, high = round(x + step * 0.12 + n * wide, 1), round(_HIGH - _FOOT - top, 1)
            parts.append(f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" fill="{tone}"/>')
    middle = round(x + step / 2, 1)
    parts.append(f'<text x="{middle}" y="{_HIGH - 7}" text-anchor="middle">{one.first.month}</text>')
    return "".join(parts)


def _y(value: Decimal, most: Decimal) -> float:
    return round(_HIGH - _FOOT - float(value / most) * (_HIGH - _FOOT - _TOP), 1)


def _short(value: Decimal) -> str:
    """A number of few signs for the axis: 12, 3.5, 12k would be foreign here, so 1.2万."""
    if value >= 10_000:
        return f"{(value / 10_000).quantize(Decimal('0.1')).normalize():f}{gettext('万')}"
    return f"{value.quantize(Decimal('0.1')).normalize():f}"
