"""Who may enforce the law here: an officer's card by number or name, the lawful bodies of any day, their entrustments."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.cases import lookup
from zhunsheng.cases.queries import today
from zhunsheng.doors.portal.lists import day_of
from zhunsheng.doors.portal.shell import page
from zhunsheng.doors.portal.words import in_words
from zhunsheng.procedures.enforcement.officers.qualification import BODY_KINDS, BodyKind

LONGEST = 60
"""Characters of a number or a name."""


@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """A card by its number or its holder's full name, as it stands on a day."""
    text = request.GET.get("text", "").strip()[:LONGEST].replace("\0", "")
    on = day_of(request.GET.get("on"), today())
    return page(request, "officers", text=text, on=on, cards=lookup.cards(text, on))


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """The lawful enforcement bodies on a day, and the entrustments published."""
    on = day_of(request.GET.get("on"), today())
    found = [(one, in_words(BODY_KINDS[BodyKind(one.kind)])) for one in lookup.bodies(on)]
    return page(request, "bodies", on=on, bodies=found, documents=lookup.entrustments(on))
