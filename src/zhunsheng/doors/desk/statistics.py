"""The yearly table of enforcement and the files for other platforms: looked at, opened cell by cell, taken along."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.desk.figures import asked, book_for, organs_of
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.indicators import Period, Unanswerable
from zhunsheng.reports import credit, tables
from zhunsheng.reports import statistics as yearly

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@signed_in
def statistics(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The table of a year, of one organ or of all that may be seen."""
    year, organ = asked(request, officer)
    try:
        found = _filled(officer, year, organ)
    except Unanswerable as no:
        return trouble(request, officer, 400, str(no))
    return page(
        *(request, officer, "desk/statistics.html"),
        year=year,
        organ=organ or "",
        organs=organs_of(officer),
        everything=officer.oversees,
        table=found,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        forms=credit.FORMS.values(),
        query=urlencode({"year": year} | ({"organ": organ} if organ else {})),
    )


@require_safe
@signed_in
def cell(request: HttpRequest, officer: Officer, code: str) -> HttpResponse:
    """The cases behind one cell, those of organs that the officer sees."""
    year, organ = asked(request, officer)
    try:
        found = _filled(officer, year, organ).cell(code)
    except (KeyError, Unanswerable):
        raise Http404 from None
    cases = [case for part, figure in found.behind() for case in figure.cases(part, size=500).items]
    return page(
        *(request, officer, "desk/statistics_cell.html"),
        year=year,
        cell=found,
        cases=cases,
        names=organ_names({case.organ for case in cases}),
        query=urlencode({"year": year} | ({"organ": organ} if organ else {})),
    )


@require_safe
@signed_in
def table_file(request: HttpRequest, officer: Officer, kind: str) -> HttpResponse:
    """The table as a file: xlsx, csv or json."""
    year, organ = asked(request, officer)
    found = _filled(officer, year, organ)
    title = _("%(year)s年行政执法统计") % {"year": year}
    made: dict[str, Callable[[], tuple[bytes, str]]] = {
        "xlsx": lambda: (tables.as_xlsx(found, title), XLSX),
        "csv": lambda: (tables.as_csv(found), CSV),
        "json": lambda: (json.dumps(found.as_json(), ensure_ascii=False).encode(), "application/json"),
    }
    if kind not in made:
        raise Http404
    return _file(f"{title}.{kind}", *made[kind]())


@require_POST
@signed_in
def draft(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Freeze the table as the draft of the year's statistics of one's own organ, and go on in its case."""
    year, organ = asked(request, officer)
    if organ is None or organ not in officer.own_organs:
        return trouble(request, officer, 400, _("请先选定本机关。"))
    issuer = organ_names({organ}).get(organ, organ)
    try:
        taken = yearly.draft(
            _filled(officer, year, organ), issuer, by=(officer.id,), on=officer.today, organ=organ
        )
    except NotTaken as no:
        return trouble(request, officer, 409, str(no))
    return HttpResponseRedirect(reverse("desk:case", args=[taken.case.id]))


@require_safe
@signed_in
def credit_file(request: HttpRequest, officer: Officer, kind: str) -> HttpResponse:
    """A file for the credit platform or for 互联网+监管, with what is wrong in it on sheets of its own."""
    form = request.GET.get("form", "penalty")
    if form not in credit.FORMS or kind not in ("xlsx", "csv"):
        raise Http404
    try:
        first, last = (date.fromisoformat(request.GET.get(name, "")) for name in ("first", "last"))
    except ValueError:
        return trouble(request, officer, 400, _("请填写起止日期,如 2026-01-31。"))
    _year, organ = asked(request, officer)
    found = credit.compose(credit.FORMS[form], officer.viewer, first, last, officer.today, organ)
    made = (credit.as_xlsx(found), XLSX) if kind == "xlsx" else (credit.as_csv(found), CSV)
    return _file(f"{found.form.title}{first}-{last}.{kind}", *made)


def _filled(officer: Officer, year: int, organ: str | None) -> Any:
    return tables.fill(
        yearly.ENFORCEMENT, Period.year(year, officer.today), organ, book=book_for(officer, organ)
    )


def _file(name: str, data: bytes, kind: str) -> HttpResponse:
    place = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, kind, headers={"Content-Disposition": place})
