"""From what a form sends to a step's facts and back: texts only, the facts themselves judge them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.http import QueryDict
from pydantic import BaseModel

from zhunsheng.doors.desk.forms import PREFIX, rows_in, shape
from zhunsheng.procedures.facts import Party, PartyKind, nested

Texts = Mapping[str, Sequence[str]]
_BETWEEN = re.compile(r"[\s,;~\-—、,;~]+")


def texts_of(sent: QueryDict) -> dict[str, list[str]]:
    """What stands in the inputs of the facts."""
    return {name: values for name, values in sent.lists() if name.startswith(PREFIX)}


def facts_of(model: type[BaseModel], texts: Texts, path: str = "") -> dict[str, Any]:
    """The raw facts, to be validated by the step; what was left empty is left out."""
    facts: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        found, where = shape(model, name, info), f"{path}{name}"
        values = [text.strip() for text in texts.get(PREFIX + where, ()) if text.strip()]
        if found.kind == "part":
            assert found.model is not None
            inner = facts_of(found.model, texts, f"{where}.")
            if inner or info.is_required():
                facts[name] = inner
        elif found.kind == "rows":
            assert found.model is not None
            count = rows_in(texts, PREFIX + where)
            every = (facts_of(found.model, texts, f"{where}.{n}.") for n in range(count))
            if rows := [one for one in every if one]:
                facts[name] = rows
        elif found.kind == "picks":
            if values or info.is_required():
                facts[name] = values
        elif found.kind == "lines":
            facts |= (
                {name: [line.strip() for text in values for line in text.splitlines() if line.strip()]}
                if values
                else {}
            )
        elif found.kind == "amounts":
            facts |= (
                {name: [part for text in values for part in _BETWEEN.split(text) if part]} if values else {}
            )
        elif values:
            facts[name] = _amount(values[0]) if found.kind in ("money", "number") else values[0]
    return facts


def _amount(text: str) -> str:
    """50,000 元 means 50000."""
    return re.sub(r"[,,\s元¥¥]", "", text)


def nameless(model: type[BaseModel], facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What is missing where a party is entered without its name: path, title and what is wrong."""
    wrong = []
    for name, part in nested(model).items():
        said = facts.get(name)
        if not issubclass(part, Party) or not said or said.get("name") or said.get("person"):
            continue
        asked = "person" if said.get("kind") == PartyKind.PERSON else "name"
        wrong.append((f"{name}.{asked}", part.model_fields[asked].title or "", "未填写"))
    return wrong


def texts_from(model: type[BaseModel], facts: Mapping[str, Any], path: str = "") -> dict[str, list[str]]:
    """What should stand in the inputs for these facts: proposed values of a new form."""
    texts: dict[str, list[str]] = {}
    for name, info in model.model_fields.items():
        value, where = facts.get(name), f"{path}{name}"
        if value is None and not info.is_required() and info.default_factory is None:
            value = info.default
        if isinstance(value, Mapping) and (inner := shape(model, name, info).model):
            texts |= texts_from(inner, value, f"{where}.")
        elif isinstance(value, list | tuple) and shape(model, name, info).kind == "rows":
            rows = shape(model, name, info).model
            assert rows is not None
            for n, one in enumerate(value):
                texts |= texts_from(rows, one, f"{where}.{n}.")
        elif isinstance(value, list | tuple):
            texts[PREFIX + where] = [_text(one) for one in value]
        elif value is not None and value != "":
            texts[PREFIX + where] = [_text(value)]
    return texts


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)
