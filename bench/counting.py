"""Counting working days, against the day-by-day loop of chinesecalendar."""

from __future__ import annotations

import random
from datetime import date, timedelta

import chinese_calendar

from bench.measure import interleaved, row, size, tell
from zhunsheng.statutes.calendar import Calendar

calendar = Calendar.standard()
days = [date(2004, 1, 5) + timedelta(random.Random(1).randrange(8000)) for _n in range(1000)]
dice = random.Random(2)
pairs = [(dice.choice(days), dice.randint(1, 30)) for _n in range(100_000)]


def ours() -> int:
    """Working days added by table."""
    add, again = calendar.add_workdays, size(10) or 1
    for _n in range(again):
        for day, n in pairs:
            add(day, n)
    return again * len(pairs)


def slow(day: date, n: int) -> date:
    """The n-th working day after a day, walking."""
    while n:
        day += timedelta(1)
        n -= chinese_calendar.is_workday(day)
    return day


def theirs() -> int:
    """The same by the peer's own question, day by day."""
    for day, n in pairs[:2000]:
        slow(day, n)
    return 2000


def wrong() -> int:
    """Mismatches over every day from 2004 to 2026 and five random cases for each."""
    day, last, found = date(2004, 1, 1), date(2026, 12, 31), 0
    while day <= last:
        found += calendar.is_workday(day) != chinese_calendar.is_workday(day)
        day += timedelta(1)
    return found + sum(calendar.add_workdays(day, n) != slow(day, n) for day, n in pairs[:5000])


if __name__ == "__main__":
    found = interleaved({"ours": ours, "theirs": theirs})
    tell(
        [
            row(
                "working days added",
                found["ours"],
                "/s",
                peer="chinesecalendar, day loop",
                than=found["theirs"],
                least=1_000_000,
            ),
            row("mismatches 2004–2026 (every day; 5,000 sums)", wrong(), "", most=0),
        ]
    )
