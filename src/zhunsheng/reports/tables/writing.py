"""A table as a file: a workbook, lines of text, or a table of an official document; the same numbers each time."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import xlsxwriter

from zhunsheng.procedures.grids import Block
from zhunsheng.reports.outputs import Table as Laid
from zhunsheng.reports.tables.filling import Cell, Filled

HEADS = ("栏目", "项目", "列", "数量", "单位", "指标", "说明")


def _why(cell: Cell) -> str:
    waits = f"等待「{cell.source.waits}」系统,不以零代替" if cell.source.waits else ""
    return ";".join(filter(None, (waits, cell.why, *cell.problems)))


def _number(value: Decimal | None) -> object:
    return "" if value is None else float(value) if value % 1 else int(value)


def _asked(cell: Cell) -> str:
    return "+".join(ask.indicator for ask in cell.source.asks)


def _lines(table: Filled) -> list[tuple[object, ...]]:
    return [
        (
            block.title,
            "·".join((*row.under, row.title)),
            "" if column is None else "·".join(filter(None, (column.under, column.title))),
            _number(table.cell(code).value),
            table.cell(code).unit,
            _asked(table.cell(code)),
            _why(table.cell(code)),
        )
        for block in table.frame.blocks
        for code, row, column in block.cells()
    ]


def as_csv(table: Filled) -> bytes:
    """One line a cell, as Excel opens it (UTF-8 with its mark)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([HEADS, *(tuple(map(_harmless, line)) for line in _lines(table))])
    return out.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    """A text that a spreadsheet would read as a formula (an organ's name) is told to be a text."""
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if risky else value


def as_xlsx(table: Filled, title: str) -> bytes:
    """One sheet with a line for each cell, below it what does not add up; then each block as its form is laid out."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        number = book.add_format({"num_format": "#,##0.##"})
        sheet = book.add_worksheet("数据")
        sheet.write(0, 0, title, bold)
        sheet.write_row(1, 0, HEADS, bold)
        for at, line in enumerate(_lines(table), 2):
            sheet.write_row(at, 0, line)
            if line[3] != "":
                sheet.write(at, 3, line[3], number)
        for at, width in enumerate((22, 30, 18, 14, 8, 22, 40)):
            sheet.set_column(at, at, width)
        for at, check in enumerate(table.checks, len(_lines(table)) + 3):
            sheet.write_row(at, 0, (check.message, "、".join(check.cases)))
        for block in table.frame.blocks:
            if block.columns:
                _laid_out(book, table, block)
    return stream.getvalue()


def _laid_out(book: xlsxwriter.Workbook, table: Filled, block: Block) -> None:
    sheet = book.add_worksheet(_name(block.title, {one.get_name() for one in book.worksheets()}))
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    plain = book.add_format({"border": 1, "text_wrap": True})
    grid = laid_out(table, block)
    for at, line in enumerate(grid.headings):
        sheet.write_row(at, 0, line, bold)
    for at, row in enumerate(block.rows, len(grid.headings)):
        sheet.write_row(at, 0, grid.rows[at - len(grid.headings)][: grid.stub], plain)
        for column, cell in enumerate(table.in_row(block, row), grid.stub):
            sheet.write(at, column, _number(cell.value) if cell.value is not None else "—", plain)
    sheet.set_column(0, grid.stub - 1, 24)


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 signs, none of those that Excel forbids, each once."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:28]
    return plain if plain not in taken else f"{plain}{len(taken)}"


def laid_out(table: Filled, block: Block) -> Laid:
    """A block as its form is laid out: for .docx, PDF and the sheets of a workbook."""
    deep = max((len(row.under) for row in block.rows), default=0)
    stub = deep + 1
    columns = block.columns
    tops = (*(block.head,) * stub, *(one.under or one.title for one in columns))
    below = (*(block.head,) * stub, *(one.title for one in columns))
    headings = (tops, below) if any(one.under for one in columns) else (below,)
    if not columns:
        headings = (((block.head,) * stub) + ("数量",),)
    rows = tuple(
        (
            *row.under,
            *((row.title,) * (stub - len(row.under))),
            *(_shown(cell, bool(columns)) for cell in table.in_row(block, row)),
        )
        for row in block.rows
    )
    return Laid(headings, rows, stub, caption=block.title, note=_open(table, block))


def _shown(cell: Cell, bare: bool) -> str:
    if cell.value is None or (bare and cell.unit != "%"):
        return cell.shown
    return f"{cell.shown}{cell.unit}"


def _open(table: Filled, block: Block) -> str:
    """Below the table: why cells stay open, each reason once."""
    cells = (table.cell(code) for code, _row, _column in block.cells())
    return ";".join(dict.fromkeys(_why(one) for one in cells if one.value is None and _why(one)))
