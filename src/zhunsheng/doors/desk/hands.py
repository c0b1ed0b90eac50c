"""Who takes a step: the person signed in, the second officer, the outsider whose act is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from zhunsheng.doors.desk.wording import t
from zhunsheng.procedures.vocabulary import ROLES, Step
from zhunsheng.registers.models import Post, in_force
from zhunsheng.registers.roles import ROLES as POSTS


@dataclass(frozen=True)
class Hands:
    """What a form asks about the persons. `others`: how many more officers must be named; `outsiders`: roles that may
    have acted outside the organ; `self_too`: whether one of the organ's own may have acted."""

    others: int
    officers: tuple[tuple[str, str], ...]
    outsiders: tuple[tuple[str, str], ...]
    self_too: bool
    chosen: tuple[str, ...] = ()
    outsider: str = ""


def members(organ: str, day: date) -> tuple[tuple[str, str], ...]:
    """The people of an organ on that day, with their roles, by name."""
    rows = Post.objects.filter(in_force(day), organ_id=organ).values_list("person_id", "person__name", "role")
    held: dict[str, tuple[str, list[str]]] = {}
    for person, name, role in rows:
        held.setdefault(person, (name, []))[1].append(t(POSTS.get(role, role)))
    titled = ((person, f"{name}({'、'.join(roles)})") for person, (name, roles) in held.items())
    return tuple(sorted(titled, key=lambda one: one[1]))


def colleagues(organs: frozenset[str], own: str, day: date) -> tuple[tuple[str, str], ...]:
    """The people of these organs other than one's own on that day, with their organ, by organ and name."""
    rows = Post.objects.filter(in_force(day), organ_id__in=organs - {own})
    found = rows.order_by("organ__name", "person__name").values_list(
        "person_id", "person__name", "organ__name"
    )
    return tuple({person: (person, f"{name}({organ})") for person, name, organ in found}.values())


def hands_for(step: Step, me: str, organ: str, day: date, sent: QueryDict | None = None) -> Hands:
    """What the form must ask about who acts."""
    who = step.by
    rows = Post.objects.filter(in_force(day), organ_id=organ, role__in=who.roles)
    able = dict(rows.order_by("person__name").values_list("person_id", "person__name"))
    outsiders = (
        tuple((role, t(ROLES[role])) for role in who.roles if role not in POSTS) if who.outsider else ()
    )
    others = max(0, who.certified - (1 if me in able else 0)) if not who.outsider else 0
    chosen = tuple(one for one in sent.getlist("with") if one) if sent else ()
    outsider = sent.get("for", "") if sent else (outsiders[0][0] if outsiders else "")
    return Hands(
        others=others,
        officers=tuple((person, name) for person, name in able.items() if person != me),
        outsiders=outsiders,
        self_too=any(role in POSTS for role in who.roles),
        chosen=chosen,
        outsider=outsider or "",
    )


def beside(step: Step, sent: QueryDict) -> tuple[str, ...]:
    """Whom the form names beside the one signed in: an outsider's role, and the other officers."""
    outsider = sent.get("for", "")
    first = (outsider,) if step.by.outsider and outsider else ()
    return (*first, *(one for one in sent.getlist("with") if one and one not in ROLES))
