"""What any procedure makes public: what there is, one procedure's cases, one case, one entry of it with its proof.

Penalties keep their own pages (penalties.py); public lists theirs (lists.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import offers, queries
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.doors.portal.penalties import LONGEST, act_shown
from zhunsheng.doors.portal.shell import SIZE, missing, more, page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.listing import PublicList
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.procedures.titles import outcome_title, track_title
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers.models import Organ

_APART: tuple[type[Procedure], ...] = (Penalty, AnnualReport)


def procedures() -> Iterator[type[Procedure]]:
    """The procedures that publish and have no page of their own."""
    for one in PROCEDURES:
        publishes = any(step.publishes for step in one.steps.values())
        if publishes and one not in _APART and not issubclass(one, PublicList):
            yield one


def _named(name: str) -> type[Procedure] | None:
    return next((one for one in procedures() if one.name == name), None)


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of case that is made public here."""
    return page(request, "published_kinds", kinds=list(procedures()))


@require_safe
def listing(request: HttpRequest, procedure: str) -> HttpResponse:
    """The published cases of one procedure, the latest first."""
    kind = _named(procedure)
    if kind is None:
        return _nothing(request, procedure)
    text = request.GET.get("text", "").strip()[:LONGEST].replace("\0", "")
    organ = request.GET.get("organ", "").strip()[:18]
    after = request.GET.get("after")
    found = queries.published(text or None, organ or None, after, SIZE, procedure=kind.name)
    return page(
        request,
        "published",
        kind=kind,
        lines=[(one, in_words(outcome_title(kind.name, one.outcome))) for one in found.items],
        more=more(request, found.after),
        text=text,
        organ=organ,
        organs=list(Organ.objects.order_by("name").values_list("code", "name")),
        first=not after,
    )


@require_safe
def case(request: HttpRequest, procedure: str, number: str) -> HttpResponse:
    """One published case with its public entries; a withdrawn one says only when and why it went."""
    kind = _named(procedure)
    if kind is None:
        return _nothing(request, procedure)
    try:
        view = _view(kind, number)
    except NoSuchCase:
        return _withdrawn(request, kind, number)
    line = view.line
    return page(
        request,
        "published_case",
        kind=kind,
        line=line,
        outcome=in_words(outcome_title(kind.name, line.outcome)),
        track=in_words(track_title(kind.name, line.track)),
        acts=[act_shown(act) for act in view.acts],
        book=view.book,
        head=record.head(view.book),
    )


@require_safe
def entry(request: HttpRequest, procedure: str, number: str, seq: int) -> HttpResponse:
    """One public entry of a published case."""
    kind = _named(procedure)
    if kind is None:
        return _nothing(request, procedure)
    try:
        view = _view(kind, number)
    except NoSuchCase:
        return _withdrawn(request, kind, number)
    act = next((one for one in view.acts if one.seq == seq), None)
    if act is None:
        return missing(request, gettext("本案没有第%(seq)s号公开记录。请从公开的案件页查看。") % {"seq": seq})
    opened = record.book(view.book)
    shown = act_shown(act)
    return page(
        request,
        "published_entry",
        kind=kind,
        line=view.line,
        act=shown,
        book=opened,
        hash=opened.hash.upper(),
    )


def _view(kind: type[Procedure], number: str) -> offers.CaseView:
    view = offers.public_view(number)
    if view.procedure is not kind:
        raise NoSuchCase(number)
    return view


def _withdrawn(request: HttpRequest, kind: type[Procedure], number: str) -> HttpResponse:
    try:
        line, act = offers.withdrawn_view(number)
    except NoSuchCase:
        return missing(
            request, gettext("没有公开的案件「%(number)s」。请核对编号,或者从列表查找。") % {"number": number}
        )
    return page(request, "withdrawn", status=410, line=line, act=act_shown(act), kind=kind)


def _nothing(request: HttpRequest, procedure: str) -> HttpResponse:
    said = gettext("这里没有「%(name)s」这一类公开事项。请从公开事项总目查找。") % {"name": procedure}
    return missing(request, said)
