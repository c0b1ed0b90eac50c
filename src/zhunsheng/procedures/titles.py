"""The titles of every word that facts choose from, listed by hand: what forms, pages, sheets and papers show."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.catalogue import FIELDS
from zhunsheng.procedures.enforcement.penalty import OUTCOMES as OF_PENALTY
from zhunsheng.procedures.enforcement.penalty import TRACKS
from zhunsheng.procedures.enforcement.penalty.inquiry_facts import Track
from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, TOLD, Kind, Told
from zhunsheng.procedures.facts import PARTY_KINDS, PartyKind

CHOICES: dict[type[Enum], dict[Any, str]] = {
    PartyKind: PARTY_KINDS,
    Kind: KINDS,
    Told: TOLD,
    Track: {Track.ORDINARY: TRACKS["ordinary"], Track.QUICK: TRACKS["quick"]},
}
OUTCOMES: dict[str, str] = {**OF_PENALTY}
for _field in FIELDS.values():
    CHOICES |= _field.CHOICES
    OUTCOMES |= _field.OUTCOMES


def title_of(value: Enum) -> str:
    """The Chinese source title of one choice; its plain value where none is listed."""
    return CHOICES.get(type(value), {}).get(value, str(value.value))


__all__ = ["CHOICES", "OUTCOMES", "TRACKS", "title_of"]
