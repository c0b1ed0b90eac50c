"""How stories of recordings and case files are told: beside the penalty whose steps they record and whose papers they keep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from zhunsheng.cases.stories.fields import penalty
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.procedures.enforcement.lists.case_file import CaseFile
from zhunsheng.procedures.enforcement.lists.recording import Device, Recording
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import Procedure, Step


def _complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """What is recorded or filed is the penalty of the same story case."""
    penalty.complete(facts, step, scene)
    held = scene.held("penalty")
    if held is not None and "case" in step.facts.model_fields:
        facts.setdefault("case", held.case.id)


def _manner(field: str, *procedures: type[Procedure]) -> Manner:
    return replace(penalty.MANNER, field=field, procedures=(*procedures, Penalty), complete=_complete)


MANNERS = (_manner("recording", Recording, Device), _manner("case-file", CaseFile))
