"""Which version of a definition governs a figure: what was asked, else a local rule, else the place, else the declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhunsheng import record
from zhunsheng.indicators.asking import Scope
from zhunsheng.indicators.catalogue import indicator
from zhunsheng.indicators.declaring import Indicator
from zhunsheng.indicators.versions import RULE, Version
from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.local_rules import Setting, rules_for, rules_in
from zhunsheng.registers.models import Jurisdiction
from zhunsheng.registers.places import divisions_above, place
from zhunsheng.registers.refused import Refused


class By(StrEnum):
    """Why this version."""

    ASKED = "asked"
    RULE = "rule"
    PLACE = "place"
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
class Where:
    """Whose definitions: the local rules in force, and the divisions from the place's own up to the province."""

    rules: Mapping[str, Setting]
    divisions: tuple[str, ...]


_NOWHERE = Where({}, ())
_homes: Memory[str] = Memory()


def chosen(ids: Iterable[str], day: date, scope: Scope, asked: Mapping[str, str]) -> tuple[Choice, ...]:
    """For each indicator the version that governs a period ending that day. Raises NoSuchIndicator, Unanswerable."""
    where = _where(scope, day)
    return tuple(_choice(id, day, where, asked) for id in ids)


def _choice(id: str, day: date, where: Where, asked: Mapping[str, str]) -> Choice:
    id, _at, named = id.partition("@")
    one = indicator(id)
    named = named or asked.get(id, "")
    own = _own(one, day, where)
    if not named:
        return own
    return replace(own, ref=one.under(named).ref, by=By.ASKED, problem="")


def _own(one: Indicator, day: date, where: Where) -> Choice:
    rule = where.rules.get(RULE.format(id=one.id))
    problem = ""
    if rule is not None:
        found = next((v for v in one.every_version if v.name == str(rule.value)), None)
        if found is not None and found.valid(day):
            return Choice(one.under(found.name).ref, By.RULE, found.name, rule.source)
        known = "、".join(v.name for v in one.every_version if v.valid(day))
        problem = f"地方规则({rule.source})为「{one.title}」指定的口径「{rule.value}」不存在或者已经失效。可选:{known}"
    by, found = _declared(one, day, where.divisions)
    return Choice(one.under(found.name).ref, by, found.name, "", problem)


def _declared(one: Indicator, day: date, divisions: tuple[str, ...]) -> tuple[By, Version]:
    """The nearest division's own, else the first that is valid, else the indicator's own."""
    valid = [each for each in one.every_version if each.valid(day)]
    for division in divisions:
        for each in valid:
            if division in each.used_by:
                return By.PLACE, each
    return By.DEFAULT, valid[0] if valid else one.version


def _where(scope: Scope, day: date) -> Where:
    if scope.organ:
        try:
            return Where(rules_for(scope.organ, day), place(scope.organ).divisions)
        except Refused:
            return _NOWHERE
    home = _home(scope.book)
    return Where(rules_in(home, day), divisions_above(home)) if home else _NOWHERE


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
