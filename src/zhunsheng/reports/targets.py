"""Targets: dated local settings `target_<indicator>`, set for an organ or a division with the document that says so.

The value is a number (at least so much of a rate or a count, at most so much of a figure of which less is better), or
says which: `{"at_least": 95}`, `{"at_most": 10}`. Rates in per cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from zhunsheng.registers.local_rules import Setting, rules_for, rules_in
from zhunsheng.registers.models import Jurisdiction
from zhunsheng.reports.templates import LESS_IS_BETTER

PREFIX = "target_"


@dataclass(frozen=True, slots=True)
class Target:
    """What was aimed at: `value` in the figure's unit, as the least or as the most; the document that says so."""

    value: Decimal
    at_most: bool
    source: str

    def missed(self, value: Decimal | None) -> bool:
        """Whether a value falls short of it; what cannot be computed misses nothing."""
        if value is None:
            return False
        return value > self.value if self.at_most else value < self.value


def targets(day: date, organ: str = "", book: str = "") -> dict[str, Target]:
    """The targets in force on a day, by indicator: those of the organ, else those of the division whose book it is."""
    rules = rules_for(organ, day) if organ else _of_book(book, day)
    found = {}
    for key, rule in rules.items():
        if key.startswith(PREFIX):
            id = key.removeprefix(PREFIX)
            target = _target(id, rule)
            if target is not None:
                found[id] = target
    return found


def shown(target: Target, unit: str) -> str:
    """How a target is printed: 95%, 10件."""
    return f"{target.value:f}{unit}"


def _of_book(book: str, day: date) -> Any:
    codes = Jurisdiction.objects.filter(book=book).values_list("code", flat=True) if book else ()
    home = min(codes, key=lambda code: (len(code), code), default="")
    return rules_in(home, day) if home else {}


def _target(id: str, rule: Setting) -> Target | None:
    value, at_most = rule.value, id in LESS_IS_BETTER
    if isinstance(value, dict):
        at_most = "at_most" in value
        value = value.get("at_most", value.get("at_least"))
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return Target(number, at_most, rule.source) if number.is_finite() else None
