"""Organs as every case needs them: kind, qualification, book, and the divisions they stand in. Remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Jurisdiction, Organ, covers
from zhunsheng.registers.refused import Refused

Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Place:
    """An organ: `spans` must all hold for it to be qualified; `divisions` from its own up to the province."""

    code: str
    name: str
    short_name: str
    kind: str
    field: str
    entrusted_by: str | None
    spans: tuple[Span, ...]
    divisions: tuple[str, ...]
    book: str

    def qualified(self, day: date) -> bool:
        """Whether it may enforce on that day; an entrusted body only while its entrusting organ may."""
        return all(first is not None and covers(first, last, day) for first, last in self.spans)


_places: Memory[Place] = Memory()
_ABOVE = "jurisdiction__parent__parent__parent__parent"


def place(organ: str, now: str | None = None) -> Place:
    """The organ of that credit code; `now` is the edition, if the caller knows it. Raises Refused."""
    held = _places.of(edition.stamp() if now is None else now)
    found = held.get(organ)
    if found is None:
        row = Organ.objects.select_related(_ABOVE, "entrusted_by").filter(pk=organ).first()
        if row is None:
            raise Refused(f"没有统一社会信用代码为“{organ}”的执法主体。请先登记,或者核对代码。", "organ")
        found = held[organ] = _place(row)
    return found


def _place(row: Organ) -> Place:
    spans: list[Span] = [(row.qualified_from, row.qualified_until)]
    if row.entrusted_by is not None:
        spans.append((row.entrusted_by.qualified_from, row.entrusted_by.qualified_until))
    above = list(_upwards(row.jurisdiction))
    return Place(
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        field=row.field,
        entrusted_by=row.entrusted_by_id,
        spans=tuple(spans),
        divisions=tuple(one.code for one in above),
        book=next((one.book for one in above if one.book), ""),
    )


def _upwards(lowest: Jurisdiction | None) -> Iterator[Jurisdiction]:
    while lowest is not None:
        yield lowest
        lowest = lowest.parent


def divisions_above(division: str) -> tuple[str, ...]:
    """The division and those above it, up to the province; none where it is not registered."""
    return tuple(one.code for one in _upwards(Jurisdiction.objects.filter(pk=division).first()))


def book_of(organ: str) -> str:
    """The book the organ writes into: its county's, its own government's above that. Raises Refused."""
    return place(organ).book


def enforcing(book: str | None, day: date) -> tuple[Place, ...]:
    """The organs that may enforce on that day, of one book or of every one, by code."""
    every = (place(code) for code in Organ.objects.order_by("code").values_list("code", flat=True))
    return tuple(one for one in every if one.qualified(day) and book in (None, one.book))
