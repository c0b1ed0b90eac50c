"""Instruments by version, their articles, and the rules that we have written down of each article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.statutes.lengths import Length, Unit
from zhunsheng.statutes.numerals import chinese

TIMES = frozenset(Unit)


class NoSuchArticle(LookupError):
    """An article was asked for that is not among the rules written down here."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that an article orders.

    `length` counts in `unit`: hour, day (calendar), workday, month, year; for thresholds count, yuan, percent, age.
    A yearly date has unit fixed_date and `fixed_date` as MM-DD. `zh` and `en` say the rule in our own words.
    `verified` is False where the text was not at hand; `doubt` then says what to check before relying on it.
    """

    kind: str
    zh: str
    en: str
    length: int | None = None
    unit: str | None = None
    direction: str | None = None
    starts: str | None = None
    stops: str | None = None
    extends: str | None = None
    consequence: str | None = None
    fixed_date: str | None = None
    note: str = ""
    verified: bool = True
    doubt: str = ""

    @property
    def span(self) -> Length | None:
        """The length of time it orders, None for a rule that is no clock."""
        if self.length is None or self.unit not in TIMES:
            return None
        return Length(self.length, Unit(self.unit))


@dataclass(frozen=True, slots=True)
class Article:
    """An article of one version of an instrument, by its printed label (第六十条, （六）)."""

    instrument: Instrument
    label: str
    rules: tuple[Rule, ...] = field(compare=False, repr=False)

    def governs(self, day: date) -> bool:
        """Whether the version this article stands in is in force on that day."""
        return self.instrument.governs(day)

    @property
    def verified(self) -> bool:
        """Whether every rule written down of it was read in a text."""
        return all(rule.verified for rule in self.rules)

    @property
    def spans(self) -> tuple[Length, ...]:
        """The lengths of time its rules order, so that a clock citing it can be checked against it."""
        return tuple(rule.span for rule in self.rules if rule.span is not None)

    def __str__(self) -> str:
        if self.label == "—":
            return self.instrument.short
        law, _, label = self.label.rpartition(" ")
        # A bundle of rules from several laws writes the law's name into the label.
        return f"{law or self.instrument.short}{label}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a statute, regulation or document, in force from `since` to `until` (both included)."""

    short: str
    title: str
    number: str
    issuer: str
    since: date
    until: date | None
    since_verified: bool = field(default=True, compare=False)
    doubt: str = field(default="", compare=False)
    rows: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict, compare=False, repr=False)

    def governs(self, day: date) -> bool:
        """Whether this version is in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def family(self) -> str:
        """The short name without the year: what its versions have in common."""
        return re.sub(r"\(\d{4}\)$", "", self.short)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of which rules are written down, in printed order."""
        return tuple(self)

    def __iter__(self) -> Iterator[Article]:
        return (Article(self, label, rules) for label, rules in self.rows.items())

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int | str) and self._label(key) in self.rows

    def __getitem__(self, key: int | str) -> Article:
        """The article by number (60), item („（六）”) or full label („民法典 第二百条”).

        Raises NoSuchArticle when no rule of it is written down.
        """
        label = self._label(key)
        rules = self.rows.get(label)
        if rules is None:
            raise NoSuchArticle(
                f"规则库中没有{self.short}{label}。请核对条号,或在 statutes/texts 中补入该条规则。"
            )
        return Article(self, label, rules)

    def __str__(self) -> str:
        return self.short

    @staticmethod
    def _label(key: int | str) -> str:
        if isinstance(key, int):
            return f"第{chinese(key)}条"
        return key.replace("(", "（").replace(")", "）").strip()
