"""Several reports side by side: the same measures by place and year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.reading.answer import Reading, number
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.labels import titles
from zhunsheng.reading.whose import place_of

_LEAST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A report: whose, of which year, from which file."""

    place: str
    year: str
    file: str

    @property
    def title(self) -> str:
        """What heads the column: the place (else the file's name) and the year."""
        return " ".join(s for s in (self.place or self.file.rsplit(".", 1)[0][:16], self.year) if s)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report says of a measure; `more` counts its further figures of the same measure."""

    figure: Figure
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: our label ("" where only the reports' words agree), its title, unit, a cell a report."""

    measure: str
    title: str
    unit: str
    cells: tuple[Cell | None, ...]

    @property
    def told(self) -> int:
        """How many reports state it."""
        return sum(c is not None for c in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table: columns by year and place, rows in the order of the labels, then of the first report."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values; a cell is null where the report does not state the measure."""
        return {
            "columns": [{"place": c.place, "year": c.year, "file": c.file} for c in self.columns],
            "rows": [
                {"measure": r.measure, "title": r.title, "unit": r.unit, "cells": [_cell(c) for c in r.cells]}
                for r in self.rows
            ],
        }


def _cell(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    f = cell.figure
    return {"value": number(f.value), "verbatim": f.verbatim, "period": f.period, "qualifier": f.qualifier,
            "start": f.start, "end": f.end, "more": cell.more}  # fmt: skip


def compare(readings: Sequence[Reading]) -> Comparison:
    """The measures that our labels name, and those that two reports or more state in the same words."""
    columns = [Column(place_of(r.text, r.file), r.year, r.file) for r in readings]
    order = sorted(range(len(readings)), key=lambda i: (columns[i].place, columns[i].year, i))
    held = [_measures(readings[i]) for i in order]
    told = Counter(key for one in held for key in one)
    names = titles()
    keys = [k for k in told if k[0] in names or told[k] > 1]
    ranks = {name: i for i, name in enumerate(names)}
    places = {k: i for i, k in enumerate(told)}
    keys.sort(key=lambda k: (ranks.get(k[0], len(ranks)), places[k]))
    rows = tuple(
        Row(k[0] if k[0] in names else "", names.get(k[0], k[0]), k[1], tuple(one.get(k) for one in held))
        for k in keys
    )
    return Comparison(tuple(columns[i] for i in order), rows)


def _measures(reading: Reading) -> dict[tuple[str, str], Cell]:
    """(label or phrase, unit) → the first fact, one of the report's own year before any other."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for f in reading.figures:
        if f.role not in {"fact", "cumulative"} or f.measure == "share":
            continue
        if f.measure or len(f.measure_zh) >= _LEAST_PHRASE:
            found.setdefault((f.measure or f.measure_zh, _unit(f)), []).append(f)
    return {
        key: Cell(
            min(all_, key=lambda f: (f.period != reading.year, f.role != "fact", f.start)), len(all_) - 1
        )
        for key, all_ in found.items()
    }


def _unit(figure: Figure) -> str:
    """件, 宗 and 起 count the same thing, 人 and 名 too."""
    if figure.norm_unit == "ratio":
        return "%"
    return {"宗": "件", "起": "件", "名": "人", "-": ""}.get(figure.norm_unit, figure.norm_unit)


def shown(cell: Cell | None) -> str:
    """A cell as text: the value in its unit, with the report's 余 or 约; "" where nothing is stated."""
    if cell is None:
        return ""
    value = cell.figure.value
    if cell.figure.norm_unit == "ratio":
        return f"{(value * 100).normalize():f}%"
    plain = f"{value:,f}".rstrip("0").rstrip(".") if value != value.to_integral_value() else f"{int(value):,}"
    return plain + (cell.figure.qualifier if cell.figure.qualifier in {"余", "多"} else "")


def size(cell: Cell | None) -> Decimal:
    """The length of a cell's bar."""
    return Decimal(0) if cell is None else max(cell.figure.value, Decimal(0))
