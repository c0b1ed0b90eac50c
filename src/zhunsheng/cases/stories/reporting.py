"""What a story reports of an act: the articles looked at and the clocks as they stand after it."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.cases import folding
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.clocks import Face
from zhunsheng.procedures.vocabulary import Cites, Procedure, Step
from zhunsheng.statutes.instruments import Article


def cite(article: Article) -> dict[str, str]:
    """An article as casebook.md writes it: one that we keep under a collection's name, under that of its own statute."""
    if article.instrument.short == "期间计算" and " " in article.label:
        statute, label = article.label.split(" ", 1)
        return {"instrument": statute, "article": label}
    return {"instrument": article.instrument.short, "article": article.label}


def looked_at(procedure: type[Procedure], step: Step, on: date, case: Case | None = None) -> list[Article]:
    """The articles that an allowed step was held against: its own first (led by the one that this very act falls under), then of its persons, its bars, its clocks."""
    clocks = [clock.cites for clock in procedure.clocks.values() if step in (*clock.since, *clock.until)]
    act = case.last(step) if case is not None else None
    particular = step.particular(case, act.facts) if step.particular and act else ()
    every: list[Cites] = [
        particular,
        step.cites,
        step.by.cites,
        step.apart_cites,
        *(b.cites for b in step.bars),
        *clocks,
    ]
    flat = [one for cites in every for one in (cites if isinstance(cites, tuple) else (cites,))]
    return list(dict.fromkeys(article for article in flat if article.governs(on)))


def clocks(case: Case, on: date) -> list[dict[str, Any]]:
    """Every clock of the case on that day; one that was set going anew also as it ran before."""
    before = [face for clock in case.procedure.clocks.values() for face in clock.replaced(case, on)]
    return [_face(face) for face in (*folding.faces(case, on), *before)]


def _face(face: Face) -> dict[str, Any]:
    return {
        "name": face.clock.title,
        **cite(face.article),
        "kind": face.clock.kind.value,
        "whose": face.clock.whose,
        "start": face.start.isoformat(),
        "length": face.length.count,
        "unit": "working_day" if face.length.unit.value == "workday" else face.length.unit.value,
        "direction": "backward" if face.clock.back_from else "forward",
        "due": face.due.isoformat(),
        "binding": face.binding.isoformat(),
        "provisional": face.provisional,
        "outcome": face.outcome.value,
        "done": face.done.isoformat() if face.done else None,
        "extended_by": face.extended_by,
        "explanation": [line.text() for line in face.explanation],
    }
