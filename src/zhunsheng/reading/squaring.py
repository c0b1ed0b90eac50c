"""Rows of a table brought to one width: merged cells leave rows and heads too short on the left."""

import re
from dataclasses import replace
from itertools import pairwise

from zhunsheng.reading.grids import Cell, Row

_SPANNING = re.compile(r"组织|其中|法人|小计|情况|方式|类")


def squared(rows: list[Row]) -> list[Row]:
    """Numbers aligned on the right where all rows have as many; heads spread over the columns below them."""
    heads = next((i for i, row in enumerate(rows) if any(c.counted for c in row)), len(rows))
    data = rows[heads:]
    counts = {_numbers(row) for row in data if _numbers(row)}
    if len(counts) != 1 or len({len(row) for row in rows}) == 1:
        return rows
    columns = counts.pop()
    if columns < 2:
        return rows
    labels = max((len(row) - columns for row in data if _numbers(row)), default=0)
    width = labels + columns
    told = [_padded(row, width, len(row) - columns) if _numbers(row) else row for row in data]
    return _heads(rows[:heads], columns, width) + told


def _numbers(row: Row) -> int:
    """How many numbers end the row."""
    count = 0
    for cell in reversed(row):
        if not cell.counted:
            break
        count += 1
    return count


def _padded(row: Row, width: int, at: int) -> Row:
    """Empty cells put in before `at`, so that the row has `width` cells."""
    edge = row[at - 1].end if 0 < at <= len(row) else row[0].start
    return row[:at] + (Cell(edge, edge, ""),) * (width - len(row)) + row[at:]


def _heads(heads: list[Row], columns: int, width: int) -> list[Row]:
    """A row of heads as wide as the numbers stands over them; two rows may share the columns between them."""
    told: list[Row] = []
    heads = _without_margins(heads, columns)
    for k, row in enumerate(heads):
        below = heads[k + 1] if k + 1 < len(heads) else ()
        above = heads[k - 1] if k else ()
        if len(row) == columns:
            told.append(_padded(row, width, 0))
        elif below and len(row) - 1 + len(below) == columns:
            told.append(_padded(_spread(row, len(below)), width, 0))
        elif above and len(above) - 1 + len(row) == columns:
            before = _span(above)
            empty = replace(row[0], end=row[0].start, said="")
            told.append((empty,) * (width - columns + before) + row + (empty,) * (len(above) - before - 1))
        else:
            told.append(row)
    return told


def _without_margins(heads: list[Row], columns: int) -> list[Row]:
    """Two rows that share the columns, freed of the empty cells that stand over the labels of the rows."""
    bare = [row[next((k for k, c in enumerate(row) if c.said), 0) :] for row in heads]
    told = list(heads)
    for k, (above, below) in enumerate(pairwise(bare)):
        if len(above) - 1 + len(below) == columns and any(_SPANNING.search(c.said) for c in above):
            told[k : k + 2] = [above, below]
    return told


def _span(row: Row) -> int:
    """Which head of a row stands over several columns."""
    return next((k for k, cell in enumerate(row) if _SPANNING.search(cell.said)), len(row) // 2)


def _spread(row: Row, below: int) -> Row:
    at = _span(row)
    empty = Cell(row[at].end, row[at].end, "")
    return (*row[: at + 1], *(empty,) * (below - 1), *row[at + 1 :])
