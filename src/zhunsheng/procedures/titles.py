"""The titles of every word that facts choose from, listed by hand: what forms, pages, sheets and papers show."""

from __future__ import annotations

from enum import Enum
from inspect import getmodule
from typing import Any

from zhunsheng.procedures.catalogue import BY_FIELD, FIELDS
from zhunsheng.procedures.enforcement import penalty
from zhunsheng.procedures.enforcement.penalty.inquiry_facts import Track
from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, TOLD, Kind, Told
from zhunsheng.procedures.facts import PARTY_KINDS, PartyKind

CHOICES: dict[type[Enum], dict[Any, str]] = {
    PartyKind: PARTY_KINDS,
    Kind: KINDS,
    Told: TOLD,
    Track: {Track.ORDINARY: penalty.TRACKS["ordinary"], Track.QUICK: penalty.TRACKS["quick"]},
}
for _field in FIELDS.values():
    CHOICES |= _field.CHOICES


def title_of(value: Enum) -> str:
    """The Chinese source title of one choice; its plain value where none is listed."""
    return CHOICES.get(type(value), {}).get(value, str(value.value))


def _listed(word: str) -> dict[str, dict[str, str]]:
    """By procedure: the titles that its own module lists under `word`, before those of its field's room."""
    found: dict[str, dict[str, str]] = {"penalty": getattr(penalty, word)}
    for title, room in FIELDS.items():
        for procedure in BY_FIELD[title]:
            own = getattr(getmodule(procedure), word, {})
            found[procedure.name] = getattr(room, word, {}) | own
    return found


OUTCOMES = _listed("OUTCOMES")
"""By procedure, its outcomes and their titles: one word means different things in two procedures."""
TRACKS = _listed("TRACKS")
"""By procedure, its tracks and their titles."""


def _anywhere(listed: dict[str, dict[str, str]]) -> dict[str, str]:
    """Each word with what it is called in whichever procedure uses it, different titles side by side."""
    words = dict.fromkeys(word for titles in listed.values() for word in titles)
    return {
        word: "／".join(dict.fromkeys(titles[word] for titles in listed.values() if word in titles))
        for word in words
    }


ANY_OUTCOME, ANY_TRACK = _anywhere(OUTCOMES), _anywhere(TRACKS)
"""Every outcome and track where no procedure is chosen."""


def outcome_title(procedure: str, outcome: str) -> str:
    """What an outcome of that procedure is called; the word itself where it has no title."""
    return OUTCOMES.get(procedure, {}).get(outcome, outcome)


def track_title(procedure: str, track: str) -> str:
    """What a track of that procedure is called; the word itself where it has no title."""
    return TRACKS.get(procedure, {}).get(track, track)


__all__ = [
    "ANY_OUTCOME",
    "ANY_TRACK",
    "CHOICES",
    "OUTCOMES",
    "TRACKS",
    "outcome_title",
    "title_of",
    "track_title",
]
