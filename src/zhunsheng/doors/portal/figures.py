"""Figures that open: one figure, its definition and article, its parts, and the cases behind it.

A figure of a published report is asked for as the report asked: of its book, as of its day.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.cases import queries
from zhunsheng.doors.definitions import other, told
from zhunsheng.doors.portal.shell import SIZE, missing, page
from zhunsheng.doors.portal.words import about, english, in_words, rules_of
from zhunsheng.indicators import Figure, Kind, Unanswerable, figure, figures
from zhunsheng.indicators.catalogue import dimension, field_of
from zhunsheng.procedures.vocabulary import in_force

PARTS = ("numerator", "denominator", "rest")
ASKED = ("book", "as_of", "definition")


def _asked(request: HttpRequest) -> dict[str, str]:
    """Of which book and as of which day, where the address says so."""
    return {name: request.GET[name] for name in ASKED if request.GET.get(name)}


def _day(asked: dict[str, str]) -> date | None:
    """The day on which what is pending is looked at. Raises Unanswerable for what is no day."""
    try:
        return date.fromisoformat(asked["as_of"]) if "as_of" in asked else None
    except ValueError:
        raise Unanswerable(gettext("日期应写成 2026-01-31。请从报告重新打开。")) from None


def _address(name: str, arguments: list[Any], **query: str) -> str:
    """An address with what was asked."""
    return reverse(f"portal:{name}", args=arguments) + (f"?{urlencode(query)}" if query else "")


def _without(asked: dict[str, str]) -> dict[str, str]:
    """What was asked beside the definition, which is of one figure alone."""
    return {name: value for name, value in asked.items() if name != "definition"}


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Every figure of a year."""
    try:
        asked = _asked(request)
        found = figures(year, book=asked.get("book"), as_of=_day(asked))
    except Unanswerable as no:
        return missing(request, str(no))
    fields: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        fields.setdefault(in_words(field_of(one.indicator)), []).append(_brief(one, year, asked))
    return page(request, "figures", year=year, fields=fields)


@require_safe
def one(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """One figure: value, how it is made up, definition, article, breakdown."""
    by, asked = request.GET.get("by") or None, _asked(request)
    try:
        found = figure(
            name,
            year,
            by=by,
            book=asked.get("book"),
            as_of=_day(asked),
            definition=asked.get("definition"),
        )
    except Unanswerable as no:
        return missing(request, str(no))
    indicator, defined = found.indicator, told(found)
    article = in_force(indicator.cites, found.period.last) or indicator.articles[0]
    return page(
        request,
        "figure",
        year=year,
        figure=found,
        brief=_brief(found, year, asked),
        all=_address("figures", [year], **_without(asked)),
        definition=defined.text,
        defined=defined,
        others=other(found),
        definition_address=_address("figure", [year, name], **_without(asked))
        + ("&" if _without(asked) else "?")
        + "definition=",
        article={"article": about(article), "rules": rules_of(article)},
        rate=indicator.kind is Kind.RATE,
        parts=_parts(found, year, name, asked),
        by=by,
        ways=[
            (way, in_words(dimension(way).title), "?" + urlencode(asked | {"by": way}))
            for way in indicator.by
        ],
        rows=[_row(part) for part in found.breakdown],
        problems=[one.message for one in found.problems],
    )


@require_safe
def behind(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """The cases behind a figure: the published ones open, the others are counted and nothing more."""
    part, asked = request.GET.get("part", "numerator"), _asked(request)
    try:
        found = figure(
            name, year, book=asked.get("book"), as_of=_day(asked), definition=asked.get("definition")
        )
        cases = found.cases(part, request.GET.get("after"), SIZE, public=True)
        opened = found.published(part)
    except Unanswerable as no:
        return missing(request, str(no))
    names = queries.organ_names({case.organ for case in cases.items})
    counted = dict(_counts(found))[part]
    return page(
        request,
        "behind",
        year=year,
        brief=_brief(found, year, asked),
        all=_address("figures", [year], **_without(asked)),
        part=_PARTS[part](),
        counted=counted,
        opened=opened,
        closed=max(0, counted - opened),
        cases=[(case, names.get(case.organ, case.organ)) for case in cases.items],
        more="?" + urlencode(asked | {"part": part, "after": cases.after}) if cases.after else None,
    )


_PARTS = {
    "numerator": lambda: gettext("计入的案件"),
    "denominator": lambda: gettext("作为分母的案件"),
    "rest": lambda: gettext("计入分母、未达到的案件"),
}


def _counts(found: Figure) -> list[tuple[str, int]]:
    """How many cases stand behind each part; only a rate has more than one."""
    if found.indicator.kind is not Kind.RATE:
        whole = int(found.denominator)
        return [("numerator", whole), ("denominator", whole), ("rest", 0)]
    top, bottom = int(found.numerator), int(found.denominator)
    return [("numerator", top), ("denominator", bottom), ("rest", bottom - top)]


def _parts(found: Figure, year: int, name: str, asked: dict[str, str]) -> list[dict[str, Any]]:
    """Each part with its number and the address of its cases."""
    counted = _counts(found) if found.indicator.kind is Kind.RATE else _counts(found)[:1]
    return [
        {
            "title": _PARTS[part](),
            "count": count,
            "address": _address("behind", [year, name], part=part, **asked),
        }
        for part, count in counted
    ]


def _brief(found: Figure, year: int, asked: dict[str, str]) -> dict[str, Any]:
    """A figure as a list shows it."""
    indicator = found.indicator
    unit = in_words(found.unit)
    shown = found.shown.removesuffix(found.unit) if found.unit else found.shown
    return {
        "id": found.id,
        "title": indicator.title_en if english() else found.title,
        "shown": shown,
        "unit": unit,
        "article": found.article,
        "address": _address("figure", [year, found.id], **asked),
    }


def _row(part: Figure) -> dict[str, Any]:
    label = in_words(part.slice.label) if part.slice else ""
    unit = in_words(part.unit)
    return {
        "label": label,
        "shown": part.shown.removesuffix(part.unit),
        "unit": unit,
        "count": int(part.denominator),
    }
