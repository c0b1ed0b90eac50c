"""A figure as a file with its cases: lines of text, a workbook, JSON; written as the cases are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any
from urllib.parse import quote

import orjson
import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from zhunsheng.doors.parcels import Parcel, about, as_json, harmless, months, parts, rows, titles
from zhunsheng.indicators import Kind, Unanswerable

MOST_IN_EXCEL = 200_000
CHUNK = 2_000
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def figure_file(kind: str, parcel: Parcel) -> HttpResponseBase:
    """The file as an answer. Raises Unanswerable for another kind, and for more cases than a workbook is made of."""
    if kind not in KINDS:
        raise Unanswerable(gettext("没有「%(kind)s」这种格式。可选:csv、xlsx、json。") % {"kind": kind[:20]})
    if kind == "xlsx":
        if parcel.listed > MOST_IN_EXCEL:
            said = gettext("案件超过%(n)s件,不能下载为 Excel。请改下载 CSV 或者 JSON。")
            raise Unanswerable(said % {"n": f"{MOST_IN_EXCEL:,}"})
        return FileResponse(_xlsx(parcel), content_type=KINDS[kind], headers=_place(kind, parcel))
    told = _csv(parcel) if kind == "csv" else _json(parcel)
    # What goes wrong does so here, before the answer has begun.
    begun = chain([next(told)], told)
    return StreamingHttpResponse(begun, KINDS[kind], headers=_place(kind, parcel))


def _place(kind: str, parcel: Parcel) -> dict[str, str]:
    name = f"{parcel.title}-{parcel.figure.period}.{kind}"
    return {
        "Content-Disposition": f"attachment; filename=\"{parcel.figure.id}.{kind}\"; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "private, no-store",
    }


def _csv(parcel: Parcel) -> Iterator[bytes]:
    buffer = io.StringIO()
    out = csv.writer(buffer)
    head = ([title, harmless(value)] for title, value in about(parcel))
    for table in (head, parts(parcel.figure), months(parcel.trend)):
        out.writerows(table)
        out.writerow([])
    out.writerow(titles(parcel))
    # Excel reads Chinese in a CSV only after this mark.
    yield "\ufeff".encode() + _taken(buffer)
    for some in _chunks(rows(parcel)):
        out.writerows(some)
        yield _taken(buffer)


def _chunks(every: Iterable[Any]) -> Iterator[list[Any]]:
    held = []
    for row in every:
        held.append(row)
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _json(parcel: Parcel) -> Iterator[bytes]:
    rate = parcel.figure.indicator.kind is Kind.RATE
    amounts = parcel.amounts and parcel.figure.indicator.amount is not None
    yield orjson.dumps(as_json(parcel))[:-1] + b',"cases":['
    first = True
    for lines in _chunks(parcel.lines):
        told = []
        for one in lines:
            case = {"id": one.id, "number": one.number, "organ": one.organ, "opened": one.opened}
            if rate:
                case["counted"] = one.counted
            if amounts:
                case["amount"] = one.amount
            told.append(case)
        yield (b"\n" if first else b",\n") + orjson.dumps(told, default=_exact)[1:-1]
        first = False
    yield b"\n]}\n"


def _exact(value: Any) -> Any:
    """A decimal as the digits that it has."""
    return orjson.Fragment(str(value))


def _xlsx(parcel: Parcel) -> IO[bytes]:
    held = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(held, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(gettext("数字"))
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 3, 30)
        head = ([title, value] for title, value in about(parcel))
        n = 0
        for table in (head, parts(parcel.figure), months(parcel.trend)):
            for row in table:
                _write(sheet, n, row)
                n += 1
            n += 1
        cases = book.add_worksheet(gettext("案件"))
        cases.freeze_panes(1, 0)
        cases.set_column(0, 6, 24)
        for column, title in enumerate(titles(parcel)):
            cases.write_string(0, column, title, bold)
        for n, row in enumerate(rows(parcel), 1):
            _write(cases, n, row)
    held.seek(0)
    return held


def _write(sheet: Any, n: int, row: list[Any]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(n, column, value)
        elif value is not None:
            sheet.write_number(n, column, value)
