"""Numbers by organ and year, without gaps or repeats even when many decide at once."""

from __future__ import annotations

from datetime import date

from zhunsheng.cases.swift import run
from zhunsheng.registers.places import place

SIGNS = {
    "register": "登",
    "case": "立",
    "licence": "许",
    "coercion": "强",
    "inspection": "检",
    "supervision": "督",
    "transfer": "移",
    "recording": "录",
    "report": "报",
    "advance-notice": "罚告",
    "decision": "罚决",
    "no-penalty": "不罚",
    "summary-decision": "当罚",
    "licence-acceptance": "许受",
    "licence-correction": "许补",
    "licence-non-acceptance": "许不受",
    "licence-decision": "许决",
    "seizure-decision": "强措决",
    "demand": "强催",
    "enforcement-decision": "强执决",
    "supervision-letter": "执督函",
    "supervision-opinion": "执督意",
    "supervision-decision": "执督决",
    "circular": "执督通",
    "transfer-letter": "移送",
    "major-filing-opinion": "备审意",
}
_NEXT = (
    "INSERT INTO cases_series (organ, series, year, last) VALUES (%s, %s, %s, 1)"
    " ON CONFLICT (organ, series, year) DO UPDATE SET last = cases_series.last + 1 RETURNING last"
)


def take_number(organ: str, series: str, day: date, now: str | None = None) -> str:
    """The next number, such as 青溪市监罚决〔2025〕12号; given back if the transaction fails, so none is lost.

    `now`: the edition of the registers, if the caller knows it.
    """
    # All rows fetched: an unfinished statement would stand in the way of the commit.
    ((last,),) = run(_NEXT, (organ, series, day.year)).fetchall()
    return f"{place(organ, now).short_name}{SIGNS.get(series, series)}〔{day.year}〕{last}号"


def series_of(number: str) -> str:
    """The series that a number was taken from, by its sign: an older edition of a procedure may have used another."""
    before = number.rpartition("〔")[0]
    found = [series for series, sign in SIGNS.items() if before.endswith(sign)]
    return max(found, key=lambda series: len(SIGNS[series]), default="case")


def counted(number: str) -> tuple[int, int]:
    """Year and place in the series of a number that was given: the inverse of `take_number`."""
    year, _sign, last = number.rpartition("〔")[2].partition("〕")
    return int(year), int(last.rstrip("号"))
