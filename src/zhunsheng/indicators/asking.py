"""From declarations to one scan of a table: all indicators of a procedure as aggregates of a single query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from itertools import groupby
from typing import Any

import ibis

from zhunsheng.indicators.catalogue import dimension, indicator
from zhunsheng.indicators.columns import table
from zhunsheng.indicators.compiled import kept
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.engines import EMBEDDED, Engine
from zhunsheng.indicators.registered import towns
from zhunsheng.indicators.store import Manifest

MANY = 4
CELLS = ("part", "whole", "value", "blank")
SAME = {
    Kind.COUNT: {"part": "whole", "value": "whole"},
    Kind.RATE: {"value": "part"},
    Kind.SUM: {"part": "whole"},
    Kind.DISTINCT: {"part": "whole"},
    Kind.MEDIAN: {"part": "whole"},
    Kind.MEAN: {"value": "part"},
}
"""Which cells are another one again, by kind: what is asked once is planned and read once."""


@dataclass(frozen=True)
class Scope:
    """Whose cases: one organ, one book, or every case of the installation."""

    organ: str = ""
    book: str = ""

    def sql(self) -> tuple[str, list[Any]]:
        """The narrowing condition and its values."""
        given = [(name, value) for name, value in (("organ", self.organ), ("book", self.book)) if value]
        where = " AND ".join(f"{name} = ?" for name, _value in given)
        return (f"WHERE {where}" if where else ""), [value for _name, value in given]


@dataclass(frozen=True)
class Answer:
    """What the table says: `part` of `whole`, the value as computed, and how many amounts are missing."""

    part: Any
    whole: Any
    value: Any
    blank: int = 0


def answers(
    manifest: Manifest,
    ids: Sequence[str],
    period: Period,
    scope: Scope,
    by: str = "",
    engine: Engine = EMBEDDED,
) -> dict[str, dict[Any, Answer]]:
    """For each indicator (by id, or `id@version`) its answer; with `by`, one for each key, keys without cases left out."""
    found: dict[str, dict[Any, Answer]] = {id: {} for id in ids}
    known = towns()
    for procedure, batch in _batches(ids, by, engine.splits):
        sql = statement(batch, period, by, known, engine.dialect)
        where, values = scope.sql()
        for row in engine.ask(manifest, procedure, sql, where, values):
            key, cells = (row[0], row[1:]) if by else (None, row)
            told = iter(cells)
            for id in batch:
                answer = _answer(indicator(id), told)
                if not by or answer.whole or answer.part:
                    found[id][key] = answer
    return found


def _answer(one: Indicator, told: Iterator[Any]) -> Answer:
    """What a row says of an indicator; engines differ on whether nothing counted is nought or nothing."""
    found = {name: next(told) for name in _asked(one)}
    found |= {name: found[other] for name, other in SAME[one.kind].items()}
    value = found["value"] if one.kind is Kind.MEDIAN else found["value"] or 0
    return Answer(found["part"] or 0, found["whole"] or 0, value, found.get("blank") or 0)


def _asked(one: Indicator) -> tuple[str, ...]:
    """Which of its four cells are asked for: those that are not another one again."""
    return tuple(name for name in CELLS if name not in SAME[one.kind] and (one.blank or name != "blank"))


def _batches(ids: Sequence[str], by: str, splits: bool = True) -> list[tuple[Any, tuple[str, ...]]]:
    """Which indicators share a scan: those of one procedure, and of one date where the date is the key.

    `splits`: whether the engine is quicker with more and smaller questions. Measured on DuckDB at a million cases: a date
    of many indicators is quicker in a scan of its own, rare dates together in one, and a median, whose values must be
    held, alone.
    """
    by_date = bool(by) and dimension(by).by_date
    busy = Counter(indicator(id).dated_by for id in ids)

    def sort(id: str) -> tuple[str, str, bool]:
        one = indicator(id)
        apart = by_date or (splits and busy[one.dated_by] >= MANY)
        return one.procedure.name, one.dated_by if apart else "", splits and one.kind is Kind.MEDIAN

    groups = groupby(sorted(ids, key=sort), key=sort)
    return [(indicator(batch[0]).procedure, batch) for _key, them in groups if (batch := tuple(them))]


def statement(
    ids: tuple[str, ...], period: Period, by: str = "", known: Sequence[str] = (), dialect: str = "duckdb"
) -> str:
    """The query: up to four aggregates an indicator, behind the key where there is one.

    `known`: what some questions look up in the registers (`registered.towns`). `dialect`: the SQL of which engine, as
    Ibis names it.
    """
    return _of(_statement(ids, by, tuple(known), dialect), period)


ANY = Period(date(1801, 2, 3), date(1801, 4, 5), date(1801, 6, 7))
"""Stands for whatever period is asked about while a statement is compiled: building one takes far longer than asking."""


def _of(sql: str, period: Period) -> str:
    """The compiled query for a period: its three days in the place of those that stand for them."""
    pairs = ((ANY.first, period.first), (ANY.last, period.last), (ANY.as_of, period.as_of))
    for sign, day in pairs:
        sql = sql.replace(_day(sign), _day(day))
    return sql


def _day(day: date) -> str:
    return f"MAKE_DATE({day.year}, {day.month}, {day.day})"


@lru_cache(maxsize=512)
def _statement(ids: tuple[str, ...], by: str, known: tuple[str, ...], dialect: str) -> str:
    return kept(("statement", ids, by, known, dialect), lambda: _compiled(ids, by, dialect))


def _compiled(ids: tuple[str, ...], by: str, dialect: str) -> str:
    several = [indicator(id) for id in ids]
    cases, period = table(several[0].procedure), ANY
    # A case outside the period by every date that is asked about can be behind none of the figures.
    dates = {(one.dated_by, one.stock, one.until): one for one in several}
    cases = cases.filter(_any(dates[each].dated(cases, period) for each in sorted(dates)))
    cells = {
        f"{one.ref.replace('@', '__')}__{name}": cell
        for one in several
        for name, cell in zip(CELLS, _cells(one, cases, period), strict=True)
        if name in _asked(one)
    }
    if not by:
        return str(ibis.to_sql(cases.aggregate(**cells), dialect=dialect))
    key = dimension(by).key(cases, cases[several[0].dated_by])
    return str(ibis.to_sql(cases.group_by(key=key).aggregate(**cells), dialect=dialect))


def _any(conditions: Iterable[Any]) -> Any:
    return reduce(lambda a, b: a | b, conditions)


def _cells(one: Indicator, t: Any, period: Period) -> tuple[Any, Any, Any, Any]:
    within = one.within(t, period)
    cases = t.count(where=within)
    blank = t.count(where=within & one.blank(t, period)) if one.blank else ibis.literal(0)
    amount: Any = one.amount(t) if one.amount else None
    if one.kind is Kind.COUNT:
        return cases, cases, cases, blank
    if one.kind is Kind.RATE:
        part = t.count(where=one.fulfilled(t, period))
        return part, cases, part, blank
    if one.kind is Kind.DISTINCT:
        return cases, cases, amount.nunique(where=within), blank
    if one.kind is Kind.SUM:
        return cases, cases, amount.sum(where=within), blank
    if one.kind is Kind.MEDIAN:
        # Not median(where=…): Ibis then narrows the 0.5 for Spark as well, which must be a constant there.
        return cases, cases, within.ifelse(amount, None).median(), blank
    weight = one.weight(t).sum(where=within) if one.weight else cases
    total = amount.sum(where=within)
    return total, weight, total, blank


def listing(one: Indicator, period: Period, part: str, by: str = "", key: Any = None) -> str:
    """The query for the cases behind a figure: `numerator`, `denominator`, or `rest` (counted, not fulfilled)."""
    return _of(_listing(one.ref, part, by, key, towns()), period)


@lru_cache(maxsize=512)
def _listing(id: str, part: str, by: str, key: Any, known: tuple[str, ...]) -> str:
    one, period = indicator(id), ANY
    t = table(one.procedure)
    which = one.within(t, period)
    if part == "numerator":
        which = one.fulfilled(t, period)
    elif part == "rest":
        which = which & ~(one.fulfilled(t, period).fill_null(False))
    if by:
        which = which & _is(dimension(by), t, one, key)
    counted, amount = one.fulfilled(t, period).fill_null(False), one.amount(t) if one.amount else None
    picked = t.filter(which).select(
        *("id", "number", "organ", "opened", "published", "withdrawn"),
        counted_=counted,
        amount_=ibis.null() if amount is None else amount,
    )
    return str(ibis.to_sql(picked, dialect="duckdb"))


def _is(by: Dimension, t: Any, one: Indicator, key: Any) -> Any:
    found = by.key(t, t[one.dated_by])
    return found.isnull() if key is None else found == key
