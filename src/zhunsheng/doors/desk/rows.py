"""Lines of a list made ready for the page: every word put into the reader's language once, not once a line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language

from zhunsheng.cases.queries import CaseLine
from zhunsheng.doors.desk.wording import left_words, t
from zhunsheng.procedures.titles import outcome_title

_COLOURS = {"no-penalty": "good", "revoked": "soon", "transferred": "calm"}


class Row(NamedTuple):
    """One line; `left` is how many days there are, in words, and `colour` what marks it."""

    id: str
    title: str
    number: str
    party: str
    organ: str
    stage: str
    opened: str
    outcome: str
    outcome_colour: str
    left: str
    colour: str
    due: str
    clock: str


def rows_of(lines: Iterable[CaseLine]) -> list[Row]:
    """The lines as rows."""
    language = get_language() or ""
    return [_row(line, language) for line in lines]


def _row(line: CaseLine, language: str) -> Row:
    left, colour = _left(line.days_left, language) if line.days_left is not None else ("", "")
    return Row(
        line.id,
        line.cause or line.number,
        line.number,
        line.party,
        line.organ_name,
        _word(line.stage, language),
        line.opened.isoformat(),
        _word(outcome_title(line.procedure, line.outcome), language),
        _COLOURS.get(line.outcome, ""),
        left,
        colour,
        line.next_due.isoformat() if line.next_due else "",
        _word(line.next_clock_title, language),
    )


@lru_cache(2000)
def _word(source: str, language: str) -> str:
    return t(source)


@lru_cache(2000)
def _left(days: int, language: str) -> tuple[str, str]:
    return left_words(days)
