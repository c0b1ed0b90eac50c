"""The one gate: who may see which cases, and what of them. Every page, list, export, API answer and file passes here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from zhunsheng.cases.mentions import NOBODY, Mentions, free
from zhunsheng.procedures.facts import (
    HIDDEN,
    Called,
    Linked,
    Party,
    Personal,
    Someone,
    briefs,
    marked,
    nested,
    organs_in,
    tables,
)
from zhunsheng.procedures.identity import masked_name
from zhunsheng.procedures.titles import title_of
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import authority
from zhunsheng.registers.roles import OVERSEEING
from zhunsheng.statutes.words import Count, _


@dataclass(frozen=True)
class Viewer:
    """Who looks: nobody in particular (the public), or a person with the organs whose cases they may see."""

    person: str | None = None
    organs: frozenset[str] = frozenset()
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def public(self) -> bool:
        """Whether this is anybody at all."""
        return self.person is None

    def roles_in(self, organ: str) -> frozenset[str]:
        """The roles held in an organ."""
        return self.roles.get(organ, frozenset())

    def sees(self, organ: str) -> bool:
        """Whether an organ's unpublished cases may be seen."""
        return organ in self.organs

    def tries(self, organ: str, step: Step) -> bool:
        """Whether a step in a case of that organ is the viewer's to try: by a post there, or looking over it."""
        if self.roles_in(organ):
            return True
        held = {role for roles in self.roles.values() for role in roles}
        return step.by.overseen and self.sees(organ) and bool(held & OVERSEEING & set(step.by.roles))

    def addressed(self, subject: str) -> bool:
        """Whether a case is about an organ in which the viewer holds a post: what was sent to it, it may read."""
        return subject in self.roles

    def answers(self, subject: str, step: Step) -> bool:
        """Whether a step is the answer of the organ that the case was sent to, and the viewer of that organ."""
        return self.addressed(subject) and step.by.outsider and bool(ADDRESSEES & set(step.by.roles))

    def opens(self, organ: str) -> bool:
        """Whether personal facts are shown in full: only inside the organ that handles the case."""
        return bool(self.roles_in(organ))


ADDRESSEES = frozenset({"enforcement_organ", "other_organ"})
"""The roles in which an organ answers what another organ sent it."""
PUBLIC = Viewer()
NAMELESS: Mapping[str, str] = MappingProxyType({})


def viewer_of(person: str, day: date) -> Viewer:
    """The viewer that a person of the registers is on that day. Raises Refused for an unknown one."""
    return Viewer(person, authority.organs_seen(person, day), authority.roles_of(person, day))


def shown_facts(
    facts: BaseModel,
    viewer: Viewer,
    organ: str,
    only: tuple[str, ...] = (),
    names: Mapping[str, str] = NAMELESS,
    mentions: Mentions = NOBODY,
) -> Iterator[tuple[str, str]]:
    """Title and text of each recorded fact, personal ones masked unless the viewer's own organ handles the case.

    The public sees the facts named in `only` and nothing else. `names`: how the members and the other cases that
    facts name by id are called. Of a text for programs the summary is read. `mentions`: the personal values of the case,
    masked in free texts too.
    """
    personal, inner, listed = marked(type(facts), Personal), nested(type(facts)), tables(type(facts))
    texts = frozenset[str]() if viewer.opens(organ) or isinstance(facts, Party) else free(type(facts))
    for name, info in type(facts).model_fields.items():
        value = getattr(facts, name)
        if value is None or value == [] or value == "" or (viewer.public and name not in only):
            continue
        title = info.title or name
        if name in inner and isinstance(value, BaseModel):
            for part, text in shown_facts(
                value, viewer, organ, tuple(inner[name].model_fields), NAMELESS, mentions
            ):
                yield f"{title}·{part}" if part != title else part, text
        elif name in listed:
            every = tuple(listed[name].model_fields)
            for one in value:
                yield (
                    title,
                    "；".join(
                        f"{part} {text}"
                        for part, text in shown_facts(one, viewer, organ, every, NAMELESS, mentions)
                    ),
                )
        elif brief := briefs(type(facts)).get(name):
            yield title, brief.told(str(value))
        elif name in personal:
            yield title, str(value) if viewer.opens(organ) else _masked(type(facts), name, str(value))
        else:
            by_name = named_in(type(facts)) | organs_in(type(facts))
            value = _called(value, names) if name in by_name else value
            told = mentions.masked(shown(value)) if name in texts else shown(value)
            yield title, Count(told, "元") if name.endswith("_yuan") else told


def named_in(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that name members or other cases."""
    return marked(model, Someone) | marked(model, Linked)


def _called(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [names.get(one, one) for one in value]
    return names.get(value, value)


def _masked(model: type[BaseModel], name: str, value: str) -> str:
    return masked_name(value) if name in marked(model, Called) and value != HIDDEN else HIDDEN


def shown(value: Any) -> str:
    """A recorded value as people read it; words to translate are Chinese sources."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, Enum):
        return title_of(value)
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, list | tuple):
        return "、".join(shown(item) for item in value)
    return str(value)


__all__ = ["PUBLIC", "Viewer", "named_in", "shown", "shown_facts", "viewer_of"]
