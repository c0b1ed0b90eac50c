"""Excel templates: a sheet a step, its columns from the step's facts, with hints, lists and dates to choose from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from zhunsheng.doors.ledgers.columns import (
    BY,
    FIXED,
    HELP,
    HINT,
    LONGEST_NAME,
    ON,
    ORGAN,
    REF,
    Column,
    columns,
    sheet_name,
)
from zhunsheng.doors.ledgers.outcome import letter
from zhunsheng.procedures.vocabulary import Procedure, Step

LAST_ROW = 5000
"""Lists to choose from reach down to this row; rows below are read all the same."""
LONGEST_LIST = 255
_ABOUT = (
    "每个步骤一张工作表,一行是一次办理。不需要的工作表可以留空或者删去。",
    f"「{REF}」:已有的案件填案号;新立的案件自编一个行号(如 1、2、3),同一文件中后续步骤用同一行号。",
    f"「{ORGAN}」:机关全称、简称或者统一社会信用代码,可以不填;一个文件只能有一个机关。",
    f"「{BY}」:姓名或者人员编号,多人用顿号隔开;当事人等办理的步骤可填“当事人”。不填的,以导入人为准。",
    f"「{ON}」:实际办理的日期,如 2026-01-31。",
    f"以「{HINT}」开头的行不导入。红色标题为必填。",
    "导入时可以选择:全部正确才导入,或者逐行导入、有错的行单独列出。同一行再次导入不会重复。",
)
_FIXED_HINTS = (
    "必填;案号,或者自编的行号",
    "选填;不填为导入的机关",
    "选填;姓名或者编号,多人用顿号隔开",
    "必填;日期",
)


def template(procedure: type[Procedure], steps: Sequence[str] | None = None) -> bytes:
    """A workbook (.xlsx) for these steps of the procedure, or for a whole case. Raises KeyError for an unknown step."""
    chosen = [procedure.steps[name] for name in steps] if steps else list(procedure.steps.values())
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    looks = _looks(book)
    _help(book, procedure, chosen, looks)
    for step in chosen:
        _sheet(book, step, looks)
    book.close()
    return stream.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    head = {"bold": True, "bg_color": "#E8EDF3", "border": 1, "text_wrap": True, "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(head),
        "needed": book.add_format(head | {"font_color": "#B00020"}),
        "hint": book.add_format(
            {"font_color": "#667085", "text_wrap": True, "valign": "top", "italic": True}
        ),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "amount": book.add_format({"num_format": "#,##0.00"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _help(book: Any, procedure: type[Procedure], steps: Sequence[Step], looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(HELP)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 80)
    sheet.write(0, 0, f"{procedure.title}台账", looks["title"])
    for at, line in enumerate(_ABOUT, 2):
        sheet.merge_range(at, 0, at, 2, line, looks["wrap"])
    at = len(_ABOUT) + 3
    sheet.write_row(at, 0, ("工作表", "由谁办理", "依据"), looks["head"])
    for row, step in enumerate(steps, at + 1):
        every = step.cites if isinstance(step.cites, tuple) else (step.cites,)
        sheet.write_row(row, 0, (sheet_name(step), step.by.title, "、".join(map(str, every))), looks["wrap"])


def _sheet(book: Any, step: Step, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(sheet_name(step))
    assert len(sheet.name) <= LONGEST_NAME
    for at, (title, hint) in enumerate(zip(FIXED, _FIXED_HINTS, strict=True)):
        sheet.write(0, at, title, looks["needed" if title in (REF, ON) else "head"])
        sheet.write(1, at, f"{HINT}:{hint}" if at == 0 else hint, looks["hint"])
        sheet.set_column(at, at, 22, looks["day" if title == ON else "text"])
    _only_days(sheet, FIXED.index(ON))
    for at, column in enumerate(columns(step.facts), len(FIXED)):
        sheet.write(0, at, column.title, looks["needed" if column.required else "head"])
        sheet.write(1, at, column.hint, looks["hint"])
        look = {date: "day", Decimal: "amount"}.get(column.kind, "text")
        # Numbers and choices may stay general; identity numbers and codes must be text or Excel cuts them.
        sheet.set_column(at, at, max(14, 2 * len(column.title) + 2), looks[look])
        _only(sheet, at, column)
    sheet.set_row(1, 60)
    sheet.freeze_panes(2, len(FIXED))


def _only(sheet: Any, at: int, column: Column) -> None:
    """Let Excel itself refuse what cannot be meant."""
    if column.many:
        return
    choices = ["是", "否"] if column.kind is bool else list(column.choices)
    if choices and len(",".join(choices)) <= LONGEST_LIST:
        _rule(sheet, at, {"validate": "list", "source": choices}, "请从列表中选择")
    elif column.kind is date:
        _only_days(sheet, at)
    elif column.kind in (Decimal, int):
        kind = "decimal" if column.kind is Decimal else "integer"
        _rule(sheet, at, {"validate": kind, "criteria": ">=", "value": 0}, "请填不小于零的数字")


def _only_days(sheet: Any, at: int) -> None:
    rule = {"validate": "date", "criteria": ">=", "value": date(1996, 10, 1)}
    _rule(sheet, at, rule, "请填日期,如 2026-01-31")


def _rule(sheet: Any, at: int, rule: dict[str, Any], message: str) -> None:
    words = {"error_title": "填写有误", "error_message": message, "ignore_blank": True}
    column = letter(at)
    sheet.data_validation(f"{column}3:{column}{LAST_ROW}", rule | words)
