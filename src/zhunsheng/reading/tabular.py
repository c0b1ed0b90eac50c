"""Percentages and changes in tables: a share of the column's total, a rate or a growth along the row."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.reading import bases
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.stems import parts_of
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_GROWTH = re.compile(r"同比|环比|增长|增幅|增速|升降|增降|增减|变化|降幅|升幅|较上年|比上年")
_NAMED = re.compile(r"占(.{2,12}?)(?:总数|总量|数)?(?:的)?(?:比例|比重|百分比|比)")
_DOWN = re.compile(r"^[^增升]*(?:下降|降幅|减少)[^增升]*$")
_SHARE = re.compile(r"占|比例|比重|百分比")
_EARLIER = re.compile(r"上年|去年|同期|上期|上一年")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_TOTAL = re.compile(r"\s*(?:总计|合计|共计|总数|总量)\s*")
_WHOLE = re.compile(r"受理|收到|收案|新收|总|应|共|参")
_RATES = frozenset({"ratio", "percentage_point"})
_MOST, _BACK = 40_000, 2000

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
    starts = [f.start for f in figures]
    for table in layout.tables:
        told: set[int] = set()
        first = table.rows[0][0].start
        told_before = figures[bisect_left(starts, first - _BACK) : bisect_left(starts, first)]
        before = [f for f in told_before if f.start not in layout.cells]
        for view in _views(table, at):
            for k in range(len(view.heads)):
                base = _told_base(layout, view.heads[k], before)
                found = [r for r in _position(view, k, base) if r.result.start not in told]
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


def _told_base(layout: Layout, head: str, before: list[Figure]) -> Figure | None:
    """The count before the table that a head names: 占新受理数比例."""
    name = _NAMED.search(head)
    if name is None:
        return None
    return next((f for f in reversed(before) if _countable(f) and bases.answers(layout, name[1], f)), None)


def _position(view: _View, k: int, base: Figure | None) -> Iterator[Relation]:
    """The relations of one column (or row): growth, shares or rates by what its head says."""
    head = view.heads[k]
    for i, line in enumerate(view.lines):
        figure = line[k]
        if figure is None or figure.qualifier or (figure.value == 0 and figure.unit == "-"):
            continue
        found: Relation | None = None
        if _GROWTH.search(head):
            found = _change(view, line, k, figure) or _yearly(view, i, k, figure)
        elif figure.norm_unit == "ratio":
            found = (
                _share(view, line, k, figure, base) if _SHARE.search(head) else _rate(view, line, k, figure)
            )
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


def _yearly(view: _View, i: int, k: int, figure: Figure) -> Relation | None:
    """A row a year: the count left of the change against that of the year before."""
    years = [_YEAR.search(name) for name in (view.names[i - 1], view.names[i])] if i else []
    if len(years) < 2 or not years[0] or not years[1] or int(years[1][1]) != int(years[0][1]) + 1:
        return None
    j = next((j for j in range(k - 1, -1, -1) if _countable(view.lines[i][j])), None)
    now, then = (view.lines[i][j], view.lines[i - 1][j]) if j is not None else (None, None)
    if now is None or then is None or not then.value:
        return None
    change = now.value - then.value
    computed = change / then.value if figure.norm_unit == "ratio" else change
    kind = "growth" if figure.norm_unit == "ratio" else "diff"
    return Relation(kind, figure, (now, then), figure.value, computed, compare(figure, computed))


def _years(view: _View, line: Cells, k: int) -> tuple[Figure, Figure] | None:
    """(then, now): the two counts of the line whose heads name years, or last year and this."""
    dated: list[tuple[str, Figure]] = []
    for j, other in enumerate(line):
        if j == k or other is None or other.norm_unit in _RATES or _GROWTH.search(view.heads[j]):
            continue
        year = _YEAR.search(view.heads[j])
        dated.append(("0" if _EARLIER.search(view.heads[j]) else year[1] if year else "9", other))
    named = [pair for pair in dated if pair[0] != "9"]
    # what stands beside the two years («罚没款(万元)») is no third of them
    if len(dated) > 2 and len(named) == 2:
        dated = named
    # three years or more: a change is against the year before the last
    if len(dated) > 2 and len({year for year, _ in dated}) == len(dated) == len(named):
        dated = sorted(dated, key=lambda pair: pair[0])[-2:]
    if len(dated) != 2 or dated[0][0] == dated[1][0] or dated[0][1].norm_unit != dated[1][1].norm_unit:
        return None
    (_, then), (_, now) = sorted(dated, key=lambda pair: pair[0])
    return then, now


def _share(view: _View, line: Cells, k: int, figure: Figure, told: Figure | None) -> Relation | None:
    """The count left of it over the total of that count's column, or over the count that the head names."""
    j = next((j for j in range(k - 1, -1, -1) if _countable(line[j])), None)
    total = next((i for i, name in enumerate(view.names) if _TOTAL.fullmatch(name)), None)
    if j is None or (total is None and told is None):
        return None
    part, base = line[j], told if total is None else view.lines[total][j]
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
    left = [f for _, f in counts[-2:]]
    if (
        len(left) == 2
        and counts[-1][0] == k - 1
        and min(f.value for f in left) >= 0 < max(f.value for f in left)
    ):
        base, part = sorted(left, key=lambda f: -f.value)
        return _over(figure, part, base)
    return None


def _countable(figure: Figure | None) -> bool:
    return figure is not None and figure.norm_unit not in _RATES


def _over(figure: Figure, part: Figure, base: Figure) -> Relation:
    computed = part.value / base.value
    return Relation("rate", figure, (part, base), figure.value, computed, compare(figure, computed))
