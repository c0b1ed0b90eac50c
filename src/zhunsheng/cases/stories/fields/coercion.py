"""How stories of coercion are told: a case that begins with a measure needs nothing before; one of enforcement, a decision."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import Procedure, Step

_ON_A_MEASURE = frozenset(
    {
        *("extend", "lift", "test-start", "test-end", "dispose", "transfer-objects"),
        *("report-measure", "disapprove-measure", "close"),
    }
)
"""Steps with which a story may begin that speak of things already seized."""
_BEFORE_COURT = frozenset({"decide", "serve", "demand"})
"""A story that tells none of these begins in the middle: they lie behind it."""
_AMOUNTS = ("fine_yuan", "base_yuan", "paid_yuan")


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """How the case began: by the measure that the first act speaks of, or by the decision to be enforced."""
    if procedure is not Coercion:
        return "file"
    step = procedure.steps.get(scene.told.step)
    if step is None or step.early:
        return None
    if step.name == "deliver-decision":
        return "freeze"
    if step.name == "notify-after":
        return "substitute-at-once"
    if step.name in ("report-measure", "disapprove-measure"):
        return "emergency-seize"
    return "seize" if step.name in _ON_A_MEASURE else "decide"


def facts_for(step: Step, scene: Scene) -> dict[str, Any]:
    """The facts of a step that nobody told, as far as other acts let them be known."""
    if step.name == "emergency-seize":
        return {"approved_by": None, "urgent": True}
    if step.name in ("decide", "notify"):
        told = (act.facts.get(name) for act in scene.acts() for name in _AMOUNTS)
        fine = next((amount for one in told if (amount := whole(one))), None)
        found: dict[str, Any] = {"kinds": ["fine"] if fine else [], "fine_yuan": fine}
        return found | ({"elsewhere": True} if step.name == "decide" and "serve" not in scene.said() else {})
    if step.name in ("enforcement-decision", "apply-court"):
        return {"earlier_steps_done": True}
    if step.name == "substitute-demand":
        return {"served": scene.told.on - timedelta(days=21)}
    if step.name == "surcharge":
        return {"first_day": scene.told.on}
    return {}


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """The hour of an act; who is named by the story's own identifier; what the case already knows."""
    fields, told = step.facts.model_fields, scene.told
    if "hour" in fields and told.at is not None and "hour" not in told.facts:
        facts["hour"] = (
            f"{told.at // 60:02d}:{told.at % 60:02d}" if isinstance(told.at, int) else str(told.at)[:5]
        )
    if isinstance(facts.get("items"), list):
        facts["items"] = [_line(one) for one in facts["items"]]
    if "sealed_by" in fields and facts.get("sealed_by") in scene.cast.people:
        facts["sealed_by"] = _sealing(str(facts["sealed_by"]), scene)
    if "performer" in fields and facts.get("performer"):
        _performing(facts, scene)
    if step in (Coercion.apply_court, Coercion.enforcement_decision) and not scene.said() & _BEFORE_COURT:
        facts["earlier_steps_done"] = True
    if step is Coercion.surcharge:
        facts.setdefault("first_day", told.on)
    if step is Coercion.pay:
        case = scene.case_of("coercion")
        facts.setdefault("paid_yuan", (case.fact("fine_yuan") if case else None) or 0)


def _line(item: Any) -> str:
    """One object as a line of the list, however the story tells it."""
    return "、".join(str(one) for one in item.values()) if isinstance(item, dict) else str(item)


_OTHER_HANDS = {"entrusted_body": "受委托的", "company": "受委托的", "auxiliary": "辅助人员"}
"""Roles whose hands may not take a measure (第十七条)."""


def _sealing(who: str, scene: Scene) -> str | None:
    """A member of the cast who sealed: an officer of the organ itself is nobody else."""
    member = next(one for one in scene.story.cast if who in (one.get("id"), one.get("name")))
    role, name = str(member.get("role")), scene.cast.names.get(who, who)
    if role in _OTHER_HANDS:
        return f"{_OTHER_HANDS[role]}{name}"
    return None if scene.cast.organ_of.get(who) == scene.cast.organ else name


def _performing(facts: dict[str, Any], scene: Scene) -> None:
    """Who performs in the party's place, by name; interested where the story's settings say so."""
    who = str(facts["performer"])
    name = facts["performer"] = scene.cast.names.get(who, who)
    if scene.cast.all_are((who,), "party") or scene.cast.all_are((who,), "interested_party"):
        facts["performer_interested"] = True
    said = [str(one.get("value")) for one in scene.story.settings if one.get("key") == "interest"]
    words = {word for one in said for word in re.findall(r"[\w-]+", one)}
    if who in words or any(name in one for one in said):
        facts["performer_interested"] = True


_NOT_ACCEPTED = re.compile(
    r"不予?受理|(not|non|refus\w*|declin\w*|reject\w*)\W+(to\W+)?(be\W+)?accept|inadmissib"
)


def reads(scene: Scene) -> str | None:
    """A ruling that does not take the application up is told as a ruling."""
    told = scene.told
    outcome = str(told.facts.get("outcome") or "").lower()
    return "court-decline" if told.step == "court-rule" and _NOT_ACCEPTED.search(outcome) else None


def takers(scene: Scene, step: Step, who: tuple[str, ...]) -> tuple[str, ...]:
    """The decision to be enforced is the head's, also where the story names those who drew it up; an agreement is
    the organ's too, where the story names only the party to it."""
    if step is Coercion.agreement and scene.cast.all_are(scene.told.who, "party"):
        return scene.cast.stand_in("handler", scene.cast.organ, 1)
    posts = [set(scene.cast.posts.get(name, ())) for name in scene.told.who]
    if step is not Coercion.decide or not posts or any(one != {"handler"} for one in posts):
        return who
    organ = scene.cast.organ_of.get(scene.told.who[0], scene.cast.organ)
    return (*scene.cast.stand_in("head", organ, 1), *who)


MANNER = Manner(
    "coercion",
    (Coercion, Penalty),
    opening=opening,
    facts_for=facts_for,
    complete=complete,
    reads=reads,
    takers=takers,
)
