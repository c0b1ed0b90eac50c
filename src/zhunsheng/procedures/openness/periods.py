"""Quarters and months as people write them (2025Q3, 2025-09), and the days they are."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from zhunsheng.statutes.days import shift_months
from zhunsheng.statutes.words import _

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def quarter(text: str) -> tuple[date, date]:
    """First and last day of a quarter. Raises ValueError."""
    found = _QUARTER.fullmatch(text.strip())
    if found is None or not 1949 <= int(found[1]) <= 9998:
        raise ValueError(_("应为季度,如 2025Q3"))
    first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
    return first, shift_months(first, 3) - timedelta(days=1)


def month(text: str) -> tuple[date, date]:
    """First and last day of a month. Raises ValueError."""
    found = _MONTH.fullmatch(text.strip())
    if found is None or not 1949 <= int(found[1]) <= 9998:
        raise ValueError(_("应为月份,如 2025-09"))
    first = date(int(found[1]), int(found[2]), 1)
    return first, shift_months(first, 1) - timedelta(days=1)


def quarter_of(day: date) -> str:
    """The quarter of a day: 2025Q3."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def month_of(day: date) -> str:
    """The month of a day: 2025-09."""
    return f"{day.year}-{day.month:02d}"


def _quarter(text: str) -> str:
    return quarter_of(quarter(text)[0])


def _month(text: str) -> str:
    month(text)
    return text


Quarter = Annotated[str, Field(max_length=8, examples=["2025Q3"]), AfterValidator(_quarter)]
Month = Annotated[str, Field(max_length=7, examples=["2025-09"]), AfterValidator(_month)]
