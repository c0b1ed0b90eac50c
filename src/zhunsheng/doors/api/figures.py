"""Figures and the cases behind them: of one's own organs every case, of others what is published.

Every figure may be asked for as of an earlier head of its books (`head=book:seq:link`, as `address` in each answer has
it): the number, its breakdown and its cases are then what they were when the book ended there.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Field, Query, Router, Schema

from zhunsheng.cases.queries import organs_known
from zhunsheng.cases.viewing import Viewer
from zhunsheng.doors.addresses import part_of, permanent
from zhunsheng.doors.api import shapes
from zhunsheng.doors.api.callers import caller
from zhunsheng.doors.figure_files import figure_file
from zhunsheng.doors.parcels import Parcel
from zhunsheng.indicators import Figure, Trend, figure, figures, pointed, trend, within
from zhunsheng.indicators.figures import others, today
from zhunsheng.indicators.rounding import plain

router = Router(tags=["数字"])
Size = Annotated[int, Query(ge=1, le=200)]
ANSWERS = {200: dict[str, Any], 400: shapes.Error, 404: shapes.Error, 409: shapes.Error}


class Asking(Schema):
    """Which figure: of a year (this one if not given), an organ or a book (all if not given), broken down `by`; as seen
    on the day `as_of`; under another `definition` than the place's own; as of an earlier `head` of each book."""

    year: int | None = None
    organ: str | None = None
    book: str | None = None
    by: str | None = None
    as_of: date | None = None
    definition: str | None = None
    head: list[str] = Field(default_factory=list, max_length=100)

    def figure(self, id: str) -> Figure:
        """The figure. Raises NoSuchIndicator, NoSuchYear, Unanswerable, OtherBook."""
        return figure(
            *(id, _year(self.year, self.book), self.organ, self.by),
            book=self.book,
            as_of=self.as_of,
            definition=self.definition,
            heads=pointed(self.head) if self.head else None,
        )


class Behind(Asking):
    """Whose cases: of the figure, or of the part of its breakdown with that `key`."""

    part: str = "numerator"
    key: str | None = None

    def asked(self, id: str) -> Figure:
        """The figure or its part. Raises as `figure`."""
        return part_of(self.figure(id), {} if self.key is None else {"key": self.key})


@router.get(
    "", response={200: list[dict[str, Any]], 400: shapes.Error, 404: shapes.Error}, summary="一年的全部数字"
)
def every(
    request: HttpRequest, year: int | None = None, organ: str | None = None, by: str | None = None
) -> list[dict[str, Any]]:
    """Every Figure of the year (this year if not given), of one organ or of all."""
    return [one.as_json() for one in figures(_year(year), organ, by)]


@router.get("/{id}", response=ANSWERS, summary="一个数字,可以分列,可以按账簿较早的末尾")
def one(request: HttpRequest, id: str, asking: Query[Asking]) -> dict[str, Any]:
    """One Figure, with its breakdown where `by` asks for one; `definition`: under another than the place's own.

    `others`: what its other definitions give. `address`: gives this very answer again, however the book goes on.
    """
    found = asking.figure(id)
    told = {"others": [one.as_json() for one in others(found)], "address": _address(request, found, asking)}
    return found.as_json() | told


@router.get("/{id}/months", response=ANSWERS, summary="一个数字的逐月走势,与上年同期比较")
def months(request: HttpRequest, id: str, asking: Query[Asking]) -> dict[str, Any]:
    """The months of the figure's year beside those of the year before, and the change of each: `points` where it is in
    percentage points, else per cent; null where nothing can be told."""
    return _months(trend(asking.figure(id)))


@router.get(
    "/{id}/cases",
    response={200: shapes.Behind, 400: shapes.Error, 404: shapes.Error, 409: shapes.Error},
    summary="一个数字背后、调用者可见的案件",
)
def cases(
    request: HttpRequest, id: str, asking: Query[Behind], after: str | None = None, size: Size = 50
) -> shapes.Behind:
    """The cases behind a Figure that the caller may see: of organs seen all, of another organ asked for the published."""
    found, gate = asking.asked(id), _gate(caller(request).viewer, asking.organ)
    page = found.cases(asking.part, after, size, **gate)
    items = [shapes.CaseRef(id=c.id, number=c.number, organ=c.organ, opened=c.opened) for c in page.items]
    return shapes.Behind(items=items, after=page.after)


@router.get("/{id}/file", response=ANSWERS, summary="一个数字连同案件清单的文件(csv、xlsx、json)")
def file(request: HttpRequest, id: str, asking: Query[Behind], format: str = "json") -> HttpResponseBase:
    """The figure, its breakdown, its months and every case behind it that the caller may see; the others are counted."""
    found, gate = asking.asked(id), _gate(caller(request).viewer, asking.organ)
    part = asking.part if "part" in asking.model_fields_set else "denominator"
    listed = found.count(part, **gate)
    parcel = Parcel(
        figure=found,
        trend=trend(found) if found.slice is None else None,
        title=found.title,
        address=_address(request, found, asking),
        lines=found.lines(part, **gate),
        listed=listed,
        unlisted=max(0, found.count(part) - listed),
        names=dict(organs_known()),
        amounts=not gate["public"],
    )
    return figure_file(format, parcel)


def _year(asked: int | None, book: str | None = None) -> int:
    """The year asked for, this one if none is. Raises NoSuchYear."""
    return today().year if asked is None else within(asked, book)


def _gate(viewer: Viewer, organ: str | None) -> dict[str, Any]:
    """Which cases may be listed."""
    if organ is not None and not viewer.sees(organ):
        return {"public": True, "organs": None}
    return {"public": False, "organs": viewer.organs}


def _address(request: HttpRequest, found: Figure, asking: Asking) -> str:
    given = {"organ": asking.organ or "", "book": asking.book or "", "by": asking.by or ""}
    said = permanent(found, year=str(found.period.first.year), **given)
    root = request.path.partition("/figures/")[0]
    return request.build_absolute_uri(f"{root}/figures/{found.id}?{said}")


def _months(found: Trend) -> dict[str, Any]:
    def told(now: Figure | None, before: Figure | None, change: Any) -> dict[str, Any]:
        said = None
        if change is not None:
            said = {"sign": change.sign, "amount": plain(change.amount), "points": change.points}
        return {
            "value": plain(now.value) if now else None,
            "year_before": plain(before.value) if before else None,
            "change": said,
        }

    return {
        "months": [
            {"month": f"{one.first:%Y-%m}"} | told(one.now, one.before, one.change) for one in found.months
        ],
        "whole": {"last": found.now.period.last.isoformat()} | told(found.now, found.before, found.change),
    }
