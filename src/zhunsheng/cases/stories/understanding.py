"""From the words of a story to the facts of a step: what it leaves out is granted, what it cannot mean is unknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args, get_origin

from zhunsheng.cases.stories.casting import Cast
from zhunsheng.cases.stories.choices import chosen
from zhunsheng.cases.stories.fields.manner import Scene
from zhunsheng.procedures.facts import Someone, marked, marks
from zhunsheng.procedures.vocabulary import Step

_NAMING = ("against", "to", "whom")
"""Facts that may name a member of the cast by the story's own identifier."""

_UNITS = ("unit", "units", "items", "to")
"""Facts that may name an organ of the cast by its name, alone or in each of their lines."""

_NEVER = ("no", "none", "未", "无", "否")
"""A day on which nothing happened."""


class Unknown(Exception):
    """A word of the story that the system does not know."""


def granted(step: Step) -> dict[str, Any]:
    """The lawful answer to every duty of the step: a story mentions a duty only where it was neglected."""
    return {
        name: info.json_schema_extra["granted"]
        for name, info in step.facts.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }


def facts_of(
    step: Step, scene: Scene, complete: Callable[[dict[str, Any], Step, Scene], None]
) -> dict[str, Any]:
    """The facts of an act as the step asks for them. Raises Unknown for a fact that the step does not know."""
    told, cast, fields = scene.told, scene.cast, step.facts.model_fields
    facts = granted(step)
    beside = {name: value for name, value in told.beside.items() if name in fields}
    told = replace(told, facts=beside | told.facts)
    for word, value in told.facts.items():
        if word not in fields:
            raise Unknown(f"步骤 {told.step} 不认识的事实:{word}")
        facts[word] = chosen(fields[word], _fitting(fields[word], value))
    for name in marked(step.facts, Someone) & told.facts.keys():
        facts[name] = _members(facts[name], cast, _organ(scene))
    for name in _NAMING:
        if name in fields and name in told.facts and facts[name] in cast.names:
            facts[name] = cast.names[facts[name]]
    facts |= {name: _organs(facts[name], cast) for name in _UNITS if facts.get(name)}
    if "party" in fields and "party" not in told.facts:
        facts["party"] = cast.party_of(told.case)
    if "violation" in fields and step.opens and told.case in cast.violations:
        facts.setdefault("violation", cast.violations[told.case])
    complete(facts, step, scene)
    return facts


def _organs(value: Any, cast: Cast) -> Any:
    """Organs of the cast by their credit codes."""
    if isinstance(value, list):
        return [_organs(one, cast) for one in value]
    if isinstance(value, dict):
        return value | ({"unit": _organs(value["unit"], cast)} if "unit" in value else {})
    return cast.organs.get(value, value) if isinstance(value, str) else value


def _members(value: Any, cast: Cast, organ: str) -> Any:
    """Members of the cast as the persons they are entered as."""
    if isinstance(value, list):
        return [_members(one, cast, organ) for one in value]
    return None if value is None else cast.member(str(value), organ)


def _organ(scene: Scene) -> str:
    """The organ of whoever acts."""
    cast = scene.cast
    return next((cast.organ_of[who] for who in scene.told.who if who in cast.organ_of), cast.organ)


def _fitting(info: Any, value: Any) -> Any:
    """The value as the field's type can read it: YAML turns no into False, 2026-01-12 09:00 into a moment."""
    kinds = set(_types(info))
    if isinstance(value, datetime) and date in kinds:
        return value.date()
    if date in kinds and not kinds & {str, bool} and (value is False or str(value).strip().lower() in _NEVER):
        return None
    if bool in kinds and not kinds & {str, date, int, list}:
        return _flag(value)
    if list in kinds and value is not None and not isinstance(value, list):
        return [one for one in re.split(r"[,,、;;\s]+", str(value)) if one]
    if str in kinds and not kinds & {bool, int, list, date}:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return "、".join(str(one) for one in value)
        return value if value is None else str(value)
    if isinstance(value, str) and not kinds & {str, date, list, bool}:
        return re.sub(
            r"(?<=\d)[,,](?=\d)|\s*(元|日|天|个?工作日|days?|working days?|yuan)$", "", value.strip()
        )
    return value


_DENIES = re.compile(r"(no|not|never|without|none|un\w+)\b|[未没无不否]")
_SHORT = {
    "y": True,
    "n": False,
    "是": True,
    "有": True,
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
}


def _flag(value: Any) -> Any:
    """Yes or no, also where the story tells the day on which it was done, or says it in words."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str):
        return value
    said = value.strip().lower()
    return _SHORT.get(said, not _DENIES.match(said))


def _types(info: Any) -> list[Any]:
    found = []
    for mark in marks(info):
        found.append(get_origin(mark) or mark)
        found += [get_origin(one) or one for one in get_args(mark) if isinstance(one, type)]
    # The elements of a list are no types of the field itself.
    return [one for one in found if one is not str or not any(o is list for o in found)]
