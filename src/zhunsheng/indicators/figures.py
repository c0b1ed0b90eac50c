"""Asking: all figures of a year, or one, over the tables brought up to date first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from zhunsheng.cases.folding import HERE
from zhunsheng.indicators.asking import Answer, Scope, answers
from zhunsheng.indicators.catalogue import INDICATORS, dimension, indicator
from zhunsheng.indicators.choosing import Choice, chosen
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.engines import EMBEDDED, Engine
from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.figure import Figure, Problem, Slice
from zhunsheng.indicators.past import at
from zhunsheng.indicators.rounding import rounded
from zhunsheng.indicators.store import Manifest, Position
from zhunsheng.indicators.tables import catch_up
from zhunsheng.registers import edition
from zhunsheng.registers.models import Organ
from zhunsheng.statutes.words import Said, _


def figures(
    year: int | Period,
    organ: str | None = None,
    by: str | None = None,
    *,
    book: str | None = None,
    ids: Sequence[str] | None = None,
    as_of: date | None = None,
    definitions: Mapping[str, str] | None = None,
    heads: Mapping[str, Position] | None = None,
    engine: Engine = EMBEDDED,
) -> list[Figure]:
    """Every Figure of a year (or period), of one organ or book or of all, with its breakdown where `by` asks for one.

    `as_of`: the day on which what is pending is looked at, today if not given. `definitions`: the version that an
    indicator is to be asked under, by its id; for the others the place's own is taken. `heads`: as of these heads of the
    books (`heads.pointed`; see past.py), not of the present ones. `engine`: what computes it; every one finds the same.
    Raises Unanswerable.
    """
    period = year if isinstance(year, Period) else Period.year(year, as_of or today())
    wanted = tuple(ids) if ids is not None else tuple(one.id for one in INDICATORS)
    if by:
        dimension(by)
    scope = Scope(organ or "", book or "")
    choices = chosen(wanted, period.last, scope, definitions or {})
    if heads is None:
        return list(_figures(Held(catch_up()), choices, period, scope, by or "", engine))
    if book and book not in heads:
        raise Unanswerable(Said(_("地址没有写明账簿「{book}」的末尾。请从原页面重新复制地址。"), book=book))
    then = (at({book: heads[book]}, alone=True) if book else at(heads)).manifest
    return [_fixed(one) for one in _figures(Held(then), choices, period, scope, by or "", engine)]


def _fixed(one: Figure) -> Figure:
    parts = tuple(replace(part, fixed=True) for part in one.breakdown)
    return replace(one, fixed=True, breakdown=parts)


def figure(
    id: str,
    year: int | Period,
    organ: str | None = None,
    by: str | None = None,
    *,
    book: str | None = None,
    as_of: date | None = None,
    definition: str | None = None,
    heads: Mapping[str, Position] | None = None,
    engine: Engine = EMBEDDED,
) -> Figure:
    """One Figure; `definition` names another version than the place's own, `heads` an earlier end of the books.

    Raises NoSuchIndicator, and Unanswerable where it may not be broken down so or has no such version.
    """
    if by and by not in indicator(id).by:
        allowed = Said.listed("{way}", ({"way": dimension(name).title} for name in indicator(id).by))
        said = _("指标「{title}」不能按「{by}」分列。可以按:{allowed}。")
        values = {"title": indicator(id).title, "by": dimension(by).title, "allowed": allowed}
        raise Unanswerable(Said(said, **values))
    asked = {id: definition} if definition else None
    return figures(
        year, organ, by, book=book, ids=(id,), as_of=as_of, definitions=asked, heads=heads, engine=engine
    )[0]


def others(one: Figure) -> list[Figure]:
    """What the indicator's other definitions give for the same period and place, in their declared order."""
    part, ways = one.slice, one.indicator.every_version
    found = []
    for name in (way.name for way in ways if way.name != one.version.name):
        whole = figure(
            one.id,
            one.period,
            one.scope.organ,
            part.by if part else None,
            book=one.scope.book,
            definition=name,
            heads=one.heads if one.fixed else None,
        )
        parts = [each for each in whole.breakdown if part and each.slice and each.slice.key == part.key]
        found += parts if part else [whole]
    return found


def definitions_of(several: Iterable[Figure]) -> dict[str, str]:
    """By id, the version that each figure was computed under: to ask another period the same. Raises Unanswerable
    where one indicator stands there under two."""
    found: dict[str, str] = {}
    for one in several:
        if found.setdefault(one.id, one.version.name) != one.version.name:
            raise Unanswerable(
                f"「{one.title}」混用了两种口径:{found[one.id]}、{one.version.name}。请按同一口径统计。"
            )
    return found


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


class Held:
    """A manifest that compares by its generation, so that answers are remembered until the tables change."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._key = (manifest.generation, tuple(sorted(manifest.files())), edition.stamp())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=128)
def _figures(
    held: Held, choices: tuple[Choice, ...], period: Period, scope: Scope, by: str, engine: Engine
) -> tuple[Figure, ...]:
    ids = tuple(dict.fromkeys(one.ref for one in choices))
    whole = answers(held.manifest, ids, period, scope, engine=engine)
    parted = [id for id in ids if by in indicator(id).by]
    split = answers(held.manifest, parted, period, scope, by, engine) if by else {}
    labels = _labels(dimension(by)) if by else {}
    asked = _Asked(period, scope, held.manifest)
    return tuple(
        _with_parts(_figure(asked, one, whole[one.ref][None]), asked, split.get(one.ref), by, labels)
        for one in choices
    )


@dataclass(frozen=True)
class _Asked:
    """What all figures of one question share."""

    period: Period
    scope: Scope
    manifest: Manifest


def measured(
    choice: Choice,
    manifest: Manifest,
    period: Period,
    scope: Scope,
    answer: Answer,
    part: Slice | None = None,
) -> Figure:
    """The Figure that an answer of the tables is."""
    return _figure(_Asked(period, scope, manifest), choice, answer, part)


def _figure(asked: _Asked, choice: Choice, answer: Answer, part: Slice | None = None) -> Figure:
    one, scope = indicator(choice.ref), asked.scope
    numerator, denominator = Decimal(answer.part or 0), Decimal(answer.whole or 0)
    value = _value(one, answer, numerator, denominator)
    problems = []
    if value is None:
        problems.append(Problem("no_denominator", f"「{one.title}」分母为零,没有可以计算的案件"))
    if answer.blank:
        problems.append(Problem("blank", f"「{one.title}」有{answer.blank}件案件没有填写金额"))
    if choice.problem:
        problems.append(Problem("definition", choice.problem))
    positions = asked.manifest.positions
    heads = {scope.book: positions[scope.book]} if scope.book in positions else dict(positions)
    return Figure(
        *(one, asked.period, scope, value, numerator, denominator, heads, tuple(problems), part),
        choice=choice,
    )


def _value(one: Indicator, answer: Answer, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    if one.kind in (Kind.COUNT, Kind.SUM, Kind.DISTINCT):
        exact = Fraction(answer.value or 0)
    elif not denominator:
        return None
    elif one.kind is Kind.MEDIAN:
        exact = Fraction(answer.value)
    else:
        exact = Fraction(numerator) / Fraction(denominator) * (100 if one.kind is Kind.RATE else 1)
    return rounded(exact, one.places, one.rounding)


def _with_parts(
    whole: Figure, asked: _Asked, split: Mapping[Any, Answer] | None, by: str, labels: Mapping[Any, str]
) -> Figure:
    if split is None:
        return whole
    key = dimension(by)
    parts = tuple(
        _figure(asked, whole.choice, answer, Slice(by, name, labels.get(name) or key.label(name)))
        for name, answer in sorted(split.items(), key=_order(key))
    )
    problems = whole.problems
    if (
        whole.indicator.kind is not Kind.MEDIAN
        and sum(part.denominator for part in parts) != whole.denominator
    ):
        problems = (*problems, Problem("parts", f"「{whole.title}」按{key.title}分列之和与总数不符"))
    return replace(whole, problems=problems, breakdown=parts)


def _order(key: Dimension) -> Any:
    """Declared keys in their declared order; others by size, the largest first; what is not recorded last."""
    places = {name: n for n, name in enumerate(key.labels or ())}

    def order(item: tuple[Any, Answer]) -> tuple[bool, int, Any, str]:
        name, answer = item
        return name in (None, ""), places.get(name, len(places)), -(answer.whole or 0), str(name)

    return order


def _labels(key: Dimension) -> Mapping[Any, str]:
    return dict(Organ.objects.values_list("code", "name")) if key.name == "organ" else {}
