"""What a writer starts from: the text that the figures propose for each chapter, and the figures that may be picked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhunsheng.indicators import Figure
from zhunsheng.indicators.catalogue import INDICATORS, dimension, field_of
from zhunsheng.procedures.oversight.annual_report import CHAPTERS
from zhunsheng.reports.answering import Answers, Whose, answers
from zhunsheng.reports.composing import Material, material, plans_from
from zhunsheng.reports.filling import stands
from zhunsheng.reports.printing import FORMS, forms_of, printed
from zhunsheng.reports.shortcomings import Shortcoming
from zhunsheng.reports.templates import NONE_FOUND, RESULTS


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure that may be picked: how it is written in a source, what it is, what it prints now; the other forms with what
    they print; the breakdowns whose parts may be picked, with their titles."""

    hole: str
    title: str
    field: str
    shown: str
    forms: tuple[tuple[str, str, str], ...]
    breakdowns: tuple[tuple[str, str], ...]


def proposals(year: int, whose: Whose, as_of: date | None = None) -> dict[str, str]:
    """For each chapter that the figures or the ledger say something about, a source to begin with. Raises Unanswerable."""
    made = material(year, whose, {}, as_of)
    found = {chapter: text for chapter in CHAPTERS if (text := _sentences(chapter, made.found))}
    found["shortcomings"] = "\n".join(one.source for one in made.lacks) or NONE_FOUND
    found["causes"] = "\n".join(f"[{one.key}] {_cause(one)}" for one in made.lacks)
    found["plans"] = "\n".join(plans_from(made.lacks))
    return {chapter: text for chapter, text in found.items() if text}


def shortcomings_of(year: int, whose: Whose, as_of: date | None = None) -> tuple[Shortcoming, ...]:
    """The shortcomings that the year's figures and the ledger propose, each with its key. Raises Unanswerable."""
    proposed: Material = material(year, whose, {}, as_of)
    return proposed.lacks


def choices(year: int, whose: Whose, as_of: date | None = None) -> tuple[Choice, ...]:
    """Every figure that may be picked, as the year and the one before answer it. Raises Unanswerable."""
    found = answers(year, [one.id for one in INDICATORS], (), whose, as_of)
    return tuple(_choice(id, found.now, found.before) for id in found.now)


def _choice(id: str, now: Mapping[str, Figure], before: Mapping[str, Figure]) -> Choice:
    one, past = now[id], before.get(id)
    forms = tuple(
        (f"{{{id}:{form}}}", FORMS[form], printed(one, form, past))
        for form in forms_of(one)
        if form != "value"
    )
    breakdowns = tuple((name, dimension(name).title) for name in one.indicator.by)
    return Choice(
        f"{{{id}}}", one.title, field_of(one.indicator), printed(one, "value", past), forms, breakdowns
    )


def _sentences(chapter: str, found: Answers) -> str:
    """The sentences of a section that stand, a paragraph a line."""
    section = next((one for one in RESULTS if one.chapter == chapter), None)
    if section is None:
        return ""
    lines = ("".join(one.text for one in told if stands(one, found)) for told in section.paragraphs)
    return "\n".join(line for line in lines if line)


def _cause(one: Shortcoming) -> str:
    """What the ledger gives as the cause; for people to complete."""
    return "；".join(dict.fromkeys(item.cause for item in one.items if item.cause))
