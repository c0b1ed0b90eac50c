"""How stories of the field «inspection» are told: the visit, its plan and draws, supervision, and the penalty after it."""

from __future__ import annotations

from typing import Any

from zhunsheng.cases.stories.fields import penalty
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.cases.stories.telling import Told
from zhunsheng.procedures.enforcement import inspection, officers
from zhunsheng.procedures.enforcement.inspection import Inspection, InspectionPlan
from zhunsheng.procedures.enforcement.inspection.words import from_above, said_no
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight import supervision
from zhunsheng.procedures.vocabulary import Procedure, Step

_OF_PENALTY = frozenset({"file", "notify", "decide"})
_OF_SUPERVISION = frozenset(
    {
        *("supervision-letter", "supervision-opinion", "supervision-decision", "objection", "report-back"),
        *("key-supervision", "special-supervision", "propose-decision", "answer-objection"),
    }
)
_VISITED = frozenset({"draw-objects", "approve-inspection", "inspect", "record-result"})
NOBODY = "无人批准"


def choose(scene: Scene) -> type[Procedure] | None:
    """The procedure that a word of several means here."""
    step, said = scene.told.step, scene.said()
    before = _before(scene)
    above = from_above(scene.cast.people.get(one, one) for one in scene.told.who)
    if step == "file":
        return None if above or (_about_supervision(said) and not said & {"notify", "decide"}) else Penalty
    if step in ("conclude", "review", "close", "serve", "revoke"):
        if above or (step in ("revoke", "review") and said & _OF_SUPERVISION and not said & _OF_PENALTY):
            return None
        return Inspection if step == "conclude" and not said & _OF_PENALTY else Penalty
    if step == "publish":
        if "decide" in before and "record-result" not in said:
            return Penalty
        return InspectionPlan if "approve-plan" in said and not before & _VISITED else None
    if step == "inspect":
        return _inspects(scene, above and bool(said & _OF_SUPERVISION))
    if step in ("correct-at-once", "guide", "approve-plan") and (above or _about_supervision(said)):
        return next((one for one in supervision.PROCEDURES if step in one.steps), None)
    return None


def _inspects(scene: Scene, over_an_organ: bool) -> type[Procedure] | None:
    """A visit to an enterprise; or supervision looking at an organ; or inquiry in a penalty case already filed."""
    told = scene.told
    if over_an_organ:
        return next((one for one in supervision.PROCEDURES if "inspect" in one.steps), None)
    if scene.held("penalty") and not scene.held("inspection"):
        known = Penalty.steps["inspect"].facts.model_fields.keys()
        return Penalty if told.facts.keys() <= known and not told.beside else None
    return None


def _before(scene: Scene) -> set[str]:
    acts = scene.acts()
    return {act.step for act in acts[: acts.index(scene.told)] if not act.conduct}


def _about_supervision(said: set[str]) -> bool:
    """Whether the story is about supervision alone."""
    return bool(said & _OF_SUPERVISION) and not said & _VISITED


def facts_for(assumed: Step, scene: Scene) -> dict[str, Any]:
    """An approval that nobody told is for what the story tells of the visit."""
    if assumed is Inspection.approve_inspection:
        return _of_the_visit(scene)
    if assumed.name in Penalty.steps and assumed is Penalty.steps[assumed.name]:
        return penalty.facts_for(assumed, scene)
    return {}


def _of_the_visit(scene: Scene) -> dict[str, Any]:
    """Why the party is inspected, as the visits of this story case tell it."""
    visits = [act for act in scene.acts() if act.step == "inspect" and not act.conduct]
    facts: dict[str, Any] = {}
    complaint = next((one for act in visits if not said_no(one := act.facts.get("complaint"))), None)
    if complaint is not None:
        facts["complaint"] = str(complaint)
    elif scene.said() & {"draw-objects", "draw-inspectors"} or any(act.facts.get("drawn") for act in visits):
        facts["track"] = "double-random"
    elif any(act.facts.get("key_field") for act in visits):
        facts["track"] = "key-field"
    return facts


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """What the story does not repeat, and what it says by leaving empty."""
    told, fields = scene.told, step.facts.model_fields
    if step in (Inspection.approve_inspection, Inspection.inspect):
        _approval(facts, told)
        if told.at is not None and "hour" not in told.facts:
            facts["hour"] = _hour(told)
    if step is Inspection.approve_inspection:
        for name, value in _of_the_visit(scene).items():
            facts.setdefault(name, value)
    if step is Inspection.record_result and facts.get("against") not in _parties(scene):
        facts["against"] = None
    if step is InspectionPlan.replace_object and "reason" not in told.facts:
        facts["reason"] = "故事未述"
    if step is InspectionPlan.approve_plan and "special-supervision" in scene.said():
        facts["supervision"] = True
    if step is InspectionPlan.approve_plan and "task" in fields:
        facts.setdefault("task", "故事未述")
    if step in Penalty.steps.values():
        penalty.complete(facts, step, scene)


def _approval(facts: dict[str, Any], told: Told) -> None:
    """«approved_by: none» says that nobody approved; leaving it out says nothing."""
    said = {**told.beside, **told.facts}
    if "approved_by" in said and said_no(said["approved_by"]):
        facts["approved_by"] = NOBODY


def _hour(told: Told) -> str:
    """YAML reads 14:30 without quotes as 870 minutes."""
    return f"{told.at // 60:02d}:{told.at % 60:02d}" if isinstance(told.at, int) else str(told.at)[:5]


def _parties(scene: Scene) -> set[str]:
    """The names of the parties in the cast."""
    return {str(one.get("name") or one.get("person")) for one in scene.cast.parties.values()}


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """How a case began that the story begins midway."""
    if procedure is Penalty:
        return penalty.opening(scene, procedure)
    if procedure is Inspection and scene.told.step == "inspect" and scene.told.facts.get("urgent"):
        return None  # what could not wait was not approved beforehand
    return next((name for name, step in procedure.steps.items() if step.opens), None)


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """Evidence of a visit that nobody told comes from a lawful one."""
    if procedure is Penalty:
        return penalty.besides(scene, procedure)
    told = {act.step for act in scene.acts()}
    return ("inspect",) if scene.told.step == "use-evidence" and "inspect" not in told else ()


MANNER = Manner(
    "inspection",
    (*inspection.PROCEDURES, *supervision.PROCEDURES, *officers.PROCEDURES, Penalty),
    choose=choose,
    opening=opening,
    besides=besides,
    facts_for=facts_for,
    complete=complete,
    told_since=penalty.MANNER.told_since,
)
