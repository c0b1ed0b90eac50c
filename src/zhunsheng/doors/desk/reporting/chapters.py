"""One chapter in work: its source, what it would print now, what to pick and to take over, and what others said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.reporting.held import Held, figure_now, inside, may_take
from zhunsheng.doors.desk.reporting.proposals import proposals, taken_over
from zhunsheng.doors.desk.reporting.sides import BY_THEMSELVES, sides
from zhunsheng.doors.desk.wording import t
from zhunsheng.indicators import Unanswerable
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, SECTIONS, AnnualReport, Version
from zhunsheng.reports import previewing
from zhunsheng.reports.differences import Span, difference
from zhunsheng.reports.edition import Piece
from zhunsheng.reports.holes import AUTO
from zhunsheng.reports.writing import names, write


@dataclass(frozen=True)
class Draft:
    """What stands in the writer's box: the source, the version it began from, and what is wrong with it."""

    source: str
    seen: int
    alert: str = ""
    unsaved: bool = False
    other: Version | None = None
    spans: tuple[Span, ...] = ()

    @property
    def status(self) -> int:
        """The answer's HTTP status."""
        return 409 if self.other else 422 if self.alert else 200


@signed_in
def chapter(request: HttpRequest, officer: Officer, case: str, chapter: str) -> HttpResponse:
    """The page of a chapter; saving it. What was typed is never lost: it comes back with what stands against it."""
    one = _opened(officer, case, chapter)
    if request.method != "POST":
        return show(request, officer, one, chapter, standing(one, chapter))
    sent, held = request.POST, standing(one, chapter)
    seen = int(sent["seen"]) if sent.get("seen", "").isdigit() else held.seen
    source = plain(sent.get("source", ""))
    try:
        if "take" in sent:
            source = taken_over(one, chapter, source, sent)
            return show(request, officer, one, chapter, Draft(source, seen, unsaved=True))
        previewing.chapter(one.edition.year, one.whose, _with(one, chapter, source), chapter)
        saved = write(one.id, chapter, source, seen, by=[officer.id], on=officer.today)
    except Conflict:
        now = annual_report.standing(inside(officer, case).view.case, chapter)
        assert now is not None
        spans = difference(now.source, source)
        draft = Draft(source, now.number, _conflict(now), True, now, spans)
    except (Unanswerable, BadFacts, Forbidden) as no:
        draft = Draft(source, seen, str(no), True)
    else:
        told = _("「%(chapter)s」已保存,记录第%(seq)s号。")
        messages.success(request, told % {"chapter": t(CHAPTERS[chapter]), "seq": saved.entry.seq})
        return HttpResponseRedirect(reverse("desk:report-chapter", args=[case, chapter]))
    return show(request, officer, one, chapter, draft)


@require_POST
@signed_in
def preview(request: HttpRequest, officer: Officer, case: str, chapter: str) -> HttpResponse:
    """What the chapter in the box would print now; a source that cannot be filled in says why."""
    one = _opened(officer, case, chapter)
    found = _previewed(one, chapter, plain(request.POST.get("source", "")))
    return page(request, officer, "desk/report_preview.html", previewed=found)


def show(
    request: HttpRequest, officer: Officer, one: Held, chapter: str, draft: Draft, **more: Any
) -> HttpResponse:
    """The chapter's page with this in the box."""
    every = sides(one)
    at = [side.name for side in every].index(chapter)
    return page(
        *(request, officer, "desk/report_chapter.html", more.get("status", draft.status)),
        held=one,
        edition=one.edition,
        chapter=chapter,
        title=CHAPTERS[chapter],
        sides=every,
        before=every[at - 1] if at else None,
        after=every[at + 1] if at + 1 < len(every) else None,
        draft=draft,
        mine=may_take(one, AnnualReport.write),
        speaks=may_take(one, AnnualReport.comment),
        auto=AUTO if chapter in BY_THEMSELVES or chapter == "plans" else "",
        sentences=chapter in BY_THEMSELVES and chapter in SECTIONS and AUTO in draft.source,
        versions=annual_report.versions(one.view.case, chapter),
        remarks=[r for r in annual_report.remarks(one.view.case) if r.chapter == chapter],
        names=names,
        proposals=proposals(one, chapter, draft.source),
        previewed=_previewed(one, chapter, draft.source),
        remark=more.get("remark", {}),
        remark_alert=more.get("remark_alert", ""),
    )


def standing(one: Held, chapter: str) -> Draft:
    """The chapter as it stands; one that nobody wrote begins with what the figures say by themselves."""
    last = annual_report.standing(one.view.case, chapter)
    source = one.manuscript.get(chapter, "")
    if not source and chapter in BY_THEMSELVES:
        source = AUTO
    return Draft(source, last.number if last else 0)


def plain(text: str) -> str:
    """What a browser sent, with the line ends of the record."""
    return text.replace("\r\n", "\n").strip("\n")


def _opened(officer: Officer, case: str, chapter: str) -> Held:
    if chapter not in CHAPTERS:
        raise Http404
    return inside(officer, case)


def _with(one: Held, chapter: str, source: str) -> dict[str, str]:
    return previewing.as_written(one.manuscript, chapter, source)


@dataclass(frozen=True)
class Previewed:
    """The preview, or why there is none; and the page of each figure in it."""

    found: previewing.Preview | None
    wrong: str
    address: Callable[[Piece], str]


def _previewed(one: Held, chapter: str, source: str) -> Previewed:
    year, whose = one.edition.year, one.whose
    found, wrong = None, ""
    try:
        found = previewing.chapter(year, whose, _with(one, chapter, source), chapter)
    except Unanswerable as no:
        wrong = str(no)
    return Previewed(found, wrong, lambda piece: figure_now(piece, year, whose))


def _conflict(now: Version) -> str:
    said = _("%(who)s于%(day)s改过这一章。您写的仍在下面的框里,没有写入记录。")
    return said % {"who": names(now.by), "day": now.on}
