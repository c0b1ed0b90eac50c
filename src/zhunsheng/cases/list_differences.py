"""What changed in a list between two days: entries added, removed, changed, each with the facts that differ."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from zhunsheng.cases.list_rows import FOREVER, ListVersion
from zhunsheng.cases.listing import Line, history

BEGIN, END = 0, 1
"""A version begins on a day; a version ended the day before."""
Event = tuple[date, int, int, str]
"""Day, kind, id of the version, its case."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is not on the second day what it was on the first. `fields`: the facts that differ."""

    kind: str
    before: Line | None
    after: Line | None
    fields: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def line(self) -> Line:
        """The entry as it stands, or as it last stood."""
        line = self.after or self.before
        assert line is not None
        return line


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Some changes in the order of the days on which they began, and where to go on."""

    items: list[Change]
    after: str | None


def difference(
    name: str, first: date, last: date, *, organ: str | None = None, after: str | None = None, size: int = 50
) -> ChangePage:
    """What holds on `last` and did not so hold on `first`. Days in the wrong order are read the other way round."""
    first, last = min(first, last), max(first, last)
    found: list[Change] = []
    point: Event | None = _point(after)
    for event in _events(name, first, last, organ, point, 4 * size):
        if len(found) == size:
            assert point is not None
            return ChangePage(found, f"{point[0].isoformat()}.{point[1]}.{point[2]}")
        point = event
        change = _change(event, first, last)
        if change is not None:
            found.append(change)
    return ChangePage(found, None)


def _events(
    name: str, first: date, last: date, organ: str | None, point: Event | None, at_once: int
) -> Iterator[Event]:
    """Every beginning and ending of a version within the days, in order, read some at a time."""
    begins = _stream(name, first, last, organ, point, at_once, BEGIN)
    yield from heapq.merge(begins, _stream(name, first, last, organ, point, at_once, END))


def _stream(
    name: str, first: date, last: date, organ: str | None, point: Event | None, at_once: int, kind: int
) -> Iterator[Event]:
    # An end shows the day after the last day: `until` of the day before the window's days.
    column, shift = ("since", timedelta(0)) if kind == BEGIN else ("until", timedelta(days=1))
    low, high = first + timedelta(days=1) - shift, last - shift
    while True:
        rows = ListVersion.objects.filter(
            procedure=name, **{f"{column}__gte": low, f"{column}__lte": min(high, FOREVER - shift)}
        )
        if organ:
            rows = rows.filter(organ=organ)
        if point is not None:
            day = point[0] - shift
            same = (
                Q(**{column: day, "id__gt": point[2]})
                if kind == point[1]
                else Q(**{column: day, "pk__gt": 0})
            )
            beyond = Q(**{f"{column}__gt": day}) if kind < point[1] else Q(**{f"{column}__gt": day}) | same
            rows = rows.filter(beyond, **{f"{column}__gte": day})
        found = list(rows.order_by(column, "id").values_list(column, "id", "case")[:at_once])
        for day, id, case in found:
            point = (day + shift, kind, id, case)
            yield point
        if len(found) < at_once:
            return


def _change(event: Event, first: date, last: date) -> Change | None:
    """The entry's change as a whole, told at its first event within the days; None at later ones, or where nothing
    remains of it."""
    day, kind, id, case = event
    versions = history(case)
    events = [(one.since, BEGIN, one.id) for one in versions if first < one.since <= last]
    events += [
        (one.until + timedelta(days=1), END, one.id)
        for one in versions
        if one.until is not None and first <= one.until < last
    ]
    if min(events) != (day, kind, id):
        return None
    before, after = (_on(versions, one) for one in (first, last))
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Change("added" if before is None else "removed", before, after)
    fields = fields_changed(before, after)
    return Change("changed", before, after, fields) if fields else None


def _on(versions: list[Line], day: date) -> Line | None:
    held = (one for one in versions if one.since <= day and (one.until is None or day <= one.until))
    return next(held, None)


def fields_changed(before: Line, after: Line) -> tuple[tuple[str, Any, Any], ...]:
    """The facts of two versions that differ: name, was, becomes."""
    names = [*before.facts, *(name for name in after.facts if name not in before.facts)]
    told = ((name, before.facts.get(name), after.facts.get(name)) for name in names)
    return tuple((name, was, becomes) for name, was, becomes in told if was != becomes)


def _point(after: str | None) -> Event | None:
    day, _dot, rest = (after or "").partition(".")
    kind, _dot, id = rest.partition(".")
    if kind not in ("0", "1") or not id.isdecimal() or len(id) > 18:
        return None
    try:
        return date.fromisoformat(day), int(kind), int(id), ""
    except ValueError:
        return None
