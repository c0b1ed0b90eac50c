"""What the text says of a table: «从上表看,处罚类占65.9%», «共230件,占案件总数的10.1%»; only where it fits."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.stems import NOTHING, parts_of
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_TOTALS = ("合计", "总计", "共计", "总数")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CASES = re.compile(r"审结|办结|受理|收案|应诉|总|合计")
_RATES = frozenset({"ratio", "percentage_point"})
_REACH, _SAID, _BACK = 3000, 40, 12
_MOST_CELLS = 400


def spoken(layout: Layout, figures: list[Figure], found: list[Relation]) -> list[Relation]:
    """The relations, those of unknown rates resolved that a table printed before explains."""
    if not layout.tables:
        return found
    at = {f.start: f for f in figures}
    starts = [f.start for f in figures]
    tables = sorted(layout.tables, key=lambda table: table.rows[-1][-1].end)
    ends = [table.rows[-1][-1].end for table in tables]
    answer: list[Relation] = []
    for relation in found:
        rate = relation.result
        known = relation.kind != "rate" or relation.verdict is not Verdict.UNKNOWN
        if known or not rate.decimals or rate.qualifier or rate.value in {0, 1}:
            answer.append(relation)
            continue
        near = tables[bisect_left(ends, rate.start - _REACH) : bisect_left(ends, rate.start)]
        i = bisect_left(starts, rate.start)
        told = (r for table in reversed(near[-2:]) for r in _explained(layout, table, at, figures, i))
        answer.append(next(told, relation))
    return answer


def _explained(
    layout: Layout, table: Table, at: dict[int, Figure], figures: list[Figure], i: int
) -> Iterator[Relation]:
    rate = figures[i]
    if sum(map(len, table.rows)) > _MOST_CELLS:
        return
    floor = layout.paragraph(rate.start)
    before = [f for f in figures[max(0, i - _BACK) : i] if f.start >= floor and f.norm_unit not in _RATES]
    sentence = [f for f in before if f.start >= layout.sentence(rate.start)[0]]
    said = layout.folded[max(floor, layout.clause(rate.start)[0], rate.start - _SAID) : rate.start]
    told = list(_lines(table, at))
    lines, kinds = [(name, line) for name, line, _across in told], [across for *_line, across in told]
    totals = [f for name, line in lines if name in _TOTALS for f in line.values()]
    pairs = [(part, base) for part in reversed(sentence) for base in totals]
    for (name, line), across in zip(lines, kinds, strict=True):
        if len(name) < 2 or not _called(name, said):
            continue
        pairs += [(part, base) for part in line.values() for base in reversed(before)]
        for (total, whole), way in zip(lines, kinds, strict=True):
            if total in _TOTALS and way == across:
                pairs += [(line[j], whole[j]) for j in line.keys() & whole.keys()]
    pairs += _of_column(layout, table, at, said)
    for part, base in pairs:
        if part.value <= 0 or part.value >= base.value or not _alike(part, base):
            continue
        verdict = compare(rate, part.value / base.value)
        if verdict is Verdict.HOLDS:
            yield Relation("rate", rate, (part, base), rate.value, part.value / base.value, verdict)


def _of_column(
    layout: Layout, table: Table, at: dict[int, Figure], said: str
) -> Iterator[tuple[Figure, Figure]]:
    """«2023年纠错率8.4%»: the row that the rate's name counts, over the cases of the year's column."""
    year = _YEAR.search(said)
    words = parts_of(said)
    if words == NOTHING:
        return
    for row in table.rows[table.heads :]:
        # «四县区纠错率为10.4%»: along the row of all
        if next((c.said for c in row if c.said and not c.counted), "") in _TOTALS:
            told = [(table.column(j).split("·")[-1], at[c.start]) for j, c in enumerate(row) if c.start in at]
            yield from _over_cases(told, words)
    if year is None:
        return
    for j in range(max(map(len, table.rows))):
        if year[0] not in table.column(j):
            continue
        cells = [
            (table.row(i, j), at[row[j].start])
            for i, row in enumerate(table.rows)
            if i >= table.heads and j < len(row) and row[j].start in at
        ]
        yield from _over_cases(cells, words)


def _over_cases(cells: list[tuple[str, Figure]], words: str) -> Iterator[tuple[Figure, Figure]]:
    """The cells that a rate's name counts, over the cells of cases."""
    for name, part in cells:
        if re.search(words, name):
            yield from ((part, base) for whole, base in cells if _CASES.search(whole) and part is not base)


def _lines(table: Table, at: dict[int, Figure]) -> Iterator[tuple[str, dict[int, Figure], bool]]:
    """Each row (True), then each column, with its name and its counts by position."""
    rows = table.rows[table.heads :]
    for row in rows:
        name = next((c.said for c in row if c.said and not c.counted), "").partition("(")[0]
        cells = {j: at[c.start] for j, c in enumerate(row) if c.start in at}
        yield name, {j: f for j, f in cells.items() if f.norm_unit not in _RATES}, True
    for j in range(max(map(len, table.rows))):
        cells = {i: at[row[j].start] for i, row in enumerate(rows) if j < len(row) and row[j].start in at}
        name = table.column(j).split("·")[-1].partition("(")[0]
        yield name, {i: f for i, f in cells.items() if f.norm_unit not in _RATES}, False


def _called(name: str, said: str) -> bool:
    """Whether the words before the rate name a line: 行政处罚 in «处罚类案件占»."""
    return name in said or (len(name) == 4 and name[:2] == "行政" and name[2:] in said)


def _alike(part: Figure, base: Figure) -> bool:
    return part.norm_unit == base.norm_unit or "-" in (part.norm_unit, base.norm_unit)
