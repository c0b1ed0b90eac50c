"""Words that a story chooses from a list, told in Chinese or with other spelling: read as the value they mean."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, get_args

from zhunsheng.procedures.titles import title_of


def chosen(info: Any, value: Any) -> Any:
    """The value or values as the field's own choices; what fits none of them stays as it was told."""
    choices = [one for kind in _enums(info.annotation) for one in kind]
    if not choices:
        return value
    if isinstance(value, list):
        return [_meant(one, choices) for one in value]
    return _meant(value, choices)


def _enums(annotation: Any) -> Iterable[type[Enum]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for inner in get_args(annotation):
        yield from _enums(inner)


def _meant(value: Any, choices: list[Enum]) -> Any:
    """By value, by title, or by the longest piece that it shares with one title alone."""
    if not isinstance(value, str):
        return value
    values = {str(one.value) for one in choices}
    plain = value.strip().lower().replace("_", "-").replace(" ", "-")
    if value in values or plain in values:
        return value if value in values else plain
    shared = {one: _shared(value, title_of(one)) for one in choices}
    most = max(shared.values(), default=0)
    best = [one for one, length in shared.items() if length == most]
    return best[0].value if most > 1 and len(best) == 1 and not value.isascii() else value


def _shared(said: str, title: str) -> int:
    return len(said) * 2 if said == title else SequenceMatcher(None, said, title).find_longest_match().size
