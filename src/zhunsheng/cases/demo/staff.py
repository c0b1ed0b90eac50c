"""Who works in the demo county: some three hundred people, their posts and their certificates, a few of them unsound."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from zhunsheng.cases.demo.invented import name
from zhunsheng.cases.demo.places import LONG_AGO, OFFICES, Office
from zhunsheng.registers.models import Certificate, Person, Post, Suspension
from zhunsheng.registers.people import appoint_many
from zhunsheng.registers.writing import add_many

EXPIRES = date(2029, 2, 28)
EXPIRED = (date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 15), date(2026, 5, 31), date(2026, 11, 20))
HELD_BACK = ((date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 10, 9), None), (date(2026, 9, 1), None))
CERTIFIED = ("handler", "head", "deputy_head", "legal_reviewer", "hearing_officer")


@dataclass(slots=True)
class Officer:
    """One person in one organ. `until` and `held` say when the certificate does not serve."""

    id: str
    name: str
    organ: str
    role: str
    card: str = ""
    until: date = EXPIRES
    held: tuple[date, date | None] | None = None

    def fit(self, first: date, last: date) -> bool:
        """Whether the certificate serves on every day between the two."""
        free = self.held is None or last < self.held[0] or (self.held[1] is not None and first > self.held[1])
        return bool(self.card) and last <= self.until and free


@dataclass(slots=True)
class Team:
    """The people of one organ, by role."""

    office: Office
    code: str
    by_role: dict[str, list[Officer]] = field(default_factory=dict)

    def of(self, role: str) -> list[Officer]:
        """Those who hold a role; empty where nobody does."""
        return self.by_role.get(role, [])


def _roles(office: Office) -> dict[str, int]:
    if office.kind == "entrusted":
        return {"handler": office.handlers, "clerk": 1, "auxiliary": 2}
    big = office.handlers > 10
    counts = {"head": 1, "deputy_head": 1 + big, "legal_reviewer": 1 + big, "hearing_officer": 1, "clerk": 1}
    counts |= {"handler": office.handlers, "auxiliary": office.handlers // 5}
    return counts | ({"supervisor": 3, "system_admin": 1} if office.key == "justice" else {})


LATER = (("justice", "security_admin"), ("justice", "audit_admin"))
"""Two of the three administrators; numbered after everybody else, whose numbers are told in many places."""


@cache
def teams() -> dict[str, Team]:
    """The people by organ key: the same whenever asked."""
    rng, found, serial, cards = Random("青溪县的人员"), {}, 0, 0
    for office in OFFICES:
        team = found[office.key] = Team(office, office.code)
        for role, count in _roles(office).items():
            for _ in range(count):
                serial += 1
                officer = Officer(f"qx-{serial:04d}", name(rng), team.code, role)
                if role in CERTIFIED:
                    cards += 1
                    officer.card = f"示例-990123-{cards:04d}"
                team.by_role.setdefault(role, []).append(officer)
        _some_unsound(team)
    for key, role in LATER:
        serial += 1
        found[key].by_role[role] = [Officer(f"qx-{serial:04d}", name(rng), found[key].code, role)]
    return found


def _some_unsound(team: Team) -> None:
    """In the larger organs the last handlers carry a certificate that has expired or is held back."""
    handlers = team.of("handler")
    if len(handlers) >= 6:
        handlers[-1].until = EXPIRED[len(handlers) % len(EXPIRED)]
    if len(handlers) >= 11:
        handlers[-2].until = EXPIRED[len(handlers) % 3]
        handlers[-3].held = HELD_BACK[len(handlers) % 3]


def enter_staff() -> Counter[str]:
    """Write people, posts and certificates into the registers; of each how many."""
    every = [one for team in teams().values() for group in team.by_role.values() for one in group]
    add_many([Person(id=one.id, name=one.name) for one in every])
    appoint_many(
        [
            Post(
                person_id=one.id,
                organ_id=one.organ,
                role=one.role,
                since=LONG_AGO,
                qualified=one.role == "legal_reviewer",
            )
            for one in every
        ]
    )
    cards = add_many(
        [
            Certificate(
                person_id=one.id,
                organ_id=one.organ,
                number=one.card,
                valid_from=LONG_AGO,
                valid_until=one.until,
            )
            for one in every
            if one.card
        ]
    )
    held = {one.card: one.held for one in every if one.held}
    add_many(
        [
            Suspension(
                certificate=card,
                since=held[card.number][0],
                until=held[card.number][1],
                why="年度考核未完成(示例)",
            )
            for card in cards
            if card.number in held
        ]
    )
    return Counter(people=len(every), certificates=len(cards))
