"""The published tables and bulletins, as they were frozen; each number opens the published cases behind it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.cases import queries
from zhunsheng.doors.grids import grids
from zhunsheng.doors.portal.shell import SIZE, missing, page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.doors.table_files import KINDS, table_file
from zhunsheng.indicators import Figure, Unanswerable, figures
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.openness.bulletin import Bulletin
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport
from zhunsheng.reports.bulletins import reread
from zhunsheng.reports.bulletins.printing import moves
from zhunsheng.reports.bulletins.printing import official as bulletin
from zhunsheng.reports.openness.printing import official as disclosed
from zhunsheng.reports.outputs import NoFonts, Official
from zhunsheng.reports.tables import Ask, Cell, Filled, thawed
from zhunsheng.reports.tables.printing import official
from zhunsheng.reports.tables.publishing import PUBLISHED, Issued, issued_case


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every published table and bulletin, by kind, the latest first."""
    kinds = []
    for procedure in PUBLISHED:
        found = queries.published(procedure=procedure.name, size=100)
        kinds.append((in_words(procedure.title), found.items))
    return page(request, "statistics", kinds=kinds)


@require_safe
def table(request: HttpRequest, case: str) -> HttpResponse:
    """One table."""
    found = issued_case(case)
    if found is None:
        return _none(request)
    told = thawed(found.table)

    def address(cell: Cell) -> str:
        return reverse("portal:statistics-cases", args=[case, cell.code]) if cell.source.asks else ""

    return page(
        request,
        "statistics_table",
        one=found,
        t=in_words,
        grids=grids(told, address),
        kinds=tuple(KINDS),
        sections=found.procedure is DisclosureReport,
        ranked=_ranked(found, told),
        **_moves(found),
        rule=found.table.get("rule", ""),
        remarks=getattr(found.facts, "remarks", None),
        reason=getattr(found.facts, "reason", None),
    )


@require_safe
def cases(request: HttpRequest, case: str, code: str) -> HttpResponse:
    """The published cases behind one number, asked as the table asked, of its book and as of its day."""
    found = issued_case(case)
    cell = thawed(found.table).cells.get(code) if found is not None else None
    if found is None or cell is None or not cell.source.asks:
        return _none(request)
    text = request.GET.get("ask", "0")
    at = min(int(text) if text.isascii() and text.isdigit() else 0, len(cell.source.asks) - 1)
    try:
        ask = cell.source.asks[at]
        figure = _figure(found, ask)
        part = ask.part or "numerator"
        behind = figure.cases(part, request.GET.get("after"), SIZE, public=True) if figure else None
    except Unanswerable as no:
        return missing(request, in_words(no.said))
    items = behind.items if behind else ()
    names = queries.organ_names({one.organ for one in items})
    more: dict[str, Any] = {}
    if behind is not None and behind.after:
        more = {"ask": at, "after": behind.after}
    elif at + 1 < len(cell.source.asks):
        more = {"ask": at + 1}
    return page(
        request,
        "statistics_cases",
        one=found,
        cell=cell,
        t=in_words,
        cases=[(one, names.get(one.organ, one.organ), _address(figure, one.number)) for one in items],
        more="?" + urlencode(more) if more else None,
    )


@require_safe
def download(request: HttpRequest, case: str, kind: str) -> HttpResponse:
    """The table as a file: xlsx, csv, json, docx or pdf."""
    found = issued_case(case)
    if found is None or kind not in KINDS:
        return _none(request)
    head = {"issuer": found.issuer, "year": found.year, "published": found.on.isoformat()}
    told = thawed(found.table)
    try:
        return table_file(kind, found.title, told, lambda: _official(found, told), head | found.table)
    except NoFonts as none:
        return page(request, "missing", status=503, message=str(none))


def _none(request: HttpRequest) -> HttpResponse:
    return missing(request, gettext("没有这份已公布的统计表。请从列表查找。"))


def _official(found: Issued, told: Filled) -> Official:
    if found.procedure is DisclosureReport:
        return disclosed(told, found.facts, found.on)
    remarks = getattr(found.facts, "remarks", None) or ""
    if found.procedure is Bulletin:
        return bulletin(reread(found.table, found.facts.about), found.issuer, found.on, remarks)
    return official(told, (found.title,), found.issuer, found.on, remarks)


def _moves(found: Issued) -> dict[str, Any]:
    """Of a bulletin: how the whole moved, and who shows a fault for the second quarter running."""
    if found.procedure is not Bulletin:
        return {}
    one = reread(found.table, found.facts.about)
    columns = () if one.bulletin.waits else one.bulletin.columns
    changes = [(shown, now, *moves(now)) for shown, now in zip(columns, one.whole.cells, strict=False)]
    return {"changes": changes, "repeated": [line for line in one.lines[:-1] if line.repeated]}


def _ranked(found: Issued, told: Filled) -> list[tuple[int, str, int, int]]:
    """The ranking of a bulletin: rank, organ, what was done of what was due."""
    if found.procedure is not Bulletin:
        return []
    names = {row.code: row.title for row in told.frame.blocks[0].rows}
    ranks = found.table.get("ranks", {})
    every = ((one["rank"], names.get(organ, organ), one["done"], one["due"]) for organ, one in ranks.items())
    return sorted(one for one in every if one[0] is not None)


def _figure(found: Issued, ask: Ask) -> Figure | None:
    """What the table asked, asked again; None for a part that has no cases now."""
    period = thawed(found.table).period
    organ = str(found.table.get("organ") or "") or None
    (whole,) = figures(period, organ, ask.by or None, book=found.book, ids=(ask.indicator,))
    if not ask.by:
        return whole
    keys = {(one.slice.key or None) if one.slice else None: one for one in whole.breakdown}
    return keys.get(ask.key)


def _address(figure: Figure | None, number: str) -> str:
    """Where a published case is read; "" where several procedures are asked as one."""
    procedure = figure.indicator.procedure.name if figure else ""
    if procedure == Penalty.name:
        return reverse("portal:decision", args=[number])
    return reverse("portal:published-case", args=[procedure, number]) if procedure in NAMES else ""


NAMES = frozenset(one.name for one in PROCEDURES)
