"""The bulletin of a quarter: every organ's line for who oversees, one's own for others; drafted, taken along."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.feed import Told, about
from zhunsheng.cases.queries import organ_names
from zhunsheng.doors.desk.behind import behind
from zhunsheng.doors.desk.figures import book_for
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.wording import t
from zhunsheng.doors.grids import Grid, grids
from zhunsheng.doors.table_files import KINDS, table_file
from zhunsheng.indicators import NoSuchYear, Unanswerable, within
from zhunsheng.procedures.openness.bulletin import Bulletin as Issuing
from zhunsheng.reports.bulletins import BULLETINS, Composed, Line, compose, draft, quarter_named
from zhunsheng.reports.bulletins.printing import moves, official
from zhunsheng.reports.bulletins.quarters import last_full
from zhunsheng.reports.outputs import NoFonts
from zhunsheng.reports.tables import Cell

DRAFTERS = ("supervisor", "clerk", "legal_reviewer")


@require_safe
@signed_in
def bulletin(request: HttpRequest, officer: Officer) -> HttpResponse:
    """A bulletin as the record now stands."""
    try:
        one = _composed(request, officer)
    except NoSuchYear:
        raise
    except Unanswerable as no:
        return trouble(request, officer, 400, no.said)
    lines = _seen(officer, one)
    return page(
        *(request, officer, "desk/bulletin.html"),
        one=one,
        bulletins=[(each.about.value, each.title) for each in BULLETINS],
        running=not one.table.period.over,
        changes=_changes(officer, one),
        grids=_grids(officer, one),
        ranked=[line for line in one.ranked if line.rank is not None and line in lines],
        typical=[(fault, beside, moves(beside)[0]) for fault, beside in one.typical()]
        if officer.oversees
        else [],
        repeated=[line for line in lines if line.repeated],
        drafts=_drafter(officer),
        standing=_standing(officer, one),
        kinds=tuple(KINDS),
        query=_query(one),
    )


@require_safe
@signed_in
def cell(request: HttpRequest, officer: Officer, code: str) -> HttpResponse:
    """The cases behind one number. Who does not oversee opens those of the organs seen."""
    try:
        one = _composed(request, officer)
        found = one.table.cell(code)
        if not officer.oversees and not officer.viewer.sees(_organ(code)):
            raise Http404
        back = f"{reverse('desk:bulletins')}?{_query(one)}"
        return behind(request, officer, found, (back, t(one.bulletin.title)), t(one.quarter.title))
    except (KeyError, Unanswerable):
        raise Http404 from None


@require_safe
@signed_in
def bulletin_file(request: HttpRequest, officer: Officer, kind: str) -> HttpResponse:
    """The bulletin as a file, for who oversees."""
    if kind not in KINDS or not officer.oversees:
        raise Http404
    one = _composed(request, officer)
    issuer = _issuer(officer)
    name = f"{one.quarter.title}{one.bulletin.title}"
    try:
        return table_file(kind, name, one.table, lambda: official(one, issuer, officer.today), one.as_json())
    except NoFonts as none:
        return trouble(request, officer, 503, str(none))


@require_POST
@signed_in
def bulletin_draft(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Freeze the bulletin as a draft of one's own organ, or anew in place of the draft, and go on in its case."""
    organ = _drafter(officer)
    if not organ:
        return trouble(request, officer, 403, _("只有监督机构能编制通报。"))
    one = _composed(request, officer)
    standing = _standing(officer, one)
    try:
        taken = draft(
            one,
            _issuer(officer),
            by=(officer.id,),
            on=officer.today,
            organ=organ,
            remarks=request.POST.get("remarks", ""),
            case=standing.id if standing else None,
        )
    except NotTaken as no:
        return trouble(request, officer, 409, str(no))
    return HttpResponseRedirect(reverse("desk:case", args=[taken.case.id]))


def _composed(request: HttpRequest, officer: Officer) -> Composed:
    wanted = request.GET.get("about", "enforcement")
    which = next((one for one in BULLETINS if one.about.value == wanted), None)
    if which is None:
        raise Http404
    text = request.GET.get("quarter", "")
    quarter, book = quarter_named(text) if text else last_full(officer.today), book_for(officer, None)
    if text:
        within(quarter.days[0].year, book)
    return compose(which, quarter, officer.today, book)


def _seen(officer: Officer, one: Composed) -> list[Line]:
    return [line for line in one.lines[:-1] if officer.oversees or officer.viewer.sees(line.organ)]


def _changes(officer: Officer, one: Composed) -> list[object]:
    """How the whole moved, for who oversees; one's own organ's line for others."""
    lines = _seen(officer, one)
    line = one.whole if officer.oversees else lines[0] if lines else None
    if line is None or one.bulletin.waits:
        return []
    return [
        (shown, beside, *moves(beside))
        for shown, beside in zip(one.bulletin.columns, line.cells, strict=True)
    ]


def _grids(officer: Officer, one: Composed) -> list[Grid]:
    """The blocks of the table; to who does not oversee only the lines of the organs seen."""
    query = _query(one)

    def address(cell: Cell) -> str:
        return f"{reverse('desk:bulletin-cell', args=[cell.code])}?{query}"

    names = {line.name for line in _seen(officer, one)}
    made = grids(one.table, address)
    if officer.oversees:
        return made
    return [replace(g, body=tuple(line for line in g.body if line[0].text in names)) for g in made]


def _organ(code: str) -> str:
    return code.partition(".")[0].removesuffix("-faults")


def _drafter(officer: Officer) -> str:
    """The organ in which the officer may draft a bulletin: one's own, for who oversees; "" where none is."""
    held = ((organ, roles) for organ, roles in sorted(officer.viewer.roles.items()))
    mine = [organ for organ, roles in held if roles & set(DRAFTERS)]
    return mine[0] if mine and officer.oversees else ""


def _issuer(officer: Officer) -> str:
    organ = _drafter(officer) or (officer.own_organs[0] if officer.own_organs else "")
    return organ_names({organ}).get(organ, organ)


def _standing(officer: Officer, one: Composed) -> Told | None:
    known = about(Issuing.name, (f"{one.bulletin.about.value}:{one.quarter.name}",))
    return next((case for case in known if case.organ == _drafter(officer)), None)


def _query(one: Composed) -> str:
    return urlencode({"about": one.bulletin.about.value, "quarter": one.quarter.name})
