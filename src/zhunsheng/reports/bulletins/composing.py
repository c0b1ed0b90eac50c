"""A bulletin of a quarter: filled three times (now, the quarter before, a year ago), ranked, repeated faults found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zhunsheng.cases.queries import organ_names
from zhunsheng.cases.taking import Taken, take
from zhunsheng.indicators import figures
from zhunsheng.indicators.rounding import plain
from zhunsheng.procedures.grids import cell
from zhunsheng.procedures.openness.bulletin import About
from zhunsheng.procedures.openness.bulletin import Bulletin as Issuing
from zhunsheng.registers.places import enforcing
from zhunsheng.reports.bulletins.declared import ALL, BULLETINS, Bulletin, Fault, Shown, table_for
from zhunsheng.reports.bulletins.quarters import Quarter
from zhunsheng.reports.tables import Cell, Filled, fill, thawed
from zhunsheng.reports.tables.publishing import frozen

Values = Mapping[str, Decimal | None]
"""Values by their cells."""


@dataclass(frozen=True)
class Beside:
    """A cell with what it was the quarter before and a year ago."""

    now: Cell
    before: Decimal | None
    year_ago: Decimal | None


@dataclass(frozen=True)
class Line:
    """One organ, or all (`organ` is then "all"): its cells, its faults, those it had the quarter before as well, and
    its rank; `done` of `due` is what the ranking counts."""

    organ: str
    name: str
    cells: tuple[Beside, ...]
    faults: tuple[tuple[Fault, Beside], ...]
    done: int = 0
    due: int = 0
    rank: int | None = None

    @property
    def repeated(self) -> tuple[Fault, ...]:
        """The faults of two quarters running."""
        return tuple(fault for fault, one in self.faults if one.now.value and one.before)

    @property
    def share(self) -> Fraction | None:
        """What was done of what was due; None where nothing was."""
        return Fraction(self.done, self.due) if self.due else None


@dataclass(frozen=True)
class Composed:
    """A bulletin filled. `table` is what is frozen and written; `before` and `year_ago` what its cells were earlier."""

    bulletin: Bulletin
    quarter: Quarter
    table: Filled
    before: Values
    year_ago: Values
    lines: tuple[Line, ...]

    @property
    def whole(self) -> Line:
        """All organs together."""
        return self.lines[-1]

    @property
    def ranked(self) -> list[Line]:
        """The organs by rank, those without one last."""
        last = len(self.lines) + 1
        return sorted(self.lines[:-1], key=lambda one: (one.rank or last, one.organ))

    def typical(self) -> list[tuple[Fault, Beside]]:
        """The faults of the quarter, the most frequent first."""
        found = [(fault, one) for fault, one in self.whole.faults if one.now.value]
        return sorted(found, key=lambda one: -(one[1].now.value or 0))

    def as_json(self) -> dict[str, Any]:
        """Plain values beside those of the table."""
        return self.table.as_json() | self.beside()

    def beside(self) -> dict[str, Any]:
        """What a bulletin says beyond its table."""
        return {
            "quarter": self.quarter.name,
            "article": self.bulletin.article,
            "rule": self.bulletin.rule,
            "before": {code: plain(value) for code, value in self.before.items()},
            "year_ago": {code: plain(value) for code, value in self.year_ago.items()},
            "ranks": {
                one.organ: {"rank": one.rank, "done": one.done, "due": one.due} for one in self.lines[:-1]
            },
            "repeated": {one.organ: [f.code for f in one.repeated] for one in self.lines if one.repeated},
        }


def compose(bulletin: Bulletin, quarter: Quarter, as_of: date, book: str | None = None) -> Composed:
    """The bulletin as the record now stands. Raises Unanswerable."""
    table = table_for(bulletin, _organs(bulletin, quarter, as_of, book))
    three = (quarter, quarter.before(), quarter.year_ago())
    now, *earlier = (fill(table, one.period(as_of), book=book) for one in three)
    before, ago = (one.values() for one in earlier)
    lines = [_line(bulletin, row.code, row.title, now, before, ago) for row in table.frame.blocks[0].rows]
    return Composed(bulletin, quarter, now, before, ago, tuple(_ranked(lines)))


def _organs(bulletin: Bulletin, quarter: Quarter, as_of: date, book: str | None) -> list[tuple[str, str]]:
    """Every organ that may enforce at the quarter's end, and every one that a figure of it knows."""
    if bulletin.waits:
        return []
    codes = {one.code for one in enforcing(book, quarter.days[1])}
    ways: dict[str, set[str]] = {"organ": {one.indicator for one in bulletin.columns}}
    for fault in bulletin.faults:
        ways.setdefault(fault.by, set()).add(fault.indicator)
    for by, ids in ways.items():
        for one in figures(quarter.period(as_of), None, by, book=book, ids=sorted(ids)):
            codes |= {part.slice.key for part in one.breakdown if part.slice and part.slice.key}
    names = organ_names(codes)
    return [(code, names.get(code, code)) for code in sorted(codes)]


def reread(told: Mapping[str, Any], about: About) -> Composed:
    """The bulletin that was frozen into this JSON: with the columns, faults, rule and ranks that it had then."""
    table = thawed(told)
    declared = next(one for one in BULLETINS if one.about == about)
    first, *others = table.frame.blocks
    bulletin = replace(
        declared,
        columns=tuple(Shown(one.code, one.title, one.unit) for one in first.columns),
        faults=tuple(Fault(one.code, one.title, "") for block in others for one in block.columns),
        rule=str(told.get("rule", "")),
    )
    before, ago = (_values(told.get(name, {})) for name in ("before", "year_ago"))
    ranks = told.get("ranks", {})
    lines = tuple(
        replace(_line(bulletin, row.code, row.title, table, before, ago), **ranks.get(row.code, {}))
        for row in first.rows
    )
    return Composed(bulletin, Quarter(str(told["quarter"])), table, before, ago, lines)


def _values(told: Mapping[str, Any]) -> Values:
    return {code: None if value is None else Decimal(str(value)) for code, value in told.items()}


def _line(bulletin: Bulletin, organ: str, name: str, now: Filled, before: Values, ago: Values) -> Line:
    def beside(code: str) -> Beside:
        return Beside(now.cell(code), before.get(code), ago.get(code))

    duties = [now.cell(cell(organ, one.indicator)) for one in bulletin.columns if one.duty]
    counted = [figure for one in duties for figure in one.figures]
    return Line(
        organ,
        name,
        tuple(beside(cell(organ, one.indicator)) for one in bulletin.columns),
        tuple((fault, beside(cell(f"{organ}-faults", fault.code))) for fault in bulletin.faults),
        int(sum(figure.numerator for figure in counted)),
        int(sum(figure.denominator for figure in counted)),
    )


def _ranked(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines with their ranks: equals share one, and the next is counted on (1, 1, 3)."""
    shares = sorted((one.share for one in lines if one.share is not None and one.organ != ALL), reverse=True)
    for one in lines:
        ranked = one.share is not None and one.organ != ALL
        yield (
            Line(**(vars(one) | {"rank": shares.index(one.share) + 1}))
            if ranked and one.share is not None
            else one
        )


def draft(
    composed: Composed,
    issuer: str,
    *,
    by: Sequence[str],
    on: date,
    organ: str,
    remarks: str = "",
    case: str | None = None,
    at: datetime | None = None,
) -> Taken:
    """Freeze the bulletin as a draft, or in place of one (`case`). Raises what `take` raises."""
    step = Issuing.revise if case else Issuing.draft
    told = facts(composed, issuer, remarks)
    return take(case, step, told, by=by, on=on, organ=organ, procedure=Issuing, at=at)


def facts(composed: Composed, issuer: str, remarks: str = "") -> dict[str, Any]:
    """What an entry holds of a bulletin."""
    return {
        "about": composed.bulletin.about,
        "quarter": composed.quarter.name,
        "issuer": issuer,
        "remarks": remarks or None,
        "table": frozen(composed.table, **composed.beside()),
    }
