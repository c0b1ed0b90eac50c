"""What is declared: the steps, clocks and bars of each procedure."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhunsheng.doors.api import shapes
from zhunsheng.doors.api.declared import procedure_named
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.describing import describe

router = Router(tags=["程序"])


@router.get("", auth=None, summary="全部程序的步骤、期限和禁止事项")
def every(request: HttpRequest) -> dict[str, Any]:
    """Steps, clocks and bars of every procedure."""
    return {"procedures": [describe(one) for one in PROCEDURES]}


@router.get("/{name}", auth=None, response={200: dict[str, Any], 404: shapes.Error}, summary="一个程序")
def one(request: HttpRequest, name: str) -> dict[str, Any]:
    """Steps, clocks and bars of one procedure."""
    return describe(procedure_named(name))
