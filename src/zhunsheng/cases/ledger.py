"""Reading the rectification ledger: items by unit, source and state; what the yearly report admits, and what was mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import organ_names, today
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.oversight.review.rectification import Rectification

STATES = ("open", "overdue", "recurred", "closed")
_SOURCE: Cast = Cast(KeyTextTransform("find__source", "facts"), TextField())
_COLUMNS = ("id", "number", "organ", "stage", "opened", "closed", "next_due", "facts")


@dataclass(frozen=True, slots=True)
class Item:
    """One defect of the ledger. `times`: how often it was found; `late`: its next term is over."""

    id: str
    number: str
    organ: str
    unit: str
    unit_name: str
    source: str
    kind: str
    defect: str
    measure: str
    owner: str
    due: date | None
    stage: str
    opened: date
    closed: date | None
    times: int
    late: bool
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of items, where to go on, and how many there are in each state."""

    items: tuple[Item, ...]
    after: str | None
    counts: dict[str, int]


def sheet(
    viewer: Viewer,
    unit: str | None = None,
    source: str | None = None,
    state: str | None = None,
    after: str | None = None,
    size: int = 50,
) -> Sheet:
    """The items that the viewer may see, the latest first."""
    rows = _rows(viewer, unit, source)
    counts = {one: _in_state(rows, one).count() for one in STATES}
    rows = _in_state(rows, state) if state in STATES else rows
    if after:
        day, _dot, last = after.partition(".")
        rows = rows.filter(Q(opened__lt=day) | Q(opened=day, id__lt=last))
    found = list(rows.order_by("-opened", "-id").values_list(*_COLUMNS)[: size + 1])
    more = f"{found[size - 1][4]}.{found[size - 1][0]}" if len(found) > size else None
    return Sheet(_items(found[:size]), more, counts)


def everything(
    viewer: Viewer, unit: str | None = None, source: str | None = None, state: str | None = None
) -> tuple[Item, ...]:
    """All items under the same filters, for export."""
    rows = _rows(viewer, unit, source)
    rows = _in_state(rows, state) if state in STATES else rows
    return _items(rows.order_by("-opened", "-id").values_list(*_COLUMNS))


def sources(viewer: Viewer) -> list[tuple[str, int]]:
    """Where the items that the viewer sees come from, and how many."""
    rows = _rows(viewer).annotate(source=_SOURCE).values_list("source").annotate(n=Count("id"))
    return [(str(source), n) for source, n in rows.order_by("-n", "source")]


def shortcomings(organs: Iterable[str], year: int) -> tuple[Item, ...]:
    """What was still open at the end of the year: the 存在问题 of that year's report (督察工作规定 第二十五条)."""
    last = date(year, 12, 31)
    rows = _of(organs).filter(opened__lte=last).filter(Q(closed__isnull=True) | Q(closed__gt=last))
    return _items(rows.order_by("organ", "opened", "id").values_list(*_COLUMNS))


def mended(organs: Iterable[str], year: int) -> tuple[Item, ...]:
    """What the report of the year before admitted and this year closed."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = _of(organs).filter(opened__lt=first, closed__range=(first, last))
    return _items(rows.order_by("organ", "opened", "id").values_list(*_COLUMNS))


def _of(organs: Iterable[str]) -> QuerySet[CaseRow]:
    return CaseRow.objects.filter(procedure=Rectification.name, organ__in=list(organs))


def _rows(viewer: Viewer, unit: str | None = None, source: str | None = None) -> QuerySet[CaseRow]:
    rows = _of(one for one in viewer.organs if not unit or one == unit)
    return rows.annotate(source=_SOURCE).filter(source=source) if source else rows


def _in_state(rows: QuerySet[CaseRow], state: str) -> QuerySet[CaseRow]:
    if state == "closed":
        return rows.filter(closed__isnull=False)
    rows = rows.filter(closed__isnull=True)
    if state == "overdue":
        return rows.filter(next_due__lt=today())
    return rows.filter(facts__has_key="reopen_on") if state == "recurred" else rows


def _items(rows: Iterable[tuple[Any, ...]]) -> tuple[Item, ...]:
    held, day = list(rows), today()
    names = organ_names({row[2] for row in held} | {str(row[7].get("find__unit")) for row in held})
    return tuple(_item(row, names, day) for row in held)


def _item(row: tuple[Any, ...], names: dict[str, str], day: date) -> Item:
    id, number, organ, stage, opened, closed, next_due, facts = row
    unit = str(facts.get("find__unit", organ))
    due = facts.get("clock_rectifying__due") or (next_due.isoformat() if next_due else None)
    return Item(
        *(id, number, organ, unit, names.get(unit, unit)),
        source=str(facts.get("find__source", "")),
        kind=str(facts.get("find__kind", "")),
        defect=str(facts.get("reopen__defect") or facts.get("find__defect", "")),
        measure=str(facts.get("assign__measure", "")),
        owner=str(facts.get("assign__owner", "")),
        due=date.fromisoformat(due) if due else None,
        stage=stage,
        opened=opened,
        closed=closed,
        times=1 + int(facts.get("reopen_n", 0)),
        late=closed is None and next_due is not None and next_due < day,
        cause=str(facts.get("assign__cause") or ""),
    )
