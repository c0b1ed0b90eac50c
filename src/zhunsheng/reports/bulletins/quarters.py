"""A quarter, the one before it and the same of last year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from zhunsheng.indicators import Period, Unanswerable
from zhunsheng.procedures.openness.periods import quarter, quarter_of
from zhunsheng.statutes.words import Said, _


@dataclass(frozen=True)
class Quarter:
    """`name`: 2025Q3."""

    name: str

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return quarter(self.name)

    @property
    def title(self) -> str:
        """2025年第3季度."""
        return Said(_("{year}年第{n}季度"), year=self.name[:4], n=self.name[-1])

    def before(self) -> Quarter:
        """The quarter before."""
        return Quarter(quarter_of(self.days[0] - timedelta(days=1)))

    def after(self) -> Quarter:
        """The quarter after."""
        return Quarter(quarter_of(self.days[1] + timedelta(days=1)))

    def year_ago(self) -> Quarter:
        """The same quarter of last year."""
        return Quarter(f"{int(self.name[:4]) - 1}{self.name[4:]}")

    def period(self, as_of: date) -> Period:
        """Its days, looked at on `as_of`."""
        return Period.between(*self.days, as_of)


def quarter_named(text: str) -> Quarter:
    """The quarter of that name (2025Q3, 2025-q3). Raises Unanswerable."""
    try:
        return Quarter(quarter_of(quarter(text)[0]))
    except ValueError:
        raise Unanswerable(Said(_("「{text}」不是季度。请写成 2025Q3。"), text=text[:80])) from None


def last_full(today: date) -> Quarter:
    """The last quarter that is over."""
    return Quarter(quarter_of(today)).before()
