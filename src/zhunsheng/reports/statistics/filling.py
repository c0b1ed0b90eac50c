"""Filling the table from figures, and checking that its totals are the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.indicators import Figure, Period, figures
from zhunsheng.indicators.rounding import plain
from zhunsheng.reports.statistics.declared import BLOCKS, Ask, Block, Row

MOST = 20
"""So many of the cases that break a sum are named."""


@dataclass(frozen=True)
class Cell:
    """A row answered. `value` is None where the cell stays open; `figures` open the cases (a part without any has none)."""

    row: Row
    value: Decimal | None
    figures: tuple[Figure, ...]
    problems: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As the table shows it: 1,234; a dash where nothing can be answered."""
        if self.value is None:
            return "—"
        return f"{self.value:,}" if self.value % 1 else f"{int(self.value):,}"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "code": self.row.code,
            "title": self.row.title,
            "value": plain(self.value),
            "unit": self.row.unit,
            "asks": [vars(ask) for ask in self.row.asks],
            "note": self.row.note,
            "problems": list(self.problems),
        }


@dataclass(frozen=True)
class Check:
    """A total that is not the sum of its parts, with some of the cases that are in it and in no part."""

    block: str
    message: str
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """A block with its cells."""

    block: Block
    cells: tuple[Cell, ...]

    def cell(self, code: str) -> Cell:
        """The cell of a row. Raises KeyError."""
        return {one.row.code: one for one in self.cells}[code]


@dataclass(frozen=True)
class Statistics:
    """The table of a period, of one organ or book or of all."""

    period: Period
    blocks: tuple[Filled, ...]
    checks: tuple[Check, ...]

    def cell(self, code: str) -> Cell:
        """The cell of a row, wherever it stands. Raises KeyError."""
        return {one.row.code: one for block in self.blocks for one in block.cells}[code]

    def as_json(self) -> dict[str, Any]:
        """Plain values for a program and for a frozen edition."""
        return {
            "period": {"first": self.period.first.isoformat(), "last": self.period.last.isoformat()},
            "as_of": self.period.as_of.isoformat(),
            "blocks": [
                {
                    "code": one.block.code,
                    "title": one.block.title,
                    "rows": [c.as_json() for c in one.cells],
                }
                for one in self.blocks
            ],
            "checks": [vars(one) | {"cases": list(one.cases)} for one in self.checks],
        }


def fill(
    period: Period,
    organ: str | None = None,
    *,
    book: str | None = None,
    blocks: Iterable[Block] = BLOCKS,
) -> Statistics:
    """The table as the record now stands. Raises Unanswerable."""
    blocks = tuple(blocks)
    found = _asked(blocks, period, organ, book)
    filled = tuple(Filled(one, tuple(_cell(row, found) for row in one.rows)) for one in blocks)
    checks = [check for one in filled if (check := _check(one, found)) is not None]
    return Statistics(period, filled, tuple(checks))


Found = dict[tuple[str, str], Figure]


def _asked(blocks: tuple[Block, ...], period: Period, organ: str | None, book: str | None) -> Found:
    asks = {(ask.indicator, ask.by) for one in blocks for row in one.rows for ask in row.asks}
    found: Found = {}
    for by in sorted({by for _id, by in asks}):
        ids = sorted(id for id, way in asks if way == by)
        for figure in figures(period, organ, by or None, book=book, ids=ids):
            found[figure.id, by] = figure
    return found


def _cell(row: Row, found: Found) -> Cell:
    if row.ask is None:
        return Cell(row, None, ())
    wholes = [found[ask.indicator, ask.by] for ask in row.asks]
    problems = tuple(dict.fromkeys(one.message for whole in wholes for one in whole.problems))
    parts = [_part(found[ask.indicator, ask.by], ask) for ask in row.asks]
    there = tuple(one for one in parts if one is not None)
    value = sum((one.value or Decimal(0) for one in there), Decimal(0))
    return Cell(row, value, there, problems)


def _part(whole: Figure, ask: Ask) -> Figure | None:
    """The figure that the row asks for: the whole, or that part of its breakdown; None for a part without cases."""
    if not ask.by:
        return whole
    keys = {(one.slice.key or None) if one.slice else None: one for one in whole.breakdown}
    return keys.get(ask.key)


def _check(filled: Filled, found: Found) -> Check | None:
    block = filled.block
    if not block.total:
        return None
    total = filled.cell(block.total)
    parts = [filled.cell(code) for code in block.parts]
    summed = sum((one.value or Decimal(0) for one in parts), Decimal(0))
    if total.value == summed:
        return None
    counted = {one.row.ask.key for one in parts if one.row.ask}
    by = next(one.row.ask.by for one in parts if one.row.ask)
    whole = found.get((total.row.ask.indicator, by)) if total.row.ask else None
    lost = [one for one in whole.breakdown if one.slice and one.slice.key not in counted] if whole else []
    cases = [case.number for one in lost for case in one.cases(size=MOST).items]
    message = f"「{block.title}」合计{total.shown},各项之和{summed:,}"
    return Check(block.code, message, tuple(cases[:MOST]))
