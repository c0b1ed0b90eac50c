"""Published penalties: the list, one decision, one entry of it with its article and its proof."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import offers, queries
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.doors.portal.shell import SIZE, missing, more, page
from zhunsheng.doors.portal.words import about, in_words, rules_of
from zhunsheng.procedures.enforcement.penalty import OUTCOMES, TRACKS, Penalty
from zhunsheng.registers.models import Organ

LONGEST = 80
"""Characters of a search; nobody searches for more, and the database should not either."""


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The published decisions, the latest first."""
    text = request.GET.get("text", "").strip()[:LONGEST].replace("\0", "")
    organ = request.GET.get("organ", "").strip()[:18]
    found = queries.published(text or None, organ or None, request.GET.get("after"), SIZE)
    return page(
        request,
        "penalties",
        lines=[_line(one) for one in found.items],
        more=more(request, found.after),
        text=text,
        organ=organ,
        organs=list(Organ.objects.order_by("name").values_list("code", "name")),
        first=not request.GET.get("after"),
    )


def _line(line: queries.CaseLine) -> dict[str, object]:
    return {"line": line, "outcome": in_words(OUTCOMES.get(line.outcome, ""))}


@require_safe
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """One published decision with its public entries; a withdrawn one says only when and why it went."""
    try:
        view = _view(number)
    except NoSuchCase:
        return _withdrawn(request, number)
    line = view.line
    return page(
        request,
        "decision",
        line=line,
        outcome=in_words(OUTCOMES.get(line.outcome, "")),
        track=in_words(TRACKS.get(line.track, "")),
        acts=[act_shown(act) for act in view.acts],
        book=view.book,
        head=record.head(view.book),
        revoked=line.outcome == "revoked",
    )


def _view(number: str) -> offers.CaseView:
    """The published penalty; a published report has a page of its own. Raises NoSuchCase."""
    view = offers.public_view(number)
    if view.procedure is not Penalty:
        raise NoSuchCase(number)
    return view


def _withdrawn(request: HttpRequest, number: str) -> HttpResponse:
    try:
        line, act = offers.withdrawn_view(number)
    except NoSuchCase:
        return missing(
            request,
            gettext("没有公开的处罚决定「%(number)s」。请核对文书号,或者从列表查找。") % {"number": number},
        )
    # 410: it was here and is gone for good; search engines should forget it.
    return page(request, "withdrawn", status=410, line=line, act=act_shown(act))


@require_safe
def entry(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """One public entry: what was recorded, what the article orders, where the entry stands in the chain."""
    try:
        view = _view(number)
    except NoSuchCase:
        return _withdrawn(request, number)
    act = next((one for one in view.acts if one.seq == seq), None)
    if act is None:
        return missing(request, gettext("本案没有第%(seq)s号公开记录。请从处罚决定页查看。") % {"seq": seq})
    opened = record.book(view.book)
    return page(request, "entry", line=view.line, act=act_shown(act), book=opened, hash=opened.hash.upper())


def act_shown(act: offers.ActView) -> dict[str, object]:
    """A public entry as the pages show it: in the reader's words, with what its article orders."""
    return {
        "act": act,
        "title": in_words(act.title),
        "facts": [(in_words(title), in_words(text)) for title, text in act.facts],
        "papers": list(act.papers.values()),
        "article": about(act.article),
        "rules": rules_of(act.article),
        "link": act.link,
    }
