"""A number as printed, before anyone asks what it measures."""

import re
from dataclasses import dataclass
from decimal import Decimal

from zhunsheng.reading import units


@dataclass(frozen=True, slots=True)
class Token:
    """A printed number: its span, value, unit and where unit and qualifier end.

    `said` and `year` are what the heads of a table say of the number, "" in running text.
    `decimals` counts the printed digits after the point: it says to what a rate was rounded.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    norm_unit: str
    tail: int
    qualifier: str = ""
    role: str = ""
    decimals: int = 0
    said: str = ""
    year: str = ""


# what «零» or «0» right before it denies: 零败诉, 0投诉
NOTHING = "败诉|投诉|事故|违法|发生|复议|纠错|差错|差评|信访|舆情|上访|案件|违纪|延误|超期|逾期|失误|伤亡|增长|拖欠|撤销|诉讼|案发"
HALF = re.compile(r"个半(小时|月|年)")
_BEFORE = re.compile(
    r"(?:(?<![最附接临靠])近|(?<![节制公预签])约|大约|超过|(?<!高)超|逾|突破|不低于|不少于|不超过|不高于|至少|最多|上(?=[百千万]))\s?\Z"
)
_AFTER = re.compile(r"(?:及|\(含\))?(以上|以下|以内|之内|左右|上下|余|多(?![个次种样元人方年]))")


def before(folded: str, start: int) -> str:
    """The qualifier that stands before a number: 近, 约, 超, 不低于 …"""
    m = _BEFORE.search(folded, max(0, start - 5), start)
    return m[0].strip() if m else ""


def after(folded: str, tail: int) -> tuple[str, int]:
    """The qualifier that stands behind the unit (两次以上), and where it ends."""
    m = _AFTER.match(folded, tail)
    return (m[1], m.end()) if m else ("", tail)


def and_a_half(start: int, end: int, value: Decimal, half: re.Match[str]) -> Token:
    """两个半月 is two months and a half; `half` is where HALF matched behind the number."""
    unit = {"月": "个月"}.get(half[1], half[1])
    return Token(start, end, value + Decimal("0.5"), units.printed(unit), units.normal(unit), half.end())
