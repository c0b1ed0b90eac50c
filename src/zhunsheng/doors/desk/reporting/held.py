"""The report that a page is about: its case, its edition, whose figures it counts, and where its parts have their pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.offers import CaseView, case_view
from zhunsheng.doors.desk.officer import Officer
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, SECTIONS, AnnualReport
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers.places import place
from zhunsheng.reports import Edition
from zhunsheng.reports.answering import Whose
from zhunsheng.reports.edition import Piece
from zhunsheng.reports.outputs.addresses import DIGITS


@dataclass(frozen=True)
class Held:
    """A report as the officer sees it."""

    view: CaseView
    edition: Edition

    @property
    def id(self) -> str:
        """The case."""
        return self.view.line.id

    @cached_property
    def whose(self) -> Whose:
        """Whose figures it counts: as its first edition said."""
        home = place(self.view.line.organ)
        book = self.edition.book or ("" if self.edition.organ else home.book)
        return Whose(self.edition.organ, book, self.view.line.organ)

    @cached_property
    def manuscript(self) -> dict[str, str]:
        """The source of each chapter as it stands."""
        return annual_report.manuscript(self.view.case)

    @property
    def public(self) -> bool:
        """Whether it was published."""
        return bool(self.view.case.did(AnnualReport.publish))


def held(officer: Officer, case: str) -> Held:
    """The report of that case. Raises NoSuchCase where there is none or it may not be seen."""
    view = case_view(officer.viewer, case)
    if view.procedure is not AnnualReport:
        raise NoSuchCase(case)
    return Held(view, _edition(view))


def inside(officer: Officer, case: str) -> Held:
    """The report for who may look into its making: a published one is open to others only as it reads."""
    found = held(officer, case)
    if not officer.viewer.sees(found.view.line.organ):
        raise NoSuchCase(case)
    return found


def may_take(one: Held, step: Step) -> bool:
    """Whether the step stands open to the officer now."""
    return any(offer.step is step and offer.refusal is None for offer in one.view.offers)


def _edition(view: CaseView) -> Edition:
    """The edition that stands."""
    return Edition.of(annual_report.latest(view.case))


def figure_now(piece: Piece, edition_year: int, whose: Whose) -> str:
    """The desk page of the figure that a number of an unfrozen chapter prints, as the record now is."""
    return _figure(piece, edition_year, whose.organ, [])


def figure_then(piece: Piece, edition: Edition) -> str:
    """The desk page of the figure as the edition froze it: its day, its definition, the heads of its books."""
    frozen = edition.figures.get(piece.ref, {})
    fixed = [
        ("as_of", frozen.get("as_of", "")),
        ("definition", (frozen.get("version") or {}).get("name", "")),
    ]
    heads = (frozen.get("heads") or {}).items()
    fixed += [("head", f"{book}:{head['seq']}:{head['link'][:DIGITS]}") for book, head in heads]
    return _figure(piece, edition.year, edition.organ, [one for one in fixed if one[1]])


def _figure(piece: Piece, year: int, organ: str, more: list[tuple[str, str]]) -> str:
    asked = {
        "year": year - 1 if piece.form == "before" else year,
        "part": piece.part,
        "organ": organ,
        "by": piece.by,
    }
    told: list[tuple[str, Any]] = [(name, value) for name, value in asked.items() if value]
    told += [("key", piece.key)] if piece.by else []
    return f"{reverse('desk:figure', args=[piece.figure])}?{urlencode(told + more)}"


def chapter_page(case: str, chapter: str) -> str:
    """Where a chapter is written; empty for what is no chapter. The results begin with their first matter."""
    known = next(iter(SECTIONS)) if chapter == "results" else chapter
    return reverse("desk:report-chapter", args=[case, known]) if known in CHAPTERS else ""
