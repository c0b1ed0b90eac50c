"""How a figure went by month, and beside the same months of the year before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from zhunsheng.indicators.asking import Answer, Scope, answers
from zhunsheng.indicators.breaking import MONTHS
from zhunsheng.indicators.catalogue import indicator
from zhunsheng.indicators.choosing import Choice
from zhunsheng.indicators.declaring import Kind, Period
from zhunsheng.indicators.figure import Figure, Slice
from zhunsheng.indicators.figures import Held, measured
from zhunsheng.indicators.rounding import half_up

MOST = 12
NOTHING = Answer(0, 0, 0)


@dataclass(frozen=True)
class Change:
    """By how much a figure differs from the year before: `sign` -1, 0 or 1; `amount` of it, never negative, rounded
    half up: percentage points (`points`) for a rate, else per cent of the year before; None where that was nothing."""

    sign: int
    amount: Decimal | None
    points: bool

    @property
    def unit(self) -> str:
        """What the amount is in, in Chinese."""
        return "个百分点" if self.points else "%"

    @property
    def text(self) -> str:
        """+12.3%, −0.5个百分点, 持平; 基本持平 where it rounds to nothing; 上年记录为零 where nothing is to compare with."""
        if not self.sign:
            return "持平"
        if self.amount is None:
            return "上年记录为零"
        return f"{'+' if self.sign > 0 else '−'}{self.amount}{self.unit}" if self.amount else "基本持平"


@dataclass(frozen=True)
class Month:
    """One month, and the same month a year before; `now` is None for one that had not begun by the figure's day."""

    first: date
    now: Figure | None
    before: Figure | None
    change: Change | None


@dataclass(frozen=True)
class Trend:
    """A figure by month. `now` and `before`: the period as far as it had gone, and the same days a year earlier, under
    the same definition; `change` from that to this, None where one of the two has no value."""

    months: tuple[Month, ...]
    now: Figure
    before: Figure
    change: Change | None


def trend(figure: Figure) -> Trend:
    """The months of the period of a whole figure, at most twelve, over the tables that it was computed from.

    A case belongs to the month of its own date, and what is pending is looked at on the figure's day (the year before:
    a year earlier), so that the months of a count add up to it; of a stock each month shows what stood at its end.
    """
    held, period = Held(figure.tables.manifest), figure.period
    so_far = period if period.over else Period(period.first, max(period.first, period.as_of), period.as_of)
    now = figure if so_far == period else _whole(held, figure.choice, so_far, figure.scope)
    before = _whole(held, figure.choice, so_far.before(), figure.scope)
    these, those = (_by_month(held, figure.choice, one.period, figure.scope) for one in (now, before))
    months = []
    for first in _months(period):
        here, then = these.get(first), those.get(_year_before(first))
        months.append(Month(first, _as(figure, here), _as(figure, then), change(here, then)))
    return Trend(tuple(months), now, replace(before, fixed=figure.fixed), change(now, before))


def _as(figure: Figure, one: Figure | None) -> Figure | None:
    """The month's figure, asking further of the same tables as the whole."""
    return None if one is None else replace(one, fixed=figure.fixed)


def change(now: Figure | None, before: Figure | None) -> Change | None:
    """From the year before to this; None where either has no value. Rates change by points of what is shown."""
    if now is None or before is None or now.value is None or before.value is None:
        return None
    difference = now.value - before.value
    sign = (difference > 0) - (difference < 0)
    if now.indicator.kind is Kind.RATE:
        return Change(sign, abs(difference), True)
    if not before.value:
        return Change(sign, None if sign else Decimal(0), False)
    share = abs(Fraction(difference) / Fraction(before.value)) * 100
    return Change(sign, half_up(share, 1), False)


@lru_cache(maxsize=512)
def _whole(held: Held, choice: Choice, period: Period, scope: Scope) -> Figure:
    answer = answers(held.manifest, [choice.ref], period, scope)[choice.ref][None]
    return measured(choice, held.manifest, period, scope, answer)


@lru_cache(maxsize=256)
def _by_month(held: Held, choice: Choice, period: Period, scope: Scope) -> dict[date, Figure]:
    """By the first day of each month. Two years are two questions: each looks at what is pending on its own day."""
    found: dict[date, Figure] = {}
    if indicator(choice.ref).stock:
        for first in _months(period):
            ended = replace(period, first=first, last=min(_end(first), period.last))
            found[first] = _whole(held, choice, ended, scope)
        return found
    split = answers(held.manifest, [choice.ref], period, scope, "month")[choice.ref]
    for first in _months(period):
        part = Slice("month", first.month, MONTHS[first.month])
        answer = split.get(first.month, NOTHING)
        found[first] = measured(choice, held.manifest, period, scope, answer, part)
    return found


def _months(period: Period) -> list[date]:
    first = period.first.replace(day=1)
    found: list[date] = []
    while first <= period.last and len(found) < MOST:
        found.append(first)
        first = _end(first) + timedelta(days=1)
    return found


def _end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _year_before(first: date) -> date:
    return first.replace(year=first.year - 1)
