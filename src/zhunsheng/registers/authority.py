"""Who may act for which organ on which day, and who may see whose cases.

Each call costs one small query for the edition, or none where the caller passes it on as `now`;
a person or an organ not yet remembered in this process costs one more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from zhunsheng.procedures.actors import Actor
from zhunsheng.registers import edition
from zhunsheng.registers.dossiers import Dossier, dossiers
from zhunsheng.registers.edition import Memory
from zhunsheng.registers.models import Jurisdiction, Organ
from zhunsheng.registers.places import Place, place
from zhunsheng.registers.roles import OVERSEEING

_actors: Memory[Actor] = Memory()
_trees: Memory[dict[str, frozenset[str]]] = Memory()


def actor(person: str, organ: str, day: date, now: str | None = None) -> Actor:
    """The person in that organ (credit code) on that day; without a post there, an Actor without roles.

    Raises Refused for a person or organ that is not registered.
    """
    return actors((person,), organ, day, now)[0]


def actors(people: Iterable[str], organ: str, day: date, now: str | None = None) -> tuple[Actor, ...]:
    """Several people in one organ on one day, at the price of one. Raises Refused."""
    now = edition.stamp() if now is None else now
    wanted = list(people)
    held = _actors.of(now)
    found = {person: held[person, organ, day] for person in wanted if (person, organ, day) in held}
    missing = [person for person in wanted if person not in found]
    if missing:
        where = place(organ, now)
        for dossier in dossiers(missing, now):
            found[dossier.id] = held[dossier.id, organ, day] = _actor(dossier, where, day, now)
    return tuple(found[person] for person in wanted)


_ANSWERING = frozenset({"head", "deputy_head", "section_chief", "legal_reviewer", "hearing_officer"})


def _actor(person: Dossier, where: Place, day: date, now: str) -> Actor:
    posts, card = person.held(day, where.code), person.certificate(where.code, day)
    if where.entrusted_by is not None:
        # An entrusted body acts in the name of its entrusting organ, whose heads and reviewers answer for it
        # and under whose name its cards may be issued (行政处罚法第二十条).
        posts += [post for post in person.held(day, where.entrusted_by) if post.role in _ANSWERING]
        card = card or person.certificate(where.entrusted_by, day)
    return Actor(
        id=person.id,
        name=person.name,
        organ=where.code,
        roles=frozenset(post.role for post in posts),
        certificate=card,
        legal_qualified=any(post.qualified for post in posts),
        organ_name=where.name,
        organ_qualified=where.qualified(day),
        book=where.book,
        organ_kind=where.kind,
        over=_over(person, where, day, now),
        posts=frozenset(post.organ for post in person.held(day)),
    )


def _over(person: Dossier, where: Place, day: date, now: str) -> frozenset[str]:
    """The overseeing roles that the person holds in other organs of the divisions above this organ."""
    held = (post for post in person.held(day) if post.role in OVERSEEING and post.organ != where.code)
    return frozenset(post.role for post in held if place(post.organ, now).divisions[0] in where.divisions)


def roles_of(person: str, day: date, now: str | None = None) -> dict[str, frozenset[str]]:
    """The roles a person holds on that day, by organ (credit code); not those of the three administrators.

    Raises Refused.
    """
    (dossier,) = dossiers((person,), edition.stamp() if now is None else now)
    held = dossier.held(day)
    return {post.organ: frozenset(p.role for p in held if p.organ == post.organ) for post in held}


def administers(person: str, day: date, now: str | None = None) -> str:
    """Which of the three administrators a person is on that day, and nothing else beside; "" for none. Raises Refused."""
    (dossier,) = dossiers((person,), edition.stamp() if now is None else now)
    return dossier.administers(day)


def organs_seen(person: str, day: date, now: str | None = None) -> frozenset[str]:
    """The organs whose cases a person may see on that day.

    One's own and the bodies it entrusts; for who oversees, every organ at or below one's own division. The three
    administrators see none. Raises Refused.
    """
    now = edition.stamp() if now is None else now
    seen: set[str] = set()
    for organ, roles in roles_of(person, day, now).items():
        seen |= {organ} | _tree(f"entrusted {organ}", now)
        if roles & OVERSEEING:
            seen |= _tree(f"under {place(organ, now).divisions[0]}", now)
    return frozenset(seen)


def may_see(person: str, organ: str, day: date, now: str | None = None) -> bool:
    """Whether a person may see an organ's cases on that day. Raises Refused for an unknown person."""
    return organ in organs_seen(person, day, now)


def _tree(key: str, now: str) -> frozenset[str]:
    held = _trees.of(now)
    trees = held.get("trees")
    if trees is None:
        trees = held["trees"] = _trees_read()
    return trees.get(key, frozenset())


def _trees_read() -> dict[str, frozenset[str]]:
    """Organs by who entrusts them, and by every division that they stand in."""
    above = dict(Jurisdiction.objects.values_list("code", "parent_id"))
    sets: dict[str, set[str]] = {}
    for code, division, entruster in Organ.objects.values_list("code", "jurisdiction_id", "entrusted_by_id"):
        if entruster is not None:
            sets.setdefault(f"entrusted {entruster}", set()).add(code)
        at: str | None = division
        while at is not None:
            sets.setdefault(f"under {at}", set()).add(code)
            at = above.get(at)
    return {key: frozenset(codes) for key, codes in sets.items()}
