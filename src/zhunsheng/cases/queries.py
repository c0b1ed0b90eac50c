"""Reading cases: lists with keyset pages, and one case as a viewer may see it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhunsheng.cases import folding
from zhunsheng.cases.models import CaseRow, Paper, Worker
from zhunsheng.cases.rows import NEVER
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.catalogue import named
from zhunsheng.registers import edition
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Organ

COLUMNS = (
    *("id", "number", "procedure", "organ", "party", "cause", "stage", "opened", "closed", "next_due"),
    *("next_clock", "outcome", "track", "decided", "published", "withdrawn"),
)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as one line of a list; the party is already masked."""

    id: str
    number: str
    procedure: str
    organ: str
    party: str
    cause: str
    stage: str
    opened: date
    closed: date | None
    next_due: date | None
    next_clock: str
    outcome: str
    track: str
    decided: date | None
    published: date | None
    withdrawn: date | None
    organ_name: str = ""
    next_clock_title: str = ""
    days_left: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines and where to go on; `after` is None on the last page."""

    items: list[CaseLine]
    after: str | None


ANSWERED = ("supervision", "suggestion", "monitoring-card", "assistance")
"""The procedures whose cases are sent to an organ that has to answer."""

UNSENT = ("监督检查", "报请政府决定")
"""The stages of a supervision in which nothing was sent to the organ yet."""


def today() -> date:
    """The day here (Asia/Shanghai)."""
    return datetime.now(folding.HERE).date()


def my_work(viewer: Viewer, role_view: str = "mine", after: str | None = None, size: int = 50) -> Page:
    """Open cases by what is due: those the viewer works on, or those that await a head or a reviewer of the organ."""
    if viewer.person is None:
        return Page([], None)
    if role_view == "addressed":
        rows = CaseRow.objects.filter(
            subject__in=list(viewer.roles), procedure__in=ANSWERED, closed__isnull=True
        ).exclude(organ__in=list(viewer.roles))
        rows = rows.exclude(procedure="supervision", stage__in=UNSENT)
        return _by_due(rows, after, size)
    if role_view != "mine":
        organs = [organ for organ, roles in viewer.roles.items() if role_view in roles]
        rows = CaseRow.objects.filter(organ__in=organs, closed__isnull=True, awaits=role_view)
        return _by_due(rows, after, size)
    # «IN» and not «= False»: Django says NOT closed on SQLite, and no index serves that.
    work = Worker.objects.filter(person=viewer.person, closed__in=(False,))
    if after:
        due, last = _point(after)
        work = work.filter(Q(due__gt=due) | Q(due=due, case_id__gt=last), due__gte=due)
    found = list(
        work.order_by("due", "case_id").values_list("due", *(f"case__{name}" for name in COLUMNS))[: size + 1]
    )
    lines = _lines(row[1:] for row in found[:size])
    more = f"{found[size - 1][0].isoformat()}.{found[size - 1][1]}" if len(found) > size else None
    return Page(lines, more)


def organ_cases(
    viewer: Viewer,
    organ: str | None = None,
    procedure: str | None = None,
    stage: str | None = None,
    outcome: str | None = None,
    track: str | None = None,
    overdue: bool | None = None,
    text: str | None = None,
    opened_from: date | None = None,
    opened_to: date | None = None,
    after: str | None = None,
    size: int = 50,
) -> Page:
    """The cases that the viewer may see, the latest opened first, or the longest overdue first where asked for."""
    organs = [organ] if organ else sorted(viewer.organs)
    organs = [one for one in organs if viewer.sees(one)]
    wanted = {"procedure": procedure, "stage": stage, "outcome": outcome, "track": track}
    rows = CaseRow.objects.filter(**{name: value for name, value in wanted.items() if value})
    if opened_from:
        rows = rows.filter(opened__gte=opened_from)
    if opened_to:
        rows = rows.filter(opened__lte=opened_to)
    if text:
        rows = rows.filter(Q(number__contains=text) | Q(party__contains=text) | Q(cause__contains=text))
    order: tuple[str, ...] = ("-opened", "-id")
    if overdue:
        rows, order = rows.filter(closed__isnull=True, next_due__lt=today()), ("next_due", "id")
    return _merged(rows, organs, order, after, size)


def published(
    text: str | None = None,
    organ: str | None = None,
    after: str | None = None,
    size: int = 50,
    procedure: str = "penalty",
) -> Page:
    """What anybody may read of a procedure: published decisions, withdrawn ones left out, the latest first."""
    rows = CaseRow.objects.filter(procedure=procedure, published__isnull=False, withdrawn__isnull=True)
    if organ:
        rows = rows.filter(organ=organ)
    if text:
        # «EXISTS» and not a join: no row comes twice, so nothing need be sorted out before the first page is full.
        numbered = Exists(Paper.objects.filter(case_id=OuterRef("pk"), number__contains=text))
        rows = rows.filter(Q(party__contains=text) | Q(cause__contains=text) | numbered)
    return _page(rows, ("-published", "-id"), after, size)


def _point(after: str) -> tuple[date, str]:
    day, _dot, last = after.partition(".")
    try:
        return date.fromisoformat(day), last
    except ValueError:
        return NEVER, ""


def _page(rows: QuerySet[CaseRow], order: tuple[str, ...], after: str | None, size: int) -> Page:
    found = _slice(rows, order, after, size)
    return Page(_lines(found[:size]), _next(found, order, size))


def _by_due(rows: QuerySet[CaseRow], after: str | None, size: int) -> Page:
    """What is due first, then what no clock runs for: databases differ in where they put an empty day."""
    day, last = _point(after or "")
    found: list[tuple[Any, ...]] = []
    if not after or day != NEVER:
        found = _slice(rows.filter(next_due__isnull=False), ("next_due", "id"), after, size)
    if len(found) <= size:
        beyond = rows.filter(next_due__isnull=True, id__gt=last if after and day == NEVER else "")
        found += beyond.order_by("id").values_list(*COLUMNS)[: size + 1 - len(found)]
    return Page(_lines(found[:size]), _next(found, ("next_due", "id"), size))


def _merged(
    rows: QuerySet[CaseRow], organs: list[str], order: tuple[str, ...], after: str | None, size: int
) -> Page:
    """One indexed slice an organ, merged: a list over thirty organs stays as quick as over one."""
    slices = [_slice(rows.filter(organ=organ), order, after, size) for organ in organs]
    column, backwards = COLUMNS.index(order[0].lstrip("-")), order[0].startswith("-")
    merged = heapq.merge(*slices, key=lambda row: (row[column] or NEVER, row[0]), reverse=backwards)
    found = [row for row, _n in zip(merged, range(size + 1), strict=False)]
    return Page(_lines(found[:size]), _next(found, order, size))


def _slice(
    rows: QuerySet[CaseRow], order: tuple[str, ...], after: str | None, size: int
) -> list[tuple[Any, ...]]:
    column, sign = order[0].lstrip("-"), "lt" if order[0].startswith("-") else "gt"
    if after:
        day, last = _point(after)
        # The plain bound beside the choice is what lets the index begin there.
        beyond = Q(**{f"{column}__{sign}": day}) | Q(**{column: day, f"id__{sign}": last})
        rows = rows.filter(beyond, **{f"{column}__{sign}e": day})
    return list(rows.order_by(*order).values_list(*COLUMNS)[: size + 1])


def _next(found: list[tuple[Any, ...]], order: tuple[str, ...], size: int) -> str | None:
    if len(found) <= size:
        return None
    last = found[size - 1]
    day = last[COLUMNS.index(order[0].lstrip("-"))] or NEVER
    return f"{day.isoformat()}.{last[0]}"


def _lines(rows: Iterable[tuple[Any, ...]]) -> list[CaseLine]:
    held, day = list(rows), today()
    names = organ_names({row[3] for row in held})
    lines = []
    for row in held:
        due, clock = row[9], row[10]
        title = named(row[2]).clocks[clock].title if clock else ""
        left = (due - day).days if due else None
        shown: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
        lines.append(
            CaseLine(**shown, organ_name=names.get(row[3], row[3]), next_clock_title=title, days_left=left)
        )
    return lines


def lines_of(rows: Iterable[CaseRow]) -> list[CaseLine]:
    """The same lines from whole rows."""
    return _lines(tuple(getattr(row, name) for name in COLUMNS) for row in rows)


_names: Memory[dict[str, str]] = Memory()


def organs_known() -> tuple[tuple[str, str], ...]:
    """Every organ of the registers, code and name, by name."""
    return tuple(Organ.objects.order_by("name").values_list("code", "name"))


def organ_names(codes: set[str]) -> dict[str, str]:
    """The names of these organs by credit code; remembered for one edition of the registers."""
    held = _names.of(edition.stamp())
    every = held.get("names")
    if every is None:
        every = held["names"] = dict(Organ.objects.values_list("code", "name"))
    return {code: every[code] for code in codes if code in every}
