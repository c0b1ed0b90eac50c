"""What an edition says of itself: whether its figures, its arithmetic and its parts stand. Pure."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from zhunsheng.procedures.oversight.annual_report.chapters import REQUIRED, part_of
from zhunsheng.procedures.oversight.annual_report.facts import Edition
from zhunsheng.reading import Reading, Verdict, read_text

WRONG = (Verdict.FAILS, Verdict.TRUNCATED)
BLANKS = frozenset({"blank_number", "blank_date", "blank_docnum", "split_number"})
NAMES = frozenset({"law_name", "superseded_law", "wrong_name", "two_names"})
_NUMBER = re.compile(r"[^〔〕\s]{1,40}〔(\d{4})〕\d{1,5}号")


@lru_cache(maxsize=8)
def reading_of(text: str) -> Reading:
    """The text as the house's own reader reads it; the last few are remembered, since many checks ask for one."""
    return read_text(text)


def unsound_relations(text: str) -> list[str]:
    """The printed numbers that do not follow from the numbers beside them."""
    found = [one for one in reading_of(text).relations if one.verdict in WRONG]
    return [f"「{one.result.measure_zh or ''}{one.result.verbatim}」与同句数字不符" for one in found]


def blanks(text: str) -> list[str]:
    """The places where a number, a date or a document number is missing."""
    return [one.message() for one in reading_of(text).findings if one.kind in BLANKS]


def misnamed(text: str) -> list[str]:
    """Laws cited under a wrong or superseded name, and one place under two names."""
    return [one.message() for one in reading_of(text).findings if one.kind in NAMES]


def failing_figures(edition: Edition) -> list[str]:
    """What stands against each frozen figure."""
    return [problem for one in json.loads(edition.figures) for problem in one.get("problems", ())]


def mixed_periods(edition: Edition) -> bool:
    """Whether its figures count different years: a part of the year belongs to the year."""
    years = {(one["period"]["first"][:4], one["period"]["last"][:4]) for one in json.loads(edition.figures)}
    return len(years) > 1


def missing_parts(edition: Edition) -> dict[str, str]:
    """What the article requires and nobody wrote: each part with its message."""
    there = {
        part_of(one.get("chapter") or one["kind"])
        for one in json.loads(edition.paragraphs)
        if one["kind"] not in ("heading", "subheading") and any(piece[0].strip() for piece in one["pieces"])
    }
    return {part: message for part, message in REQUIRED.items() if part not in there}


def year_of_number(number: str) -> int | None:
    """The year in a document number (某政〔2026〕3号); None where it is not written so."""
    found = _NUMBER.fullmatch(number.strip())
    return int(found[1]) if found else None


def chapters_of(text: str) -> dict[str, str]:
    """A manuscript's chapters and their sources, from its JSON."""
    found: Any = json.loads(text)
    return {str(name): str(source) for name, source in found.items()}
