"""A number as printed, before anyone asks what it measures."""

import re
from dataclasses import dataclass
from decimal import Decimal


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
