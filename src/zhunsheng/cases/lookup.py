"""What anybody may look up: an officer's card by number or full name, the lawful bodies of a day, their entrustments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import organ_names
from zhunsheng.registers import edition
from zhunsheng.registers.dossiers import dossiers
from zhunsheng.registers.models import Certificate, Organ, OrganKind

MOST = 50
"""Cards shown for one name."""


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card as anybody may see it: no personal facts beyond the name, which officers show on their badge."""

    number: str
    name: str
    organ: str
    since: date
    until: date
    valid: bool
    why: str


def cards(text: str, day: date) -> list[CardShown]:
    """The cards of that number or full name, as they stand on that day, the newest first; none for a blank."""
    asked = text.strip()
    if not asked:
        return []
    rows = Certificate.objects.select_related("person", "organ").filter(
        Q(number=asked) | Q(person__name=asked)
    )
    found = list(rows.order_by("-valid_from", "number")[:MOST])
    known = {one.id: one for one in dossiers({row.person_id for row in found}, edition.stamp())}
    shown = []
    for row in found:
        state = next(
            card.on(day) for card in known[row.person_id].cards.values() if card.number == row.number
        )
        shown.append(
            CardShown(
                row.number, row.person.name, row.organ.name, state.since, state.until, state.valid, state.why
            )
        )
    return shown


@dataclass(frozen=True, slots=True)
class Body:
    """A lawful enforcement body on a day: its kind, first day, the case that confirmed it (None: before the book)."""

    code: str
    name: str
    kind: str
    since: date | None
    until: date | None
    entrusted_by: str
    basis: str
    number: str


def bodies(day: date) -> list[Body]:
    """Every body that may enforce on that day, by kind and name; an entrusted one only while its organ may too."""
    confirmed: dict[str, Any] = {
        row.subject: row
        for row in CaseRow.objects.filter(procedure="qualification", published__isnull=False).order_by(
            "opened", "version"
        )
    }
    order = [str(kind) for kind in OrganKind]
    found = []
    for organ in Organ.objects.select_related("entrusted_by").all():
        above = organ.entrusted_by
        if not organ.qualified(day) or (above is not None and not above.qualified(day)):
            continue
        row = confirmed.get(organ.code)
        found.append(
            Body(
                organ.code,
                organ.name,
                organ.kind,
                organ.qualified_from,
                organ.qualified_until,
                above.name if above is not None else "",
                row.cause if row is not None else "",
                row.number if row is not None else "",
            )
        )
    return sorted(found, key=lambda one: (order.index(one.kind), one.name))


@dataclass(frozen=True, slots=True)
class Document:
    """A published entrustment document: by whom, to whom, what, up to how much, from when to when."""

    number: str
    by: str
    to: str
    matter: str
    most: Decimal | None
    since: date
    until: date | None
    running: bool


def entrustments(day: date) -> list[Document]:
    """Every published entrustment, those that hold on that day first, then by their last day."""
    rows = list(CaseRow.objects.filter(procedure="entrustment", published__isnull=False, withdrawn=None))
    names = organ_names({row.organ for row in rows})
    found = [_document(row, names.get(row.organ, row.organ), day) for row in rows]
    return sorted(found, key=lambda one: (not one.running, one.until or date.max, one.number))


def _document(row: CaseRow, by: str, day: date) -> Document:
    said: dict[str, Any] = row.facts
    since = date.fromisoformat(said["entrust__since"])
    until = date.fromisoformat(said["until"]) if said.get("until") else None
    most = said.get("entrust__max_fine_yuan")
    running = since <= day and (until is None or day <= until)
    limit = Decimal(str(most)) if most is not None else None
    return Document(
        row.number, by, said["entrust__to"], said["entrust__matter"], limit, since, until, running
    )
