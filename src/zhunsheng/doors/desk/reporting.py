"""The annual report on the desk: composed from figures, checked, drafted, read with every number leading to its cases."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhunsheng import reports
from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden, NoSuchCase
from zhunsheng.cases.offers import CaseView, case_view
from zhunsheng.cases.queries import organ_names
from zhunsheng.cases.taking import Taken
from zhunsheng.doors.desk.casepage import turns_of
from zhunsheng.doors.desk.figures import book_for
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.registers.models import Jurisdiction
from zhunsheng.registers.places import place
from zhunsheng.reports import outputs

OWN = ("causes", "heads_duties", "plans")
"""What people write themselves; the paragraphs of an edition are marked causes, heads, plans."""
_KINDS = {"causes": "causes", "heads_duties": "heads", "plans": "plans"}


@dataclass(frozen=True)
class Scope:
    """Whose figures a report counts: one organ's, or a whole book's for who oversees."""

    organ: str
    book: str | None
    only: str | None


@require_safe
@signed_in
def listing(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The published editions of one's own government, and where to begin a new one."""
    book = book_for(officer, None)
    return page(
        request,
        officer,
        "desk/reports.html",
        published=reports.published(book=book),
        last=officer.today.year - 1,
    )


@require_safe
@signed_in
def report(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """One report: its text, each number leading to its cases; the check; what comes next."""
    view = _view(officer, case)
    edition = reports.edition_of(view.line.id)
    own = _scope(officer, view.line.organ)
    return page(
        *(request, officer, "desk/report.html"),
        view=view,
        line=view.line,
        edition=edition,
        checks=edition.check(),
        moved=list(reports.moved_since(edition, own.book)) if own.only is None else [],
        turns=turns_of(view),
        only=own.only or "",
    )


@require_safe
@signed_in
def document(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """The report as a file: Word, or what `format` asks for. What is neither signed nor public says that it is a draft."""
    view = _view(officer, case)
    format = request.GET.get("format") or "docx"
    if format not in outputs.FORMATS:
        raise Http404
    public = outputs.issues(view.line.id, place(view.line.organ).book) if _public(view) else ()
    frozen = [act for act in view.case.acts if act.stands and act.step in reports.publishing.EDITIONS][-1]
    signed = view.case.last(AnnualReport.sign)
    edition, on, where = reports.edition_of(view.line.id), frozen.on, None
    if public:
        edition, on, where = public[-1].edition, public[-1].place.on, public[-1].place
    draft = not public and (signed is None or signed.seq < frozen.seq)
    try:
        data = outputs.written(format, edition, on, where, draft=draft)
    except outputs.NoFonts as no:
        messages.error(request, str(no))
        return HttpResponseRedirect(reverse("desk:report", args=[case]))
    name = quote(f"{edition.title}.{format}")
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data, outputs.FORMATS[format], headers=disposition)


@signed_in
def compose(request: HttpRequest, officer: Officer, case: str = "") -> HttpResponse:
    """The composer: people write what the figures cannot say; the check answers before anything is drafted."""
    view = _view(officer, case) if case else None
    organ = view.line.organ if view else request.POST.get("organ") or next(iter(officer.own_organs), "")
    if organ not in officer.own_organs:
        raise Http404
    held = reports.edition_of(view.line.id) if view else None
    scope = _scope(officer, organ)
    entered = _entered(request, officer, organ, held)
    alert, edition = "", None
    if request.method == "POST":
        try:
            edition = _composed(entered, scope)
            if request.POST.get("do") == "draft":
                return _drafted(request, officer, view, edition, organ)
        except (Unanswerable, BadFacts, Forbidden, Conflict) as no:
            alert = str(no)
    return page(
        *(request, officer, "desk/compose.html", 422 if alert else 200),
        view=view,
        organ=organ,
        organs=sorted(organ_names(set(officer.own_organs)).items()),
        entered=entered,
        alert=alert,
        edition=edition,
        checks=edition.check() if edition else (),
        only=scope.only or "",
        correcting=_public(view),
    )


def _view(officer: Officer, case: str) -> CaseView:
    view = case_view(officer.viewer, case)
    if view.procedure is not AnnualReport:
        raise NoSuchCase(case)
    return view


def _public(view: CaseView | None) -> bool:
    return view is not None and view.case.did(AnnualReport.publish)


def _scope(officer: Officer, organ: str) -> Scope:
    if officer.oversees:
        return Scope(organ, place(organ).book, None)
    return Scope(organ, None, organ)


def _entered(
    request: HttpRequest, officer: Officer, organ: str, held: reports.Edition | None
) -> dict[str, str]:
    """What stands in the composer: what was sent, else the edition that stands, else what is usual."""
    names = ("year", "issuer", "number", "title", "reason", *OWN)
    if request.method == "POST":
        return {name: request.POST.get(name, "").strip() for name in names}
    if held is None:
        return dict.fromkeys(names, "") | {
            "year": str(officer.today.year - 1),
            "issuer": _issuer(officer, organ),
        }
    own = {
        name: "\n".join(p.text for p in held.paragraphs if p.own and p.kind == _KINDS[name]) for name in OWN
    }
    first = {"year": str(held.year), "issuer": held.issuer, "number": held.number, "title": held.title}
    return first | own | {"reason": ""}


def _issuer(officer: Officer, organ: str) -> str:
    """The government that the organ serves, where the officer looks over it; else the organ itself."""
    if officer.oversees:
        name = Jurisdiction.objects.values_list("name", flat=True).get(code=place(organ).divisions[0])
        return f"{name}人民政府"
    return place(organ).name


def _composed(entered: dict[str, str], scope: Scope) -> reports.Edition:
    year = entered["year"]
    if not (year.isascii() and year.isdigit()):
        raise Unanswerable(_("报告年度应为四位数字,如 2025。"))
    return reports.compose(
        int(year),
        issuer=entered["issuer"],
        number=entered["number"],
        title=entered["title"],
        causes=entered["causes"],
        heads_duties=entered["heads_duties"],
        plans=entered["plans"],
        book=scope.book,
        organ=scope.only,
    )


def _drafted(
    request: HttpRequest, officer: Officer, view: CaseView | None, edition: reports.Edition, organ: str
) -> HttpResponse:
    """Put the edition into the record: as a new report, a revision, or a correction of what is public."""
    by, on = [officer.id], officer.today
    taken: Taken
    if view is None:
        taken = reports.draft(edition, by=by, on=on, organ=organ)
    elif _public(view):
        taken = reports.correct(view.line.id, edition, request.POST.get("reason", ""), by=by, on=on)
    else:
        taken = reports.revise(view.line.id, edition, by=by, on=on)
    messages.success(request, _("报告稿已存入记录第%(seq)s号。") % {"seq": taken.entry.seq})
    return HttpResponseRedirect(reverse("desk:report", args=[taken.case.id]))
