"""From what stands in a cell to what a fact's model takes; what cannot be told stays as it is and is named there."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from zhunsheng.doors.ledgers.columns import Column

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SEPARATORS = re.compile(r"[、,,;;\n]+")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Excel's day numbers from 1954 to 2119."""


class BadCell(Exception):
    """What stands in the cell cannot be meant; the message says what to write."""


def day(value: Any) -> Any:
    """A date where one can be told, else the value as it is."""
    if isinstance(value, datetime):
        return value.date()
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and int(value) in _SERIALS
        and value % 1 == 0
    ):
        return _EPOCH + timedelta(days=int(value))
    if isinstance(value, str):
        text = value.strip()
        found = _DAY.fullmatch(text) or _PACKED.fullmatch(text)
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return value
    return value


def words(value: Any) -> str:
    """A cell as text: whole numbers without .0, days as 2026-01-31. Raises BadCell where Excel lost digits."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        if abs(value) >= 10**15:
            raise BadCell("数字超过 15 位,Excel 已丢失末尾几位。请把单元格设为文本后重新填写")
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date | datetime):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()


def names(value: Any) -> list[str]:
    """Several words in one cell."""
    return [part.strip() for part in _SEPARATORS.split(words(value)) if part.strip()]


def fact(column: Column, value: Any) -> Any:
    """The raw fact for the step's model. Raises BadCell."""
    if column.inner:
        return [_row(column, line) for line in words(value).splitlines() if line.strip()]
    if column.many:
        return [_one(column, part) for part in names(value)]
    return _one(column, value)


def _row(column: Column, line: str) -> dict[str, Any]:
    """One line of a list of models: its values parted by upright bars, in the order of the hint."""
    parts = [part.strip() for part in re.split(r"[||]", line)]
    if len(parts) > len(column.inner):
        raise BadCell(f"「{line}」有{len(parts)}项,最多{len(column.inner)}项。请按填写说明的顺序填写")
    found = zip(column.inner, parts, strict=False)
    return {one.path[-1]: fact(one, part) for one, part in found if part}


def _one(column: Column, value: Any) -> Any:
    if column.kind is date:
        return day(value)
    if column.kind is bool:
        return value if isinstance(value, bool) else _flag(words(value))
    if column.kind is Decimal:
        return words(value).replace(",", "").replace(",", "").removesuffix("元")
    if column.kind is int:
        return words(value).replace(",", "")
    text = words(value)
    if column.choices:
        if text not in column.choices and text not in column.choices.values():
            raise BadCell(f"「{text}」不在可选范围内,可填:{'、'.join(column.choices)}")
        return column.choices.get(text, text)
    return text


def _flag(text: str) -> Any:
    return {"1": True, "0": False, "√": True, "×": False, "true": True, "false": False}.get(
        text.lower(), text
    )
