"""Statutory tables as frames: blocks, rows, columns, and the balances between their cells (勾稽关系).

A frame says nothing of where a number comes from: any filled grid, by hand or from figures, is checked against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.statutes.words import _

Values = Mapping[str, Decimal | None]
"""The value of each cell by its code; None (or no entry) where it is empty. Empty is never zero."""


@dataclass(frozen=True)
class Column:
    """A column; `under`: the heading that it shares with its neighbours; `unit`: its own, where it is not its row's."""

    code: str
    title: str
    under: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Row:
    """A row; `under`: the headings to its left, the outer one first; `note`: why its cells stay open, where they do."""

    code: str
    title: str
    unit: str = _("件")
    under: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Balance:
    """The cells of `whole` together must equal the cells of `parts` together."""

    title: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """Rows under one heading. Without columns each row is one cell and its code the cell's."""

    code: str
    title: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...] = ()
    balances: tuple[Balance, ...] = ()
    head: str = _("项目")
    """What its rows are called."""

    def cells(self) -> Iterator[tuple[str, Row, Column | None]]:
        """Each cell's code with its row and column."""
        for row in self.rows:
            if not self.columns:
                yield row.code, row, None
            for column in self.columns:
                yield cell(row.code, column.code), row, column


@dataclass(frozen=True)
class Frame:
    """A whole table."""

    code: str
    title: str
    blocks: tuple[Block, ...]

    def codes(self) -> tuple[str, ...]:
        """The code of every cell, in reading order."""
        return tuple(code for block in self.blocks for code, _row, _column in block.cells())


@dataclass(frozen=True)
class Unbalanced:
    """A balance that does not hold: both sums, and the cells that are empty while others are filled."""

    block: str
    balance: Balance
    whole: Decimal
    parts: Decimal
    empty: tuple[str, ...] = ()


def cell(row: str, column: str) -> str:
    """The code of a cell in a block with columns."""
    return f"{row}.{column}"


def unbalanced(frame: Frame, values: Values) -> list[Unbalanced]:
    """The balances that do not hold. One whose cells are all empty is not asked: there is nothing to compare."""
    return [
        found
        for block in frame.blocks
        for balance in block.balances
        if (found := _against(block.code, balance, values)) is not None
    ]


def _against(block: str, balance: Balance, values: Values) -> Unbalanced | None:
    codes = (*balance.whole, *balance.parts)
    empty = tuple(code for code in codes if values.get(code) is None)
    if len(empty) == len(codes):
        return None
    whole, parts = _sum(values, balance.whole), _sum(values, balance.parts)
    if whole == parts and not empty:
        return None
    return Unbalanced(block, balance, whole, parts, empty)


def _sum(values: Values, codes: Iterable[str]) -> Decimal:
    return sum((values.get(code) or Decimal(0) for code in codes), Decimal(0))


def negative(values: Values) -> list[str]:
    """The cells below zero: nothing that is counted can be."""
    return [code for code, value in values.items() if value is not None and value < 0]


def frozen_cells(table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The cells of a table as it was frozen into JSON (see reports/tables): a row without columns is its own cell."""
    for block in table.get("blocks", ()):
        for row in block["rows"]:
            yield from row.get("cells") or (row,)


def frozen_values(table: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """The values of a frozen table by cell."""
    return {
        one["code"]: None if one.get("value") is None else Decimal(str(one["value"]))
        for one in frozen_cells(table)
    }


def awaited(table: Mapping[str, Any]) -> list[str]:
    """The systems that a frozen table's empty cells still wait for, each once."""
    found = (one.get("waits") for one in frozen_cells(table) if one.get("value") is None)
    return list(dict.fromkeys(name for name in found if name))


def frozen_frame(table: Mapping[str, Any]) -> Frame:
    """The frame that a frozen table carries with it."""
    blocks = tuple(_block(one) for one in table.get("blocks", ()))
    return Frame(str(table.get("table", "")), str(table.get("title", "")), blocks)


def _block(told: Mapping[str, Any]) -> Block:
    return Block(
        str(told.get("code", "")),
        str(told.get("title", "")),
        tuple(
            Row(row["code"], row["title"], row.get("unit", ""), tuple(row.get("under", ())))
            for row in told.get("rows", ())
        ),
        tuple(Column(**one) for one in told.get("columns", ())),
        tuple(
            Balance(one["title"], tuple(one["whole"]), tuple(one["parts"]))
            for one in told.get("balances", ())
        ),
        str(told.get("head", "")),
    )
