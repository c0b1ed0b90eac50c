"""Figures: the list of a year, one figure with its breakdown, and the cases behind it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from zhunsheng import indicators
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.definitions import other, told
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.indicators import CasePage, Figure, NoSuchIndicator, Unanswerable
from zhunsheng.indicators.catalogue import dimension, field_of
from zhunsheng.registers.places import book_of


@require_safe
@signed_in
def figures(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every figure of a year, for one organ or for all that may be seen."""
    year, organ = asked(request, officer)
    try:
        found = indicators.figures(year, organ, book=book_for(officer, organ))
    except Unanswerable as no:
        return trouble(request, officer, 400, str(no))
    return page(
        *(request, officer, "desk/figures.html"),
        year=year,
        organ=organ or "",
        organs=organs_of(officer),
        everything=officer.oversees,
        fields=[(field, [(one, figure_title(one)) for one in mine]) for field, mine in by_field(found)],
        query=urlencode({"year": year} | ({"organ": organ} if organ else {})),
    )


@require_safe
@signed_in
def figure(request: HttpRequest, officer: Officer, name: str) -> HttpResponse:
    """One figure: how it is defined, how it divides, which cases are behind it."""
    year, organ = asked(request, officer)
    by, part = request.GET.get("by", ""), request.GET.get("part", "numerator")
    after, definition = request.GET.get("after"), request.GET.get("definition", "")
    try:
        found = indicators.figure(
            name, year, organ, by or None, book=book_for(officer, organ), definition=definition or None
        )
        behind = found.cases(part, after)
    except (NoSuchIndicator, Unanswerable) as no:
        return trouble(request, officer, 404, str(no))
    kept = {"year": year, "organ": organ or "", "definition": definition, "by": by, "part": part}
    return page(
        *(request, officer, "desk/figure.html"),
        year=year,
        organ=organ or "",
        organs=organs_of(officer),
        everything=officer.oversees,
        one=found,
        title=figure_title(found),
        by=by,
        part=part,
        ways=[(way, dimension(way).title) for way in found.indicator.by],
        most=max((abs(row.value) for row in found.breakdown if row.value is not None), default=0),
        behind=behind,
        names=organ_names({case.organ for case in behind.items}),
        next_page=_onward(kept, behind),
        first_page=not after,
        query=urlencode({name: kept[name] for name in ("year", "organ", "definition") if kept[name]}),
        defined=told(found),
        others=other(found),
        definition_address="?"
        + urlencode({name: kept[name] for name in ("year", "organ", "by") if kept[name]})
        + "&definition=",
    )


def asked(request: HttpRequest, officer: Officer) -> tuple[int, str | None]:
    """The year (the last full one if none is asked) and the organ; an officer who oversees nobody sees one organ."""
    text, organ = request.GET.get("year", ""), request.GET.get("organ", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else officer.today.year - 1
    if organ in officer.viewer.organs:
        return year, organ
    own = sorted(officer.viewer.organs)
    return year, None if officer.oversees or not own else own[0]


def book_for(officer: Officer, organ: str | None) -> str | None:
    """Who oversees sees the figures of their own government's book, not of every government kept here."""
    return None if organ or not officer.own_organs else book_of(officer.own_organs[0])


def organs_of(officer: Officer) -> list[tuple[str, str]]:
    """The organs to choose from, by name."""
    return sorted(organ_names(set(officer.viewer.organs)).items(), key=lambda one: one[1])


def by_field(found: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures under the fields they are of, in the order of the catalogue."""
    fields: dict[str, list[Figure]] = {}
    for one in found:
        fields.setdefault(field_of(one.indicator), []).append(one)
    return list(fields.items())


def figure_title(one: Figure) -> str:
    """The title in the reader's language."""
    return one.title if (get_language() or "").startswith("zh") else one.indicator.title_en


def _onward(kept: dict[str, object], behind: CasePage) -> str:
    if behind.after is None:
        return ""
    return f"?{urlencode({name: value for name, value in kept.items() if value} | {'after': behind.after})}"
