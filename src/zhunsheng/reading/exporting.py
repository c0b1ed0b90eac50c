"""A comparison as a file: CSV that spreadsheets open as UTF-8, or an Excel sheet with numbers as numbers."""

import csv
import io

import xlsxwriter

from zhunsheng.reading.comparing import Comparison, shown
from zhunsheng.statutes.words import _

MEASURE, UNIT = _("指标"), _("单位")


def as_csv(found: Comparison) -> bytes:
    """The table with the values as printed; texts that a spreadsheet would take for a formula are quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([MEASURE, UNIT, *(_safe(c.title) for c in found.columns)])
    for row in found.rows:
        writer.writerow([_safe(row.title), row.unit, *(_safe(shown(c)) for c in row.cells)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def as_xlsx(found: Comparison) -> bytes:
    """The table; a rate is a number with the format of per cent."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.##%"})
        for at, title in enumerate([MEASURE, UNIT, *(c.title for c in found.columns)]):
            sheet.write_string(0, at, title, bold)
        for line, row in enumerate(found.rows, 1):
            sheet.write_string(line, 0, row.title)
            sheet.write_string(line, 1, row.unit)
            for at, cell in enumerate(row.cells, 2):
                if cell is not None:
                    sheet.write_number(
                        line, at, float(cell.figure.value), percent if row.unit == "%" else None
                    )
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 36)
        sheet.set_column(2, 2 + len(found.columns), 18)
    return stream.getvalue()


def _safe(text: str) -> str:
    return "'" + text if text[:1] in "=+-@\t" and text else text
