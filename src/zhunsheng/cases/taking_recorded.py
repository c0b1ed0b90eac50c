"""A step taken together with the recordings made of it: all stand in the book, or nothing does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from zhunsheng import record
from zhunsheng.cases.errors import BadFacts, Forbidden
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.enforcement.lists.recording import Recording
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.vocabulary import Procedure, Step

ROW = "recording"
"""Begins the path of a wrong field of a recording: `recording.0.device`."""


def take_recorded(
    case: str | None,
    step: Step,
    facts: Facts | Mapping[str, Any],
    made: Sequence[Mapping[str, Any]],
    *,
    keeper: str,
    by: Sequence[str],
    on: date,
    organ: str,
    procedure: type[Procedure],
    expecting: int | None = None,
    evidence: Sequence[str] = (),
) -> Taken:
    """`take`, and for each of `made` (the facts of 记录入库 but for case and step) a recording that names the step.

    `keeper` enters the recordings in the index. Raises what `take` raises; a wrong field of a recording has a path that
    begins with `recording.` and its place.
    """
    with record.writing():
        taken = take(
            case,
            step,
            facts,
            by=by,
            on=on,
            organ=organ,
            procedure=procedure,
            expecting=expecting,
            evidence=evidence,
        )
        for n, one in enumerate(made):
            _enter(n, {"case": taken.case.id, "step": step.name, **one}, keeper, on, organ)
        return taken


def _enter(n: int, facts: dict[str, Any], keeper: str, on: date, organ: str) -> None:
    """One recording. It is refused under its own title, so that nobody takes it for the step."""
    try:
        take(
            None,
            Recording.index,
            facts,
            by=(keeper,),
            on=on,
            organ=organ,
            procedure=Recording,
            evidence=(str(facts["digest"]),),
        )
    except BadFacts as bad:
        problems = [(f"{ROW}.{n}.{path}", title, said) for path, title, said in bad.problems]
        raise BadFacts(problems) from bad
    except Forbidden as no:
        raise Forbidden(no.refusals, Recording.index.title) from no
