"""What the register of property owes when a measure takes objects, returns or disposes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from zhunsheng.procedures.enforcement.coercion.inventory import fate_of, fates
from zhunsheng.procedures.enforcement.coercion.measure_facts import Measure
from zhunsheng.procedures.vocabulary import Owed

_FINAL = {
    "returned": "return",
    "confiscated": "confiscate",
    "destroyed": "destroy",
    "sold": "sell",
    "transferred": "hand-over",
}


def entries_owed(trial: Any, facts: Any) -> Iterator[Owed]:
    """Each object on the list is entered in the register of property."""
    case = trial.case
    for place, line in enumerate(facts.items, 1):
        told = {"measure": case.id, "object": line[:300], "place": place, "kind": _kind(trial.step.name)}
        until = trial.on + timedelta(facts.days) if facts.days else None
        about = {"party": facts.party or case.fact("party"), "custody": facts.custody, "until": until}
        yield Owed("property", "enter", told | {name: one for name, one in about.items() if one})


def _kind(step: str) -> str:
    return Measure.SEAL if step == "seal" else Measure.SEIZE


def returns_owed(trial: Any, facts: Any) -> Iterator[Owed]:
    """What is lifted is returned in the register too."""
    if facts.what not in (Measure.FREEZE, Measure.RESTRAIN):
        yield from fates_owed(trial, facts)


def fates_owed(trial: Any, facts: Any) -> Iterator[Owed]:
    """The outcome of each object now dealt with, where the register still keeps it open."""
    act = trial.case.newest
    meant = {line for line, _fate in fates(trial.case).items() if not facts.items or line in facts.items}
    for known in trial.shelf.about("property", trial.case.id):
        if known.closed is None and known.facts.get("enter__object") in _short(meant):
            yield Owed("property", _FINAL[fate_of(act).value], {}, case=known.id)


def _short(lines: set[str]) -> set[str]:
    return {line[:300] for line in lines}


def terms_owed(trial: Any, facts: Any) -> Iterator[Owed]:
    """After an extension, or a test that was not counted, the register keeps the new last day of each open object."""
    clocks = trial.case.procedure.clocks
    for known in trial.shelf.about("property", trial.case.id):
        kind = known.facts.get("enter__kind")
        face = clocks["sealing" if kind == Measure.SEAL else "seizing"].face(trial.case, trial.on)
        if known.closed is None and face is not None and getattr(facts, "what", None) in (None, kind):
            yield Owed("property", "prolong", {"until": face.binding}, case=known.id)
