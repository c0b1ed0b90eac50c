"""Tables as people paste them: parted by tabs, by bars, by blanks, or one cell a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.reading import units

_BARE = re.compile(r"([-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)) ?([%‰])?")
_COUNTED = re.compile(_BARE.pattern + rf"? ?(?:(?![年月日号])(?:{units.PATTERN}))?|[-—/]{{1,3}}")
_SENTENCE = re.compile(r"[。,;!?]")
_RULE = re.compile(r"[-=+|:\s]+")
_MOST_CELLS = 60
_SHORT = 24
_COLUMNS = range(2, 9)


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
    if line.count(" ") < 2 or len(line) > 300 or _SENTENCE.search(re.sub(r"(?<=\d),(?=\d)", "", line)):
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
    for at, line in [*_lines(folded), (len(folded), "。")]:
        said = line.strip().removesuffix("|").rstrip()
        if not said:
            continue
        if len(said) <= _SHORT and "\t" not in said and "|" not in said and not _SENTENCE.search(said):
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
        heads = _one_row(kinds, at) if not width else 0
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


def _one_row(kinds: list[bool], at: int) -> int:
    """The number of heads that are followed by as many numbers and no more; 0 where it is not so."""
    if at and not kinds[at - 1]:
        return 0
    words = next((k for k in range(at, len(kinds)) if kinds[k]), len(kinds)) - at
    numbers = next((k for k in range(at + words, len(kinds)) if not kinds[k]), len(kinds)) - at - words
    return words if 3 <= words == numbers else 0


def _loose(run: list[Cell]) -> Iterator[tuple[list[Row], list[str]]]:
    """Cells of no regular shape: each word begins a row, the numbers behind it are its own."""
    rows: list[list[Cell]] = []
    for cell in run:
        if not cell.counted or not rows:
            rows.append([])
        rows[-1].append(cell)
    told = [tuple(row) for row in rows if len(row) > 1 and not row[0].counted]
    if len(told) >= 3 and sum(c.counted for c in run) >= 4 and len(told) * 4 >= len(rows):
        yield told, []


def _repeats(kinds: list[bool], at: int, width: int) -> bool:
    """Heads without a number, then two rows of one pattern that holds both words and numbers."""
    heads, first, second = (kinds[at + k * width : at + (k + 1) * width] for k in range(3))
    return len(second) == width and not any(heads) and first == second and any(first) and not all(first)
