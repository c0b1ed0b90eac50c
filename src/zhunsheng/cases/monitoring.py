"""Electronic monitoring: live rules over the cases of a book, and the cards that they lead to.

The rules are a pure function over what is known of each case; the query gathers that and knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.oversight.supervision import MonitoringCard
from zhunsheng.procedures.oversight.supervision.card import RULES_WATCHED, Colour, Rule
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.registers.models import Organ, Power

WATCHED = ("penalty", "licence", "coercion", "inspection")
"""Acts of enforcement: these are held against the list of powers."""
GRACE = 3
"""Days after a term from which a yellow card is due; after ten times as many, a red one."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the rules look at in one case."""

    number: str
    procedure: str
    organ: str
    opened: date
    power: str
    due: date | None
    closed: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a power, at which level of government, between which days."""

    organ: str
    level: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that a rule saw."""

    rule: Rule
    colour: Colour
    case: Watched
    text: str


def signals(
    cases: Iterable[Watched], holders: Mapping[str, Iterable[Holder]], levels: Mapping[str, str], day: date
) -> Iterator[Signal]:
    """What the rules see on `day`: `holders` by code of power, `levels` by organ.

    A case whose filing names no power is not held against the list; an organ without any listed power is not either.
    """
    listed = {holder.organ for every in holders.values() for holder in every}
    for case in cases:
        if case.power and case.organ in listed and (wrong := _power(case, holders, levels)):
            yield wrong
        if case.due is not None and case.closed is None and (day - case.due).days >= GRACE:
            late = (day - case.due).days
            colour = Colour.RED if late >= 10 * GRACE else Colour.YELLOW
            yield Signal(Rule.OVERDUE, colour, case, f"{RULES_WATCHED[Rule.OVERDUE]}{late}日")


def _power(
    case: Watched, holders: Mapping[str, Iterable[Holder]], levels: Mapping[str, str]
) -> Signal | None:
    """Whether the organ held the power on the day it began; if not, whether another level did."""
    there = [
        one
        for one in holders.get(case.power, ())
        if one.since <= case.opened and (one.until is None or case.opened <= one.until)
    ]
    if any(one.organ == case.organ for one in there):
        return None
    elsewhere = {one.level for one in there} - {levels.get(case.organ, "")}
    rule = Rule.WRONG_LEVEL if elsewhere else Rule.NO_POWER
    return Signal(rule, Colour.RED, case, f"{RULES_WATCHED[rule]}:{case.power}")


def watched(book: str) -> Iterator[Watched]:
    """The cases of a book that the rules look at."""
    rows = CaseRow.objects.filter(book=book, procedure__in=WATCHED)
    for row in rows.iterator(chunk_size=2000):
        facts: Mapping[str, Any] = row.facts
        power = next((facts[name] for name in _POWER if facts.get(name)), "")
        yield Watched(row.number, row.procedure, row.organ, row.opened, str(power), row.next_due, row.closed)


_POWER = ("file__violation_code", "summary_decide__violation_code", "apply__item", "accept__item")


def look(book: str, day: date) -> list[Signal]:
    """Every signal of a book on a day."""
    levels = dict(Organ.objects.values_list("code", "jurisdiction__level"))
    holders: dict[str, list[Holder]] = {}
    for code, organ, since, until in Power.objects.values_list("code", "organ_id", "since", "until"):
        holders.setdefault(code, []).append(Holder(organ, levels[organ], since, until))
    return list(signals(watched(book), holders, levels, day))


def issue_cards(book: str, organ: str, day: date) -> list[Taken]:
    """A card for every signal that has none yet; `organ`: the supervising one. Each is a case of its own."""
    known = {
        (row["issue__watched"], row["issue__rule"])
        for row in CaseRow.objects.filter(book=book, procedure=MonitoringCard.name).values_list(
            "facts", flat=True
        )
        if "issue__watched" in row
    }
    return [
        _issue(one, organ, day) for one in look(book, day) if (one.case.number, one.rule.value) not in known
    ]


def _issue(signal: Signal, organ: str, day: date) -> Taken:
    facts = {
        "colour": signal.colour,
        "rule": signal.rule,
        "unit": signal.case.organ,
        "watched": signal.case.number,
        "text": signal.text,
    }
    return take(
        None, MonitoringCard.issue, facts, by=(SYSTEM,), on=day, organ=organ, procedure=MonitoringCard
    )


__all__ = ["GRACE", "Holder", "Signal", "Watched", "issue_cards", "look", "signals", "watched"]
