"""双公示: the file of a span of days, what is wrong in it by case and item, and which cases are late or missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from zhunsheng.cases.decided import Opened, decided
from zhunsheng.cases.viewing import Viewer
from zhunsheng.reports.credit import inspection, licence, penalty
from zhunsheng.reports.credit.items import Item, Line
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Form:
    """One kind of file: its items, which cases belong into it, and how a case becomes a line."""

    name: str
    title: str
    procedure: str
    items: tuple[Item, ...]
    counts: Callable[[Opened], bool]
    line: Callable[[Opened], Line]


FORMS: dict[str, Form] = {
    "penalty": Form("penalty", "行政处罚", penalty.PROCEDURE, penalty.ITEMS, penalty.counts, penalty.line),
    "licence": Form("licence", "行政许可", licence.PROCEDURE, licence.ITEMS, licence.counts, licence.line),
    "inspection": Form(
        *("inspection", _("行政检查行为"), inspection.PROCEDURE),
        *(inspection.ITEMS, inspection.counts, inspection.line),
    ),
}


@dataclass(frozen=True)
class Fault:
    """An item of a case that does not keep its rule."""

    number: str
    code: str
    title: str
    message: str


@dataclass(frozen=True)
class Tardy:
    """A case that was not published in time: `published` is None where it still is not."""

    number: str
    organ: str
    decided: date
    due: date
    published: date | None

    @property
    def message(self) -> str:
        """Late by how much, or missing."""
        if self.published is None:
            return "逾期未公示"
        return f"迟{(self.published - self.due).days}日公示"


@dataclass(frozen=True)
class File:
    """What goes to the platform, and what stands against it."""

    form: Form
    first: date
    last: date
    numbers: tuple[str, ...]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    tardy: tuple[Tardy, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "form": self.form.name,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "items": [{"code": one.code, "title": one.title} for one in self.form.items],
            "lines": [
                {"case": n} | {i.code: line.get(i.code, "") for i in self.form.items}
                for n, line in zip(self.numbers, self.lines, strict=True)
            ],
            "faults": [vars(one) for one in self.faults],
            "late": [
                {
                    "number": one.number,
                    "organ": one.organ,
                    "decided": one.decided.isoformat(),
                    "due": one.due.isoformat(),
                    "published": one.published.isoformat() if one.published else None,
                }
                for one in self.tardy
            ],
        }


def compose(
    form: Form, viewer: Viewer, first: date, last: date, today: date, organ: str | None = None
) -> File:
    """The file of the cases decided in these days that the viewer may see. A decision withdrawn from the public page
    is left out of the lines; one withdrawn or not to be published is not late either."""
    numbers, lines, faults, tardy = [], [], [], []
    for one in decided(viewer, form.procedure, first, last, organ):
        if not form.counts(one) or one.withdrawn is not None:
            continue
        line = form.line(one)
        numbers.append(one.number)
        lines.append(line)
        for item in form.items:
            if said := item.wrong(line):
                faults.append(Fault(one.number, item.code, item.title, said))
        face = one.publicity(today)
        if face is not None and (one.published or today) > face.binding:
            tardy.append(Tardy(one.number, one.organ_name, one.decided, face.binding, one.published))
    return File(form, first, last, tuple(numbers), tuple(lines), tuple(faults), tuple(tardy))


def as_csv(file: File) -> bytes:
    """The lines, titled, as Excel opens them (UTF-8 with its mark)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([item.title for item in file.form.items])
    writer.writerows(
        [[_harmless(line.get(item.code, "")) for item in file.form.items] for line in file.lines]
    )
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets a mark before it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def as_xlsx(file: File) -> bytes:
    """The lines with titles and codes, then the faults, then the late and missing, each on its sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet = book.add_worksheet(file.form.title)
        sheet.write_row(0, 0, [item.title for item in file.form.items], bold)
        sheet.write_row(1, 0, [item.code for item in file.form.items])
        for row, line in enumerate(file.lines, 2):
            for at, item in enumerate(file.form.items):
                sheet.write_string(row, at, line.get(item.code, ""))
        sheet.freeze_panes(2, 1)
        wrong = book.add_worksheet("问题清单")
        wrong.write_row(0, 0, ("案号", "数据项", "名称", "问题"), bold)
        for row, one in enumerate(file.faults, 1):
            wrong.write_row(row, 0, (one.number, one.code, one.title, one.message))
        late = book.add_worksheet("迟报漏报")
        late.write_row(0, 0, ("案号", "机关", "决定日期", "应公示日期", "公示日期", "情形"), bold)
        for row, slow in enumerate(file.tardy, 1):
            days = (str(slow.decided), str(slow.due), str(slow.published or ""))
            late.write_row(row, 0, (slow.number, slow.organ, *days, slow.message))
    return stream.getvalue()
