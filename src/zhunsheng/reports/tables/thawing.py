"""A frozen table as a table again: its numbers as they were, its questions as they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.indicators import Period
from zhunsheng.procedures.grids import frozen_cells, frozen_frame, frozen_values
from zhunsheng.reports.tables.declaring import Ask, Source, Table
from zhunsheng.reports.tables.filling import Cell, Check, Filled


def thawed(told: Mapping[str, Any]) -> Filled:
    """The table that was frozen into this JSON. Its cells have no figures: they are asked for anew where wanted."""
    frame, values = frozen_frame(told), frozen_values(told)
    by_code = {one["code"]: one for one in frozen_cells(told)}
    sources = {code: _source(one) for code, one in by_code.items()}
    cells = {}
    for block in frame.blocks:
        for code, row, column in block.cells():
            title = f"{row.title}·{column.title}" if column else row.title
            unit = (column.unit if column else "") or row.unit
            problems = tuple(by_code[code].get("problems", ()))
            cells[code] = Cell(code, title, unit, sources[code], values[code], (), problems)
    checks = tuple(
        Check(one["block"], one["message"], tuple(one.get("cases", ()))) for one in told.get("checks", ())
    )
    return Filled(Table(frame, sources), period_of(told), cells, checks, str(told.get("organ", "")))


def period_of(told: Mapping[str, Any]) -> Period:
    """The days of a frozen table, looked at on the day it was looked at then."""
    first, last = (date.fromisoformat(told["period"][name]) for name in ("first", "last"))
    return Period.between(first, last, date.fromisoformat(told["as_of"]))


def _source(one: Mapping[str, Any]) -> Source:
    asks = tuple(Ask(**ask) for ask in one.get("asks", ()))
    return Source(asks, str(one.get("waits", "")), str(one.get("note", "")) if not asks else "")
