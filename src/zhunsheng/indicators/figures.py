"""Asking: all figures of a year, or one, over the tables brought up to date first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from zhunsheng.cases.folding import HERE
from zhunsheng.indicators.asking import Answer, Scope, answers
from zhunsheng.indicators.catalogue import INDICATORS, dimension, indicator
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.figure import Figure, Problem, Slice
from zhunsheng.indicators.rounding import half_up, percentage
from zhunsheng.indicators.store import Manifest
from zhunsheng.indicators.tables import catch_up
from zhunsheng.registers import edition
from zhunsheng.registers.models import Organ


def figures(
    year: int | Period,
    organ: str | None = None,
    by: str | None = None,
    *,
    book: str | None = None,
    ids: Sequence[str] | None = None,
    as_of: date | None = None,
) -> list[Figure]:
    """Every Figure of a year (or period), of one organ or book or of all, with its breakdown where `by` asks for one.

    `as_of`: the day on which what is pending is looked at, today if not given. Raises Unanswerable.
    """
    period = year if isinstance(year, Period) else Period.year(year, as_of or today())
    wanted = tuple(ids) if ids is not None else tuple(one.id for one in INDICATORS)
    for id in wanted:
        indicator(id)
    if by:
        dimension(by)
    scope = Scope(organ or "", book or "")
    return list(_figures(_Held(catch_up()), wanted, period, scope, by or ""))


def figure(
    id: str,
    year: int | Period,
    organ: str | None = None,
    by: str | None = None,
    *,
    book: str | None = None,
    as_of: date | None = None,
) -> Figure:
    """One Figure. Raises NoSuchIndicator, and Unanswerable where it may not be broken down so."""
    if by and by not in indicator(id).by:
        allowed = "、".join(dimension(name).title for name in indicator(id).by)
        raise Unanswerable(
            f"指标「{indicator(id).title}」不能按「{dimension(by).title}」分列。可以按:{allowed}。"
        )
    return figures(year, organ, by, book=book, ids=(id,), as_of=as_of)[0]


def one_period(several: Iterable[Figure]) -> Period:
    """The period that all these figures share. Raises Unanswerable where they mix periods, or there is none."""
    periods = {(one.period.first, one.period.last) for one in several}
    if len(periods) != 1:
        listed = "、".join(f"{first}至{last}" for first, last in sorted(periods)) or "无"
        raise Unanswerable(f"数字的统计期间不一致:{listed}。请按同一期间统计。")
    return next(one.period for one in several)


def today() -> date:
    """The day it is where the house stands."""
    return datetime.now(HERE).date()


class _Held:
    """A manifest that compares by its generation, so that answers are remembered until the tables change."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._key = (manifest.generation, tuple(sorted(manifest.files())), edition.stamp())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=128)
def _figures(held: _Held, ids: tuple[str, ...], period: Period, scope: Scope, by: str) -> tuple[Figure, ...]:
    whole = answers(held.manifest, ids, period, scope)
    split = (
        answers(held.manifest, [id for id in ids if by in indicator(id).by], period, scope, by) if by else {}
    )
    labels = _labels(dimension(by)) if by else {}
    return tuple(
        _with_parts(
            _figure(indicator(id), period, scope, held.manifest, whole[id][None]), split.get(id), by, labels
        )
        for id in ids
    )


def _figure(
    one: Indicator,
    period: Period,
    scope: Scope,
    manifest: Manifest,
    answer: Answer,
    part: Slice | None = None,
) -> Figure:
    numerator, denominator = Decimal(answer.part or 0), Decimal(answer.whole or 0)
    value = _value(one, answer, numerator, denominator)
    problems = []
    if value is None:
        problems.append(Problem("no_denominator", f"「{one.title}」分母为零,没有可以计算的案件"))
    if answer.blank:
        problems.append(Problem("blank", f"「{one.title}」有{answer.blank}件案件没有填写金额"))
    positions = manifest.positions
    heads = {scope.book: positions[scope.book]} if scope.book in positions else dict(positions)
    return Figure(one, period, scope, value, numerator, denominator, heads, tuple(problems), part)


def _value(one: Indicator, answer: Answer, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    if one.kind in (Kind.COUNT, Kind.SUM, Kind.DISTINCT):
        return half_up(Fraction(answer.value or 0), one.places)
    if not denominator:
        return None
    if one.kind is Kind.RATE:
        return percentage(numerator, denominator, one.places)
    if one.kind is Kind.MEDIAN:
        return half_up(Fraction(answer.value), one.places)
    return half_up(Fraction(numerator) / Fraction(denominator), one.places)


def _with_parts(
    whole: Figure, split: Mapping[Any, Answer] | None, by: str, labels: Mapping[Any, str]
) -> Figure:
    if split is None:
        return whole
    key = dimension(by)
    manifest = Manifest(positions=dict(whole.heads))
    parts = [
        _figure(
            whole.indicator,
            whole.period,
            whole.scope,
            manifest,
            answer,
            Slice(by, name, labels.get(name) or key.label(name)),
        )
        for name, answer in sorted(split.items(), key=_order(key))
    ]
    problems = [*whole.problems]
    if (
        whole.indicator.kind is not Kind.MEDIAN
        and sum(part.denominator for part in parts) != whole.denominator
    ):
        problems.append(Problem("parts", f"「{whole.title}」按{key.title}分列之和与总数不符"))
    return Figure(
        whole.indicator,
        whole.period,
        whole.scope,
        whole.value,
        whole.numerator,
        whole.denominator,
        whole.heads,
        tuple(problems),
        None,
        tuple(parts),
    )


def _order(key: Dimension) -> Any:
    """Declared keys in their declared order; others by size, the largest first; what is not recorded last."""
    places = {name: n for n, name in enumerate(key.labels or ())}

    def order(item: tuple[Any, Answer]) -> tuple[bool, int, Any, str]:
        name, answer = item
        return name in (None, ""), places.get(name, len(places)), -(answer.whole or 0), str(name)

    return order


def _labels(key: Dimension) -> Mapping[Any, str]:
    return dict(Organ.objects.values_list("code", "name")) if key.name == "organ" else {}
