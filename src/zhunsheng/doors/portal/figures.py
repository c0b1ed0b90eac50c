"""Figures that open: one figure, its definition and article, its parts, and the cases behind it.

A figure of a published report is asked for as the report asked: of its book, as of its day.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.cases import feed, queries
from zhunsheng.doors import charts
from zhunsheng.doors.addresses import asked as kept
from zhunsheng.doors.addresses import day_of, heads_of, key_of, part_of, permanent, query
from zhunsheng.doors.counts import unit_beside
from zhunsheng.doors.definitions import other, told
from zhunsheng.doors.figure_files import figure_file
from zhunsheng.doors.parcels import Parcel
from zhunsheng.doors.portal import published
from zhunsheng.doors.portal.shell import SIZE, latest, missing, page
from zhunsheng.doors.portal.words import about, english, in_words, rules_of
from zhunsheng.indicators import (
    CasePage,
    Figure,
    Kind,
    NoSuchYear,
    OtherBook,
    Unanswerable,
    figure,
    figures,
    trend,
    within,
)
from zhunsheng.indicators.catalogue import dimension, field_of
from zhunsheng.indicators.declaring import Together
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import in_force

ASKED = ("book", "organ", "as_of", "definition", "head")
"""What an address says of a figure beside its year and name; the links of its pages go on saying it."""
Asked = list[tuple[str, str]]


def _ask(request: HttpRequest, year: int, name: str, by: str | None = None) -> Figure:
    """The figure that an address asks for. Raises NoSuchYear, Unanswerable, OtherBook."""
    organ, book, definition = (request.GET.get(said) or None for said in ("organ", "book", "definition"))
    day, heads = day_of(request), heads_of(request)
    return figure(
        name, within(year, book), organ, by, book=book, as_of=day, definition=definition, heads=heads
    )


def _address(name: str, arguments: list[Any], asked: Asked, **more: str) -> str:
    """An address with what was asked."""
    said = query(asked, **more)
    return reverse(f"portal:{name}", args=arguments) + (f"?{said}" if said else "")


def _without(asked: Asked) -> Asked:
    """What was asked beside the definition, which is of one figure alone."""
    return [one for one in asked if one[0] != "definition"]


def _refused(request: HttpRequest, no: Unanswerable) -> HttpResponse:
    """What is wrong with the question; a book that does not match is no mere mistake of the reader's."""
    if isinstance(no, OtherBook):
        return page(request, "missing", status=409, message=in_words(no.said))
    if isinstance(no, NoSuchYear):
        said = gettext("%(year)s年的数字")
        there = [(said % {"year": year}, reverse("portal:figures", args=[year])) for year in latest()]
        return missing(request, in_words(no.said), there)
    return missing(request, in_words(no.said))


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Every figure of a year."""
    asked = kept(request, *ASKED)
    try:
        organ, book = request.GET.get("organ") or None, request.GET.get("book") or None
        found = figures(within(year, book), organ, book=book, as_of=day_of(request), heads=heads_of(request))
    except Unanswerable as no:
        return _refused(request, no)
    fields: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        fields.setdefault(in_words(field_of(one.indicator)), []).append(_brief(one, year, _without(asked)))
    return page(request, "figures", year=year, fields=fields)


@require_safe
def one(request: HttpRequest, year: int, name: str) -> HttpResponseBase:
    """One figure: value, how it is made up, how it went, definition, article, breakdown; or all that as a file.

    As of an earlier head of the books where the address names one (see indicators/past.py).
    """
    try:
        whole = _ask(request, year, name, request.GET.get("by") or None)
        found = part_of(whole, request.GET)
        address = f"{request.path}?{_permanent(request, whole)}"
        if "format" in request.GET:
            absolute = request.build_absolute_uri(address)
            return figure_file(request.GET["format"], _parcel(found, request.GET.get("part", ""), absolute))
    except Unanswerable as no:
        return _refused(request, no)
    indicator, defined, asked = found.indicator, told(found), kept(request, *ASKED)
    article = in_force(indicator.cites, found.period.last) or indicator.articles[0]
    return page(
        request,
        "figure",
        **_links(request, year, whole),
        year=year,
        figure=found,
        brief=_brief(found, year, asked),
        label=in_words(found.slice.label) if found.slice else "",
        definition=defined.text,
        defined=defined,
        others=other(found),
        article={"article": about(article), "rules": rules_of(article)},
        of=in_words(found.unit),
        rate=indicator.kind is Kind.RATE,
        trend=charts.shown(trend(found)) if found is whole else None,
        parts=_parts(found, year, name, asked),
        most=max((abs(part.value) for part in whole.breakdown if part.value is not None), default=0),
        problems=[one.message for one in found.problems],
        address=address,
    )


def _permanent(request: HttpRequest, whole: Figure) -> str:
    more = {name: request.GET.get(name, "") for name in ("book", "organ", "by")}
    key = "&" + query([("key", request.GET["key"])]) if "key" in request.GET else ""
    return permanent(whole, **more) + key


def _links(request: HttpRequest, year: int, whole: Figure) -> dict[str, Any]:
    """Where the page leads on to, each address saying what this one said."""
    asked, by, name = kept(request, *ASKED), request.GET.get("by") or None, whole.id
    here = kept(request, *ASKED, "by", "key")
    present = [one for one in here if one[0] not in ("head", "as_of")]
    return {
        "all": _address("figures", [year], _without(asked)),
        "definition_address": "?" + query(here, definition=""),
        "by": by,
        "key": request.GET.get("key"),
        "ways": [
            (way, in_words(dimension(way).title), "?" + query(asked, by=way)) for way in whole.indicator.by
        ],
        "rows": [_row(part, year, name, asked) for part in whole.breakdown],
        "files": [(kind, "?" + query(here, format=kind)) for kind in ("csv", "xlsx", "json")],
        "present": _address("figure", [year, name], present) if whole.fixed else "",
        "whole": _address("figure", [year, name], asked) if "key" in request.GET else "",
    }


@require_safe
def behind(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """The cases behind a figure: the published ones open, the others are counted and nothing more."""
    part, asked = request.GET.get("part", "numerator"), kept(request, *ASKED)
    here = kept(request, *ASKED, "by", "key", "part")
    try:
        whole = _ask(request, year, name, request.GET.get("by") or None)
        found = part_of(whole, request.GET)
        cases = found.cases(part, request.GET.get("after"), SIZE, public=True)
        counted, opened = found.count(part), found.published(part)
    except Unanswerable as no:
        return _refused(request, no)
    names = queries.organ_names({case.organ for case in cases.items})
    label = in_words(found.slice.label) if found.slice else ""
    return page(
        request,
        "behind",
        year=year,
        brief=_brief(whole, year, asked),
        all=_address("figures", [year], _without(asked)),
        part=f"{label} · {_PARTS[part]()}" if label else _PARTS[part](),
        counted=counted,
        opened=opened,
        closed=max(0, counted - opened),
        cases=[
            (case, names.get(case.organ, case.organ), place)
            for case, place in zip(cases.items, _places(found, cases), strict=True)
        ],
        more="?" + query(here, after=cases.after) if cases.after else None,
    )


def _places(found: Figure, cases: CasePage) -> list[str]:
    """Where each case opens; "" where its procedure has no public page of a case."""
    kind = found.indicator.procedure
    if isinstance(kind, Together):
        names = feed.procedures_of([case.id for case in cases.items])
    else:
        names = dict.fromkeys((case.id for case in cases.items), kind.name)
    paged = {one.name for one in published.procedures()}
    places = []
    for case in cases.items:
        of = names.get(case.id, "")
        if of == Penalty.name:
            places.append(reverse("portal:decision", args=[case.number]))
        elif of in paged:
            places.append(reverse("portal:published-case", args=[of, case.number]))
        else:
            places.append("")
    return places


def _parcel(one: Figure, part: str, address: str) -> Parcel:
    """What goes into a file: the published cases, without what each adds; the others are counted."""
    which = part or "denominator"
    listed = one.count(which, public=True)
    unlisted = max(0, one.count(which) - listed)
    months = trend(one) if one.slice is None else None
    title = one.indicator.title_en if english() else one.title
    names, lines = dict(queries.organs_known()), one.lines(which, public=True)
    return Parcel(one, months, title, address, lines, listed, unlisted, names, amounts=False)


_PARTS = {
    "numerator": lambda: gettext("计入的案件"),
    "denominator": lambda: gettext("作为分母的案件"),
    "rest": lambda: gettext("计入分母、未达到的案件"),
}


def _counts(found: Figure) -> list[tuple[str, int]]:
    """How many cases stand behind each part; only a rate has more than one."""
    if found.indicator.kind is not Kind.RATE:
        # A mean may divide by something else than cases.
        whole = found.count()
        return [("numerator", whole), ("denominator", whole), ("rest", 0)]
    top, bottom = int(found.numerator), int(found.denominator)
    return [("numerator", top), ("denominator", bottom), ("rest", bottom - top)]


def _parts(found: Figure, year: int, name: str, asked: Asked) -> list[dict[str, Any]]:
    """Each part with its number and the address of its cases."""
    counted = _counts(found) if found.indicator.kind is Kind.RATE else _counts(found)[:1]
    return [
        {
            "title": _PARTS[part](),
            "count": count,
            "address": _address("behind", [year, name], asked, part=part, **_sliced(found)),
        }
        for part, count in counted
    ]


def _sliced(found: Figure) -> dict[str, str]:
    """Which part of a breakdown it is, as an address says it."""
    return {"by": found.slice.by, "key": key_of(found)} if found.slice else {}


def _brief(found: Figure, year: int, asked: Asked) -> dict[str, Any]:
    """A figure as a list shows it."""
    indicator = found.indicator
    shown = found.shown.removesuffix(found.unit) if found.unit else found.shown
    return {
        "id": found.id,
        "title": indicator.title_en if english() else found.title,
        "shown": shown,
        "unit": unit_beside(found),
        "article": found.article,
        "address": _address("figure", [year, found.id], asked),
    }


def _row(part: Figure, year: int, name: str, asked: Asked) -> tuple[Figure, str, str]:
    """A part of the breakdown, what it is called, and where its cases are."""
    by, label = (part.slice.by, part.slice.label) if part.slice else ("", "")
    return part, in_words(label), _address("behind", [year, name], asked, by=by, key=key_of(part))
