"""Tables as people paste them: parted by tabs, by bars, by blanks, or one cell a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.reading import units

_BARE = re.compile(r"([-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)) ?([%‰])?")
_COUNTED = re.compile(_BARE.pattern + rf"? ?[万亿]?(?:(?![年月日号])(?:{units.PATTERN}))?|[-—/]{{1,3}}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_SENTENCE = re.compile(r"[。,;!?]")
_RULE = re.compile(r"[-=+|:\s]+")
_MOST_CELLS = 60
_SHORT = 24
_COLUMNS = range(2, 9)
_MOST_TITLES = 3
_CORNER = re.compile(r"信息内容|项目|类[别型]|事项|单位|部门|指标|名称|年[份度]|地区|领域|区域|种类|情况")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it stands without its margins, what it says."""

    start: int
    end: int
    said: str

    @property
    def number(self) -> re.Match[str] | None:
        """A number and nothing else."""
        return _BARE.fullmatch(self.said)

    @property
    def counted(self) -> bool:
        """A number, with or without its unit, or a dash in its place."""
        return bool(_COUNTED.fullmatch(self.said))


Row = tuple[Cell, ...]


def blocks(folded: str) -> Iterator[tuple[list[Row], list[str]]]:
    """Rows that stand together, two at least, and up to two lines above them."""
    found: list[Row] = []
    blanks: list[Row] = []
    above = [""]
    for at, line in _lines(folded):
        row = _parted(line, at)
        if row:
            found.append(row)
            continue
        if _RULE.fullmatch(line) and found and line.strip():
            continue
        yield from _whole(found, above)
        if found and line.strip():
            above = []
        found = []
        spaced = _spaced(line, at)
        if blanks and (not spaced or len(spaced) != len(blanks[-1])):
            yield from _aligned(blanks, above)
            blanks = []
        if spaced:
            blanks.append(spaced)
        else:
            above = [*above[-2:], line]
    yield from _whole(found, above)
    yield from _aligned(blanks, above)
    yield from _upright(folded)


def _lines(folded: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in folded.split("\n"):
        yield at, line
        at += len(line) + 1


def _cells(line: str, at: int, mark: str) -> Row:
    cells = []
    for said in line.split(mark)[:_MOST_CELLS]:
        lead = len(said) - len(said.lstrip())
        cells.append(Cell(at + lead, at + max(lead, len(said.rstrip())), said.strip()))
        at += len(said) + 1
    return tuple(cells)


def _parted(line: str, at: int) -> Row:
    """A row of cells between tabs or bars; () where the line is none."""
    if "\t" in line:
        row = _cells(line, at, "\t")
    elif line.count("|") >= 2:
        row = _cells(line, at, "|")
        # the bars that frame a row make no cells
        row = row[not row[0].said :]
        row = row[: len(row) - (bool(row) and not row[-1].said)]
    else:
        return ()
    return row if sum(bool(c.said) for c in row) >= 2 else ()


def _spaced(line: str, at: int) -> Row:
    """Three cells or more between blanks, no punctuation of a sentence."""
    if line.count(" ") < 2 or len(line) > 300 or _SENTENCE.search(_THOUSANDS.sub("", line)):
        return ()
    row = tuple(Cell(at + m.start(), at + m.end(), m[0]) for m in re.finditer(r"[^ \r]+", line))
    return row if 3 <= len(row) <= _MOST_CELLS else ()


def _whole(rows: list[Row], above: list[str]) -> Iterator[tuple[list[Row], list[str]]]:
    if len(rows) >= 2:
        yield rows, above[-2:]


def _aligned(rows: list[Row], above: list[str]) -> Iterator[tuple[list[Row], list[str]]]:
    """Lines parted by blanks are a table only where words head rows of numbers, three lines or more."""
    counted = [sum(c.counted for c in row) for row in rows]
    if len(rows) >= 3 and counted[0] == 0 and all(n >= 2 for n in counted[2:]) and counted[1] != 1:
        yield rows, above[-2:]


def _upright(folded: str) -> Iterator[tuple[list[Row], list[str]]]:
    """A table copied from a page one cell a line: heads, then rows in which words and numbers alternate alike."""
    run: list[Cell] = []
    barred = False
    for at, line in [*_lines(folded), (len(folded), "。")]:
        said = line.strip()
        bar = said.endswith("|")
        said = said.removesuffix("|").rstrip()
        if not said:
            continue
        # what stands above a table that is written with bars is no part of it; its last cell may lack one
        if bar != barred and (bar or not _COUNTED.fullmatch(said)):
            if sum(c.counted for c in run) >= 3:
                yield from _periodic(run)
            run, barred = [], bar
        short = len(said) <= _SHORT and "\t" not in said and "|" not in said
        if short and not _SENTENCE.search(_THOUSANDS.sub("", said)):
            start = at + line.index(said[0])
            run.append(Cell(start, start + len(said), said))
            continue
        if sum(c.counted for c in run) >= 3:
            yield from _periodic(run)
        run = []


def _periodic(run: list[Cell]) -> Iterator[tuple[list[Row], list[str]]]:
    kinds = [c.counted for c in run]
    at = loose = 0
    while at < len(run):
        width = next((n for n in _COLUMNS if _repeats(kinds, at, n)), 0)
        heads = _one_row(run, kinds, at) if not width else 0
        if not width and not heads:
            at += 1
            continue
        yield from _loose(run[loose:at])
        size = width or heads
        rows = [tuple(run[at : at + size])]
        pattern = kinds[at + size : at + 2 * size]
        at += size
        while len(pattern) == size and kinds[at : at + size] == pattern:
            rows.append(tuple(run[at : at + size]))
            at += size
        loose = at
        yield rows, []
    yield from _loose(run[loose:])


def _one_row(run: list[Cell], kinds: list[bool], at: int) -> int:
    """The number of heads that one row of as many cells follows, and no more; 0 where it is not so."""
    words = next((k for k in range(at, min(len(kinds), at + _MOST_CELLS)) if kinds[k]), at) - at
    behind = range(at + words, min(len(kinds), at + words + _MOST_CELLS))
    numbers = next((k for k in behind if not kinds[k]), behind.stop) - at - words
    # «信息内容⏎上一年数量⏎本年增减⏎行政处罚⏎36⏎-2»: the row has a name, and its heads a corner
    if numbers >= 2 and words == numbers + 2 and _CORNER.fullmatch(run[at].said):
        return words - 1
    above = kinds[max(0, at - _MOST_TITLES - 1) : at]
    titled = len(above) > _MOST_TITLES and not any(above)
    return words if 3 <= words == numbers and not titled else 0


def _loose(run: list[Cell]) -> Iterator[tuple[list[Row], list[str]]]:
    """Cells of no regular shape: each word begins a row, the numbers behind it are its own."""
    rows: list[list[Cell]] = []
    for cell in run:
        if not cell.counted or not rows:
            rows.append([])
        rows[-1].append(cell)
    told = [tuple(row) for row in rows if len(row) > 1 and not row[0].counted]
    alike = len(told) == 2 and len(told[0]) == len(told[1]) >= 4
    if alike or (len(told) >= 3 and sum(c.counted for c in run) >= 4 and len(told) * 4 >= len(rows)):
        yield told, []


def _repeats(kinds: list[bool], at: int, width: int) -> bool:
    """Heads without a number, then two rows of one pattern that holds both words and numbers."""
    heads, first, second = (kinds[at + k * width : at + (k + 1) * width] for k in range(3))
    return len(second) == width and not any(heads) and first == second and any(first) and not all(first)
