"""Reading the lists: the entries in force on any day, page by page; one entry's history; what rests on ended law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, Func, Q, QuerySet, Sum

from zhunsheng.cases.list_rows import FOREVER, ListTally, ListVersion
from zhunsheng.cases.queries import organ_names
from zhunsheng.procedures import basis
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.listing import PublicList
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.registers.refused import Refused

LISTS: dict[str, type[PublicList]] = {
    one.name: one for one in PROCEDURES if isinstance(one, type) and issubclass(one, PublicList)
}
"""Every list that the house knows, by name."""
PUBLIC_LISTS: dict[str, type[PublicList]] = {name: one for name, one in LISTS.items() if one.open_to_all}
"""Those that anybody may read."""

_COLUMNS = ("id", "case", "organ", "code", "title", "basis", "source", "since", "until", "seq", "facts")
_LAST = "\U0010ffff"
"""Sorts after every text that begins alike."""


@dataclass(frozen=True, slots=True)
class Line:
    """One version of an entry as a list shows it; `until` is None until further notice."""

    id: int
    case: str
    organ: str
    code: str
    title: str
    basis: str
    source: str
    since: date
    until: date | None
    seq: int
    facts: dict[str, Any]
    organ_name: str = ""

    def ended_on(self, day: date) -> str:
        """The instrument among its basis that no longer governs on that day; "" where all do."""
        return (self.basis and basis.ended(self.basis, day, _ended_here(self.organ, day))) or ""


def _ended_here(organ: str, day: date) -> Any:
    """What has ended by local notice: instruments that the catalogue does not hold."""
    try:
        return settings_for(organ, day).get(basis.ENDED)
    except Refused:
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries and where to go on; `after` is None on the last page."""

    items: list[Line]
    after: str | None


def in_force(
    name: str,
    day: date,
    *,
    organ: str | None = None,
    text: str | None = None,
    after: str | None = None,
    size: int = 50,
    books: tuple[str, ...] = (),
) -> Page:
    """The entries of a list in force on a day by code; with `text`, those whose code or else whose title begins so.

    `books`: only of these; all where none is named.
    """
    rows = _standing(name, day)
    if organ:
        rows = rows.filter(organ=organ)
    if books:
        rows = rows.filter(book__in=books)
    if not text:
        return _page(rows, (("code", rows),), after, size)
    by_code = rows.filter(code__gte=text, code__lt=text + _LAST)
    by_title = rows.filter(title__gte=text, title__lt=text + _LAST)
    by_title = by_title.exclude(code__gte=text, code__lt=text + _LAST)
    return _page(rows, (("code", by_code), ("title", by_title)), after, size)


class _Beside(Func):
    """A column that no index is to be chosen for: SQLite would rather sort a million rows by day than read by code."""

    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


def _standing(name: str, day: date) -> QuerySet[ListVersion]:
    begins, ends = (_Beside(F(column), output_field=DateField()) for column in ("since", "until"))
    return ListVersion.objects.alias(begins=begins, ends=ends).filter(
        procedure=name, begins__lte=day, ends__gte=day
    )


def _page(
    rows: QuerySet[ListVersion],
    turns: tuple[tuple[str, QuerySet[ListVersion]], ...],
    after: str | None,
    size: int,
) -> Page:
    """The turns one after another, each in the order of its own column, so that each begins in its own index."""
    began, last, value = _point(after)
    found: list[tuple[Any, ...]] = []
    for column, part in turns:
        if began and began != column:
            continue
        if began:
            beyond = Q(**{f"{column}__gt": value}) | Q(**{column: value, "id__gt": last})
            part = part.filter(beyond, **{f"{column}__gte": value})
        began = ""
        wanted = size + 1 - len(found)
        some = part.order_by(column, "id").values_list(*_COLUMNS)[:wanted]
        found += [(column, *row) for row in some]
        if len(found) > size:
            break
    more = found[size - 1] if len(found) > size else None
    lines = _lines(row[1:] for row in found[:size])
    if more is None:
        return Page(lines, None)
    value = more[1 + _COLUMNS.index(more[0])]
    return Page(lines, f"{more[0]}.{more[1]}.{value}")


def _point(after: str | None) -> tuple[str, int, str]:
    """The column, id and value that a page goes on from; nothing where it was tampered with."""
    column, _dot, rest = (after or "").partition(".")
    last, _dot, value = rest.partition(".")
    if column not in ("code", "title") or not last.isdecimal() or len(last) > 18 or "\0" in value:
        return "", 0, ""
    return column, int(last), value


def _lines(rows: Any) -> list[Line]:
    held = list(rows)
    names = organ_names({row[2] for row in held})
    lines = []
    for row in held:
        told: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
        told["until"] = None if told["until"] == FOREVER else told["until"]
        lines.append(Line(**told, organ_name=names.get(row[2], row[2])))
    return lines


def each(name: str, day: date, organ: str | None = None, size: int = 2000) -> Iterator[Line]:
    """Every entry in force on a day, read page by page: for downloads."""
    after: str | None = None
    while True:
        page = in_force(name, day, organ=organ, after=after, size=size)
        yield from page.items
        if page.after is None:
            return
        after = page.after


def numbers(day: date, name: str | None = None) -> dict[str, dict[str, int]]:
    """How many entries of each list (or of the one named) and organ are in force on a day."""
    told = ListTally.objects.filter(day__lte=day, **({"procedure": name} if name else {}))
    rows = told.values("procedure", "organ").annotate(number=Sum("change"))
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["number"]:
            found.setdefault(row["procedure"], {})[row["organ"]] = row["number"]
    return found


def number(name: str, day: date, organ: str | None = None) -> int:
    """How many entries of a list are in force on a day."""
    mine = numbers(day, name).get(name, {})
    return mine.get(organ, 0) if organ else sum(mine.values())


def history(case: str) -> list[Line]:
    """The versions of one entry, the latest first."""
    rows = ListVersion.objects.filter(case=case).order_by("-since", "-id").values_list(*_COLUMNS)
    return _lines(rows)


def entry(name: str, code: str, day: date, organ: str | None = None) -> Line | None:
    """The entry of that code as it stood on a day; of that organ, where one is said."""
    rows = ListVersion.objects.filter(procedure=name, code=code, since__lte=day, until__gte=day)
    if organ:
        rows = rows.filter(organ=organ)
    found = _lines(rows.order_by("id").values_list(*_COLUMNS)[:1])
    return found[0] if found else None


def stale(name: str, day: date) -> list[Line]:
    """The entries in force that day whose law has ended by then: to be amended or withdrawn."""
    rows = ListVersion.objects.filter(procedure=name, since__lte=day, until__gte=day)
    cited = rows.exclude(basis="").order_by().values_list("basis", "organ").distinct()
    gone = {text for text, organ in cited if basis.ended(text, day, _ended_here(organ, day))}
    lines = _lines(rows.filter(basis__in=gone).order_by("code", "id").values_list(*_COLUMNS)) if gone else []
    return [line for line in lines if line.ended_on(day)]


def unlike(name: str, day: date, facts: tuple[str, ...] = ()) -> dict[str, list[Line]]:
    """Codes that several organs list that day though not alike: in title, basis or one of these facts (三级四同)."""
    rows = ListVersion.objects.filter(procedure=name, since__lte=day, until__gte=day)
    shared: dict[str, list[Line]] = {}
    for line in _lines(rows.order_by("code", "id").values_list(*_COLUMNS)):
        shared.setdefault(line.code, []).append(line)
    return {
        code: lines
        for code, lines in shared.items()
        if len({(one.title, one.basis, *(str(one.facts.get(fact)) for fact in facts)) for one in lines}) > 1
    }
