"""How an indicator is declared: which cases count, for what, in which period; with its article and its wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.rounding import Rounding
from zhunsheng.indicators.versions import USUAL, Version
from zhunsheng.procedures.vocabulary import Cites, Procedure
from zhunsheng.statutes.words import Said, _

Condition = Callable[[Any, "Period"], Any]
"""Which cases: an Ibis boolean over the table; the period is there for what is due by its last day. Its days may be
compared with, never computed with: a statement is compiled once and serves every period (see asking.py)."""
Amount = Callable[[Any], Any]
"""What is added up: an Ibis number over the table."""


class Kind(StrEnum):
    COUNT = "count"
    SUM = "sum"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    DISTINCT = "distinct"
    """How many different values of the amount: organs that recorded, units that were reviewed."""


@dataclass(frozen=True)
class Period:
    """The days that count, both included. `as_of`: the day on which what is still pending is looked at."""

    first: date
    last: date
    as_of: date

    @classmethod
    def year(cls, year: int, as_of: date) -> Period:
        """A calendar year. Raises Unanswerable for one that cannot be."""
        if not 1949 <= year <= 9998:
            raise Unanswerable(Said(_("没有{year}年的数据。请填四位年份,如 2025。"), year=str(year)))
        return cls(date(year, 1, 1), date(year, 12, 31), as_of)

    @classmethod
    def between(cls, first: date, last: date, as_of: date) -> Period:
        """Any span of days. Raises Unanswerable where it ends before it begins."""
        if last < first:
            raise Unanswerable(f"期间的末日{last}早于首日{first}。请核对期间。")
        return cls(first, last, as_of)

    @property
    def whole_year(self) -> int | None:
        """The year, where the period is one."""
        first, last = self.first, self.last
        whole = first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
        return first.year if whole else None

    @property
    def over(self) -> bool:
        """Whether its last day has passed."""
        return self.as_of > self.last

    def before(self) -> Period:
        """The same days a year earlier, looked at a year earlier; the end of February stays the end of February."""
        after = self.last + timedelta(days=1)
        return Period(
            _year_earlier(self.first), _year_earlier(after) - timedelta(days=1), _year_earlier(self.as_of)
        )

    def __str__(self) -> str:
        year = self.whole_year
        return f"{year}年" if year else f"{self.first}至{self.last}"


def _year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)


@dataclass(frozen=True)
class Dimension:
    """A breakdown: its key over the table (and the indicator's date), and how a key is shown."""

    name: str
    title: str
    key: Callable[[Any, Any], Any]
    labels: Mapping[Any, str] | None = None
    by_date: bool = False

    def label(self, key: Any) -> str:
        """How a key is shown; what was not recorded says so."""
        if key is None or key == "":
            return "未填写"
        return (self.labels or {}).get(key, str(key))


@dataclass(frozen=True)
class Together:
    """Several procedures asked as one: their cases by the columns that every case has, and `procedure`."""

    name: str
    members: tuple[type[Procedure], ...]

    @property
    def title(self) -> str:
        """The titles of all of them."""
        return "、".join(one.title for one in self.members)


@dataclass(frozen=True)
class Indicator:
    """A question asked of every case of one procedure, or of several together; docs/indicators.md explains each field.

    `of`: the cases that count (the denominator of a rate); `part`: those among them that fulfil it; `amount`: what
    a sum adds up, a mean or a median is of; `weight`: what a mean divides by where that is not the number of cases.
    `dated_by`: the column that must fall into the period. `stock`: what stands at the end of the period is counted
    instead: begun by then (`dated_by`) and not over (`until`, where that day is known). `blank`: cases among `of`
    whose amount is missing though it must be there. `places`: decimal places, rounded as `rounding` says.
    `version`: what its own definition is called; `versions`: other definitions of the same thing. `serves`: figures
    of published reports that it answers, `F289[cause=商标侵权]` for a part; `systems`: rows S… that it belongs to.
    """

    id: str
    title: str
    title_en: str
    definition: str
    procedure: type[Procedure] | Together
    kind: Kind
    unit: str
    dated_by: str
    cites: Cites
    of: Condition
    part: Condition | None = None
    amount: Amount | None = None
    weight: Amount | None = None
    blank: Condition | None = None
    places: int = 0
    rounding: Rounding = Rounding.HALF_UP
    by: tuple[str, ...] = ()
    stock: bool = False
    until: str = ""
    definition_en: str = ""
    version: Version = USUAL
    versions: tuple[Version, ...] = ()
    serves: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    origin: Indicator | None = None
    """The indicator as declared, where this is it under another definition; `under` sets it."""

    @property
    def every_version(self) -> tuple[Version, ...]:
        """Its own definition first, then the others."""
        return ((self.origin or self).version, *self.versions)

    @property
    def ref(self) -> str:
        """What the indicator under this definition is asked by: its id, with the version unless that is its own."""
        return f"{self.id}@{self.version.name}" if self.origin else self.id

    def under(self, name: str) -> Indicator:
        """The indicator under one of its definitions. Raises Unanswerable, with those that there are."""
        own = self.origin or self
        if name == own.version.name:
            return own
        for one in self.versions:
            if one.name == name:
                return replace(own, **one.changes(), version=one, origin=own)
        every = ({"name": one.name, "title": one.title} for one in self.every_version)
        known = Said.listed("{name}({title})", every)
        said = Said(
            _("指标「{title}」没有口径「{name}」。可选:{known}。"),
            title=self.title,
            name=name[:80],
            known=known,
        )
        raise Unanswerable(said)

    def dated(self, table: Any, period: Period) -> Any:
        """The condition that a case belongs to the period, whatever else is asked of it."""
        day = table[self.dated_by]
        if not self.stock:
            return day.between(period.first, period.last)
        begun = day <= period.last
        if not self.until:
            return begun
        over = table[self.until]
        return begun & (over.isnull() | (over > period.last))

    def within(self, table: Any, period: Period) -> Any:
        """The condition that a case counts at all."""
        return self.dated(table, period) & self.of(table, period)

    def fulfilled(self, table: Any, period: Period) -> Any:
        """The condition that a case stands behind the numerator."""
        counted = self.within(table, period)
        return counted & self.part(table, period) if self.part is not None else counted

    @property
    def articles(self) -> tuple[Any, ...]:
        """The articles it serves, the one in force first."""
        return self.cites if isinstance(self.cites, tuple) else (self.cites,)
