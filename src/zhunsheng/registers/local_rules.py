"""Local settings: what an organ, a county or a city has set for itself, with the document that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import Q

from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Jurisdiction, LocalRule, Organ, covers
from zhunsheng.registers.places import divisions_above, place
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add, change, known


@dataclass(frozen=True, slots=True)
class Setting:
    """A value in force, where it was set (credit code or division code), by which document, for which days."""

    key: str
    value: Any
    place: str
    source: str
    since: date
    until: date | None


_rules: Memory[tuple[Setting, ...]] = Memory()
_settings: Memory[Mapping[str, Setting]] = Memory()
_values: Memory[Mapping[str, Any]] = Memory()


def set_rule(
    key: str,
    value: Any,
    source: str,
    since: date,
    until: date | None = None,
    *,
    organ: str | None = None,
    jurisdiction: str | None = None,
) -> LocalRule:
    """Enter a local value for one organ or one division. From its first day it takes the place of an earlier one there.

    It is only written down here: whether it loosens a statutory clock is judged where the clock is. Raises Refused.
    """
    office = known(Organ, organ, "organ") if organ else None
    division = known(Jurisdiction, jurisdiction, "jurisdiction") if jurisdiction else None
    if LocalRule.objects.filter(organ=office, jurisdiction=division, key=key, since=since).exists():
        raise Refused(f"“{key}”自{since}起已有设定。请另定生效日,或者先终止原设定。", "since")
    return add(
        LocalRule(
            organ=office,
            jurisdiction=division,
            key=key,
            value=value,
            source=source,
            since=since,
            until=until,
        )
    )


@transaction.atomic
def end_rule(rule: int, last_day: date) -> LocalRule:
    """Let a local value end with that day, itself included. Raises Refused."""
    row = LocalRule.objects.filter(pk=rule).first()
    if row is None:
        raise Refused(f"没有编号为{rule}的地方设定。请核对编号。", "rule")
    row.until = last_day
    return change(row, "until")


def rules_for(organ: str, day: date, now: str | None = None) -> Mapping[str, Setting]:
    """The settings that bind an organ on that day, with their sources.

    The organ's own come before its division's, a lower division's before a higher's, a later before an earlier.
    """
    now = edition.stamp() if now is None else now
    days = _settings.of(now)
    found = days.get((organ, day))
    if found is None:
        rules = _rules.of(now)
        every = rules.get(organ)
        if every is None:
            every = rules[organ] = _load(organ, place(organ, now).divisions)
        chosen = {rule.key: rule for rule in every if covers(rule.since, rule.until, day)}
        found = days[organ, day] = MappingProxyType(chosen)
    return found


def rules_in(division: str, day: date) -> Mapping[str, Setting]:
    """The settings that bind a whole division on that day: its own, and those of the divisions above it."""
    held = _rules.of(edition.stamp())
    every = held.get((division,))
    if every is None:
        every = held[division,] = _load("", divisions_above(division))
    return MappingProxyType({rule.key: rule for rule in every if covers(rule.since, rule.until, day)})


def settings_of(key: str, day: date) -> list[tuple[str, Setting]]:
    """Every place that has set this itself and for that day, with its name, by code; a later rule before an earlier."""
    rows = LocalRule.objects.filter(key=key).select_related("organ", "jurisdiction").order_by("since", "pk")
    found = {}
    for r in rows:
        where = r.organ or r.jurisdiction
        if where is not None and covers(r.since, r.until, day):
            found[where.pk] = (where.name, Setting(r.key, r.value, where.pk, r.source, r.since, r.until))
    return [found[code] for code in sorted(found)]


def settings_for(organ: str, day: date, now: str | None = None) -> Mapping[str, Any]:
    """The values alone of `rules_for`: key to value."""
    now = edition.stamp() if now is None else now
    held = _values.of(now)
    found = held.get((organ, day))
    if found is None:
        values = {key: setting.value for key, setting in rules_for(organ, day, now).items()}
        found = held[organ, day] = MappingProxyType(values)
    return found


def _load(organ: str, divisions: tuple[str, ...]) -> tuple[Setting, ...]:
    """All rules that ever bound the organ, or the lowest division where none is named; the strongest last."""
    ranks = {code: rank for rank, code in enumerate(reversed((organ, *divisions)))}
    rows = LocalRule.objects.filter(Q(organ_id=organ) | Q(jurisdiction_id__in=list(ranks)))
    settings = [
        Setting(r.key, r.value, str(r.organ_id or r.jurisdiction_id), r.source, r.since, r.until)
        for r in rows
    ]
    return tuple(sorted(settings, key=lambda setting: (ranks[setting.place], setting.since)))
