"""What anybody may read without a token: published penalties, masked."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from zhunsheng.cases import offers, queries
from zhunsheng.doors.api import shapes, showing

router = Router(tags=["公开"], auth=None)
Size = Annotated[int, Query(ge=1, le=200)]


@router.get("/penalties", response=shapes.Lines, summary="公开的行政处罚决定,最近公开的在前")
def penalties(
    request: HttpRequest,
    text: str | None = None,
    organ: str | None = None,
    after: str | None = None,
    size: Size = 50,
) -> shapes.Lines:
    """Published decisions; withdrawn ones are left out."""
    return showing.lines(queries.published(text=text, organ=organ, after=after, size=size))


@router.get(
    "/penalties/{number}", response={200: shapes.Whole, 404: shapes.Error}, summary="一件公开的行政处罚决定"
)
def penalty(request: HttpRequest, number: str) -> shapes.Whole:
    """One published decision by its case number or the number of its paper."""
    return showing.whole(offers.public_view(number))
