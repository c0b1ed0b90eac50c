"""Freezing an edition: the cover, everything composed anew, what stands against it; or the correction of what is public."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zhunsheng import reports
from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.beginning import TEXTS, Cover, sent
from zhunsheng.doors.desk.reporting.held import Held, figure_now, inside, may_take
from zhunsheng.doors.desk.reporting.report import Shown, shown
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, AnnualReport
from zhunsheng.reports import Edition, previewing
from zhunsheng.reports.correcting import Change, explained


@dataclass
class Tried:
    """A composed edition with what stands against it; or why there is none, and in which chapters."""

    edition: Edition | None = None
    alert: str = ""
    chapters: list[tuple[str, str, str]] = field(default_factory=list)
    changes: tuple[Change, ...] = ()


@signed_in
def freeze(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """Compose the report from its chapters and freeze it as the edition that is reviewed and signed.

    Of a public report: compose the correction, show what it changes, and publish it once that is confirmed.
    """
    one = inside(officer, case)
    cover = sent(request.POST) if request.method == "POST" else _of(one)
    reason = request.POST.get("reason", "").strip()
    tried = _tried(one, cover, reason)
    if request.POST.get("do") == "freeze" and tried.edition is not None and not tried.alert:
        try:
            return _frozen(request, officer, one, tried.edition, reason)
        except (BadFacts, Forbidden, Conflict) as no:
            tried.alert = str(no)
    found = tried.edition
    step = AnnualReport.correct if one.public else AnnualReport.revise
    return page(
        *(request, officer, "desk/report_freeze.html", 422 if tried.alert else 200),
        held=one,
        cover=cover,
        reason=reason,
        tried=tried,
        edition=found,
        checked=request.method == "POST",
        stops=[_shown(one, check) for check in found.check()] if found else [],
        notes=[_shown(one, check) for check in found.notes() if check.kind != "typed"] if found else [],
        typed=sum(check.kind == "typed" for check in found.notes()) if found else 0,
        address=lambda piece: figure_now(piece, one.edition.year, one.whose),
        mine=may_take(one, step),
        step=step,
        chapters=CHAPTERS,
    )


def _of(one: Held) -> Cover:
    """The cover as the edition that stands has it."""
    held = one.edition
    texts = {name: str(getattr(held, name)) for name in TEXTS}
    return Cover(**texts)


def _tried(one: Held, cover: Cover, reason: str) -> Tried:
    try:
        edition = _composed(one, cover)
    except Unanswerable as no:
        return Tried(None, str(no), list(_wrong(one)))
    if not one.public:
        return Tried(edition)
    told, changes = explained(one.edition, edition, reason)
    return Tried(told, "", [], changes)


def _composed(one: Held, cover: Cover) -> Edition:
    held, whose = one.edition, one.whose
    return reports.compose(
        held.year,
        issuer=cover.issuer or held.issuer,
        number=cover.number,
        title=cover.title,
        book=whose.book or None,
        organ=whose.organ or None,
        as_of=_looked_at(held) if one.public else None,
        manuscript=one.manuscript,
        drafter=whose.drafter,
        addressee=cover.addressee,
        copies=cover.copies,
        signer=cover.signer,
        department=held.department,
        to_centre=held.to_centre,
    )


def _looked_at(edition: Edition) -> date | None:
    """The day on which the published edition looked at what was pending: a correction looks on the same day."""
    days = [one["as_of"] for one in edition.figures.values()]
    return date.fromisoformat(days[0]) if days else None


def _wrong(one: Held) -> Any:
    """The chapters whose source cannot be filled in, with their pages and why."""
    for name in one.manuscript:
        try:
            previewing.chapter(one.edition.year, one.whose, one.manuscript, name)
        except Unanswerable as no:
            yield CHAPTERS[name], reverse("desk:report-chapter", args=[one.id, name]), str(no)


def _frozen(
    request: HttpRequest, officer: Officer, one: Held, edition: Edition, reason: str
) -> HttpResponseRedirect:
    by, on = [officer.id], officer.today
    if one.public:
        taken = reports.correct(one.id, edition, reason, by=by, on=on)
        said = _("更正已公开,记录第%(seq)s号。")
    else:
        taken = reports.revise(one.id, edition, by=by, on=on)
        said = _("报告稿已存入记录第%(seq)s号。")
    messages.success(request, said % {"seq": taken.entry.seq})
    return HttpResponseRedirect(reverse("desk:report", args=[one.id]))


def _shown(one: Held, check: reports.Check) -> Shown:
    return shown(one, check)
