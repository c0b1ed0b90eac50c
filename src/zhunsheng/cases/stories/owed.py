"""Cases that the system opened because of a step of the story: found again, so that the story can go on in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from zhunsheng import record
from zhunsheng.cases import remembering
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.stories.fields.enforcement import case_named
from zhunsheng.cases.stories.fields.manner import Scene
from zhunsheng.cases.stories.understanding import Unknown
from zhunsheng.cases.taking import Taken
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for


def found(scene: Scene, procedure: type[Procedure]) -> Taken:
    """The first case of that procedure which the system opened with all of `opened_by` among its facts and which no
    other key of the story holds. Raises Unknown where there is none."""
    said = scene.told.beside["opened_by"]
    names = [str(one) for one in (said if isinstance(said, list) else [said])]
    wanted = [_meant(name, scene) for name in names]
    held = {one.case.id for one in scene.cases.values()}
    rows = CaseRow.objects.filter(book=scene.cast.mark, procedure=procedure.name).exclude(id__in=held)
    opened = []
    for id, organ, number in rows.values_list("id", "organ", "number"):
        first = record.entries(scene.cast.mark, id)[0]
        if SYSTEM in first.by and all(_tells(first.facts, one) for one in wanted):
            opened.append((first.seq, id, organ, number))
    if not opened:
        raise Unknown(f"系统没有因「{'、'.join(names)}」开立{procedure.title}")
    _seq, id, organ, number = min(opened)
    return _held(scene, procedure, id, organ, number, scene.told.on)


def _meant(name: str, scene: Scene) -> set[str]:
    """What facts may call it: a case of the story by id or number, an organ by its code, else as it is said."""
    case = case_named(scene, name)
    if case is not None:
        return {case.case.id, case.number}
    return {scene.cast.organs.get(name, name)}


def _tells(facts: Any, wanted: set[str]) -> bool:
    parts: Iterable[Any] = facts.values() if isinstance(facts, dict) else facts
    return any(
        _tells(one, wanted) if isinstance(one, dict | list) else isinstance(one, str) and one in wanted
        for one in parts
    )


def _held(scene: Scene, procedure: type[Procedure], id: str, organ: str, number: str, on: date) -> Taken:
    acts = remembering.acts_of(scene.cast.mark, id)
    case = Case(procedure, id, acts, calendar_now(), settings_for(organ, on), organ)
    return Taken(case, record.entries(scene.cast.mark, id)[-1], number)
