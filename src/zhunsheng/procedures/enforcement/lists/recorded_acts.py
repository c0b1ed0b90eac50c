"""Which acts are recorded in sound and picture: by the opinion itself, by the list that the place keeps, or as needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.procedures.acts import Act, Known
from zhunsheng.procedures.enforcement.lists.must_record import RecordKind
from zhunsheng.procedures.lists import Lists
from zhunsheng.statutes.catalogue import PENALTY_ACT, THREE_SYSTEMS

ORDERS = THREE_SYSTEMS["（八）"]
"""Orders film of the acts that touch liberty, life or major property."""
ON_RECORD = (ORDERS, PENALTY_ACT[47])

WHOLE: Mapping[str, frozenset[str]] = {
    "penalty": frozenset({"seize"}),
    "coercion": frozenset(
        {
            "seize",
            "emergency-seize",
            "seal",
            "restrain",
            "enforce",
            "substitute-perform",
            "substitute-at-once",
        }
    ),
}
"""Sealing and seizure, restraint, enforcement by force, of goods or of buildings: filmed from beginning to end."""
AS_NEEDED: Mapping[str, frozenset[str]] = {
    "penalty": frozenset({"inspect", "question", "register-evidence", "hold-hearing", "serve"}),
    "coercion": frozenset({"deliver-decision", "serve", "dispose", "demolition-notice"}),
    "inspection": frozenset({"inspect", "correct-at-once"}),
}
"""Acts on the spot, questioning, hearings, service: recorded where dispute is to be expected; whether, the organ judges."""
KEEP_YEARS = 5
"""Where no list says: as long as an action may be brought at the latest (行政诉讼法 第四十六条; not land)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of one act: in which forms (any serves), kept for how many years; `must` or as needed."""

    forms: frozenset[RecordKind]
    keep_years: int
    must: bool


def wanted(lists: Lists, procedure: str, step: str, day: date) -> Wanted | None:
    """What is wanted of a step taken on that day; None where nothing asks for a recording.

    The list of the place may add acts and forms; it cannot make less of what the opinion wants filmed.
    """
    if not ORDERS.governs(day):
        return None
    listed = lists.entries("must-record", of_procedure=procedure, of_step=step)
    years = max((int(one["keep_years"]) for one in listed), default=KEEP_YEARS)
    if step in WHOLE.get(procedure, ()):
        return Wanted(frozenset({RecordKind.VIDEO}), years, True)
    if listed:
        return Wanted(frozenset(RecordKind(form) for one in listed for form in one["forms"]), years, True)
    if step in AS_NEEDED.get(procedure, ()):
        return Wanted(frozenset({RecordKind.AUDIO, RecordKind.VIDEO}), years, False)
    return None


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def in_use(device: Mapping[str, Any], closed: date | None, day: str) -> bool:
    """Whether a device, by the facts of its row, was entered by that day, not gone before it, not away for repair."""
    sent, back = str(device.get("repair_on") or "9999"), str(device.get("repaired_on") or "")
    away = sent <= day and not sent <= back <= day
    return str(device.get("enter_on", "9999")) <= day and not away and (closed is None or day <= str(closed))


def serves(recording: Known, act: Act, forms: frozenset[RecordKind]) -> bool:
    """Whether a recording is one of that act, in a form that serves."""
    return recording.cause == act.step.name and recording.facts.get("index__kind") in forms


def unrecorded(trial: Any) -> list[Act]:
    """The standing acts of the case that had to be recorded and have no recording in a form that serves."""
    case = trial.case
    asked = [
        (act, need.forms)
        for act in case.acts
        if act.stands and (need := wanted(trial.lists, case.procedure.name, act.step.name, act.on))
        if need.must and act.defects is None
    ]
    if not asked:
        return []
    kept = recordings_of(trial)
    return [act for act, forms in asked if not any(serves(one, act, forms) for one in kept)]


def recordings_of(trial: Any) -> tuple[Known, ...]:
    """The recordings that name this case, by its id or by its number."""
    known = trial.shelf.named(trial.case.id)
    named = {trial.case.id, known.number if known else trial.case.id}
    return tuple(one for text in sorted(named) for one in trial.shelf.about("recording", text))
