"""A table as it was frozen in its case: what the head signs, with what the record answers otherwise now."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.cases.offers import CaseView, case_view
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.grids import grids
from zhunsheng.doors.table_files import KINDS, table_file
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.openness.bulletin import Bulletin
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport
from zhunsheng.procedures.openness.monthly_sheet import MonthlySheet
from zhunsheng.procedures.oversight.annual_report import AnnualReport, Edition
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.reports.bulletins import reread
from zhunsheng.reports.bulletins.printing import official as bulletin
from zhunsheng.reports.openness.printing import official as disclosed
from zhunsheng.reports.outputs import NoFonts, Official
from zhunsheng.reports.tables import Moved, fill, moved, thawed
from zhunsheng.reports.tables.printing import official
from zhunsheng.reports.tables.publishing import PUBLISHED, Issued, standing

_FREEZING: tuple[type[Procedure], ...] = (*PUBLISHED, MonthlySheet)
FROZEN = {one.name: one for one in _FREEZING}
"""The procedures that freeze a table."""


@require_safe
@signed_in
def frozen(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The table that stands in a case, or the one of the entry asked for. Raises NoSuchCase for one that the officer does not see."""
    view = case_view(officer.viewer, case)
    one = _standing(view.line.procedure, case, _entry(request))
    told = thawed(one.table)
    return page(
        *(request, officer, "desk/frozen.html"),
        one=one,
        line=view.line,
        table=told,
        grids=grids(told, lambda cell: ""),
        texts=[
            (title, text)
            for name, title in _TITLES.items()
            if (text := str(getattr(one.facts, name, "") or ""))
        ],
        moved=_moved(one),
        kinds=tuple(KINDS),
        entry=_entry(request),
    )


@require_safe
@signed_in
def frozen_file(request: HttpRequest, officer: Officer, case: str, kind: str) -> HttpResponse:
    """The frozen table as a file."""
    view = case_view(officer.viewer, case)
    one = _standing(view.line.procedure, case, _entry(request))
    if kind not in KINDS:
        raise Http404
    try:
        return table_file(kind, one.title, thawed(one.table), lambda: _official(one), one.table)
    except NoFonts as none:
        return trouble(request, officer, 503, str(none))


_TITLES = {
    "overall": "一、总体情况",
    "problems": "五、存在的主要问题及改进情况",
    "others": "六、其他需要报告的事项",
    "remarks": "意见和要求",
    "reason": "更正理由",
    "remark": "说明",
}


def frozen_at(view: CaseView) -> dict[int, str]:
    """Of a case that freezes texts: by the entries that did, the pages where these are read."""
    kind, case = view.procedure, view.line.id
    if kind is AnnualReport:
        texts = [one.number for one in view.case.acts if one.stands and isinstance(one.facts, Edition)]
        return {number: reverse("desk:report-edition", args=[case, number]) for number in texts}
    tables = [one.number for one in view.case.acts if kind.name in FROZEN and hasattr(one.facts, "table")]
    return {number: f"{reverse('desk:frozen', args=[case])}?entry={number}" for number in tables}


def _entry(request: HttpRequest) -> int | None:
    """The entry that the address asks for."""
    text = request.GET.get("entry", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _standing(procedure: str, case: str, entry: int | None = None) -> Issued:
    found = standing(FROZEN[procedure], case, entry) if procedure in FROZEN else None
    if found is None:
        raise Http404
    return found


def _moved(one: Issued) -> list[Moved]:
    """What the record answers otherwise now, asked as of the same day."""
    told = thawed(one.table)
    organ = str(one.table.get("organ") or "") or None
    try:
        return moved(one.table, fill(told.table, told.period, organ, book=None if organ else one.book))
    except Unanswerable:
        return []  # an indicator that is asked no longer


def _official(one: Issued) -> Official:
    told = thawed(one.table)
    if one.procedure is DisclosureReport:
        return disclosed(told, one.facts, one.on)
    remarks = str(getattr(one.facts, "remarks", "") or "")
    if one.procedure is Bulletin:
        return bulletin(reread(one.table, one.facts.about), one.issuer, one.on, remarks)
    return official(told, (one.title,), str(getattr(one.facts, "issuer", "")), one.on, remarks)
