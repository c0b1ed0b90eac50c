"""The table as a file: a workbook or lines of text."""

from __future__ import annotations

import csv
import io

import xlsxwriter

from zhunsheng.reports.statistics.filling import Statistics

HEADS = ("栏目", "项目", "数量", "单位", "指标", "说明")


def _lines(table: Statistics) -> list[tuple[str, str, object, str, str, str]]:
    return [
        (
            block.block.title,
            cell.row.title,
            "" if cell.value is None else float(cell.value) if cell.value % 1 else int(cell.value),
            cell.row.unit,
            "+".join(ask.indicator for ask in cell.row.asks),
            ";".join(filter(None, (cell.row.note, *cell.problems))),
        )
        for block in table.blocks
        for cell in block.cells
    ]


def as_csv(table: Statistics) -> bytes:
    """As Excel opens it (UTF-8 with its mark)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([HEADS, *_lines(table)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Statistics, title: str) -> bytes:
    """One sheet; below the table what does not add up."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        number = book.add_format({"num_format": "#,##0.##"})
        sheet = book.add_worksheet("行政执法统计")
        sheet.write(0, 0, title, bold)
        sheet.write_row(1, 0, HEADS, bold)
        for row, line in enumerate(_lines(table), 2):
            sheet.write_row(row, 0, line)
            if line[2] != "":
                sheet.write(row, 2, line[2], number)
        for at, width in enumerate((22, 26, 14, 8, 22, 40)):
            sheet.set_column(at, at, width)
        for row, check in enumerate(table.checks, len(_lines(table)) + 3):
            sheet.write_row(row, 0, (check.message, "、".join(check.cases)))
    return stream.getvalue()
