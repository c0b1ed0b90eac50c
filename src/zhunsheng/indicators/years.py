"""The years of which there are figures: from the first case's to this one."""

from __future__ import annotations

from zhunsheng.cases import feed
from zhunsheng.indicators.errors import Unanswerable
from zhunsheng.indicators.figures import today
from zhunsheng.statutes.words import Said, _

_NONE = _("没有{asked}年的数字。本站有{years}的数字,请从中选择。")
_ONE = _("{first}年")
_SEVERAL = _("{first}年至{last}年")


class NoSuchYear(Unanswerable):
    """A year before the first case or after this one. `years`: those that there are, in their order."""

    def __init__(self, asked: int | str, years: range) -> None:
        self.asked, self.years = asked, years
        several = Said(_SEVERAL if len(years) > 1 else _ONE, first=str(years[0]), last=str(years[-1]))
        super().__init__(Said(_NONE, asked=str(asked), years=several))


def years(book: str | None = None) -> range:
    """Those of a book, or of every one; this year alone where there is no case."""
    first, this = feed.first_day(book), today().year
    return range(min(first.year if first else this, this), this + 1)


def within(year: int, book: str | None = None) -> int:
    """The year, where there are figures of it. Raises NoSuchYear."""
    known = years(book)
    if year not in known:
        raise NoSuchYear(year, known)
    return year
