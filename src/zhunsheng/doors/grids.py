"""A statutory table as a page shows it: headings and labels joined as in its form, each number with its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhunsheng.doors.counts import counted
from zhunsheng.procedures.grids import Block
from zhunsheng.reports.outputs.parts import cells
from zhunsheng.reports.tables import Cell, Filled, laid_out

MOST = 6
"""So many columns stand beside other things on a page."""


@dataclass(frozen=True)
class Piece:
    """A cell of the page: how far it reaches, and where its number opens."""

    text: str
    rows: int
    columns: int
    label: bool
    address: str = ""
    waits: str = ""


@dataclass(frozen=True)
class Grid:
    """A block ready to be shown; `open`: why cells stay open, each reason once."""

    code: str
    title: str
    head: tuple[tuple[Piece, ...], ...]
    body: tuple[tuple[Piece, ...], ...]
    open: tuple[str, ...]
    waits: tuple[str, ...]
    wide: bool = False
    """Whether it asks for the whole width of a page."""


def grid(table: Filled, block: Block, address: Callable[[Cell], str]) -> Grid:
    """The block as its form is laid out; `address` says where a cell opens, "" where it does not."""
    laid = laid_out(table, block)
    deep = len(laid.headings)
    told = [table.in_row(block, row) for row in block.rows]
    lines: list[list[Piece]] = [[] for _line in range(deep + len(laid.rows))]
    for one in cells(laid):
        answer = None if one.heading or one.label else told[one.row - deep][one.column - laid.stub]
        where = address(answer) if answer is not None and _opens(answer) else ""
        waits = answer.source.waits if answer is not None and answer.value is None else ""
        text = (
            counted(answer.shown, answer.unit)
            if answer is not None and one.text != answer.shown
            else one.text
        )
        lines[one.row].append(Piece(text, one.rows, one.columns, one.heading or one.label, where, waits))
    every = [cell for row in told for cell in row if cell.value is None]
    return Grid(
        block.code,
        block.title,
        tuple(map(tuple, lines[:deep])),
        tuple(map(tuple, lines[deep:])),
        tuple(dict.fromkeys(cell.why for cell in every if cell.why)),
        tuple(dict.fromkeys(cell.source.waits for cell in every if cell.source.waits)),
        laid.columns > MOST,
    )


def _opens(cell: Cell) -> bool:
    """Whether there are cases behind a cell: of a rate of nought there are those that did not fulfil it."""
    return cell.value is not None and (bool(cell.value) or cell.unit == "%")


def grids(table: Filled, address: Callable[[Cell], str]) -> list[Grid]:
    """Every block of a table."""
    return [grid(table, block, address) for block in table.frame.blocks]
