"""How stories of penalties are told: how a case begun midway began, for how much, and what was done meanwhile."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Told
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.kinds import Told as Right
from zhunsheng.procedures.enforcement.penalty.kinds import hearing_due
from zhunsheng.procedures.vocabulary import Procedure, Step

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
_FROM_DECISION = ("paid_yuan", "collected_yuan", "base_yuan")
_AMOUNTS = ("fine_yuan", "collected_yuan", "base_yuan")
_KEPT = re.compile(
    r"驳回|不予|不必|不需|无需|不用|不应|不同意|不准|不回避|继续办|refus|reject|declin|den(y|ied)|dismiss",
    re.IGNORECASE,
)
"""Words by which the head lets the officer go on."""


def opening(scene: Scene, procedure: type[Procedure]) -> str:
    """How the case began: on the spot where it begins there and nothing of an inquiry is told, else by filing."""
    told, said = scene.told, scene.said()
    on_the_spot = told.step in _ON_THE_SPOT and said <= _ON_THE_SPOT | _AFTER_ANY_DECISION
    return "summary-decide" if on_the_spot else "file"


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """What stood besides the steps before: what is taken down was shown, even where only the end of it is told."""
    told, said = scene.told, scene.said()
    undone = told.step in ("reconsideration-decide", "revoke")
    assumed = not said & {"decide", "summary-decide", "decide-no-penalty"}
    return (
        ("publish",)
        if undone and "publish" not in said and (assumed or "withdraw-publication" in said)
        else ()
    )


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """The facts of a step that nobody told, as far as the other acts of the case let them be known."""
    step, told, acts = assumed.name, scene.told, scene.acts()
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


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """Amounts and reasons that the story does not repeat; a notice tells of the hearing only where one may be asked for."""
    told, case, fields = scene.told, scene.case_of("penalty"), step.facts.model_fields
    for name in _FROM_DECISION:
        if name in fields and fields[name].is_required() and name not in facts:
            facts[name] = (case.fact("fine_yuan") if case else None) or 0
    if "first_day" in fields:
        facts.setdefault("first_day", told.on)
    for name in ("ground", "file_number"):
        if name in fields and fields[name].is_required():
            facts.setdefault(name, "故事未述")
    if step.name == "recuse-decide" and "withdraws" not in told.facts and _KEPT.search(told.what):
        facts["withdraws"] = False
    if step.name == "notify" and "told" not in told.facts and not _hearing_due(case, facts):
        facts["told"] = [one for one in facts["told"] if one != Right.HEARING]


def _hearing_due(case: Case | None, facts: dict[str, Any]) -> bool:
    """Whether the penalty proposed opens the right to a hearing: a story that does not say what was told means then that,
    and no more."""
    amounts = {
        name: whole(facts.get(name)) for name in ("fine_yuan", "fine_each_person_yuan", "confiscated_yuan")
    }
    proposed = SimpleNamespace(kinds=facts.get("kinds") or (), **amounts)
    return case is None or hearing_due(case, proposed)


MANNER = Manner(
    "penalty",
    (Penalty,),
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    # An investigation that was reopened counts as told only if ended anew.
    told_since={"conclude": ("supplement",)},
)
