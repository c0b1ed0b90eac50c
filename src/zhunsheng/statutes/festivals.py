"""The rest days that the national holiday rules fix without a yearly notice.

Used only for years whose notice is not known: without the notice nobody knows which weekends are worked instead,
so what is computed from here is provisional. Lunar dates and 清明 come from `festivals.tsv` (1996–2050);
outside it only the solar festivals are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from zhunsheng.statutes.words import _

NEW_YEAR, SPRING, QINGMING = _("元旦"), _("春节"), _("清明节")
LABOUR, DRAGON_BOAT, MID_AUTUMN, NATIONAL = _("劳动节"), _("端午节"), _("中秋节"), _("国庆节")
VICTORY = _("抗战胜利纪念日")


@cache
def _lunar() -> dict[int, tuple[date, ...]]:
    rows = files("zhunsheng.statutes").joinpath("festivals.tsv").read_text("utf-8").splitlines()[1:]
    table = {}
    for row in rows:
        year, *days = row.split("\t")
        table[int(year)] = tuple(date.fromisoformat(f"{year}-{day}") for day in days)
    return table


def statutory_days(year: int) -> dict[date, str]:
    """The fixed rest days of a year with their names, by the holiday rules as they stood in that year."""
    days = {date(year, 1, 1): NEW_YEAR}
    days |= {date(year, 10, day): NATIONAL for day in ((1, 2, 3) if year >= 1999 else (1, 2))}
    days |= {date(year, 5, day): LABOUR for day in _labour_days(year)}
    lunar = _lunar().get(year)
    if lunar:
        spring, qingming, dragon_boat, mid_autumn = lunar
        days |= {spring + timedelta(offset): SPRING for offset in _spring_offsets(year)}
        if year >= 2008:
            days |= {qingming: QINGMING, dragon_boat: DRAGON_BOAT, mid_autumn: MID_AUTUMN}
    return days


def _labour_days(year: int) -> tuple[int, ...]:
    if year >= 2025:
        return (1, 2)
    return (1, 2, 3) if 2000 <= year <= 2007 else (1,)


def _spring_offsets(year: int) -> Iterator[int]:
    # From 2025 the eve is a rest day too; 2008–2013 began with the eve instead of ending with the third day.
    first = -1 if year >= 2025 or 2008 <= year <= 2013 else 0
    last = 1 if 2008 <= year <= 2013 else 2
    return iter(range(first, last + 1))
