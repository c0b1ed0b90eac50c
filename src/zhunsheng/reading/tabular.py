"""Percentages and changes in tables: a share of the column's total, a rate or a growth along the row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.stems import parts_of
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_GROWTH = re.compile(r"同比|环比|增长|增幅|增速|升降|增减|变化|降幅|升幅|较上年|比上年")
_DOWN = re.compile(r"下降|降幅|减少")
_SHARE = re.compile(r"占|比例|比重|百分比")
_EARLIER = re.compile(r"上年|去年|同期|上期|上一年")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_TOTAL = re.compile(r"\s*(?:总计|合计|共计|总数|总量)\s*")
_WHOLE = re.compile(r"受理|收到|收案|新收|总|应|共|参")
_RATES = frozenset({"ratio", "percentage_point"})
_MOST = 40_000

Cells = list[Figure | None]


@dataclass(frozen=True)
class _View:
    """A table seen along its rows or along its columns: heads name positions, names name lines."""

    heads: list[str]
    names: list[str]
    lines: list[Cells]


def tabular(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a percentage or change of a table whose numbers are printed in it."""
    if not layout.tables:
        return
    at = {f.start: f for f in figures}
    for table in layout.tables:
        told: set[int] = set()
        for view in _views(table, at):
            for k in range(len(view.heads)):
                found = [r for r in _position(view, k) if r.result.start not in told]
                kept = [r for r in found if r.verdict is not Verdict.FAILS]
                # where most of a column does not follow, it was made of other numbers than we think
                if len(kept) * 2 > len(found):
                    told |= {r.result.start for r in found}
                    yield from found


def _views(table: Table, at: dict[int, Figure]) -> Iterator[_View]:
    rows = table.rows[table.heads :]
    width = max(map(len, table.rows))
    if len(rows) * width > _MOST:
        return
    columns = [table.column(j) for j in range(width)]
    grid: list[Cells] = [
        [at.get(row[j].start) if j < len(row) and row[j].counted else None for j in range(width)]
        for row in rows
    ]
    names = [next((c.said for c in row if c.said and not c.counted), "") for row in rows]
    yield _View(columns, names, grid)
    yield _View(names, columns, [list(line) for line in zip(*grid, strict=True)])


def _position(view: _View, k: int) -> Iterator[Relation]:
    """The relations of one column (or row): growth, shares or rates by what its head says."""
    head = view.heads[k]
    for line in view.lines:
        figure = line[k]
        if figure is None or figure.qualifier:
            continue
        found: Relation | None = None
        if _GROWTH.search(head):
            found = _change(view, line, k, figure)
        elif figure.norm_unit == "ratio":
            found = _share(view, line, k, figure) if _SHARE.search(head) else _rate(view, line, k, figure)
        if found is not None:
            yield found


def _change(view: _View, line: Cells, k: int, figure: Figure) -> Relation | None:
    pair = _years(view, line, k)
    if pair is None:
        return None
    then, now = pair
    change = now.value - then.value
    if _DOWN.search(view.heads[k]):
        change = -change
    percent = figure.norm_unit == "ratio"
    if percent and not then.value:
        return None
    computed = change / then.value if percent else change
    kind = ("decline" if _DOWN.search(view.heads[k]) else "growth") if percent else "diff"
    return Relation(kind, figure, (now, then), figure.value, computed, compare(figure, computed))


def _years(view: _View, line: Cells, k: int) -> tuple[Figure, Figure] | None:
    """(then, now): the two counts of the line whose heads name years, or last year and this."""
    dated: list[tuple[str, Figure]] = []
    for j, other in enumerate(line):
        if j == k or other is None or other.norm_unit in _RATES or _GROWTH.search(view.heads[j]):
            continue
        year = _YEAR.search(view.heads[j])
        dated.append(("0" if _EARLIER.search(view.heads[j]) else year[1] if year else "9", other))
    if len(dated) != 2 or dated[0][0] == dated[1][0] or dated[0][1].norm_unit != dated[1][1].norm_unit:
        return None
    (_, then), (_, now) = sorted(dated, key=lambda pair: pair[0])
    return then, now


def _share(view: _View, line: Cells, k: int, figure: Figure) -> Relation | None:
    """The count left of it over the total of that count's column."""
    j = next((j for j in range(k - 1, -1, -1) if _countable(line[j])), None)
    total = next((i for i, name in enumerate(view.names) if _TOTAL.fullmatch(name)), None)
    if j is None or total is None:
        return None
    part, base = line[j], view.lines[total][j]
    if part is None or base is None or not base.value or base is part:
        return None
    return _over(figure, part, base)


def _rate(view: _View, line: Cells, k: int, figure: Figure) -> Relation | None:
    """Two counts of the line: the part is what the rate's name counts, or the arithmetic shows both."""
    counts = [(j, f) for j, f in enumerate(line[:k]) if f is not None and _countable(f)]
    words = parts_of(view.heads[k])
    named = [(j, f) for j, f in counts if words and re.search(words, view.heads[j])]
    for j, part in named:
        whole = [
            f for i, f in counts if i != j and _WHOLE.search(view.heads[i]) and f.value >= part.value > 0
        ]
        for base in whole:
            if compare(figure, part.value / base.value) is not Verdict.FAILS:
                return _over(figure, part, base)
        if len(whole) == 1:
            return _over(figure, part, whole[0])
    return None


def _countable(figure: Figure | None) -> bool:
    return figure is not None and figure.norm_unit not in _RATES


def _over(figure: Figure, part: Figure, base: Figure) -> Relation:
    computed = part.value / base.value
    return Relation("rate", figure, (part, base), figure.value, computed, compare(figure, computed))
