"""The three systems as one page of what is wanting: publicity, recording, devices, and list entries whose law has ended."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import listing, publicity, recordings
from zhunsheng.cases.queries import organ_names, today
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.listing import PublicList

MOST = 200
"""Lines of one table; who has more than that has other worries."""


def publishing() -> list[tuple[str, str]]:
    """The procedures whose decisions must be published by a day, with their titles."""
    return [
        (one.name, one.title)
        for one in PROCEDURES
        if not issubclass(one, PublicList) and publicity.duties(one.name)
    ]


@require_safe
@signed_in
def watch(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What the organs that the officer sees were late with or left out, since the day asked for (else New Year's Day)."""
    day = today()
    since = _day(request.GET.get("since"), date(day.year, 1, 1))
    organs = frozenset(officer.viewer.organs)
    titles = dict(publishing())
    behind = [
        (one, titles[name])
        for name in titles
        for one in publicity.wanting(name, since, day, day)
        if one.organ in organs
    ]
    stale = [
        (line, kind.title)
        for name, kind in listing.LISTS.items()
        for line in listing.stale(name, day)
        if line.organ in organs
    ]
    return page(
        *(request, officer, "desk/watch.html"),
        since=since,
        below=[one for one in record.below.books() if one.alarms or one.overdue] if officer.oversees else [],
        behind=behind,
        unrecorded=recordings.unrecorded(since, day, organs)[:MOST],
        devices=recordings.by_unknown_devices(organs)[:MOST],
        quotas=[one for one in recordings.quotas(day, organs) if one.held < one.wanted],
        stale=stale[:MOST],
        unlisted=sorted(organ for organ in organs if publicity.unlisted(organ, day)),
        names=organ_names(set(organs)),
    )


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
