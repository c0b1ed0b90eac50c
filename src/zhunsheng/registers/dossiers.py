"""A person's posts and certificates of all days, read in one query and remembered for one edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhunsheng.procedures.actors import Certificate
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Person, covers
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import CASELESS


@dataclass(frozen=True, slots=True)
class Held:
    """One post."""

    organ: str
    role: str
    qualified: bool
    since: date
    until: date | None


@dataclass(slots=True)
class Card:
    """One certificate with the spans in which it was held back."""

    organ: str
    number: str
    since: date
    until: date
    revoked_on: date | None
    holds: dict[int, tuple[date, date | None]] = field(default_factory=dict)

    def on(self, day: date) -> Certificate:
        """The certificate as it stood on that day."""
        why = self._fault(day)
        return Certificate(self.number, self.since, self.until, not why, why)

    def _fault(self, day: date) -> str:
        if day < self.since:
            return f"执法证{self.number}自{self.since}起才有效"
        if self.revoked_on is not None and self.revoked_on <= day:
            return f"执法证{self.number}已于{self.revoked_on}收回"
        if day > self.until:
            return f"执法证{self.number}已于{self.until}到期"
        for first, last in self.holds.values():
            if covers(first, last, day):
                return f"执法证{self.number}自{first}起暂扣"
        return ""


@dataclass(slots=True)
class Dossier:
    """A person's name, posts and certificates."""

    id: str
    name: str
    posts: dict[int, Held] = field(default_factory=dict)
    cards: dict[int, Card] = field(default_factory=dict)

    def held(self, day: date, organ: str | None = None) -> list[Held]:
        """The posts in force on that day, in one organ or in all; those of the three administrators open no case."""
        mine = self.posts.values()
        held = (p for p in mine if organ in (None, p.organ) and covers(p.since, p.until, day))
        return [post for post in held if post.role not in CASELESS]

    def administers(self, day: date) -> str:
        """Which of the three administrators the person is on that day; "" for none.

        Held together with any other role, however that came into the register, it counts for nothing.
        """
        held = {post.role for post in self.posts.values() if covers(post.since, post.until, day)}
        return next(iter(held)) if len(held) == 1 and held <= CASELESS else ""

    def certificate(self, organ: str, day: date) -> Certificate | None:
        """The certificate for that organ: one valid on the day, else the one begun last before it, else the next."""
        cards = sorted(
            (card for card in self.cards.values() if card.organ == organ), key=lambda card: card.since
        )
        if not cards:
            return None
        states = [card.on(day) for card in cards]
        begun = [state for state in states if state.since <= day]
        valid = [state for state in begun if state.valid]
        return valid[-1] if valid else begun[-1] if begun else states[0]


_dossiers: Memory[Dossier] = Memory()
_POST = ("id", "organ_id", "role", "qualified", "since", "until")
_CARD = ("id", "organ_id", "number", "valid_from", "valid_until", "revoked_on")
_HOLD = ("id", "since", "until")
_COLUMNS = (
    *("id", "name"),
    *(f"posts__{name}" for name in _POST),
    *(f"certificates__{name}" for name in _CARD),
    *(f"certificates__suspensions__{name}" for name in _HOLD),
)


def dossiers(people: Iterable[str], now: str) -> list[Dossier]:
    """The dossiers of these people, in order; one query for all that are not remembered. Raises Refused."""
    wanted = list(people)
    remembered = _dossiers.of(now)
    found = {person: remembered[person] for person in wanted if person in remembered}
    missing = [person for person in wanted if person not in found]
    if missing:
        read = _read(missing)
        remembered.update(read)
        found |= read
    for person in wanted:
        if person not in found:
            raise Refused(f"没有编号为“{person}”的人员。请先登记,或者核对编号。", "person")
    return [found[person] for person in wanted]


def _read(people: list[str]) -> dict[str, Dossier]:
    """Posts × certificates × suspensions of a person are a few rows: one round trip is cheaper than three."""
    found: dict[str, Dossier] = {}
    for row in Person.objects.filter(pk__in=people).values_list(*_COLUMNS):
        person = found.setdefault(row[0], Dossier(row[0], row[1]))
        _take(person, row[2:8], row[8:14], row[14:17])
    return found


def _take(person: Dossier, post: tuple[Any, ...], card: tuple[Any, ...], hold: tuple[Any, ...]) -> None:
    if post[0] is not None:
        person.posts.setdefault(post[0], Held(*post[1:]))
    if card[0] is not None:
        mine = person.cards.setdefault(card[0], Card(*card[1:]))
        if hold[0] is not None:
            mine.holds.setdefault(hold[0], (hold[1], hold[2]))
