"""The manuscript of a report as its case tells it: the versions of each chapter, and the remarks still open. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.procedures.oversight.annual_report.facts import Edition, Remark, Writing
from zhunsheng.procedures.oversight.annual_report.soundness import chapters_of


@dataclass(frozen=True, slots=True)
class Version:
    """A chapter's source as one entry left it: the entry's number, its day, by whom, by which step."""

    chapter: str
    number: int
    on: date
    by: tuple[str, ...]
    step: str
    source: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark: its entry's number, who, when, on what; and how it was settled, by whom, where it was."""

    number: int
    on: date
    by: tuple[str, ...]
    chapter: str
    quote: str
    text: str
    seen: int
    adopted: bool | None = None
    how: str = ""
    settled_by: tuple[str, ...] = ()


def versions(case: Any, chapter: str) -> tuple[Version, ...]:
    """Every version of a chapter, oldest first: an entry that left it as it was makes none."""
    found: list[Version] = []
    for act in case.acts:
        source = _told(act, chapter)
        if not act.stands or source is None or source == (found[-1].source if found else ""):
            continue
        found.append(Version(chapter, act.number, act.on, act.by, act.step.name, source))
    return tuple(found)


def standing(case: Any, chapter: str) -> Version | None:
    """The version that stands; None for a chapter that nobody wrote."""
    every = versions(case, chapter)
    return every[-1] if every else None


def manuscript(case: Any) -> dict[str, str]:
    """The source of every chapter as it stands, those left empty out."""
    found: dict[str, str] = {}
    for act in case.acts:
        if not act.stands:
            continue
        if isinstance(act.facts, Writing):
            found[act.facts.chapter] = act.facts.source
        elif isinstance(act.facts, Edition):
            found = chapters_of(act.facts.manuscript)
    return {chapter: source for chapter, source in found.items() if source.strip()}


def remarks(case: Any) -> tuple[Noted, ...]:
    """Every remark in the order of writing, settled or not."""
    from_number: dict[int, Noted] = {}
    for act in case.acts:
        facts = act.facts
        if not act.stands:
            continue
        if isinstance(facts, Remark):
            held = Noted(act.number, act.on, act.by, facts.chapter, facts.quote, facts.text, facts.seen)
            from_number[act.number] = held
        elif act.step.name == "settle" and facts.remark in from_number:
            one = from_number[facts.remark]
            from_number[facts.remark] = Noted(
                *(one.number, one.on, one.by, one.chapter, one.quote, one.text, one.seen),
                *(facts.adopted, facts.how, act.by),
            )
    return tuple(from_number.values())


def open_remarks(case: Any) -> tuple[Noted, ...]:
    """The remarks that nobody has settled."""
    return tuple(one for one in remarks(case) if one.adopted is None)


def _told(act: Any, chapter: str) -> str | None:
    """What an act says of the chapter; an edition says all of it, so that what it leaves out is empty."""
    if isinstance(act.facts, Writing):
        return act.facts.source if act.facts.chapter == chapter else None
    if isinstance(act.facts, Edition):
        return chapters_of(act.facts.manuscript).get(chapter, "")
    return None
