"""Figures: the list of a year, one figure with its breakdown, and the cases behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from zhunsheng import indicators
from zhunsheng.cases.queries import organ_names, organs_known
from zhunsheng.doors import charts
from zhunsheng.doors.addresses import asked as kept
from zhunsheng.doors.addresses import day_of, heads_of, key_of, part_of, permanent, query
from zhunsheng.doors.counts import figure_shown, period_shown
from zhunsheng.doors.definitions import other, told
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.wording import t
from zhunsheng.doors.figure_files import figure_file
from zhunsheng.doors.parcels import Parcel
from zhunsheng.indicators import CasePage, Figure, NoSuchIndicator, NoSuchYear, OtherBook, Unanswerable, trend
from zhunsheng.indicators.behind import PARTS
from zhunsheng.indicators.catalogue import dimension, field_of
from zhunsheng.registers.places import book_of

ASKED = ("year", "organ", "by", "key", "as_of", "definition", "head", "part")
"""What an address may ask of a figure."""


@require_safe
@signed_in
def figures(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every figure of a year, for one organ or for all that may be seen."""
    year, organ = asked(request, officer)
    try:
        found = indicators.figures(year, organ, book=book_for(officer, organ))
    except Unanswerable as no:
        return trouble(request, officer, 400, no.said)
    return page(
        *(request, officer, "desk/figures.html"),
        year=year,
        organ=organ or "",
        organs=organs_of(officer),
        everything=officer.oversees,
        figure_shown=figure_shown,
        fields=[(field, [(one, figure_title(one)) for one in mine]) for field, mine in by_field(found)],
        query=urlencode({"year": year} | ({"organ": organ} if organ else {})),
    )


@require_safe
@signed_in
def figure(request: HttpRequest, officer: Officer, name: str) -> HttpResponseBase:
    """One figure: how it is defined, how it went, how it divides, which cases are behind it; or all that as a file.

    As of an earlier head of the book where the address names one (see indicators/past.py).
    """
    year, organ = asked(request, officer)
    book = book_for(officer, organ)
    by, part = request.GET.get("by", ""), request.GET.get("part", "")
    definition = request.GET.get("definition") or None
    try:
        heads, day = heads_of(request), day_of(request)
        whole = indicators.figure(
            name, year, organ, by or None, book=book, as_of=day, definition=definition, heads=heads
        )
        one = part_of(whole, request.GET)
        address = f"{request.path}?{permanent(whole, year=str(year), organ=organ or '', by=by)}"
        if one is not whole:
            address += f"&{urlencode({'key': request.GET['key']})}"
        if "format" in request.GET:
            absolute = request.build_absolute_uri(address)
            return figure_file(request.GET["format"], _parcel(officer, organ, one, part, absolute))
        behind = one.cases(part or "numerator", request.GET.get("after"), organs=_seen(officer, organ))
    except OtherBook as no:
        return trouble(request, officer, 409, no.said)
    except (NoSuchIndicator, Unanswerable) as no:
        return trouble(request, officer, 404, no.said)
    words = _shown(request, officer, whole, organ) | _behind(officer, organ, one, part or "numerator", behind)
    return page(
        request,
        officer,
        "desk/figure.html",
        **words,
        one=whole,
        figure_shown=figure_shown,
        part_of=one if one is not whole else None,
        address=address,
        first_page="after" not in request.GET,
    )


def _shown(request: HttpRequest, officer: Officer, whole: Figure, organ: str | None) -> dict[str, Any]:
    """What the page says of the figure, and its links, each saying what the address said."""
    said = kept(request, *ASKED)
    organs = organs_of(officer)
    return {
        "year": whole.period.first.year,
        "organ": organ or "",
        "organ_name": dict(organs).get(organ or "", ""),
        "title": figure_title(whole),
        "period": period_shown(whole.period),
        "trend": charts.shown(trend(whole)),
        "by": request.GET.get("by", ""),
        "key": request.GET.get("key"),
        "ways": [(way, dimension(way).title) for way in whole.indicator.by],
        "hidden": [one for one in said if one[0] not in ("by", "key", "part")],
        "parts": [
            (row, t(row.slice.label) if row.slice else "", "?" + query(said, key=key_of(row), part=None))
            for row in whole.breakdown
        ],
        "most": max((abs(row.value) for row in whole.breakdown if row.value is not None), default=0),
        "without_key": "?" + query(said, key=None),
        "tabs": {name: "?" + query(said, part=name) for name in PARTS},
        "files": [(kind, "?" + query(said, format=kind)) for kind in ("csv", "xlsx", "json")],
        "query": query(kept(request, "year", "organ")),
        "present": "?" + query(said, head=None, as_of=None) if whole.fixed else "",
        "defined": told(whole),
        "others": other(whole),
        "definition_address": "?" + query(said, key=None, definition=""),
    }


def _behind(officer: Officer, organ: str | None, one: Figure, part: str, behind: CasePage) -> dict[str, Any]:
    """The cases that the officer may see, and how many more there are."""
    seen = _seen(officer, organ)
    unlisted = 0 if seen is None else one.count(part) - one.count(part, organs=seen)
    return {
        "part": part,
        "behind": behind,
        "unlisted": unlisted,
        "names": organ_names({case.organ for case in behind.items}),
        "after": behind.after,
    }


def _parcel(officer: Officer, organ: str | None, one: Figure, part: str, address: str) -> Parcel:
    """What goes into a file: every case of the figure that the officer may see."""
    seen, which = _seen(officer, organ), part or "denominator"
    every = one.count(which)
    listed = every if seen is None else one.count(which, organs=seen)
    months = trend(one) if one.slice is None else None
    names = dict(organs_known())
    lines = one.lines(which, organs=seen)
    return Parcel(one, months, figure_title(one), address, lines, listed, every - listed, names, amounts=True)


def _seen(officer: Officer, organ: str | None) -> frozenset[str] | None:
    """The organs whose cases may be listed; None where the figure is of one that may be seen."""
    return None if organ and officer.viewer.sees(organ) else officer.viewer.organs


def asked(request: HttpRequest, officer: Officer) -> tuple[int, str | None]:
    """The year (the last full one if none is asked) and the organ; an officer who oversees nobody sees one organ.

    Raises NoSuchYear.
    """
    text, organ = request.GET.get("year", "").strip()[:12], request.GET.get("organ", "")
    known = indicators.years(book_for(officer, None))
    year = int(text) if text.isascii() and text.isdigit() else max(known[0], officer.today.year - 1)
    if year not in known or (text and text != str(year)):
        raise NoSuchYear(text, known)
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
