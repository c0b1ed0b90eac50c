"""Taking a step: the form, the check before it is sent, the taking itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.cases.acting import acting
from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden
from zhunsheng.cases.looks import seen
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.queries import organ_names
from zhunsheng.cases.taking import Taken, stands_against, take
from zhunsheng.cases.taking_recorded import take_recorded
from zhunsheng.doors.desk import attachments, filming
from zhunsheng.doors.desk.filling import facts_of, nameless, texts_of
from zhunsheng.doors.desk.hands import beside
from zhunsheng.doors.desk.officer import Officer, page, signed_in, trouble
from zhunsheng.doors.desk.sheet import Answer, Sheet, day_of, show
from zhunsheng.doors.desk.wording import all_said, t
from zhunsheng.procedures.catalogue import BY_FIELD, named
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.record import RecordUnavailable
from zhunsheng.registers.refused import Refused


@require_safe
@signed_in
def choose(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Which case to open: by field and organ, the opening steps that the officer's roles there allow."""
    organs = sorted(organ_names(set(officer.own_organs)).items(), key=lambda one: one[1])
    choices = [(code, name, _openings(officer.viewer.roles_in(code))) for code, name in organs]
    return page(request, officer, "desk/new.html", choices=choices)


def _openings(roles: frozenset[str]) -> list[tuple[str, list[tuple[type[Procedure], Step]]]]:
    """By field: what somebody with these roles may open. A step of outsiders is written down by anybody in post."""
    found = []
    for field, procedures in BY_FIELD.items():
        steps = [(one, step) for one in procedures for step in one.steps.values() if step.opens]
        mine = [(one, step) for one, step in steps if step.by.outsider or roles & set(step.by.roles)]
        if mine:
            found.append((field, mine))
    return found


@signed_in
def opening(request: HttpRequest, officer: Officer, procedure: str, step: str) -> HttpResponse:
    """The form that opens a case, and its taking."""
    found = _opening_sheet(request, officer, procedure, step)
    if _composed(found.step):
        return HttpResponseRedirect(reverse("desk:report-new"))
    return _attempt(request, officer, found) if request.method == "POST" else _shown(request, officer, found)


@signed_in
def step(request: HttpRequest, officer: Officer, case: str, step: str) -> HttpResponse:
    """The form of a step in a case, and its taking."""
    found = _sheet(request, officer, case, step)
    if not _own(officer, found):
        message = _("您不在办理本案的机关任职,只能查看,不能办理。请由承办机关人员办理。")
        return trouble(request, officer, 403, message)
    if elsewhere := _page_of_its_own(found):
        return HttpResponseRedirect(elsewhere)
    return _attempt(request, officer, found) if request.method == "POST" else _shown(request, officer, found)


def _shown(
    request: HttpRequest,
    officer: Officer,
    sheet: Sheet,
    answer: Answer | None = None,
    stored: Sequence[attachments.Attached] = (),
    rows: Sequence[filming.Row] = (),
) -> HttpResponse:
    """The form with its part about recordings, and with what the case lacks of them."""
    asked = filming.asked(request, officer, sheet, rows, answer.wrong if answer else {})
    unfilmed = filming.missing(sheet, officer)
    return show(request, officer, sheet, answer, stored, filming=asked, unfilmed=unfilmed)


@require_POST
@signed_in
def check_opening(request: HttpRequest, officer: Officer, procedure: str, step: str) -> HttpResponse:
    """What stands against opening the case as the form stands now."""
    return _check(request, officer, _opening_sheet(request, officer, procedure, step))


@require_POST
@signed_in
def check_step(request: HttpRequest, officer: Officer, case: str, step: str) -> HttpResponse:
    """What stands against the step as the form stands now."""
    return _check(request, officer, _sheet(request, officer, case, step))


def _own(officer: Officer, sheet: Sheet) -> str:
    """The organ for which the officer may try the step: that of the case, or the one it was sent to; else nothing."""
    if officer.viewer.tries(sheet.organ, sheet.step):
        return sheet.organ
    subject = sheet.view.subject if sheet.view else ""
    return subject if officer.viewer.answers(subject, sheet.step) else ""


def _composed(step: Step) -> bool:
    """Whether the step is not filled in but composed from figures, on a page of its own."""
    return issubclass(step.facts, annual_report.Edition)


def _page_of_its_own(sheet: Sheet) -> str:
    """The report's own page of a step that is not filled in but written, remarked or composed there; else nothing."""
    if sheet.view is None or sheet.procedure is not AnnualReport or sheet.corrects:
        return ""
    case = sheet.view.line.id
    if _composed(sheet.step):
        return reverse("desk:report-revise", args=[case])
    if sheet.step in (AnnualReport.write, AnnualReport.comment):
        return reverse("desk:report-chapter", args=[case, next(iter(annual_report.CHAPTERS))])
    return reverse("desk:report-remarks", args=[case]) if sheet.step is AnnualReport.settle else ""


def _opening_sheet(request: HttpRequest, officer: Officer, procedure: str, name: str) -> Sheet:
    kind = _procedure(procedure)
    found = kind.steps.get(name)
    if found is None or not found.opens:
        raise Http404
    own = officer.own_organs
    asked = request.POST.get("organ") or request.GET.get("organ") or (own[0] if own else "")
    if not officer.viewer.tries(asked, found):
        raise Http404
    return Sheet(kind, found, asked, None)


def _sheet(request: HttpRequest, officer: Officer, case: str, name: str) -> Sheet:
    view = case_view(officer.viewer, case)
    seen(officer.viewer, view, request.META.get("REMOTE_ADDR", ""))
    found: Step | None = view.procedure.steps.get(name)
    asked = request.POST.get("corrects") or request.GET.get("corrects") or ""
    corrects = int(asked) if asked.isdigit() else None
    if found is None or (found.opens and corrects is None):
        raise Http404
    return Sheet(view.procedure, found, view.line.organ, view, corrects)


def _procedure(name: str) -> type[Procedure]:
    try:
        return named(name)
    except KeyError:
        raise Http404 from None


def _check(request: HttpRequest, officer: Officer, sheet: Sheet) -> HttpResponse:
    """Only what can be said already: a form half filled in has no refusals yet."""
    day, sent = day_of(request.POST.get("on", "")), request.POST
    against, waiting = [], ""
    if not _own(officer, sheet):
        return page(request, officer, "desk/check.html", against=[], waiting="")
    try:
        facts = _facts(sheet, sent)
        case = sheet.view.line.id if sheet.view else None
        on = day or officer.today
        by = acting(officer.id, _own(officer, sheet), beside(sheet.step, sent), sheet.step, on)
        found = stands_against(
            case,
            sheet.step,
            facts,
            by=by,
            on=on,
            organ=sheet.organ,
            procedure=sheet.procedure,
            corrects=sheet.corrects,
        )
        against = all_said(found)
    except BadFacts as bad:
        missing = "、".join(dict.fromkeys(t(title) for _path, title, _wrong in bad.problems))
        waiting = _("还需填写或者改正:%(missing)s") % {"missing": missing}
    except Forbidden as no:
        against = all_said(no.refusals)
    except Refused as no:
        waiting = no.message
    return page(request, officer, "desk/check.html", against=against, waiting=waiting)


def _attempt(request: HttpRequest, officer: Officer, sheet: Sheet) -> HttpResponse:
    """Take the step, or show the form again with everything that was entered and what stands against it."""
    stored: list[attachments.Attached] = []
    rows: list[filming.Row] = []
    try:
        stored = attachments.received(request, officer)
        rows = filming.received(request, officer) if filming.may_film(sheet, officer) else []
        taken = _take(request, officer, sheet, [one.digest for one in stored], rows)
    except BadFacts as bad:
        wrong = {path: said for path, _title, said in bad.problems}
        answer = Answer(422, _("有%(n)s处需要改正。") % {"n": len(wrong)}, wrong=wrong)
    except Forbidden as no:
        title = _("不能办理「%(step)s」") % {"step": t(no.title)}
        answer = Answer(422, title, against=tuple(all_said(no.refusals)))
    except Conflict as conflict:
        answer = Answer(409, str(conflict), version=conflict.version)
    except (attachments.TooBig, Refused) as no:
        answer = Answer(422, str(no))
    except RecordUnavailable as full:
        answer = Answer(503, str(full))
    else:
        return _done(request, sheet, taken)
    return _shown(request, officer, sheet, answer, stored, rows)


def _take(
    request: HttpRequest, officer: Officer, sheet: Sheet, evidence: list[str], rows: list[filming.Row]
) -> Taken:
    sent = request.POST
    day = day_of(sent.get("on", ""))
    if day is None:
        raise BadFacts([("on", "办理日期", "应为日期,如 2026-01-31")])
    expecting = sent.get("expecting", "")
    by = acting(officer.id, _own(officer, sheet), beside(sheet.step, sent), sheet.step, day)
    case, facts = sheet.view.line.id if sheet.view else None, _facts(sheet, sent)
    said: dict[str, Any] = {"by": by, "on": day, "organ": sheet.organ, "procedure": sheet.procedure}
    said |= {"expecting": int(expecting) if sheet.view and expecting.isdigit() else None}
    said |= {"evidence": evidence}
    if rows:
        made = filming.facts_of(rows, day)
        return take_recorded(case, sheet.step, facts, made, keeper=officer.id, **said)
    return take(case, sheet.step, facts, **said, corrects=sheet.corrects)


def _facts(sheet: Sheet, sent: QueryDict) -> dict[str, Any]:
    """The raw facts of the form. Raises BadFacts where a party has no name: nobody would know whom it is about."""
    facts = facts_of(sheet.step.facts, texts_of(sent))
    if wrong := nameless(sheet.step.facts, facts):
        raise BadFacts(wrong)
    return facts


def _done(request: HttpRequest, sheet: Sheet, taken: Taken) -> HttpResponse:
    said = _("已办理「%(step)s」,记录第%(seq)s号。") % {"step": t(sheet.step.title), "seq": taken.entry.seq}
    papers = "、".join(taken.papers.values())
    if papers:
        said += _("文书编号:%(papers)s。") % {"papers": papers}
    messages.success(request, said)
    page_of = "desk:report" if sheet.procedure is AnnualReport else "desk:case"
    return HttpResponseRedirect(reverse(page_of, args=[taken.case.id]))
