"""The manuscript written by several hands: one chapter at a time, remarks and their answers, versions and differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhunsheng.cases.errors import Conflict, Forbidden
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import AnnualReport, Noted, Version
from zhunsheng.registers.models import Person
from zhunsheng.reports.differences import Span, difference
from zhunsheng.reports.edition import Edition
from zhunsheng.reports.holes import named
from zhunsheng.reports.publishing import EDITIONS, told_case


@dataclass(frozen=True, slots=True)
class Frozen:
    """One frozen edition of a report: its entry's number, its day, by whom, by which step."""

    number: int
    on: date
    by: tuple[str, ...]
    step: str
    edition: Edition


def write(
    case: str,
    chapter: str,
    source: str,
    seen: int,
    *,
    by: Sequence[str],
    on: date,
    at: datetime | None = None,
) -> Taken:
    """Put a chapter's whole source in the place of version `seen` (its entry number; 0 where nobody wrote it yet).

    Raises BadSource for a source that cannot be filled in, Conflict where somebody changed the chapter meanwhile, and
    what `take` raises.
    """
    named([source])
    facts = {"chapter": chapter, "source": source, "seen": seen}
    try:
        return take(case, AnnualReport.write, facts, by=by, on=on, at=at)
    except Forbidden as no:
        if no.refusals[0].rule != "chapter_changed":
            raise
        now = annual_report.standing(told_case(case), chapter)
        if now is None:
            raise
        raise Conflict(names(now.by), AnnualReport.write.title, now.number) from no


def comment(
    case: str, chapter: str, text: str, *, quote: str = "", seen: int = 0, by: Sequence[str], on: date,
    at: datetime | None = None,
) -> Taken:  # fmt: skip
    """Remark on a chapter, quoting words of it. Raises what `take` raises."""
    facts = {"chapter": chapter, "quote": quote, "text": text, "seen": seen}
    return take(case, AnnualReport.comment, facts, by=by, on=on, at=at)


def settle(
    case: str,
    remark: int,
    how: str,
    adopted: bool,
    *,
    by: Sequence[str],
    on: date,
    at: datetime | None = None,
) -> Taken:
    """Answer a remark (by its entry number). Raises what `take` raises."""
    facts = {"remark": remark, "adopted": adopted, "how": how}
    return take(case, AnnualReport.settle, facts, by=by, on=on, at=at)


def manuscript_of(case: str) -> dict[str, str]:
    """The source of every chapter as it stands now. Raises NoSuchCase."""
    return annual_report.manuscript(told_case(case))


def versions_of(case: str, chapter: str) -> tuple[Version, ...]:
    """Every version of a chapter, oldest first; the last one's number is what a writer has seen. Raises NoSuchCase."""
    return annual_report.versions(told_case(case), chapter)


def remarks_on(case: str) -> tuple[Noted, ...]:
    """Every remark, settled or open, in order. Raises NoSuchCase."""
    return annual_report.remarks(told_case(case))


def editions_of(case: str) -> tuple[Frozen, ...]:
    """Every frozen edition, oldest first. Raises NoSuchCase."""
    acts = (act for act in told_case(case).acts if act.stands and act.step in EDITIONS)
    return tuple(Frozen(act.number, act.on, act.by, act.step.name, Edition.of(act.facts)) for act in acts)


def chapter_difference(case: str, chapter: str, then: int, now: int) -> tuple[Span, ...]:
    """The difference between two versions of a chapter's source, by their numbers (0 for nothing written).

    Raises KeyError for a number that is none of its versions, NoSuchCase.
    """
    sources = {0: ""} | {one.number: one.source for one in versions_of(case, chapter)}
    return difference(sources[then], sources[now])


def edition_difference(case: str, then: int, now: int) -> tuple[Span, ...]:
    """The difference between the texts of two frozen editions, by their numbers. Raises KeyError, NoSuchCase."""
    texts = {one.number: one.edition.text for one in editions_of(case)}
    return difference(texts[then], texts[now])


def names(people: Sequence[Any]) -> str:
    """The names of persons of the registers."""
    known = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    return "、".join(known.get(one, str(one)) for one in people)
