"""Whether the record has moved since a table was frozen: the same questions, asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.procedures.grids import frozen_values
from zhunsheng.reports.tables.filling import Cell, Filled


@dataclass(frozen=True)
class Moved:
    """A cell that says something else now: what was frozen, and the cell as it stands."""

    before: Decimal | None
    now: Cell


def moved(frozen: Mapping[str, Any], now: Filled) -> list[Moved]:
    """The cells of a frozen table that the record answers differently now; those that one of them lacks are left out."""
    before = frozen_values(frozen)
    return [
        Moved(before[code], cell)
        for code, cell in now.cells.items()
        if code in before and before[code] != _as_kept(cell.value)
    ]


def _as_kept(value: Decimal | None) -> Decimal | None:
    """A value as JSON keeps it."""
    return None if value is None else Decimal(str(float(value))) if value % 1 else Decimal(int(value))
