"""How stories of the field «transfer» are told: the transfer itself, the penalty case behind it, the measures beside it."""

from __future__ import annotations

import re
from typing import Any

from zhunsheng.cases.stories.fields import penalty
from zhunsheng.cases.stories.fields.manner import Facts, Manner, Scene
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.transfer import Transfer
from zhunsheng.procedures.vocabulary import Procedure, Step

_MEASURES = frozenset({"seize", "seal", "freeze", "lift", "extend", "test-start"})
"""Measures against property are coercion's, with their own thirty days, whatever else the case is about."""
COERCION = next((one for one in PROCEDURES if one.name == "coercion"), None)

_IN_CHARGE = ("主持", "presiding", "in charge", "acting head")
"""Who decides on a transfer besides the head: whoever presides over the work (第五条)."""


def choose(scene: Scene) -> type[Procedure] | None:
    """Measures and their testing belong to coercion; the closing of a case that was never looked into as a crime, and
    what else both know, to the procedure that holds a case."""
    step, held = scene.told.step, scene.held
    if COERCION is not None and (step in _MEASURES or (step == "test-end" and held("coercion"))):
        return COERCION
    crime = {name for name in Transfer.steps if name not in Penalty.steps} | {"transfer"}
    if step == "close" and "penalty_due" not in scene.told.facts and not scene.said() & crime:
        return Penalty
    return None


def opening(scene: Scene, procedure: type[Procedure]) -> str | None:
    """A group of two stood at the beginning of every transfer; a lead alone begins nothing."""
    if procedure is Transfer:
        return None if scene.told.step == "transfer-lead" else "transfer-group"
    if procedure is Penalty:
        return penalty.opening(scene, procedure)
    return next((name for name, step in procedure.steps.items() if step.opens), None)


def besides(scene: Scene, procedure: type[Procedure]) -> tuple[str, ...]:
    """Objects are handed over to police who filed the case, even where only the handing over is told."""
    case = scene.case_of("transfer")
    said = scene.said() & {"police-file", "police-refuse", "police-reconsider", "criminal-judgment"}
    if procedure is Transfer and scene.told.step == "hand-objects" and not said:
        return () if case is not None and case.did(Transfer.police_file) else ("police-file",)
    return penalty.besides(scene, procedure) if procedure is Penalty else ()


def ungranted(scene: Scene, before: Step) -> bool:
    """A story that tells of the report, and names nobody who approved, tells of a transfer without approval."""
    approval = before is Transfer.transfer_approve
    return approval and "transfer-report" in scene.said() and not _approver(scene)


def _approver(scene: Scene) -> bool:
    return bool(scene.told.facts.get("approved_by") or scene.told.beside.get("approved_by"))


def facts_for(step: Step, scene: Scene) -> Facts:
    """An assumed transfer names the penalty case that the story told before it."""
    if step is Transfer.transfer_group:
        held = scene.held("penalty")
        return {"penalty_case": held.number} if held else {}
    return penalty.facts_for(step, scene) if step.name in Penalty.steps else {}


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """The hour of an act whose period is counted in hours; the penalty case; and what penalty stories leave out."""
    fields = step.facts.model_fields
    if "hour" in fields and scene.told.at is not None:
        facts.setdefault("hour", _hour(scene.told.at))
    approver = str(scene.told.facts.get("approved_by") or "").lower()
    if approver not in scene.cast.people and (
        approver == "chief" or any(word in approver for word in _IN_CHARGE)
    ):
        facts["approved_by"] = next(iter(scene.cast.stand_in("head", scene.cast.organ, 1)), approver)
    if "group" in fields:
        facts["group"] = _heads(facts["group"])
    held = scene.held("penalty")
    if "penalty_case" in fields and held is not None:
        facts.setdefault("penalty_case", held.number)
    if step.name in Penalty.steps:
        penalty.complete(facts, step, scene)
    elsewhere = any(name == "transfer" and case != scene.told.case for case, name in scene.cases)
    if "distinct_act" in fields and elsewhere and scene.held("transfer") is None:
        # Two cases of one story are about two acts.
        facts.setdefault("distinct_act", "故事中的另一案件")


def _heads(group: Any) -> Any:
    """How many a task group has, where the story names them."""
    if isinstance(group, str) and not group.strip().isdigit():
        group = [one for one in re.split(r"[,,、;;\s]+", group) if one]
    return len(group) if isinstance(group, list) else group


def _hour(at: Any) -> str:
    """YAML reads 14:30 without quotes as 870 minutes."""
    return "{:02d}:{:02d}".format(*divmod(at, 60)) if isinstance(at, int) else str(at)[:5].rjust(5, "0")


MANNER = Manner(
    "transfer",
    (Transfer, Penalty, *((COERCION,) if COERCION else ())),
    choose=choose,
    opening=opening,
    besides=besides,
    ungranted=ungranted,
    facts_for=facts_for,
    complete=complete,
    told_since={"conclude": ("supplement",)},
    heard=frozenset(
        {
            *("police-file", "police-refuse", "police-reconsider", "procuratorate-answer"),
            *("criminal-judgment", "police-receipt", "return-case"),
        }
    ),
)
