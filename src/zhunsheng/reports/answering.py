"""The figures that a report asks for, of its year and of the year before: each breakdown asked once, not figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.indicators import Figure, Kind, Period, figures
from zhunsheng.indicators.catalogue import dimension, indicator
from zhunsheng.indicators.figure import Slice
from zhunsheng.indicators.figures import definitions_of, today
from zhunsheng.registers.models import Organ
from zhunsheng.reports.holes import TARGET, BadSource, Hole
from zhunsheng.reports.printing import FORMS, forms_of, printed
from zhunsheng.reports.targets import Target, shown
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Whose:
    """Whose cases a report counts: one organ's, one book's, or all; `drafter`: the organ whose local rules hold."""

    organ: str = ""
    book: str = ""
    drafter: str = ""


@dataclass(frozen=True)
class Answers:
    """The figures of both years by name, and the parts of breakdowns by name and breakdown."""

    year: int
    now: Mapping[str, Figure]
    before: Mapping[str, Figure]
    split_now: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    split_before: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)

    def figure(self, hole: Hole) -> tuple[Figure, Figure | None]:
        """The figure that a hole prints, and the same of the year before. Raises BadSource for a part there is not."""
        if not hole.by:
            return self.now[hole.figure], self.before.get(hole.figure)
        whole, past = self.split_now[hole.figure, hole.by], self.split_before.get((hole.figure, hole.by))
        key = _key(whole, past, hole)
        return _part(whole, hole.by, key), _part(past, hole.by, key) if past else None

    def printed(self, hole: Hole) -> tuple[str, Figure]:
        """The text of a hole, and its figure. Raises BadSource for a form that the figure has not."""
        now, before = self.figure(hole)
        if hole.form == "change" and not self._recorded(now.indicator.procedure.name):
            before = None
        if hole.form == TARGET:
            if hole.figure not in self.targets:
                raise BadSource(
                    _("「{title}」没有设定目标。请先录入地方设定 target_{id}。").format(
                        title=now.title, id=now.id
                    )
                )
            return shown(self.targets[hole.figure], now.unit), now
        allowed = forms_of(now)
        if hole.form not in allowed:
            listed = "、".join(f"{form}({FORMS[form]})" for form in allowed)
            raise BadSource(
                _("「{title}」不能写成「{form}」。可选:{listed}。").format(
                    title=now.title, form=FORMS[hole.form], listed=listed
                )
            )
        return printed(now, hole.form, before), now

    def _recorded(self, procedure: str) -> bool:
        """Whether the year before has any case of the procedure: from a year not yet kept here nothing is told."""
        whole = (*self.before.values(), *self.split_before.values())
        return any(one.denominator for one in whole if one.indicator.procedure.name == procedure)


def answers(
    year: int,
    ids: Iterable[str],
    holes: Iterable[Hole],
    whose: Whose,
    as_of: date | None = None,
    targets: Mapping[str, Target] | None = None,
) -> Answers:
    """Ask for these figures and for what the holes print. Raises Unanswerable for a bad year, BadSource for a breakdown
    that a figure has not.

    Last year is looked at on the same day as this one, since what was pending then has been settled since; and under
    this year's definitions, also where the place defined an indicator otherwise then (`printing.change` says so).
    """
    period = Period.year(year, as_of or today())
    earlier = Period.year(year - 1, period.as_of)
    splits: dict[str, list[str]] = {}
    wanted = dict.fromkeys(ids)
    for hole in holes:
        wanted[hole.figure] = None
        if hole.by:
            _may_split(hole)
            splits.setdefault(hole.by, []).append(hole.figure)
    now = _asked(period, list(wanted), whose, {})
    same = definitions_of(now.values())
    both = [now, _asked(earlier, list(wanted), whose, same)]
    split = [
        {(one.id, by): one for by, names in splits.items() for one in _split(when, by, names, whose, same)}
        for when in (period, earlier)
    ]
    return Answers(year, both[0], both[1], split[0], split[1], targets or {})


def _asked(period: Period, ids: list[str], whose: Whose, same: Mapping[str, str]) -> dict[str, Figure]:
    found = figures(period, whose.organ or None, book=whose.book or None, ids=ids, definitions=same)
    return {one.id: one for one in found}


def _split(period: Period, by: str, ids: list[str], whose: Whose, same: Mapping[str, str]) -> list[Figure]:
    wanted = tuple(dict.fromkeys(ids))
    return figures(period, whose.organ or None, by, book=whose.book or None, ids=wanted, definitions=same)


def _may_split(hole: Hole) -> None:
    one = indicator(hole.figure)
    if hole.by not in one.by:
        allowed = "、".join(dimension(name).title for name in one.by)
        raise BadSource(
            _("「{title}」不能按「{by}」分列。可以按:{allowed}。").format(
                title=one.title, by=dimension(hole.by).title, allowed=allowed
            )
        )


def _key(whole: Figure, past: Figure | None, hole: Hole) -> Any:
    """The key that was meant: by itself, or by how it is shown; also one that counts nothing this year."""
    known = {one.slice.key: one.slice.label for one in _parts(past) + _parts(whole) if one.slice}
    known |= dict(dimension(hole.by).labels or {})
    if hole.by == "organ":
        known |= dict(Organ.objects.values_list("code", "name"))
    for key, label in known.items():
        if hole.key in (str(key), str(label)):
            return key
    listed = "、".join(dict.fromkeys(str(label) for label in known.values() if label))
    raise BadSource(
        _("「{title}」按「{by}」没有「{key}」这一部分。可选:{listed}。").format(
            title=whole.title, by=dimension(hole.by).title, key=hole.key, listed=listed[:200] or "—"
        )
    )


def _parts(one: Figure | None) -> list[Figure]:
    return list(one.breakdown) if one is not None else []


def _part(whole: Figure, by: str, key: Any) -> Figure:
    """The part of that key; a count of nothing where no case falls into it."""
    for one in whole.breakdown:
        if one.slice is not None and one.slice.key == key:
            return one
    counts = whole.indicator.kind in (Kind.COUNT, Kind.SUM, Kind.DISTINCT)
    label = dimension(by).label(key) if by != "organ" else _name(key)
    none = Decimal(0)
    return Figure(
        *(whole.indicator, whole.period, whole.scope, none if counts else None, none, none, whole.heads),
        slice=Slice(by, key, label),
    )


def _name(organ: str) -> str:
    return Organ.objects.values_list("name", flat=True).filter(code=organ).first() or organ
