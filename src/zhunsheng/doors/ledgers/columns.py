"""The columns of a step's sheet, from the step's facts alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from zhunsheng.procedures.facts import Someone, marks, nested, tables
from zhunsheng.procedures.titles import CHOICES
from zhunsheng.procedures.vocabulary import Procedure, Step

REF, ORGAN, BY, ON = "案号或行号", "机关", "办理人", "办理日期"
FIXED = (REF, ORGAN, BY, ON)
HINT = "填写说明"
"""A row that begins with this word explains the columns and is not read."""
HELP = "说明"
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
LONGEST_NAME = 31


@dataclass(frozen=True)
class Column:
    """One fact as a column; `path` leads to it through nested facts."""

    title: str
    path: tuple[str, ...]
    kind: type
    many: bool
    required: bool
    choices: Mapping[str, str]
    """Title to value; empty where anything may be written."""
    person: bool
    unit: str
    inner: tuple[Column, ...] = ()
    """Of a list of models: what each line of the cell holds, in this order."""

    @property
    def hint(self) -> str:
        """What may be written here."""
        words = ["必填" if self.required else "选填"]
        if self.inner:
            return f"{words[0]};一行一项,依次填:{'|'.join(one.title for one in self.inner)}"
        if self.kind is bool:
            words.append("是/否")
        elif self.choices:
            words.append(("可多选,用顿号隔开:" if self.many else "选一项:") + "、".join(self.choices))
        elif self.kind is date:
            words.append("日期,如 2026-01-31")
        elif self.kind in (Decimal, int):
            words.append(f"数字({self.unit})" if self.unit else "整数" if self.kind is int else "数字")
        elif self.person:
            words.append("姓名或者人员编号")
        elif self.many:
            words.append("多项用顿号隔开")
        return ";".join(words)


def sheet_name(step: Step) -> str:
    """The step's title as Excel allows it for a sheet."""
    return step.title.translate(FORBIDDEN)[:LONGEST_NAME]


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a step's facts in their order."""
    return tuple(_columns(model, (), "", True))


def _columns(model: type[BaseModel], path: tuple[str, ...], before: str, needed: bool) -> Iterator[Column]:
    inner = nested(model)
    for name, info in model.model_fields.items():
        title, required = before + (info.title or name), needed and info.is_required()
        if name in inner:
            yield from _columns(inner[name], (*path, name), f"{title}·", required)
            continue
        if name in tables(model):
            rows = tuple(_columns(tables(model)[name], (), "", True))
            yield Column(title, (*path, name), str, True, required, {}, False, "", rows)
            continue
        every = marks(info)
        many = any(get_origin(one) is list for one in every)
        parts = [arg for one in every if get_origin(one) is list for arg in get_args(one)] if many else every
        kind = _kind(parts)
        known = CHOICES.get(kind, {}) if issubclass(kind, Enum) else {}
        extras = [getattr(one, "json_schema_extra", None) for one in (info, *every)]
        unit = next((str(one["unit"]) for one in extras if isinstance(one, dict) and "unit" in one), "")
        person = any(isinstance(one, Someone) for one in every)
        choices = {label: value.value for value, label in known.items()}
        yield Column(title, (*path, name), kind, many, required, choices, person, unit)


def _kind(parts: list[Any]) -> type:
    """What a cell of the column holds: a choice, yes/no, a day, an amount, a whole number, else words."""
    plain = [inner for one in parts for inner in (one, *get_args(one)) if isinstance(inner, type)]
    chosen = next((one for one in plain if issubclass(one, Enum)), None)
    return chosen or next((one for one in (bool, date, Decimal, int) if one in plain), str)


def step_called(procedure: type[Procedure], sheet: str) -> Step | None:
    """The step that a sheet is for: by its title or its name."""
    wanted = sheet.strip()
    return next((one for one in procedure.steps.values() if wanted in (sheet_name(one), one.name)), None)
