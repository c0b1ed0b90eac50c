"""The difference between two versions of a Chinese text: by sentence first, then by word and character. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_SENTENCE = re.compile(r"[^。;；!！?？\n]*[。;；!！?？\n]|[^。;；!！?？\n]+$")
_WORD = re.compile(r"\{[^{}]*\}|\d+(?:[.,]\d+)*[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
MOST = 2_000
"""Longer passages are not compared within: one is put for the other whole."""
ALIKE = 0.35
"""Sentences less alike than this are not one sentence changed, but another."""


class Fate(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that stayed, went or came. Spans in order give the new text without GONE, the old without NEW."""

    fate: Fate
    text: str


def difference(old: str, new: str) -> tuple[Span, ...]:
    """The spans that lead from one text to the other. Numbers, Latin words and figure holes are never cut."""
    return tuple(_joined(_by_sentence(old, new)))


def _by_sentence(old: str, new: str) -> Iterator[Span]:
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for how, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield Span(Fate.SAME, "".join(before[i:j]))
        elif how == "replace" and j - i == m - k:
            for one, other in zip(before[i:j], after[k:m], strict=True):
                yield from _by_word(one, other)
        else:
            yield from _by_word("".join(before[i:j]), "".join(after[k:m]))


def _by_word(old: str, new: str) -> Iterator[Span]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not before or not after or len(before) > MOST or len(after) > MOST:
        yield from _replaced(old, new)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield from _replaced(old, new)
        return
    for how, i, j, k, m in matcher.get_opcodes():
        if how == "equal":
            yield Span(Fate.SAME, "".join(before[i:j]))
        else:
            yield from _replaced("".join(before[i:j]), "".join(after[k:m]))


def _replaced(old: str, new: str) -> Iterator[Span]:
    if old:
        yield Span(Fate.GONE, old)
    if new:
        yield Span(Fate.NEW, new)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Neighbours of one fate as one; of what was replaced first all that went, then all that came."""
    gone, new, same = "", "", ""
    for span in spans:
        if span.fate is Fate.SAME:
            yield from _replaced(gone, new)
            gone, new, same = "", "", same + span.text
            continue
        if same:
            yield Span(Fate.SAME, same)
            same = ""
        if span.fate is Fate.GONE:
            gone += span.text
        else:
            new += span.text
    yield from _replaced(gone, new)
    if same:
        yield Span(Fate.SAME, same)


def told(spans: Sequence[Span]) -> tuple[str, str]:
    """The old and the new text that spans lead from and to."""
    old = "".join(one.text for one in spans if one.fate is not Fate.NEW)
    new = "".join(one.text for one in spans if one.fate is not Fate.GONE)
    return old, new
