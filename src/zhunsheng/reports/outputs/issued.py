"""The editions of a report that were ever public, each as its entry froze it: the first and every correction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.reports.edition import Edition
from zhunsheng.reports.outputs.twin import Place


@dataclass(frozen=True)
class Issue:
    """One public edition: where it stands, and what it changed in the one before (figures and passages)."""

    place: Place
    edition: Edition
    changes: tuple[Mapping[str, Any], ...] = ()


def issues(case: str, book: str, site: str = "") -> tuple[Issue, ...]:
    """Every public edition of a report's case, oldest first; none where it is not published."""
    told = folding.fold(record.entries(book, case), calendar_now(), {}, "", opened=False)
    found: list[Issue] = []
    standing: Issue | None = None
    for act in told.acts:
        if not act.stands:
            continue
        if act.step is AnnualReport.publish and standing is not None:
            found = [replace(standing, place=replace(standing.place, on=act.on))]
        elif act.step in (AnnualReport.draft, AnnualReport.revise, AnnualReport.correct):
            frozen = record.entry(book, act.seq)
            corrected = act.step is AnnualReport.correct
            place = Place(case, book, act.seq, frozen.digest.hex(), frozen.link.hex(), act.on, site=site)
            standing = Issue(place, Edition.of(act.facts))
            if corrected and found:
                place = replace(place, reason=act.facts.reason, corrected=True)
                changes = tuple(json.loads(act.facts.changes))
                found.append(Issue(place, standing.edition, changes))
    return tuple(found)
