"""Personal values that somebody typed into a free text: found, sealed with the rest, masked on every way out.

A decision tells what the party did, and names the party. What is known to be personal (a value of the case's own
personal fields, a resident number) is therefore looked for in texts too. Names of others whom no field holds cannot be
found by a program: whoever publishes reads the text (政府信息公开条例第十五条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from annotated_types import MaxLen, MinLen
from pydantic import AfterValidator, BaseModel, BeforeValidator

from zhunsheng.procedures.acts import Act
from zhunsheng.procedures.facts import (
    HIDDEN,
    Brief,
    Called,
    Facts,
    Linked,
    Party,
    Personal,
    Someone,
    marked,
    marks,
    parts,
)
from zhunsheng.procedures.identity import is_credit_code, is_resident_id, masked_name, masked_number

_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_BETWEEN = re.compile(r"[、,，;；]")
_APART = (Personal, Someone, Linked, Brief, AfterValidator, BeforeValidator)
SHORTEST = 5
"""Signs of an address, a number or another personal text below which it is too common to be looked for."""
NOBODYS = frozenset(
    (
        "本人",
        "当事人",
        "申请人",
        "代理人",
        "经营者",
        "负责人",
        "法定代表人",
        "同住成年家属",
        "家属",
        "亲属",
        "同事",
    )
    + ("不详", "未知", "同上", "匿名", "没有", "公司", "单位")
)
"""What is written where a name is asked for and is none: it tells of nobody."""
LONGEST = 20_000
"""Signs of a field beyond which it is a file for programs, not a text."""


class Mentions:
    """The personal values of a case and how each is masked; `public`: names of undertakings that may contain one."""

    def __init__(self, values: Mapping[str, str], public: Iterable[str] = ()) -> None:
        self.values = values
        self.public = frozenset(public)

    def within(self, text: str) -> bool:
        """Whether a text tells a personal value, other than as part of an undertaking's public name."""
        if any(value in text for value in self.values):
            for name in self.public:
                text = text.replace(name, "")
            if any(value in text for value in self.values):
                return True
        return any(_resident(found[0]) for found in _NUMBER.finditer(text))

    def masked(self, text: str) -> str:
        """The text as others may read it: each personal value masked, all else as it was typed."""
        if not self.within(text):
            return text
        known = sorted(self.public | self.values.keys(), key=len, reverse=True)
        if known:
            every = re.compile("|".join(map(re.escape, known)))
            text = every.sub(lambda found: self.values.get(found[0], found[0]), text)
        return _NUMBER.sub(lambda found: masked_number(found[0]) if _resident(found[0]) else found[0], text)


NOBODY = Mentions({})
"""No personal value is known; resident numbers are still seen."""


def _resident(number: str) -> bool:
    return is_resident_id(number) and not is_credit_code(number)


def mentions_of(acts: Iterable[Act], *more: BaseModel) -> Mentions:
    """The personal values of the acts of a case, and of facts that are about to join them."""
    values: dict[str, str] = {}
    public: set[str] = set()
    for act in acts:
        if "mentions" not in act.memo:
            act.memo["mentions"] = _told(act.facts)
        told, names = act.memo["mentions"]
        values |= told
        public |= names
    for facts in more:
        told, names = _told(facts)
        values |= told
        public |= names
    # A value that is itself the public name of an undertaking is no secret.
    return Mentions({value: mask for value, mask in values.items() if value not in public}, public)


def _told(facts: BaseModel) -> tuple[dict[str, str], set[str]]:
    model = type(facts)
    values: dict[str, str] = {}
    names = {facts.name} if isinstance(facts, Party) and facts.name else set[str]()
    for name in marked(model, Personal):
        said = getattr(facts, name)
        for text in said if isinstance(said, list) else (said,):
            if isinstance(text, str) and text != HIDDEN:
                values |= _values(text, name in marked(model, Called))
    for part in parts(facts):
        told, more = _told(part)
        values |= told
        names |= more
    return values, names


def _values(text: str, called: bool) -> dict[str, str]:
    if called:
        every = map(str.strip, _BETWEEN.split(text))
        return {one: masked_name(one) for one in every if len(one) > 1 and one not in NOBODYS}
    if len(text) < SHORTEST:
        return {}
    return {text: masked_number(text) if is_resident_id(text) else HIDDEN}


@cache
def free(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that hold whatever an officer types, alone or as a list."""
    return frozenset(name for name, info in model.model_fields.items() if _free(info))


def _free(info: Any) -> bool:
    kinds = marks(info)
    if not any(kind in (str, list[str]) for kind in kinds) or any(isinstance(kind, _APART) for kind in kinds):
        return False
    limits = [one for kind in kinds for one in (kind, *getattr(kind, "metadata", ()))]
    if any(getattr(one, "pattern", None) for one in limits):
        return False
    if any(one.min_length > len(HIDDEN) for one in limits if isinstance(one, MinLen)):
        return False
    return all(one.max_length <= LONGEST for one in limits if isinstance(one, MaxLen))


def masked_facts(facts: Facts, mentions: Mentions) -> Facts:
    """Facts on their way into another case: what their texts tell of this one's party is masked for good."""
    changed: dict[str, Any] = {}
    for name in free(type(facts)):
        value = getattr(facts, name)
        if isinstance(value, list):
            told: Any = [mentions.masked(one) for one in value]
        else:
            told = mentions.masked(value) if value else value
        if told != value:
            changed[name] = told
    return facts.model_copy(update=changed) if changed else facts
