"""The statutory tables of a year and the files for other platforms: looked at, opened cell by cell, taken along."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.feed import Told, about
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.desk.behind import behind
from zhunsheng.doors.desk.figures import asked, book_for, organs_of
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.wording import t
from zhunsheng.doors.grids import grids
from zhunsheng.doors.table_files import KINDS, attachment, table_file
from zhunsheng.indicators import Period, Unanswerable
from zhunsheng.procedures.openness.disclosure.report import LEVELS
from zhunsheng.reports import credit, openness, tables
from zhunsheng.reports import statistics as yearly
from zhunsheng.reports.openness.printing import official as disclosed
from zhunsheng.reports.outputs import NoFonts, Official
from zhunsheng.reports.reconsideration import RECONSIDERATION
from zhunsheng.reports.tables import Cell, Filled, Table
from zhunsheng.reports.tables.printing import official
from zhunsheng.reports.yearly import drafted, procedure_of

TABLES: dict[str, Table] = {
    one.frame.code: one for one in (yearly.ENFORCEMENT, openness.DISCLOSURE, RECONSIDERATION)
}


@require_safe
@signed_in
def statistics(request: HttpRequest, officer: Officer) -> HttpResponse:
    """A table of a year, of one organ or of all that may be seen."""
    year, organ = asked(request, officer)
    kind = _kind(request)
    try:
        found = _filled(officer, year, organ, kind)
        overall = _overall(officer, year, organ) if kind == "disclosure" else ""
    except Unanswerable as no:
        return trouble(request, officer, 400, no.said)
    query = _query(kind, year, organ)

    def address(cell: Cell) -> str:
        return f"{reverse('desk:statistics-cell', args=[cell.code])}?{query}"

    return page(
        *(request, officer, "desk/statistics.html"),
        year=year,
        organ=organ or "",
        organs=organs_of(officer),
        everything=officer.oversees,
        kind=kind,
        tables=[(one, TABLES[one].frame.title) for one in TABLES],
        table=found,
        grids=grids(found, address),
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        forms=credit.FORMS.values(),
        kinds=tuple(KINDS),
        query=query,
        standing=_standing(kind, year, organ),
        levels=LEVELS.items(),
        overall=overall,
    )


@require_safe
@signed_in
def cell(request: HttpRequest, officer: Officer, code: str) -> HttpResponse:
    """The cases behind one cell, those of organs that the officer sees."""
    year, organ = asked(request, officer)
    kind = _kind(request)
    try:
        found = _filled(officer, year, organ, kind).cell(code)
        back = f"{reverse('desk:statistics')}?{_query(kind, year, organ)}"
        return behind(request, officer, found, (back, t(TABLES[kind].frame.title)), str(year))
    except (KeyError, Unanswerable):
        raise Http404 from None


@require_safe
@signed_in
def table(request: HttpRequest, officer: Officer, kind: str) -> HttpResponse:
    """The table as a file: xlsx, csv, json, docx or pdf."""
    year, organ = asked(request, officer)
    which = _kind(request)
    if kind not in KINDS:
        raise Http404
    found = _filled(officer, year, organ, which)
    issuer = organ_names({organ}).get(organ, organ) if organ else ""
    name = f"{issuer}{year}年{found.frame.title}"
    try:
        return table_file(kind, name, found, lambda: _official(officer, found, which, issuer))
    except NoFonts as none:
        return trouble(request, officer, 503, str(none))


@require_POST
@signed_in
def draft(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Freeze the table as the draft of one's own organ, or anew in place of the draft, and go on in its case."""
    year, organ = asked(request, officer)
    kind = _kind(request)
    if organ is None or organ not in officer.own_organs:
        return trouble(request, officer, 400, _("请先选定本机关。"))
    standing = _standing(kind, year, organ)
    try:
        taken = drafted(
            kind,
            _filled(officer, year, organ, kind),
            {name: request.POST.get(name, "") for name in ("level", "overall", "problems", "others")}
            | {"issuer": request.POST.get("issuer") or organ_names({organ}).get(organ, organ)},
            by=(officer.id,),
            on=officer.today,
            organ=organ,
            case=standing.id if standing else None,
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
    data = credit.as_xlsx(found) if kind == "xlsx" else credit.as_csv(found)
    return attachment(f"{found.form.title}{first}-{last}.{kind}", data, KINDS[kind])


def _kind(request: HttpRequest) -> str:
    """Which table; the one of enforcement if none is asked. Raises Http404."""
    kind = request.GET.get("table", "enforcement")
    if kind not in TABLES:
        raise Http404
    return kind


def _query(kind: str, year: int, organ: str | None) -> str:
    told: dict[str, Any] = {"year": year} | ({"organ": organ} if organ else {})
    return urlencode(told | ({"table": kind} if kind != "enforcement" else {}))


def _standing(kind: str, year: int, organ: str | None) -> Told | None:
    """The case of this organ and year, where there is one."""
    known = about(procedure_of(kind).name, (str(year),))
    return next((one for one in known if one.organ == organ), None)


def _filled(officer: Officer, year: int, organ: str | None, kind: str) -> Filled:
    period = Period.year(year, officer.today)
    return tables.fill(TABLES[kind], period, organ, book=book_for(officer, organ))


def _overall(officer: Officer, year: int, organ: str | None) -> str:
    return openness.proposed(Period.year(year, officer.today), organ, book_for(officer, organ))


def _official(officer: Officer, found: Filled, kind: str, issuer: str) -> Official:
    if kind == "disclosure":
        texts = _overall(officer, found.period.first.year, found.organ or None)
        told = openness.Draft(issuer, next(iter(LEVELS)), texts, "", "")
        return disclosed(found, told, officer.today)
    title = (f"{issuer}{found.period.first.year}年", found.frame.title)
    return official(found, title, issuer, officer.today)
