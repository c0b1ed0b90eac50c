"""The facts of a list's entry in the reader's words, for pages and downloads alike."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from zhunsheng.cases.listing import Line
from zhunsheng.cases.queries import organ_names
from zhunsheng.cases.viewing import shown
from zhunsheng.doors.portal.words import in_words
from zhunsheng.procedures.facts import marks
from zhunsheng.procedures.listing import Item, PublicList

_PLAIN = frozenset(Item.model_fields)
_BRIEF = 24
"""A fact longer than this waits for the entry's own page."""
_FEW = 3


def own_fields(kind: type[PublicList]) -> tuple[str, ...]:
    """The facts that this list adds to code, title, organ and basis."""
    return tuple(name for name in kind.item.model_fields if name not in _PLAIN)


def title_of(kind: type[PublicList], name: str) -> str:
    """A fact's title in the reader's language."""
    return in_words(kind.item.model_fields[name].title or name) if name in kind.item.model_fields else name


def said(kind: type[PublicList], facts: dict[str, Any], name: str) -> str:
    """One fact of an entry as people read it; "" where nothing was said."""
    value = _value(kind, facts, name)
    if value is None or value == [] or value == "":
        return ""
    if name == "organ":
        return organ_names({str(value)}).get(str(value), str(value))
    text = "、".join(in_words(shown(one)) for one in value) if isinstance(value, list) else shown(value)
    return in_words(text) + (in_words("元") if name.endswith("_yuan") else "")


def _value(kind: type[PublicList], facts: dict[str, Any], name: str) -> Any:
    """The value with its type, so that choices are shown by their titles; as it was kept where the list has changed."""
    try:
        return getattr(_read(kind.item, facts), name, facts.get(name))
    except ValidationError:
        return facts.get(name)


def _read(model: type[Item], facts: dict[str, Any]) -> BaseModel:
    return model.model_validate({name: value for name, value in facts.items() if name in model.model_fields})


def brief(kind: type[PublicList], line: Line) -> str:
    """The first short facts of an entry on one line."""
    told = []
    for name in own_fields(kind):
        if any(
            isinstance(mark, type) and issubclass(mark, bool) for mark in marks(kind.item.model_fields[name])
        ):
            continue
        text = said(kind, line.facts, name)
        if text and len(text) <= _BRIEF:
            told.append(f"{title_of(kind, name)} {text}")
        if len(told) == _FEW:
            break
    return " · ".join(told)


def in_full(kind: type[PublicList], facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Every fact with its title, code and title left out."""
    names = [name for name in kind.item.model_fields if name not in ("code", "title")]
    return [(title_of(kind, name), text) for name in names if (text := said(kind, facts, name))]
