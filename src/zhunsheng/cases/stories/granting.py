"""What a story that begins midway takes for granted: how its case began, for how much, and what was done meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhunsheng.cases.stories.telling import Told
from zhunsheng.procedures.clocks import whole

_ON_THE_SPOT = frozenset({"file-with-organ", "collect-on-spot", "hand-in", "bank", "land"})
"""Steps with which a story may begin that speak of a decision on the spot."""
_AFTER_ANY_DECISION = frozenset(
    {
        *(
            "serve",
            "publish",
            "push-publication",
            "receive-publication",
            "withdraw-publication",
            "pay",
            "surcharge",
        ),
        *(
            "instalment-apply",
            "instalment-approve",
            "demand",
            "apply-court",
            "court-accept",
            "close",
            "archive",
        ),
        *("reconsideration-apply", "reconsideration-decide", "revoke", "report-major"),
    }
)
_AMOUNTS = ("fine_yuan", "collected_yuan", "base_yuan")


def opening(told: Told, said: set[str]) -> str:
    """How the case began: on the spot where it begins there and nothing of an inquiry is told, else by filing."""
    on_the_spot = told.step in _ON_THE_SPOT and said <= _ON_THE_SPOT | _AFTER_ANY_DECISION
    return "summary-decide" if on_the_spot else "file"


def besides(told: Told, said: set[str]) -> tuple[str, ...]:
    """What stood besides the steps before: what is taken down was shown, even where only the end of it is told."""
    undone = told.step in ("reconsideration-decide", "revoke")
    assumed = not said & {"decide", "summary-decide", "decide-no-penalty"}
    return (
        ("publish",)
        if undone and "publish" not in said and (assumed or "withdraw-publication" in said)
        else ()
    )


def facts_for(step: str, told: Told, acts: Iterable[Told]) -> dict[str, Any]:
    """The facts of a step that nobody told, as far as the other acts of the case let them be known."""
    acts = list(acts)
    fine = _fine(told, acts)
    kinds = next((act.facts["kinds"] for act in (told, *acts) if act.facts.get("kinds")), ["fine"])
    if step == "decide":
        return {"kinds": kinds, "fine_yuan": fine or 1, "earlier_steps_done": True}
    if step in ("notify", "summary-decide"):
        return {"kinds": kinds, "fine_yuan": fine}
    if step == "collect-on-spot":
        return {"collected_yuan": fine or 1, "on_water": True, "party_asked": True}
    return {}


def _fine(told: Told, acts: list[Told]) -> int | None:
    """Yuan of a fine that is nowhere decided in the story: named by an act, or all instalments, or all that was paid."""
    for act in (told, *(one for one in acts if one.step != "apply-court"), *acts):
        for name in _AMOUNTS:
            if amount := whole(act.facts.get(name)):
                return amount
    number, each = (_first(acts, name) for name in ("instalments", "instalment_yuan"))
    return (
        (number or 1) * each if each else sum(whole(act.facts.get("paid_yuan")) or 0 for act in acts) or None
    )


def _first(acts: list[Told], name: str) -> int | None:
    return next((found for act in acts if (found := whole(act.facts.get(name)))), None)
