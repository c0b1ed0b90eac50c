"""What a transfer means for the penalty case it came from: that case waits, and comes back for a penalty."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.acts import Known
from zhunsheng.procedures.vocabulary import Owed


def penalty_of(trial: Any) -> Known | None:
    """The penalty case that the suspicion arose in, where the opening step names it."""
    named = trial.fact("penalty_case")
    known = trial.shelf.named(named) if named else None
    return known if known is not None and known.procedure == "penalty" else None


def sent(trial: Any, facts: Any) -> list[Owed]:
    """The penalty case is marked as transferred, unless it is over or marked already."""
    known = penalty_of(trial)
    if known is None or known.closed or "transfer_on" in known.facts:
        return []
    return [Owed("penalty", "transfer", {"papers": list(getattr(facts, "papers", ()))}, case=known.id)]


def handed_back(trial: Any, facts: Any) -> list[Owed]:
    """The penalty case goes on."""
    known = penalty_of(trial)
    if known is None or known.closed or "transfer_on" not in known.facts:
        return []
    return [Owed("penalty", "take-back", {"text": str(trial.step.title)}, case=known.id)]


_SEIZED = ("seize_on", "seal_on", "emergency_seize_on")
_GONE = ("transfer_objects_on", "lift_on", "dispose_on")


def objects(trial: Any, facts: Any) -> list[Owed]:
    """What was seized from the party in this organ goes along (行政强制法 第二十一条): the measures on it end."""
    told = {"outcome": "transferred", "to": "公安机关", "told_party": True}
    return [
        Owed("coercion", "transfer-objects", told, case=known.id)
        for known in trial.shelf.of_party("coercion")
        if known.organ == trial.case.organ
        and known.closed is None
        and any(name in known.facts for name in _SEIZED)
        and not any(name in known.facts for name in _GONE)
    ]
