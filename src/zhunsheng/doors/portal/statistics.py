"""The published tables of enforcement, as they were frozen; each number opens its figure."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.doors.portal.shell import missing, page
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.reports.tables.publishing import Issued, issued


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every published table, the latest year first."""
    return page(request, "statistics", tables=issued(EnforcementStatistics))


@require_safe
def table(request: HttpRequest, case: str) -> HttpResponse:
    """One table."""
    found = _found(case)
    if found is None:
        return missing(request, gettext("没有这份已公布的统计年报。请从列表查找。"))
    blocks = [
        (one["title"], [(row, _address(found, row)) for row in one["rows"]]) for one in found.table["blocks"]
    ]
    return page(request, "statistics_table", one=found, blocks=blocks)


@require_safe
def download(request: HttpRequest, case: str) -> HttpResponse:
    """The table as data."""
    found = _found(case)
    if found is None:
        return missing(request, gettext("没有这份已公布的统计年报。请从列表查找。"))
    head = {"issuer": found.issuer, "year": found.year, "published": found.on.isoformat()}
    return JsonResponse(head | found.table, json_dumps_params={"ensure_ascii": False})


def _found(case: str) -> Issued | None:
    return next((one for one in issued(EnforcementStatistics) if one.case == case), None)


def _address(found: Issued, row: dict[str, Any]) -> str:
    """Where the number opens: the figure of the year, asked as the table asked, divided where the table divides."""
    asks = row.get("asks") or []
    if len(asks) != 1 or not row.get("value"):
        return ""
    query = {"book": found.book, "as_of": found.table["as_of"]} | (
        {"by": asks[0]["by"]} if asks[0]["by"] else {}
    )
    return reverse("portal:figure", args=[found.year, asks[0]["indicator"]]) + f"?{urlencode(query)}"
