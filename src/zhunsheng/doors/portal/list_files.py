"""A list as a file: CSV and JSON of any length as they are read, Excel up to a limit."""

from __future__ import annotations

import io
from collections.abc import Iterator
from csv import writer
from datetime import date
from typing import Any

import orjson
import xlsxwriter
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from zhunsheng.cases import listing
from zhunsheng.cases.queries import today
from zhunsheng.doors.portal.list_words import own_fields, said, title_of
from zhunsheng.doors.portal.lists import day_of, nothing
from zhunsheng.doors.portal.shell import missing
from zhunsheng.procedures.listing import PublicList

MOST_IN_EXCEL = 50_000
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def download(request: HttpRequest, name: str, kind: str) -> HttpResponseBase:
    """The list in force on a day as a file."""
    of = listing.PUBLIC_LISTS.get(name)
    if of is None or kind not in _KINDS:
        return nothing(request, name)
    on = day_of(request.GET.get("on"), today())
    organ = request.GET.get("organ", "").strip()[:18].replace("\0", "") or None
    place = {"Content-Disposition": f'attachment; filename="{name}-{on}.{kind}"'}
    lines = listing.each(name, on, organ)
    if kind == "xlsx":
        if listing.number(name, on, organ) > MOST_IN_EXCEL:
            return missing(
                request,
                gettext("清单超过%(n)s项,不能下载为 Excel。请改下载 CSV,或者先选择一个单位。")
                % {"n": MOST_IN_EXCEL},
            )
        return HttpResponse(_xlsx(of, lines), _KINDS[kind], headers=place)
    told = _csv(of, lines) if kind == "csv" else _json(of, on, lines)
    return StreamingHttpResponse(told, _KINDS[kind], headers=place)


def _titles(kind: type[PublicList]) -> list[str]:
    ours = [gettext(one) for one in ("事项编码", "事项名称", "单位", "依据", "生效日期", "来源文件")]
    return ours + [title_of(kind, name) for name in own_fields(kind)]


def _row(kind: type[PublicList], line: listing.Line) -> list[str]:
    ours = [line.code, line.title, line.organ_name, line.basis, line.since.isoformat(), line.source]
    return [_harmless(text) for text in ours + [said(kind, line.facts, name) for name in own_fields(kind)]]


def _harmless(text: str) -> str:
    """A text that a spreadsheet would read as a formula is told to be a text."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _csv(kind: type[PublicList], lines: Iterator[listing.Line]) -> Iterator[bytes]:
    buffer = io.StringIO()
    out = writer(buffer)
    out.writerow(_titles(kind))
    # Excel reads Chinese in a CSV only after this mark.
    yield "\ufeff".encode()
    for n, line in enumerate(lines):
        out.writerow(_row(kind, line))
        if n % 500 == 499:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _json(kind: type[PublicList], on: date, lines: Iterator[listing.Line]) -> Iterator[bytes]:
    head = orjson.dumps({"list": kind.name, "title": kind.title, "on": on})
    yield head[:-1] + b',"items":['
    for n, line in enumerate(lines):
        yield (b",\n" if n else b"\n") + orjson.dumps(_plain(line))
    yield b"\n]}\n"


def _plain(line: listing.Line) -> dict[str, Any]:
    return {
        "case": line.case,
        "organ": line.organ,
        "organ_name": line.organ_name,
        "since": line.since,
        "until": line.until,
        "source": line.source,
        "entry": line.seq,
        **line.facts,
    }


def _xlsx(kind: type[PublicList], lines: Iterator[listing.Line]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for column, title in enumerate(_titles(kind)):
            sheet.write_string(0, column, title, bold)
        for n, line in enumerate(lines, 1):
            for column, text in enumerate(_row(kind, line)):
                sheet.write_string(n, column, text)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, 20, 22)
    return stream.getvalue()
