"""The monthly sheets of units: which months are confirmed, late or blank; one sheet; its confirmation."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng.cases.errors import NotTaken
from zhunsheng.doors.desk.behind import behind
from zhunsheng.doors.desk.figures import book_for
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.grids import grids
from zhunsheng.doors.table_files import KINDS, table_file
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.openness.monthly_sheet import KINDS as SHEET_KINDS
from zhunsheng.procedures.openness.monthly_sheet import Kind
from zhunsheng.procedures.openness.periods import month_of
from zhunsheng.registers.places import book_of
from zhunsheng.reports.outputs import NoFonts
from zhunsheng.reports.sheets import (
    SHEETS,
    State,
    Status,
    confirm,
    confirmed,
    kept_since,
    open_sheet,
    sheet,
    states,
)
from zhunsheng.reports.sheets.confirming import days_of
from zhunsheng.reports.sheets.watching import STATUSES
from zhunsheng.reports.tables import Cell, moved, thawed
from zhunsheng.reports.tables.printing import official

MONTHS = 6
"""So many months side by side."""
COLOURS = {Status.CONFIRMED: "good", Status.CONFIRMED_LATE: "soon", Status.LATE: "late"}


@require_safe
@signed_in
def sheets(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The months of the units that the officer sees, the month asked for last."""
    kind = _kind(request)
    month = request.GET.get("month") or month_of(officer.today.replace(day=1) - timedelta(days=1))
    book = book_for(officer, None)
    try:
        months = _months(month)
        if month > month_of(officer.today):
            return trouble(
                request, officer, 404, _("%(month)s还没有到来。请选择本月或者以前的月份。") % {"month": month}
            )
        every = states(kind, months, officer.today, book, officer.viewer.organs)
    except Unanswerable as no:
        return trouble(request, officer, 400, no.said)
    units: dict[str, list[State]] = {}
    for one in every:
        units.setdefault(one.name, []).append(one)
    last = Counter(one.status for one in every if one.month == month)
    return page(
        *(request, officer, "desk/sheets.html"),
        kind=kind.value,
        month=month,
        months=months,
        since=kept_since(kind, book),
        units=sorted(units.items()),
        titles=STATUSES,
        colours=COLOURS,
        counts=[(one, STATUSES[one], last[one]) for one in Status],
        sheet_kinds=[(one.value, title) for one, title in SHEET_KINDS.items()],
        table=SHEETS[kind],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, officer: Officer, organ: str, month: str) -> HttpResponse:
    """One unit's month; its confirmation where it is one's own."""
    kind, state = _state(request, officer, organ, month)
    now = sheet(kind, month, organ, officer.today)
    since = kept_since(kind, book_of(organ))
    early = bool(since) and state.status is Status.BEFORE
    if request.method == "POST":
        if early:
            said = _("这种报表自%(month)s起报送,此前的月份没有报表。") % {"month": since}
            return trouble(request, officer, 409, said)
        return _confirm(request, officer, kind, state)
    kept = confirmed(state.case) if state.case else None
    query = f"kind={kind.value}"

    def address(cell: Cell) -> str:
        return f"{reverse('desk:sheet-cell', args=[organ, month, cell.code])}?{query}"

    values = [one for one in now.values().values() if one is not None]
    open_ = state.status in (Status.WAITING, Status.LATE, Status.BEFORE) and not early
    return page(
        *(request, officer, "desk/sheet.html"),
        name=state.name,
        since=since,
        organ=organ,
        month=month,
        kind=kind.value,
        state=state,
        title=STATUSES[state.status],
        now=now,
        grids=grids(now, address),
        kept=kept,
        moved=moved(kept.table, sheet(kind, month, organ, thawed(kept.table).period.as_of)) if kept else [],
        confirms=open_ and organ in officer.own_organs and not now.table.waits,
        zero=not any(values),
        kinds=tuple(KINDS),
    )


@require_safe
@signed_in
def cell(request: HttpRequest, officer: Officer, organ: str, month: str, code: str) -> HttpResponse:
    """The cases behind one number of a sheet."""
    kind, state = _state(request, officer, organ, month)
    try:
        found = sheet(kind, month, organ, officer.today).cell(code)
        back = f"{reverse('desk:sheet', args=[organ, month])}?kind={kind.value}"
        return behind(request, officer, found, (back, f"{state.name} {month}"), month)
    except (KeyError, Unanswerable):
        raise Http404 from None


@require_safe
@signed_in
def sheet_file(request: HttpRequest, officer: Officer, organ: str, month: str, kind: str) -> HttpResponse:
    """The sheet as a file: as it was confirmed, else as the record stands."""
    which, state = _state(request, officer, organ, month)
    if kind not in KINDS:
        raise Http404
    kept = confirmed(state.case) if state.case else None
    table = thawed(kept.table) if kept else sheet(which, month, organ, officer.today)
    title = (f"{state.name}{month[:4]}年{int(month[5:])}月", table.frame.title)
    try:
        return table_file(
            kind,
            "".join(title),
            table,
            lambda: official(table, title, state.name, kept.on if kept else officer.today),
            kept.table if kept else None,
        )
    except NoFonts as none:
        return trouble(request, officer, 503, str(none))


def _confirm(request: HttpRequest, officer: Officer, kind: Kind, state: State) -> HttpResponse:
    """Open the unit's sheet where nobody has, and confirm it with the figures of this moment."""
    case = state.case
    try:
        if case is None:
            opened = open_sheet(kind, state.month, state.organ, by=(officer.id,), on=officer.today)
            case = opened.case.id
        confirm(
            case,
            sheet(kind, state.month, state.organ, officer.today),
            by=(officer.id,),
            on=officer.today,
            zero=request.POST.get("zero") == "yes",
            remark=request.POST.get("remark", ""),
        )
    except NotTaken as no:
        return trouble(request, officer, 409, str(no))
    address = reverse("desk:sheet", args=[state.organ, state.month])
    return HttpResponseRedirect(f"{address}?kind={kind.value}")


def _kind(request: HttpRequest) -> Kind:
    try:
        return Kind(request.GET.get("kind", Kind.ENFORCEMENT.value))
    except ValueError:
        raise Http404 from None


def _state(request: HttpRequest, officer: Officer, organ: str, month: str) -> tuple[Kind, State]:
    """The sheet of an organ that the officer sees. Raises Http404."""
    kind = _kind(request)
    if not officer.viewer.sees(organ):
        raise Http404
    try:
        found = states(kind, (month,), officer.today, None, (organ,))
    except Unanswerable:
        raise Http404 from None
    if not found or month > month_of(officer.today):
        raise Http404
    return kind, found[0]


def _months(last: str) -> list[str]:
    """Some months up to this one. Raises Unanswerable."""
    found = [month_of(days_of(last)[0])]
    while len(found) < MONTHS:
        first = date(int(found[0][:4]), int(found[0][5:]), 1)
        found.insert(0, month_of(first - timedelta(days=1)))
    return found
