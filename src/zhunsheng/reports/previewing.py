"""One chapter as it would be printed now, for who is writing it: quickly, without composing the whole report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from time import monotonic

from zhunsheng.indicators.figures import today
from zhunsheng.indicators.store import Manifest, folder
from zhunsheng.indicators.tables import catch_up
from zhunsheng.procedures.oversight.annual_report import SECTIONS, AnnualReport
from zhunsheng.registers import edition
from zhunsheng.reports.answering import Answers, Whose
from zhunsheng.reports.checking import Typed, typed_numbers
from zhunsheng.reports.composing import Material, chapter_of, made_from, picked, usual
from zhunsheng.reports.edition import Edition, Paragraph
from zhunsheng.reports.holes import Hole, named
from zhunsheng.reports.shortcomings import Followed

FRESH = 20.0
"""Seconds for which a preview may show what was asked a moment ago, though the record has gone on since."""
MOST = 16
_Key = tuple[str, frozenset[str], str, int, Whose, date]
_asked: dict[_Key, tuple[float, frozenset[str], Answers]] = {}


@dataclass(frozen=True)
class Preview:
    """A chapter's paragraphs, and the numbers in it that somebody typed by hand (places in its own text)."""

    paragraphs: tuple[Paragraph, ...]
    typed: tuple[Typed, ...]


def chapter(year: int, whose: Whose, manuscript: Mapping[str, str], name: str) -> Preview:
    """The chapter of that name, among the other chapters as they stand. Raises Unanswerable, BadSource."""
    paragraphs = tuple(chapter_of(name, made(year, whose, manuscript, name)))
    alone = Edition(year, "", "", "", paragraphs, {}, {}, {})
    return Preview(paragraphs, typed_numbers(alone))


def made(year: int, whose: Whose, manuscript: Mapping[str, str], name: str) -> Material:
    """What the chapter is made from: only the chapters that admit or plan ask for last year's report and the ledger."""
    alone = name in SECTIONS or name in ("opening", "heads", "others")
    read = {name: manuscript.get(name, "")} if alone else manuscript
    found = picked(recent(year, whose), named(read.values()), whose)
    if alone:
        return Material(found, (), Followed((), (), ()), manuscript)
    return made_from(found, year, whose, manuscript)


def recent(year: int, whose: Whose) -> Answers:
    """The usual figures as last asked here, where that is a moment ago or nothing but the report itself has changed."""
    manifest = catch_up()
    bases = frozenset(one.base for one in manifest.tables.values())
    key = (str(folder()), bases, edition.stamp(), year, whose, today())
    state, held = _state(manifest), _asked.get(key)
    if held is not None and (held[1] == state or monotonic() - held[0] < FRESH):
        return held[2]
    found = usual(year, whose)
    while len(_asked) >= MOST:
        _asked.pop(next(iter(_asked)))
    _asked[key] = (monotonic(), state, found)
    return found


def picked_beside(year: int, whose: Whose, hole: Hole) -> Answers:
    """The usual figures with the one that a hole names, broken down where it says so. Raises Unanswerable, BadSource."""
    return picked(recent(year, whose), (hole,), whose)


def as_written(manuscript: Mapping[str, str], name: str, source: str) -> dict[str, str]:
    """The chapters with this one's source in place."""
    return (
        {**manuscript, name: source} if source.strip() else {k: v for k, v in manuscript.items() if k != name}
    )


def _state(manifest: Manifest) -> frozenset[str]:
    """The tables that figures are counted from: writing the report itself moves none of them."""
    several = (one for name, one in manifest.tables.items() if name != AnnualReport.name)
    return frozenset(f"{one.base} {one.delta}" for one in several)
