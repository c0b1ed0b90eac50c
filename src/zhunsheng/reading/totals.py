"""Totals of tables: a column or a row headed 合计 against the cells that it adds up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict

_TOTAL = re.compile(r"(?:总计|合计|小计|总数|共计)")
_WHOLE = re.compile(r"\s*(?:总计|合计|共计)\s*")


def totals(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a printed total of a table."""
    if not layout.tables:
        return
    at = {f.start: f for f in figures}
    for table in layout.tables:
        grid = [[_figure(at, cell.start, cell.number) for cell in row] for row in table.rows]
        yield from _across(table, grid)
        yield from _down(table, grid)


def _figure(at: dict[int, Figure], start: int, m: re.Match[str] | None) -> Figure | None:
    figure = at.get(start + m.start(1)) if m else at.get(start)
    return figure if figure is not None and figure.norm_unit != "ratio" else None


def _across(table: Table, grid: list[list[Figure | None]]) -> Iterator[Relation]:
    """Within a row: a total column against the columns since the total before it, or all behind it."""
    width = max(map(len, grid))
    columns = [j for j in range(width) if _TOTAL.search(table.column(j).split("·")[-1])]
    for row in grid[table.heads :]:
        last = -1
        for j in columns:
            if j >= len(row):
                break
            yield from _checked(row[j], row[last + 1 : j] or row[j + 1 :])
            last = j


def _down(table: Table, grid: list[list[Figure | None]]) -> Iterator[Relation]:
    """Within a column: a row headed 合计, first or last of a plain table, against the others."""
    named = [
        i
        for i, row in enumerate(table.rows)
        if any(_WHOLE.fullmatch(c.said) for c in row[:2]) and i >= table.heads
    ]
    if len(named) != 1 or named[0] not in {table.heads, len(table.rows) - 1}:
        return
    others = [row for i, row in enumerate(grid) if i >= table.heads and i != named[0]]
    for j, total in enumerate(grid[named[0]]):
        yield from _checked(total, [row[j] if j < len(row) else None for row in others])


def _checked(total: Figure | None, parts: list[Figure | None]) -> Iterator[Relation]:
    """HOLDS where they add up; FAILS where they nearly do: rows may also be parts of one another."""
    counted = [p for p in parts if p is not None]
    if total is None or len(counted) < 2 or any(p.norm_unit != total.norm_unit for p in counted):
        return
    added = sum((p.value for p in counted), Decimal(0))
    # a total of one part alone says nothing
    if sum(p.value != 0 for p in counted) < 2 and added == total.value:
        return
    near = abs(added - total.value) <= max(total.value / 10, Decimal(2))
    if added == total.value or near:
        verdict = Verdict.HOLDS if added == total.value else Verdict.FAILS
        yield Relation("sum", total, tuple(counted), total.value, added, verdict)
