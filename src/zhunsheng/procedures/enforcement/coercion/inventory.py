"""Which objects a case holds and what became of each: the list as delivered, less what was dealt with."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion.measure_facts import Fate, Measure

_HOLDING = ("seize", "emergency-seize", "seal")
_ENDING = ("lift", "dispose", "transfer-objects")


def entered(case: Any) -> list[str]:
    """Every object on the lists that were delivered, in their order. An object is its line on the list."""
    acts = (act for act in case.acts if act.stands and act.step.name in _HOLDING)
    return [line for act in acts for line in act.facts.items]


def fate_of(act: Any) -> Fate:
    """What an act that ends the keeping makes of its objects."""
    return Fate.RETURNED if act.step.name == "lift" else act.facts.outcome


def fates(case: Any) -> dict[str, Fate]:
    """Each object that was dealt with, and its outcome. Where an act names none, all that was left are meant."""
    known: list[str] = []
    found: dict[str, Fate] = {}
    for act in case.acts:
        if not act.stands:
            continue
        if act.step.name in _HOLDING:
            known += act.facts.items
        elif act.step.name in _ENDING and not _of_another_kind(act):
            meant = act.facts.items or [line for line in known if line not in found]
            found |= {line: fate_of(act) for line in meant}
    return found


def _of_another_kind(act: Any) -> bool:
    """Lifting a freeze returns no object."""
    return getattr(act.facts, "what", None) in (Measure.FREEZE, Measure.RESTRAIN)


def left(case: Any) -> list[str]:
    """The objects without an outcome."""
    done = fates(case)
    return [line for line in entered(case) if line not in done]
