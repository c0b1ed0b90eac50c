"""The State Council's yearly notices: which days rest, and which weekend days are worked for them (调休)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Days = Mapping[date, str] | Iterable[date]


class BadNotice(ValueError):
    """A notice names days that a notice of its year cannot name."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One year's arrangement: rest days and made-up working days, each with the festival it belongs to."""

    year: int
    holidays: Mapping[date, str]
    makeup: Mapping[date, str]

    @classmethod
    def of(cls, year: int, holidays: Days, makeup: Days) -> Notice:
        """Checked notice. Raises BadNotice for a day in both lists, a made-up weekday, or a day far from the year."""
        rest, worked = _named(holidays), _named(makeup)
        both = rest.keys() & worked.keys()
        if both:
            raise BadNotice(f"{min(both)}不能既放假又上班。请核对{year}年放假通知。")
        for day in (*rest, *worked):
            # A notice may reach into the last December or the next January, no further.
            if day.year != year and (day.year, day.month) not in ((year - 1, 12), (year + 1, 1)):
                raise BadNotice(f"{day}不属于{year}年放假通知。请核对年份。")
        for day in worked:
            if day.weekday() < 5:
                raise BadNotice(f"{day}不是周六或者周日,不能作调休上班日。请核对{year}年放假通知。")
        return cls(year, rest, worked)


def _named(days: Days) -> dict[date, str]:
    return dict(days) if isinstance(days, Mapping) else dict.fromkeys(days, "")


@cache
def known_notices() -> Mapping[int, Notice]:
    """The notices that came with this release (`notices.tsv`), by year of the day."""
    rest: dict[int, dict[date, str]] = defaultdict(dict)
    worked: dict[int, dict[date, str]] = defaultdict(dict)
    rows = files("zhunsheng.statutes").joinpath("notices.tsv").read_text("utf-8").splitlines()[1:]
    for row in rows:
        written, kind, name = row.split("\t")
        day = date.fromisoformat(written)
        {"holiday": rest, "makeup": worked}[kind][day.year][day] = name
    return MappingProxyType({year: Notice.of(year, rest[year], worked[year]) for year in sorted(rest)})
