"""Filling a table from figures, and checking its balances; in few scans, one for each way of dividing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.indicators import Figure, Period, figures
from zhunsheng.indicators.rounding import plain
from zhunsheng.procedures.grids import Block, Column, Frame, Row, Values, negative, unbalanced
from zhunsheng.reports.tables.breaking import breaking
from zhunsheng.reports.tables.declaring import Ask, Source, Table


@dataclass(frozen=True)
class Cell:
    """A cell answered. `value` is None where it stays open; `figures` open the cases (a part without any has none)."""

    code: str
    title: str
    unit: str
    source: Source
    value: Decimal | None
    figures: tuple[Figure, ...] = ()
    problems: tuple[str, ...] = ()
    row_note: str = ""

    @property
    def shown(self) -> str:
        """As the table shows it: 1,234; a rate with its places; a dash where nothing can be answered."""
        if self.value is None:
            return "—"
        if self.unit == "%":
            return f"{self.value:,}" if self.value % 1 else f"{self.value:,.1f}"
        return f"{self.value:,}" if self.value % 1 else f"{int(self.value):,}"

    @property
    def why(self) -> str:
        """Why it stays open, in words; empty where it is answered."""
        if self.value is not None:
            return ""
        return self.source.note or self.row_note

    def behind(self) -> list[tuple[str, Figure]]:
        """The figures whose cases it counts, each with the part that is asked of it."""
        parts = {(ask.indicator, ask.key if ask.by else None): ask.part for ask in self.source.asks}
        return [(parts.get((one.id, _key(one))) or "numerator", one) for one in self.figures]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        found = {
            "code": self.code,
            "value": plain(self.value),
            "asks": [ask.as_json() for ask in self.source.asks],
            "note": self.why,
            "problems": list(self.problems),
        }
        return found | ({"waits": self.source.waits} if self.source.waits else {})


def _key(figure: Figure) -> str | None:
    return (figure.slice.key or None) if figure.slice else None


@dataclass(frozen=True)
class Check:
    """What is wrong with a table, with some of the cases that make it so."""

    block: str
    message: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filled:
    """A table of a period, of one organ or book or of all. `organ`: its credit code where it is of one."""

    table: Table
    period: Period
    cells: Mapping[str, Cell]
    checks: tuple[Check, ...]
    organ: str = ""

    @property
    def frame(self) -> Frame:
        """Its frame."""
        return self.table.frame

    def cell(self, code: str) -> Cell:
        """The cell of that code. Raises KeyError."""
        return self.cells[code]

    def values(self) -> dict[str, Decimal | None]:
        """Every value by its cell."""
        return {code: one.value for code, one in self.cells.items()}

    def in_row(self, block: Block, row: Row) -> tuple[Cell, ...]:
        """The cells of a row, from the left."""
        return tuple(self.cells[code] for code, one, _column in block.cells() if one is row)

    def as_json(self) -> dict[str, Any]:
        """Plain values for a program and for a frozen edition."""
        heads = {
            book: at for cell in self.cells.values() for one in cell.figures for book, at in one.heads.items()
        }
        return {
            "table": self.frame.code,
            "title": self.frame.title,
            "organ": self.organ,
            "period": {"first": self.period.first.isoformat(), "last": self.period.last.isoformat()},
            "as_of": self.period.as_of.isoformat(),
            "heads": {book: {"seq": at.seq, "link": at.link} for book, at in sorted(heads.items())},
            "blocks": [self._block(one) for one in self.frame.blocks],
            "checks": [vars(one) | {"cases": list(one.cases)} for one in self.checks],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        rows = []
        for row in block.rows:
            told = [cell.as_json() for cell in self.in_row(block, row)]
            head = {"code": row.code, "title": row.title, "unit": row.unit, "under": list(row.under)}
            rows.append(told[0] | head if not block.columns else head | {"cells": told})
        return {
            "code": block.code,
            "title": block.title,
            "head": block.head,
            "columns": [vars(one) for one in block.columns],
            "rows": rows,
            "balances": [
                {"title": one.title, "whole": list(one.whole), "parts": list(one.parts)}
                for one in block.balances
            ],
        }


def fill(table: Table, period: Period, organ: str | None = None, *, book: str | None = None) -> Filled:
    """The table as the record now stands. Raises Unanswerable."""
    return fill_all((table,), period, organ, book=book)[0]


def fill_all(
    several: Iterable[Table], period: Period, organ: str | None = None, *, book: str | None = None
) -> list[Filled]:
    """Several tables of one period, asked together: as many scans as one. Raises Unanswerable."""
    tables = tuple(several)
    found = _asked({ask for one in tables for ask in one.asks()}, period, organ, book)
    return [_filled(one, period, organ or "", found) for one in tables]


Found = dict[tuple[str, str], Figure]


def _asked(asks: set[tuple[str, str]], period: Period, organ: str | None, book: str | None) -> Found:
    """One scan for each way of dividing; what is asked whole comes along where it is also asked divided."""
    found: Found = {}
    for by in sorted({by for _id, by in asks}, reverse=True):
        ids = sorted(id for id, way in asks if way == by and (id, by) not in found)
        for figure in figures(period, organ, by or None, book=book, ids=ids) if ids else ():
            found[figure.id, by] = figure
            found.setdefault((figure.id, ""), figure)
    return found


def _filled(table: Table, period: Period, organ: str, found: Found) -> Filled:
    cells = {
        code: _cell(code, row, column, table.sources[code], found)
        for block in table.frame.blocks
        for code, row, column in block.cells()
    }
    return Filled(table, period, cells, checked(table.frame, cells), organ)


def _cell(code: str, row: Row, column: Column | None, source: Source, found: Found) -> Cell:
    title = f"{row.title}·{column.title}" if column else row.title
    unit = (column.unit if column else "") or row.unit
    if not source.asks:
        return Cell(code, title, unit, source, None, row_note=row.note)
    wholes = [found[ask.indicator, ask.by] for ask in source.asks]
    told = [(ask, _part(found[ask.indicator, ask.by], ask)) for ask in source.asks]
    there = tuple(one for _ask, one in told if one is not None)
    problems = tuple(dict.fromkeys(one.message for whole in wholes for one in whole.problems))
    return Cell(code, title, unit, source, _sum(told, wholes), there, problems, row.note)


def _sum(told: list[tuple[Ask, Figure | None]], wholes: list[Figure]) -> Decimal | None:
    """What is asked, added up. A part without cases is zero of what is counted, and no rate at all."""
    values = [_value(ask, figure, whole) for (ask, figure), whole in zip(told, wholes, strict=True)]
    if any(value is None for value in values):
        return None
    return sum((value or Decimal(0) for value in values), Decimal(0))


def _value(ask: Ask, figure: Figure | None, whole: Figure) -> Decimal | None:
    if ask.part:
        if figure is None:
            return Decimal(0)
        rest = figure.denominator - figure.numerator
        return {"numerator": figure.numerator, "denominator": figure.denominator, "rest": rest}[ask.part]
    if figure is not None:
        return figure.value
    return Decimal(0) if whole.indicator.kind in ("count", "sum", "distinct") else None


def _part(whole: Figure, ask: Ask) -> Figure | None:
    """The figure that a cell asks for: the whole, or that part of its breakdown; None for a part without cases."""
    if not ask.by:
        return whole
    keys = {(one.slice.key or None) if one.slice else None: one for one in whole.breakdown}
    return keys.get(ask.key)


def checked(frame: Frame, cells: Mapping[str, Cell]) -> tuple[Check, ...]:
    """Every balance that does not hold, with the cases that break it, and every cell below zero."""
    values: Values = {code: one.value for code, one in cells.items()}
    titles = {one.code: one.title for one in frame.blocks}
    found = []
    for broken in unbalanced(frame, values):
        whole, parts = (
            [cells[code] for code in codes] for codes in (broken.balance.whole, broken.balance.parts)
        )
        message = (
            f"「{titles[broken.block]}」{broken.balance.title}:{broken.whole:,},各项之和{broken.parts:,}"
        )
        if broken.empty:
            message += f";有{len(broken.empty)}格空着,空格不是零"
        found.append(Check(broken.block, message, breaking(whole, parts)))
    for code in negative(values):
        found.append(Check("", f"「{cells[code].title}」为负数{values[code]:,}"))
    return tuple(found)
