"""Where a coercion case stands: what was taken, how it was enforced, how it ended. What statistics count."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.enforcement.coercion.inventory import left
from zhunsheng.procedures.enforcement.coercion.words import declined, fell

KINDS = {
    "seize": "seize",
    "emergency-seize": "seize",
    "seal": "seal",
    "freeze": "freeze",
    "restrain": "restrain",
}
EXECUTIONS = {
    "transfer-deposits": "transfer",
    "auction": "auction",
    "enforce": "enforce",
    "substitute-perform": "substitute",
    "substitute-at-once": "substitute",
}
"""Step to kind of execution, as the statistics name them; a surcharge that was paid counts as `surcharge`."""


def measures_of(case: Any) -> list[str]:
    """The kinds of measures taken, each once, in their order."""
    return list(
        dict.fromkeys(KINDS[act.step.name] for act in case.acts if act.stands and act.step.name in KINDS)
    )


def execution_of(case: Any) -> tuple[str | None, date | None]:
    """The kind of execution last completed by the organ, and its day; demolition where a notice to demolish went before."""
    standing = [act for act in case.acts if act.stands]
    done = next((act for act in reversed(standing) if act.step.name in EXECUTIONS), None)
    if done is None:
        return None, None
    kind = EXECUTIONS[done.step.name]
    torn_down = kind == "enforce" and any(act.step.name == "demolition-notice" for act in standing)
    return ("demolish" if torn_down else kind), done.on


_ENDS = {
    "agreement": "agreed",
    "suspend": "suspended",
    "perform": "performed",
    "end": "ended",
    "apply-court": "court",
    "demand": "demanded",
    "dispose": "objects-disposed",
    "transfer-objects": "objects-disposed",
    "lift": "measure-lifted",
    **dict.fromkeys(EXECUTIONS, "executed"),
    **dict.fromkeys(KINDS, "measure-standing"),
}


def outcome_of(case: Any) -> str | None:
    """How the case stands, by the latest act that says so."""
    for act in reversed(case.acts):
        if not act.stands:
            continue
        name = act.step.name
        if name in ("reconsideration-decide", "judgment") and fell(act):
            return "fallen"
        if name == "court-decline" or (name == "court-rule" and declined(act.facts.outcome)):
            return "court-refused"
        if name in ("dispose", "transfer-objects") and left(case):
            return "measure-standing"
        if name in _ENDS:
            return _ENDS[name]
    return None
