"""Totals of tables: a column or a row headed 合计 against the cells that it adds up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict

_TOTAL = re.compile(r"(?:总计|合计|小计|总数(?!量)|共计)")
_WHOLE = re.compile(r"\s*(?:总计|合计|共计)\s*")

_LICENCE = (
    re.compile(r"^受理(?:数|数量|件数)?(?:\(|$)"),
    re.compile(r"^(?:准予)?许可(?:决定)?(?:的?数|的?数量|件数)?(?:\(|$)|^准予(?:数|件)?"),
    re.compile(r"^不予(?:行政)?许可"),
)


def totals(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a printed total of a table."""
    if not layout.tables:
        return
    at = {f.start: f for f in figures}
    for table in layout.tables:
        grid = [[_figure(at, cell.start, cell.number) for cell in row] for row in table.rows]
        yield from _across(table, grid)
        yield from _down(table, grid)
        yield from _results(table, grid)
        yield from _hundred(table, at)
        yield from _decided(table, grid)


def _hundred(table: Table, at: dict[int, Figure]) -> Iterator[Relation]:
    """A column or a row of shares against its printed 100%: within half a unit of the last digit a share."""
    rows = [i for i, row in enumerate(table.rows) if any(_WHOLE.fullmatch(c.said) for c in row[:3])]
    if len(rows) == 1 and rows[0] > table.heads:
        for j in range(max(map(len, table.rows))):
            cells = [at.get(row[j].start) if j < len(row) else None for row in table.rows[table.heads :]]
            total = cells[rows[0] - table.heads]
            parts = [f for i, f in enumerate(cells) if f is not None and i != rows[0] - table.heads]
            yield from _shares(total, parts)
    for row in table.rows[table.heads :]:
        told = [f for c in row if (f := at.get(c.start)) is not None]
        if len(told) > 3:
            yield from _shares(told[-1], told[:-1])


def _shares(total: Figure | None, parts: list[Figure]) -> Iterator[Relation]:
    if total is None or total.value != 1 or total.norm_unit != "ratio" or len(parts) < 2:
        return
    if all(p.norm_unit == "ratio" and p.value > 0 for p in parts):
        added = sum((p.value for p in parts), Decimal(0))
        slack = len(parts) * Decimal("0.005").scaleb(-max(p.decimals for p in parts))
        if abs(added - 1) <= slack:
            yield Relation("sum", total, tuple(parts), total.value, added, Verdict.HOLDS)


def _decided(table: Table, grid: list[list[Figure | None]]) -> Iterator[Relation]:
    """Licences: 受理 is 许可 and 不予许可 where they add up; FAILS where they are more than was accepted."""
    heads = [table.column(j).split("·")[-1] for j in range(max(map(len, table.rows)))]
    named = [next((j for j, h in enumerate(heads) if words.search(h)), -1) for words in _LICENCE]
    if min(named) < 0:
        return
    for row in grid[table.heads :]:
        taken, given, refused = (row[j] if j < len(row) else None for j in named)
        if taken is None or given is None or refused is None or not given.value or not refused.value:
            continue
        added = given.value + refused.value
        if added >= taken.value:
            verdict = Verdict.HOLDS if added == taken.value else Verdict.FAILS
            yield Relation("sum", taken, (given, refused), taken.value, added, verdict)


def _results(table: Table, grid: list[list[Figure | None]]) -> Iterator[Relation]:
    """The disclosure table: (七)总计 against the results (一) to (六) above it, column by column."""
    said = ["".join(c.said for c in row if not c.counted) for row in table.rows]
    total = next((i for i, s in enumerate(said) if "(七)总计" in s or _WHOLE.fullmatch(s)), None)
    first = next((i for i, s in enumerate(said) if "予以公开" in s), None)
    if total == len(said) - 1:
        return
    if total is None or first is None or first >= total:
        return
    width = min(len(row) for row in table.rows[first : total + 1])
    for back in range(1, width + 1):
        parts = [grid[i][-back] for i in range(first, total)]
        if all(p is not None for p in parts):
            yield from _checked(grid[total][-back], parts)


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
    printed = [f for f in grid[named[0]] if f is not None]
    if len(printed) == 1 and max(map(len, table.rows)) > len(table.rows[named[0]]) >= 2:
        # several pairs of name and number a row: one total for them all
        yield from _checked(printed[0], [f for row in others for f in row])
        return
    for j, total in enumerate(grid[named[0]]):
        yield from _checked(total, [row[j] if j < len(row) else None for row in others])


def _checked(total: Figure | None, parts: list[Figure | None]) -> Iterator[Relation]:
    """HOLDS where they add up; FAILS where they nearly do: rows may also be parts of one another."""
    counted = [p for p in parts if p is not None]
    if total is None or len(counted) < 2 or any(p.norm_unit not in {total.norm_unit, "-"} for p in counted):
        return
    added = sum((p.value for p in counted), Decimal(0))
    # a total of one part alone says nothing
    if sum(p.value != 0 for p in counted) < 2 and added == total.value:
        return
    near = abs(added - total.value) <= max(total.value / 10, Decimal(2))
    if added == total.value or near:
        verdict = Verdict.HOLDS if added == total.value else Verdict.FAILS
        yield Relation("sum", total, tuple(counted), total.value, added, verdict)
