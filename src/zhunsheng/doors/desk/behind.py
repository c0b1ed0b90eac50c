"""The cases behind a cell of a table: page by page, figure by figure, those of other organs by number alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.definitions import told
from zhunsheng.doors.desk.officer import Officer, page
from zhunsheng.reports.tables import Cell

SIZE = 100


def behind(
    request: HttpRequest, officer: Officer, cell: Cell, back: tuple[str, str], period: str
) -> HttpResponse:
    """The page of a cell. `back`: address and title of its table. Raises Unanswerable for a broken page token."""
    every = cell.behind()
    kept = {name: value for name, value in request.GET.items() if name not in ("figure", "after")}
    text = request.GET.get("figure", "0")
    at = min(int(text) if text.isascii() and text.isdigit() else 0, max(len(every) - 1, 0))
    items: tuple[Any, ...] = ()
    onward, rated, part = "", False, ""
    if every:
        part, figure = every[at]
        rated = part == "numerator" and figure.indicator.kind == "rate"
        part = _part(request) if rated else part
        found = figure.cases(part, request.GET.get("after"), SIZE)
        items = found.items
        more = {"figure": str(at), "after": found.after} if found.after else {"figure": str(at + 1)}
        if found.after or at + 1 < len(every):
            onward = "?" + urlencode(kept | {k: v for k, v in more.items() if v})
    first = at == 0 and "after" not in request.GET
    return page(
        *(request, officer, "desk/statistics_cell.html"),
        cell=cell,
        told=told,
        cases=items,
        period=period,
        names=organ_names({case.organ for case in items}),
        back=back,
        rated=rated,
        part=part,
        here="?" + urlencode({name: value for name, value in kept.items() if name != "part"}),
        first_page=first,
        next_page=onward,
        first_address="?" + urlencode(kept),
    )


def _part(request: HttpRequest) -> str:
    """Which cases of a rate: those that fulfil it if nothing else is asked."""
    asked = request.GET.get("part", "numerator")
    return asked if asked in ("denominator", "rest") else "numerator"
