"""Which version of a definition governs a figure: what was asked, else a local rule, else the declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhunsheng import record
from zhunsheng.indicators.asking import Scope
from zhunsheng.indicators.catalogue import indicator
from zhunsheng.indicators.declaring import Indicator
from zhunsheng.indicators.versions import RULE
from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.local_rules import Setting, rules_for, rules_in, settings_of
from zhunsheng.registers.models import Jurisdiction
from zhunsheng.registers.refused import Refused


class By(StrEnum):
    """Why this version."""

    ASKED = "asked"
    RULE = "rule"
    DEFAULT = "default"


@dataclass(frozen=True)
class Choice:
    """The version taken. `own`: the name of the one that the place itself uses for the period, the same unless another
    was asked for. `source`: the document of the local rule. `problem`: why the rule could not be followed, or ""."""

    ref: str
    by: By = By.DEFAULT
    own: str = ""
    source: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Use:
    """A place that has set a version by a rule: what it is called, the document, the rule's first day."""

    place: str
    source: str
    since: date


Rules = Mapping[str, Setting]
_homes: Memory[str] = Memory()


def chosen(ids: Iterable[str], day: date, scope: Scope, asked: Mapping[str, str]) -> tuple[Choice, ...]:
    """For each indicator the version that governs a period ending that day. Raises NoSuchIndicator, Unanswerable."""
    rules = _rules(scope, day)
    return tuple(_choice(id, day, rules, asked) for id in ids)


def _choice(id: str, day: date, rules: Rules, asked: Mapping[str, str]) -> Choice:
    id, _at, named = id.partition("@")
    one = indicator(id)
    named = named or asked.get(id, "")
    own = _own(one, day, rules)
    if not named:
        return own
    return replace(own, ref=one.under(named).ref, by=By.ASKED, problem="")


def _own(one: Indicator, day: date, rules: Rules) -> Choice:
    rule = rules.get(RULE.format(id=one.id))
    problem = ""
    if rule is not None:
        found = next((v for v in one.every_version if v.name == str(rule.value)), None)
        if found is not None and found.valid(day):
            return Choice(one.under(found.name).ref, By.RULE, found.name, rule.source)
        known = "、".join(v.name for v in one.every_version if v.valid(day))
        problem = f"地方规则({rule.source})为「{one.title}」指定的口径「{rule.value}」不存在或者已经失效。可选:{known}"
    found = next((each for each in one.every_version if each.valid(day)), one.version)
    return Choice(one.under(found.name).ref, By.DEFAULT, found.name, "", problem)


def uses(one: Indicator, day: date) -> dict[str, tuple[Use, ...]]:
    """By version, the places whose own rule sets it on that day, by code: organs, counties, cities, the province."""
    found: dict[str, tuple[Use, ...]] = {}
    for name, rule in settings_of(RULE.format(id=one.id), day):
        found[str(rule.value)] = (*found.get(str(rule.value), ()), Use(name, rule.source, rule.since))
    return found


def _rules(scope: Scope, day: date) -> Rules:
    """The local rules in force in that place."""
    if scope.organ:
        try:
            return rules_for(scope.organ, day)
        except Refused:
            return {}
    home = _home(scope.book)
    return rules_in(home, day) if home else {}


def _home(book: str) -> str:
    """The division whose book it is; with no book named, that of the only book there is. "" where none or several."""
    if not book:
        books = record.books()
        if len(books) != 1:
            return ""
        book = books[0]
    held = _homes.of(edition.stamp())
    if book not in held:
        codes = Jurisdiction.objects.filter(book=book).values_list("code", flat=True)
        held[book] = min(codes, key=lambda code: (len(code), code), default="")
    return held[book]
