"""The chapters of a report at a glance: which are written, by whom and when, which are wanting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from zhunsheng.doors.desk.reporting.held import Held
from zhunsheng.procedures.oversight import annual_report
from zhunsheng.procedures.oversight.annual_report import CHAPTERS, REQUIRED, SECTIONS
from zhunsheng.reports.templates import RESULTS
from zhunsheng.reports.writing import names

BY_THEMSELVES = frozenset({*(one.chapter for one in RESULTS), "shortcomings"})
"""The chapters that say something from figures though nobody wrote in them."""


@dataclass(frozen=True, slots=True)
class Side:
    """A chapter in the list. `state`: written, figures (says itself), missing (the article asks for it), empty."""

    name: str
    title: str
    state: str
    on: date | None
    by: str
    remarks: int
    newer: bool
    section: bool


def sides(held: Held) -> list[Side]:
    """Every chapter, in the order of the report."""
    case = held.view.case
    open_remarks = Counter(one.chapter for one in annual_report.open_remarks(case))
    return [_side(held, name, title, open_remarks[name]) for name, title in CHAPTERS.items()]


def _side(held: Held, name: str, title: str, remarks: int) -> Side:
    last = annual_report.standing(held.view.case, name)
    source = held.manuscript.get(name, "")
    if source:
        state = "written"
    elif name in BY_THEMSELVES:
        state = "figures"
    else:
        state = "missing" if name in REQUIRED else "empty"
    told = last is not None and bool(source)
    newer = source != held.edition.manuscript.get(name, "")
    by = names(last.by) if told and last else ""
    return Side(name, title, state, last.on if told and last else None, by, remarks, newer, name in SECTIONS)
