"""Procedures and steps by name, and the JSON schema of each step's facts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhunsheng.doors.api import shapes
from zhunsheng.doors.api.refusing import Missing
from zhunsheng.procedures.catalogue import PROCEDURES, named
from zhunsheng.procedures.vocabulary import Procedure, Step

router = Router(tags=["程序"])


def procedure_named(name: str) -> type[Procedure]:
    """The procedure of that name. Raises Missing."""
    try:
        return named(name)
    except KeyError:
        known = "、".join(one.name for one in PROCEDURES)
        raise Missing(f"没有程序「{name}」。可用:{known}。") from None


def step_named(procedure: str, name: str) -> tuple[type[Procedure], Step]:
    """A procedure and one of its steps. Raises Missing."""
    found = procedure_named(procedure)
    if name not in found.steps:
        raise Missing(
            f"程序「{procedure}」没有步骤「{name}」。请用 GET /api/procedures/{procedure} 查看全部步骤。"
        )
    return found, found.steps[name]


@router.get(
    "/{name}/steps/{step}/schema",
    auth=None,
    response={200: dict[str, Any], 404: shapes.Error},
    summary="步骤所需事实的 JSON Schema",
)
def schema(request: HttpRequest, name: str, step: str) -> dict[str, Any]:
    """The JSON schema of the facts that the step asks for."""
    _procedure, wanted = step_named(name, step)
    return wanted.facts.model_json_schema()
