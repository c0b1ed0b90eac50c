"""Grids filled by hand: what a table says when no record stands behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from zhunsheng.indicators import Period
from zhunsheng.procedures.grids import Frame, cell
from zhunsheng.procedures.openness.disclosure.frame import APPLICANTS, RESULTS
from zhunsheng.reports.tables import Cell, Filled, Source, Table, checked

HAND = Source(note="手填")


def by_hand(frame: Frame, values: Mapping[str, int | None], year: int = 2025) -> Filled:
    """A frame with these values; a cell that is not named is empty."""
    cells = {}
    for block in frame.blocks:
        for code, row, column in block.cells():
            found = values.get(code)
            title = f"{row.title}·{column.title}" if column else row.title
            cells[code] = Cell(code, title, row.unit, HAND, None if found is None else Decimal(found))
    table = Table(frame, dict.fromkeys(frame.codes(), HAND))
    return Filled(table, Period.year(year, date(year + 1, 1, 10)), cells, checked(frame, cells))


def as_text(table: Filled) -> str:
    """As it is frozen."""
    return json.dumps(table.as_json(), ensure_ascii=False)


def requests(random: Random) -> dict[str, int]:
    """Table three at random, but balanced: first the results, then what must follow from them."""
    told: dict[str, int] = {}
    columns = [one.code for one in APPLICANTS]
    for column in columns[:-1]:
        for row in RESULTS:
            told[cell(row.code, column)] = random.choice((0, 0, 1, 7, 40))
        done = sum(told[cell(row.code, column)] for row in RESULTS)
        left, before = random.randrange(5), random.randrange(5)
        told[cell("done", column)], told[cell("carried-out", column)] = done, left
        told[cell("carried-in", column)] = min(before, done + left)
        told[cell("new", column)] = done + left - told[cell("carried-in", column)]
    for row in ("new", "carried-in", *(one.code for one in RESULTS), "done", "carried-out"):
        told[cell(row, columns[-1])] = sum(told[cell(row, one)] for one in columns[:-1])
    return told


def whole_report(random: Random) -> dict[str, int]:
    """Tables two, three and four, every cell filled and balanced."""
    told = requests(random)
    for row in ("regulations", "documents"):
        told |= {cell(row, one): random.randrange(9) for one in ("made", "repealed", "in-force")}
    told |= {"licences.decided": 120, "penalties.decided": 30, "coercion.decided": 2, "fees.amount": 0}
    for way in ("review", "suit", "after"):
        four = [random.randrange(50) for _n in range(4)]
        names = ("upheld", "corrected", "other", "pending", "total")
        told |= {cell("remedies", f"{way}-{n}"): v for n, v in zip(names, (*four, sum(four)), strict=True)}
    return told
