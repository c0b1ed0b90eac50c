"""A table as a file to take along: workbook, lines of text, JSON, and as an official document .docx or PDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from zhunsheng.reports.outputs import Official, docx, pdf
from zhunsheng.reports.tables import Filled, as_csv, as_xlsx

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def table_file(
    kind: str, name: str, table: Filled, official: Callable[[], Official], told: dict[str, Any] | None = None
) -> HttpResponse:
    """The file of that kind; `told` is its JSON where that says more than the table. Raises KeyError, NoFonts."""
    made: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: as_xlsx(table, name),
        "csv": lambda: as_csv(table),
        "json": lambda: json.dumps(told or table.as_json(), ensure_ascii=False).encode(),
        "docx": lambda: docx(official()),
        "pdf": lambda: pdf(official()),
    }
    return attachment(f"{name}.{kind}", made[kind](), KINDS[kind])


def attachment(name: str, data: bytes, kind: str) -> HttpResponse:
    """A file that the browser saves under that name."""
    place = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, kind, headers={"Content-Disposition": place})
