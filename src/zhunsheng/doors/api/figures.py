"""Figures and the cases behind them: of one's own organs every case, of others what is published."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from zhunsheng.cases.viewing import Viewer
from zhunsheng.doors.api import shapes
from zhunsheng.doors.api.callers import caller
from zhunsheng.indicators import CasePage, Figure, figure, figures
from zhunsheng.indicators.figures import others, today

router = Router(tags=["数字"])
Size = Annotated[int, Query(ge=1, le=200)]
ANSWERS = {200: dict[str, Any], 400: shapes.Error, 404: shapes.Error}
_PAGES = 40


@router.get("", response={200: list[dict[str, Any]], 400: shapes.Error}, summary="一年的全部数字")
def every(
    request: HttpRequest, year: int | None = None, organ: str | None = None, by: str | None = None
) -> list[dict[str, Any]]:
    """Every Figure of the year (this year if not given), of one organ or of all."""
    return [one.as_json() for one in figures(year or today().year, organ, by)]


@router.get("/{id}", response=ANSWERS, summary="一个数字,可以分列")
def one(
    request: HttpRequest,
    id: str,
    year: int | None = None,
    organ: str | None = None,
    by: str | None = None,
    definition: str | None = None,
) -> dict[str, Any]:
    """One Figure, with its breakdown where `by` asks for one; `definition`: under another than the place's own.

    `others`: what its other definitions give.
    """
    found = figure(id, year or today().year, organ, by, definition=definition)
    return found.as_json() | {"others": [one.as_json() for one in others(found)]}


@router.get(
    "/{id}/cases",
    response={200: shapes.Behind, 400: shapes.Error, 404: shapes.Error},
    summary="一个数字背后、调用者可见的案件",
)
def cases(
    request: HttpRequest,
    id: str,
    year: int | None = None,
    organ: str | None = None,
    definition: str | None = None,
    part: str = "numerator",
    after: str | None = None,
    size: Size = 50,
) -> shapes.Behind:
    """The cases behind a Figure. A page may hold fewer than `size`: cases of organs not seen are left out."""
    found = figure(id, year or today().year, organ, definition=definition)
    viewer = caller(request).viewer
    if organ is not None and not viewer.sees(organ):
        page = found.cases(part, after=after, size=size, public=True)
    else:
        page = _visible(found, viewer, part, after, size)
    items = [shapes.CaseRef(id=c.id, number=c.number, organ=c.organ, opened=c.opened) for c in page.items]
    return shapes.Behind(items=items, after=page.after)


def _visible(found: Figure, viewer: Viewer, part: str, after: str | None, size: int) -> CasePage:
    """The next page on which the viewer sees anything."""
    for _page in range(_PAGES):
        page = found.cases(part, after=after, size=size)
        seen = tuple(case for case in page.items if viewer.sees(case.organ))
        after = page.after
        if seen or after is None:
            return CasePage(seen, after)
    return CasePage((), after)
