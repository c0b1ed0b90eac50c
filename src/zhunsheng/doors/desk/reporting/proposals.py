"""What a report ought to admit and to plan, ready to be taken over into the chapter that is being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import QueryDict

from zhunsheng.doors.desk.reporting.held import Held
from zhunsheng.indicators import Unanswerable
from zhunsheng.reports import previewing
from zhunsheng.reports.causes import causes_of
from zhunsheng.reports.composing import Material, plans_from
from zhunsheng.reports.filling import pieces
from zhunsheng.reports.holes import AUTO
from zhunsheng.reports.proposing import proposals as begun
from zhunsheng.reports.shortcomings import Followed, Shortcoming

CAUSE = "cause:"
ALL, SENTENCES = "all", "sentences"


@dataclass(frozen=True)
class Proposed:
    """A shortcoming that the figures or the ledger show: what it would print, its cause so far, whether it is taken over."""

    key: str
    title: str
    figure: str
    text: str
    cases: tuple[str, ...]
    cause: str
    there: bool


@dataclass(frozen=True)
class Proposals:
    """For the chapters that admit and plan: the shortcomings, the plans, and what became of last year's."""

    lacks: tuple[Proposed, ...] = ()
    plans: tuple[tuple[str, bool], ...] = ()
    followed: Followed = field(default_factory=lambda: Followed((), (), ()))


def proposals(one: Held, chapter: str, source: str) -> Proposals:
    """What the chapter may take over; nothing for the others, and nothing while a source cannot be filled in."""
    if chapter not in ("shortcomings", "causes", "plans"):
        return Proposals()
    try:
        made = _made(one, chapter)
        if chapter == "plans":
            return Proposals(plans=tuple((text, text in source) for text in plans_from(made.lacks)))
        told = source if chapter == "causes" else one.manuscript.get("causes", "")
        causes = dict(causes_of(told, made.lacks))
    except Unanswerable:
        return Proposals()
    lacks = tuple(_proposed(lack, made, causes.get(lack.key, ""), source) for lack in made.lacks)
    return Proposals(lacks, (), made.followed if chapter == "shortcomings" else Followed((), (), ()))


def taken_over(one: Held, chapter: str, source: str, sent: QueryDict) -> str:
    """The source with what was asked for written behind it: one proposal by its key or place, all of them, or the
    figures' own sentences in the place of the line that stands for them. Raises Unanswerable."""
    wanted = sent.get("take", "")
    if wanted == SENTENCES:
        told = begun(one.edition.year, one.whose).get(chapter, "")
        return "\n".join(told if line.strip() == AUTO else line for line in source.splitlines())
    made = _made(one, chapter)
    if chapter == "shortcomings":
        lines = [lack.source for lack in made.lacks if wanted in (ALL, lack.key)]
    elif chapter == "plans":
        lines = [text for n, text in enumerate(plans_from(made.lacks), 1) if wanted in (ALL, str(n))]
    elif chapter == "causes":
        given = ((lack, sent.get(CAUSE + lack.key, "").strip()) for lack in made.lacks)
        lines = [f"[{_name(lack)}] {' '.join(text.split())}" for lack, text in given if text]
    else:
        lines = []
    kept = [line for line in source.splitlines() if not (line.strip() == AUTO and chapter == "shortcomings")]
    kept = kept if lines else source.splitlines()
    return "\n".join([*kept, *(line for line in lines if line not in source)]).strip("\n")


def _made(one: Held, chapter: str) -> Material:
    return previewing.made(one.edition.year, one.whose, one.manuscript, chapter)


def _proposed(lack: Shortcoming, made: Material, cause: str, source: str) -> Proposed:
    text = "".join(piece.text for piece in pieces(lack.source, made.found))
    there = lack.source in source or AUTO in source.splitlines()
    cases = tuple(item.id for item in lack.items)
    return Proposed(lack.key, lack.title, lack.figure, text, cases, cause, there)


def _name(lack: Shortcoming) -> str:
    """The title where it can stand in brackets, else the key."""
    return lack.title if not set(lack.title) & set("[]［］") else lack.key
