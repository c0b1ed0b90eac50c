"""Public lists: what there is, one list on any day, what changed between two days, one entry with history and proof."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng import record
from zhunsheng.cases import listing, offers
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.list_differences import Change, difference
from zhunsheng.cases.queries import organ_names, today
from zhunsheng.doors.portal.list_words import brief, in_full, said, title_of
from zhunsheng.doors.portal.penalties import LONGEST, act_shown
from zhunsheng.doors.portal.shell import SIZE, missing, more, page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.procedures.listing import PublicList

_FIRST, _LAST = date(1949, 10, 1), date(2999, 12, 31)


def day_of(text: str | None, otherwise: date) -> date:
    """The day that an address names, within what a calendar of ours can hold; `otherwise` where it names none."""
    try:
        return min(max(date.fromisoformat((text or "").strip()), _FIRST), _LAST)
    except ValueError:
        return otherwise


def nothing(request: HttpRequest, name: str) -> HttpResponse:
    """The page that says that there is no such list."""
    return missing(request, gettext("没有名为「%(name)s」的公开清单。请从清单目录查找。") % {"name": name})


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All lists with the number of entries in force today."""
    numbers = listing.numbers(today())
    lists = [
        {
            "name": name,
            "title": in_words(kind.title),
            "number": sum(numbers.get(name, {}).values()),
            "organs": len(numbers.get(name, {})),
        }
        for name, kind in listing.PUBLIC_LISTS.items()
    ]
    return page(request, "lists", lists=lists)


@require_safe
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One list as it stands on a day."""
    kind = listing.PUBLIC_LISTS.get(name)
    if kind is None:
        return nothing(request, name)
    on = day_of(request.GET.get("on"), today())
    text = request.GET.get("text", "").strip()[:LONGEST].replace("\0", "")
    organ = request.GET.get("organ", "").strip()[:18].replace("\0", "")
    after = request.GET.get("after")
    numbers = listing.numbers(on, name).get(name, {})
    found = listing.Page([], None)
    if numbers.get(organ, 0) if organ else numbers:
        found = listing.in_force(name, on, organ=organ or None, text=text or None, after=after, size=SIZE)
    names = organ_names(set(numbers))
    return page(
        request,
        "list",
        **_head(kind),
        on=on,
        dated=bool(request.GET.get("on")),
        lines=[(line, brief(kind, line), line.ended_on(on)) for line in found.items],
        number=numbers.get(organ, 0) if organ else sum(numbers.values()),
        organs=sorted(((code, names.get(code, code)) for code in numbers), key=lambda pair: pair[1]),
        organ=organ,
        text=text,
        more=more(request, found.after),
        first=not after,
        year_ago=on - timedelta(days=365),
    )


def _head(kind: type[PublicList]) -> dict[str, Any]:
    return {"name": kind.name, "title": in_words(kind.title)}


@require_safe
def changes(request: HttpRequest, name: str) -> HttpResponse:
    """What was added, removed and changed between two days."""
    kind = listing.PUBLIC_LISTS.get(name)
    if kind is None:
        return nothing(request, name)
    last = day_of(request.GET.get("to"), today())
    first = day_of(request.GET.get("from"), date(last.year, 1, 1) - timedelta(days=1))
    first, last = min(first, last), max(first, last)
    after = request.GET.get("after")
    found = difference(name, first, last, after=after, size=SIZE)
    return page(
        request,
        "list_changes",
        **_head(kind),
        begins=first,
        ends=last,
        numbers=(listing.number(name, first), listing.number(name, last)),
        changes=[(change, _fields(kind, change)) for change in found.items],
        more=more(request, found.after),
        first=not after,
    )


def _fields(kind: type[PublicList], change: Change) -> list[tuple[str, str, str]]:
    if change.before is None or change.after is None:
        return []
    was, becomes = change.before.facts, change.after.facts
    # In the order of the form: PostgreSQL does not keep the order of a JSON object's names.
    order = {name: n for n, name in enumerate(kind.item.model_fields)}
    changed = sorted(
        (field for field, _was, _becomes in change.fields), key=lambda one: (order.get(one, len(order)), one)
    )
    return [(title_of(kind, field), said(kind, was, field), said(kind, becomes, field)) for field in changed]


@require_safe
def entry(request: HttpRequest, name: str, case: str) -> HttpResponse:
    """One entry: its facts, its versions, and the public records with their proof."""
    kind = listing.PUBLIC_LISTS.get(name)
    versions = listing.history(case) if kind is not None else []
    try:
        view = offers.public_view(case)
    except NoSuchCase:
        view = None
    if kind is None or view is None or view.procedure is not kind:
        return missing(request, gettext("没有这一清单事项,或者它尚未公布。请从清单查找。"))
    day = today()
    standing = next((line for line in versions if line.since <= day), versions[-1] if versions else None)
    return page(
        request,
        "list_entry",
        **_head(kind),
        line=view.line,
        standing=standing,
        in_force=bool(standing and standing.since <= day and (not standing.until or day <= standing.until)),
        ended=standing.ended_on(day) if standing else "",
        facts=in_full(kind, standing.facts) if standing else [],
        versions=[(line, _since_before(kind, versions, n)) for n, line in enumerate(versions)],
        acts=[act_shown(act) for act in view.acts],
        book=view.book,
        head=record.head(view.book),
    )


def _since_before(kind: type[PublicList], versions: list[listing.Line], n: int) -> list[tuple[str, str, str]]:
    """The facts in which a version differs from the one before it; the latest version comes first."""
    if n + 1 >= len(versions):
        return []
    was, becomes = versions[n + 1], versions[n]
    names = [name for name in kind.item.model_fields if was.facts.get(name) != becomes.facts.get(name)]
    return [(title_of(kind, f), said(kind, was.facts, f), said(kind, becomes.facts, f)) for f in names]
