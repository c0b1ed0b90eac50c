"""三员分立: the three administrators are three people, and none of them handles cases (GB/T 22239)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from zhunsheng.registers.models import Person, Post
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import CASELESS, ROLES


@dataclass(frozen=True, slots=True)
class Combined:
    """Two roles that one person may not hold together, and the first day of both."""

    person: str
    name: str
    roles: tuple[str, str]
    since: date

    @property
    def said(self) -> str:
        """In words, with what to do next."""
        one, other = (ROLES.get(role, role) for role in self.roles)
        return (
            f"{self.name}({self.person})自{self.since}起兼任{one}和{other}。"
            "系统管理员、安全管理员、安全审计员须由不同的人担任,并且不办理案件"
            "(GB/T 22239 三员分立)。请终止其中一项任职,或者改由他人担任。"
        )


def combined(people: Iterable[str] | None = None) -> list[Combined]:
    """Whoever holds one of the three beside another role at one time, among these people or among all.

    Read from the table itself, so that posts are found which came in past `appoint`.
    """
    held = Post.objects.filter(role__in=CASELESS)
    if people is not None:
        held = held.filter(person__in=list(people))
    suspects = set(held.values_list("person_id", flat=True))
    names = dict(Person.objects.filter(id__in=suspects).values_list("id", "name"))
    posts: dict[str, list[Post]] = {}
    for post in Post.objects.filter(person__in=suspects).order_by("person_id", "since", "id"):
        posts.setdefault(post.person_id, []).append(post)
    found: dict[tuple[str, tuple[str, str]], Combined] = {}
    for person, mine in posts.items():
        for one, other in combinations(mine, 2):
            if apart(one.role, other.role) and overlap(one, other.since, other.until):
                roles = (min(one.role, other.role), max(one.role, other.role))
                first = Combined(person, names[person], roles, max(one.since, other.since))
                found.setdefault((person, roles), first)
    return list(found.values())


def keep_apart(person: Person, role: str, since: date, until: date | None) -> None:
    """Raise Refused where the person holds, at any time between the two days, a role that this one excludes."""
    for post in Post.objects.filter(person=person).order_by("since"):
        if apart(post.role, role) and overlap(post, since, until):
            together = Combined(person.id, person.name, (post.role, role), max(post.since, since))
            raise Refused(together.said, "role")


def apart(one: str, other: str) -> bool:
    """Whether two roles exclude each other: they differ, and one of them is of the three administrators."""
    return one != other and not CASELESS.isdisjoint((one, other))


def overlap(post: Post, since: date, until: date | None) -> bool:
    """Whether a post is in force on any day between the two."""
    return (until is None or post.since <= until) and (post.until is None or since <= post.until)
