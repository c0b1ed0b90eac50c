"""An official document as data, whatever writes it (.docx, PDF): its elements by GB/T 9704-2012, lines and tables.

A report, a bulletin or a statutory table is put into an `Official`; `docx(official)` and `pdf(official)` write it:

    Official(
        title=("某县2025年政府信息公开工作年度报告",), issuer="某县人民政府", dated=date(2026, 1, 20),
        body=(
            Line("heading", "三、收到和处理政府信息公开申请情况"),
            Table(headings=(("", "自然人", "法人或其他组织", "总计"),), rows=(("本年新收", "12", "3", "15"),)),
        ),
    )

Nothing in a text is read as markup: what is given is what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# Control signs, halves of pairs, and the signs that turn the order of what stands beside them (an amount could be
# printed backwards): none belongs in an official document, and XML knows most of them not at all.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
KINDS = ("heading", "subheading", "third", "text", "flush", "centred")


@dataclass(frozen=True)
class Line:
    """A heading (`heading` 一、, `subheading` （一）, `third` 1.), a paragraph (`text`), one without indent (`flush`),
    or one in the middle (`centred`, such as the name of a table)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table over the whole width: rows of headings, rows of cells, all equally long.

    Neighbours that say the same are one cell: in `headings` to the right and below, in the first `stub` columns of
    `rows` (their labels) likewise, so a label over several rows is simply repeated; an empty cell is never joined.
    Cells of labels stand left, others in the middle. `widths`: parts of the width, equal where not given (a label
    column counts twice). `caption` stands above, `note` below. Raises ValueError where rows differ in length.
    """

    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    stub: int = 1
    widths: tuple[float, ...] = ()
    caption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        lengths = {len(row) for row in (*self.headings, *self.rows)}
        if len(lengths) != 1 or (self.widths and len(self.widths) not in lengths):
            raise ValueError(f"rows of different lengths: {sorted(lengths)}, {len(self.widths)} widths")

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len((*self.headings, *self.rows)[0])

    @property
    def parts(self) -> tuple[float, ...]:
        """The width of each column as a part of one."""
        wide = self.widths or tuple(2.0 if at < self.stub else 1.0 for at in range(self.columns))
        return tuple(one / sum(wide) for one in wide)


@dataclass(frozen=True)
class Official:
    """An official document. What is empty is not printed.

    `title`: its lines. `letterhead`: the issuing organ's mark in red above the red line (发文机关标志), where a numbered
    document is issued. `number` 发文字号, `signer` 签发人 (reports upward), `addressee` 主送, `attachments` 附件,
    `remark` 附注, `copies` 抄送, `printer` and `printed` 印发机关、印发日期. `dated` 成文日期; `status` stands above
    every page of what is no document yet (草稿).
    """

    title: tuple[str, ...]
    issuer: str
    dated: date
    body: tuple[Line | Table, ...]
    letterhead: str = ""
    number: str = ""
    signer: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    remark: str = ""
    copies: tuple[str, ...] = ()
    printer: str = ""
    printed: date | None = None
    status: str = ""

    @property
    def name(self) -> str:
        """Its title in one line."""
        return "".join(self.title)


@dataclass(frozen=True)
class Cell:
    """A cell to be written: where it begins, how far it reaches, and whether it is a heading or a label."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False
    label: bool = False


def cells(table: Table, cleaned: Callable[[str], str] = str) -> tuple[Cell, ...]:
    """The cells of a table after joining, row by row from the top left; each text through `cleaned`."""
    grid = (*table.headings, *table.rows)
    done: set[tuple[int, int]] = set()
    found = []
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            if (row, column) in done:
                continue
            heading, label = row < len(table.headings), column < table.stub
            last_row = len(table.headings) if heading else len(grid)
            last_column = table.columns if heading else table.stub
            joins = bool(text) and (heading or label)
            wide = _run(line, column, last_column) if joins else 1
            high = 1
            while joins and row + high < last_row and _same(grid[row + high], column, wide, text):
                high += 1
            done |= {(row + down, column + across) for down in range(high) for across in range(wide)}
            found.append(Cell(cleaned(text), row, column, high, wide, heading, label and not heading))
    return tuple(found)


def _run(line: tuple[str, ...], start: int, end: int) -> int:
    """How many cells from `start` on say the same."""
    at = start
    while at < end and line[at] == line[start]:
        at += 1
    return at - start


def _same(line: tuple[str, ...], start: int, wide: int, text: str) -> bool:
    return all(one == text for one in line[start : start + wide])


def printable(text: str) -> str:
    """The text with a visible mark in place of every sign that cannot be printed; line breaks become spaces."""
    return _UNPRINTABLE.sub(lambda one: " " if one[0] in "\t\n\r\u2028\u2029" else "\ufffd", text)


def points(table: Table) -> float:
    """The size of a table's letters: the more columns, the smaller."""
    return 9 if table.columns > 8 else 10.5 if table.columns > 5 else 12


def in_chinese(day: date) -> str:
    """2026年3月10日."""
    return f"{day.year}年{day.month}月{day.day}日"
