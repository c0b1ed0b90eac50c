"""A Figure 数字: a number that is nothing but the cases behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from zhunsheng.indicators.asking import Scope
from zhunsheng.indicators.behind import Behind, CaseLine, CasePage
from zhunsheng.indicators.choosing import Choice
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.past import Then, at
from zhunsheng.indicators.rounding import plain
from zhunsheng.indicators.rules import period_rule, rounding_rule
from zhunsheng.indicators.store import Position
from zhunsheng.indicators.tables import catch_up
from zhunsheng.indicators.versions import Version
from zhunsheng.procedures.vocabulary import in_force


@dataclass(frozen=True)
class Problem:
    """Why a figure may not be published."""

    kind: str
    message: str


@dataclass(frozen=True)
class Slice:
    """Which part of a breakdown a figure is."""

    by: str
    key: Any
    label: str


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`, rounded to its places as its definition says; None where there is nothing to compute from.

    Of a rate `numerator` and `denominator` are numbers of cases and `value` is a percentage; of a sum both are the
    number of cases and `value` the amount; of a mean `numerator` is the total and `denominator` what it is divided by.
    `heads`: where each book ended when it was computed; `fixed`: it was asked for as of these. `problems`: what stands against publishing it. `indicator` is
    the question as it was put, under the definition that `choice` names; `figures.others` gives the other ones.
    """

    indicator: Indicator
    period: Period
    scope: Scope
    value: Decimal | None
    numerator: Decimal
    denominator: Decimal
    heads: Mapping[str, Position]
    problems: tuple[Problem, ...] = ()
    slice: Slice | None = None
    breakdown: tuple[Figure, ...] = field(default=(), repr=False)
    choice: Choice = Choice("")
    fixed: bool = False

    @property
    def id(self) -> str:
        """The indicator's name."""
        return self.indicator.id

    @property
    def title(self) -> str:
        """The indicator's title, in Chinese."""
        return self.indicator.title

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return self.indicator.unit

    @property
    def version(self) -> Version:
        """The definition that was used."""
        return self.indicator.version

    @property
    def definition(self) -> str:
        """The text of the definition that was used, in Chinese."""
        return self.indicator.definition

    @property
    def note(self) -> str:
        """Says so where the place itself defines the indicator otherwise in this period; "" where not."""
        own = next((v for v in self.indicator.every_version if v.name == self.choice.own), self.version)
        own_name = self.choice.own or self.version.name
        if own_name == self.version.name:
            return ""
        return (
            f"「{self.title}」按「{self.version.title}」计算;{self.period}当地采用的口径为「{own.title}」。"
        )

    @property
    def article(self) -> str:
        """The article that it serves, in the version in force at the end of the period."""
        found = in_force(self.indicator.cites, self.period.last) or self.indicator.articles[0]
        return str(found)

    @property
    def ok(self) -> bool:
        """Whether it may be published."""
        return not self.problems

    @property
    def shown(self) -> str:
        """The value as a page shows it: 1,234件, 95.1%; a dash where there is none."""
        if self.value is None:
            return "—"
        return f"{self.value:,}{self.unit}" if self.indicator.places else f"{int(self.value):,}{self.unit}"

    def cases(
        self,
        part: str = "numerator",
        after: str | None = None,
        size: int = 50,
        public: bool = False,
        organs: Collection[str] | None = None,
    ) -> CasePage:
        """The cases behind it, by keyset. `part`: numerator, denominator, or rest (counted but not fulfilled).

        `public`: only those that are published now; `organs`: only theirs. Raises Unanswerable for another part or a
        broken token.
        """
        return self.behind(part, public, organs).page(self.tables, after, size)

    def published(self, part: str = "numerator") -> int:
        """How many of the cases behind it are published now: what anybody may open. Raises Unanswerable."""
        return self.count(part, public=True)

    def count(
        self, part: str = "numerator", public: bool = False, organs: Collection[str] | None = None
    ) -> int:
        """How many cases `cases` lists in all. Raises Unanswerable."""
        return self.behind(part, public, organs).count(self.tables)

    def lines(
        self, part: str = "numerator", public: bool = False, organs: Collection[str] | None = None
    ) -> Iterator[CaseLine]:
        """All that `cases` lists, each with what it adds to the figure, as they are read. Raises Unanswerable."""
        behind, then = self.behind(part, public, organs), self.tables
        if behind.long(then):
            then = at(self.heads, alone=bool(self.scope.book), keep=True)
        return behind.lines(then)

    def behind(self, part: str, public: bool, organs: Collection[str] | None) -> Behind:
        """Which cases stand behind it."""
        by, key = (self.slice.by, self.slice.key) if self.slice else ("", None)
        return Behind(self.indicator, self.period, self.scope, part, by, key, public, organs)

    @property
    def tables(self) -> Then:
        """The tables that it asks further: as of its heads where it is fixed, else as they are now."""
        return at(self.heads, alone=bool(self.scope.book)) if self.fixed else Then(catch_up())

    def as_json(self) -> dict[str, Any]:
        """Plain values for the command line, the API and a frozen edition."""
        one = self.indicator
        found: dict[str, Any] = {
            "id": one.id,
            "title": one.title,
            "title_en": one.title_en,
            "kind": one.kind.value,
            "value": plain(self.value),
            "unit": one.unit,
            "numerator": plain(self.numerator),
            "denominator": plain(self.denominator),
            "definition": one.definition,
            "version": one.version.as_json()
            | {"chosen_by": self.choice.by.value, "source": self.choice.source, "note": self.note},
            "period_rule": period_rule(one),
            "rounding_rule": rounding_rule(one),
            "article": self.article,
            "period": {"first": self.period.first.isoformat(), "last": self.period.last.isoformat()},
            "as_of": self.period.as_of.isoformat(),
            "heads": {book: {"seq": head.seq, "link": head.link} for book, head in self.heads.items()},
            "problems": [problem.message for problem in self.problems],
        }
        if self.slice is not None:
            found |= {"by": self.slice.by, "key": self.slice.key, "label": self.slice.label}
        if self.breakdown:
            found["breakdown"] = [
                {
                    "key": part.slice.key,
                    "label": part.slice.label,
                    "value": plain(part.value),
                    "numerator": plain(part.numerator),
                    "denominator": plain(part.denominator),
                }
                for part in self.breakdown
                if part.slice is not None
            ]
        return found


def rate_of(figure: Figure) -> bool:
    """Whether its value is a share."""
    return figure.indicator.kind is Kind.RATE
