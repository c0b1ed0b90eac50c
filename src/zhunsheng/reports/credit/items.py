"""The items of the files that credit platforms take, and the rules that each value must keep.

Codes and lengths as in the forms in circulation since 2019; a province's form of the day must be compared before
the first delivery (see docs/statistics.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from zhunsheng.procedures.identity import is_credit_code

Line = Mapping[str, str]
ORGANISATION, PERSON, BUSINESS = "法人及非法人组织", "自然人", "个体工商户"
SUBJECTS = (ORGANISATION, PERSON, BUSINESS)
PAPERS = {"01": "身份证", "02": "护照", "03": "港澳居民来往内地通行证", "04": "台湾居民来往大陆通行证"}
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,6})?")


def always(line: Line) -> bool:
    """Required of every line."""
    return True


def never(line: Line) -> bool:
    """May be left empty."""
    return False


@dataclass(frozen=True)
class Item:
    """One column: its code, title, what a value must be, its greatest length, and when it must be there."""

    code: str
    title: str
    kind: str = "text"
    most: int = 0
    needed: Callable[[Line], bool] = never
    choices: tuple[str, ...] = ()

    def wrong(self, line: Line) -> str:
        """What is wrong with the line's value; empty where nothing is."""
        value = line.get(self.code, "")
        if not value:
            return "必填,未填写" if self.needed(line) else ""
        if self.most and len(value) > self.most:
            return f"有{len(value)}个字,最多{self.most}个"
        if self.choices and any(part not in self.choices for part in value.split(";")):
            return f"「{value}」不在代码表内:{'、'.join(self.choices)}"
        return _KINDS[self.kind](value)


def _day(value: str) -> str:
    try:
        date.fromisoformat(value.replace("/", "-"))
    except ValueError:
        return f"「{value}」不是日期,应如 2026/01/31"
    return ""


def _amount(value: str) -> str:
    try:
        fits = _AMOUNT.fullmatch(value) and Decimal(value) >= 0
    except InvalidOperation:
        fits = False
    return "" if fits else f"「{value}」不是金额,应为不超过18位、6位小数的万元数"


_KINDS: dict[str, Callable[[str], str]] = {
    "text": lambda value: "",
    "date": _day,
    "amount": _amount,
    "credit": lambda value: "" if is_credit_code(value) else "不是统一社会信用代码(18位、校验位,GB 32100)",
    "masked": lambda value: "" if "*" in value else "证件号码应当遮盖后报送",
}


def subject(prefix: str) -> tuple[Item, ...]:
    """The items 1–13 about the party, the same for penalties and licences."""

    def kind(line: Line) -> str:
        return line.get(f"{prefix}_XDR_LB", "")

    def organisation(line: Line) -> bool:
        return kind(line) == ORGANISATION

    def person(line: Line) -> bool:
        return kind(line) == PERSON

    def given(line: Line) -> bool:
        return bool(line.get(f"{prefix}_FR_ZJHM"))

    x = f"{prefix}_XDR"
    return (
        Item(f"{x}_MC", "行政相对人名称", most=200, needed=always),
        Item(f"{x}_LB", "行政相对人类别", most=16, needed=always, choices=SUBJECTS),
        Item(f"{x}_SHXYM", "行政相对人代码_1(统一社会信用代码)", "credit", 18, organisation),
        Item(f"{x}_GSZC", "行政相对人代码_2(工商注册号)", most=50),
        Item(f"{x}_ZZJG", "行政相对人代码_3(组织机构代码)", most=9),
        Item(f"{x}_SWDJ", "行政相对人代码_4(税务登记号)", most=15),
        Item(f"{x}_SYDW", "行政相对人代码_5(事业单位证书号)", most=12),
        Item(f"{x}_SHZZ", "行政相对人代码_6(社会组织登记证号)", most=50),
        Item(f"{prefix}_FRDB", "法定代表人", most=50, needed=organisation),
        Item(f"{prefix}_FR_ZJLX", "法定代表人证件类型", most=64, needed=given),
        Item(f"{prefix}_FR_ZJHM", "法定代表人证件号码", "masked", 64),
        Item(f"{x}_ZJLX", "证件类型(自然人)", most=64, needed=person, choices=tuple(PAPERS.values())),
        Item(f"{x}_ZJHM", "证件号码(自然人)", "masked", 64, person),
    )
