"""Of which type a fact stands in an analytic table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from zhunsheng.procedures.facts import marks

MONEY = "DECIMAL(18,2)"


def kind_of(info: Any) -> str:
    """The DuckDB type of a fact, from its field."""
    for mark in marks(info):
        if get_origin(mark) in (list, tuple):
            return MONEY + "[]" if Decimal in _kinds(get_args(mark)) else "VARCHAR[]"
    kinds = {kind for kind in marks(info) if isinstance(kind, type)}
    if bool in kinds:
        return "BOOLEAN"
    if int in kinds:
        return "BIGINT"
    if Decimal in kinds:
        return MONEY
    return "DATE" if date in kinds else "VARCHAR"


def _kinds(arguments: tuple[Any, ...]) -> Iterator[Any]:
    for one in arguments:
        yield one
        yield from get_args(one)[:1]
