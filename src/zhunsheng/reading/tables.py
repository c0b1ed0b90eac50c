"""Tables of a text: cells with the heads of their rows and columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zhunsheng.reading import units
from zhunsheng.reading.grids import Cell, blocks
from zhunsheng.reading.masks import Spans
from zhunsheng.reading.numerals import arabic
from zhunsheng.reading.squaring import squared
from zhunsheng.reading.tokens import Token

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_RATE_HEAD = re.compile(r"率$|占比|比例|比重|百分比")
_UNIT_HEAD = re.compile(r"[((:](?:单位[::])?([一-龥%]{1,4})[))]?|([件人宗户次项份个元])数")
_UNIT_LINE = re.compile(r"单位[::][ ]*([一-龥%]{1,3})")
_NO_COUNT = re.compile(r"序号|编号|代码|文号|年度|年份|电话|邮编|页码|日期|时间|索引")
_MOST_ROWS = 2000
_REACH = 8


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first `heads` rows head the columns. `unit` is that of «单位:件» above."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    unit: str

    def column(self, at: int) -> str:
        """The head of a column: its cells from the top, one that is empty taken from the left."""
        said: list[str] = []
        for row in self.rows[: self.heads]:
            cells = [c.said.strip() for c in row[: at + 1]]
            named = next((c for c in reversed(cells) if c), "")
            own = cells[at] if at < len(cells) else ""
            # a head that spans columns stands over all of them; below it only the column's own counts
            if own or (named and row is not self.rows[self.heads - 1]):
                said.append(own or named)
        return "·".join(dict.fromkeys(said))

    @cached_property
    def words(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """Of each row the cells that are no numbers, with their columns."""
        return tuple(
            tuple((j, c.said) for j, c in enumerate(row) if c.said and not c.counted) for row in self.rows
        )

    def row(self, at: int, before: int) -> str:
        """The head of a row: the last words left of the number, else those of the rows above."""
        for up in range(at, max(self.heads, at - _REACH) - 1, -1):
            said = [text for j, text in self.words[up] if j < before]
            if said:
                return said[-1]
            if up == at and before and (year := _BARE_YEAR.fullmatch(self.rows[at][0].said)):
                return year[0] + "年"
        return ""


def find(folded: str) -> tuple[Table, ...]:
    """Every table of two rows or more."""
    return tuple(_table(rows, above) for rows, above in blocks(folded))


def _table(rows: list[tuple[Cell, ...]], above: list[str]) -> Table:
    rows = squared([_trimmed(row) for row in rows[:_MOST_ROWS]])
    heads = next((i for i, row in enumerate(rows) if any(c.counted for c in row)), len(rows))
    unit = _UNIT_LINE.search("\n".join(above))
    return Table(tuple(rows), heads, unit[1] if unit else "")


def _trimmed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Without the empty cells at the end, which merged cells leave behind."""
    last = max((k for k, c in enumerate(row) if c.said), default=0)
    return row[: last + 1]


def numbers(tables: tuple[Table, ...], masks: Spans, taken: set[int]) -> Iterator[Token]:
    """The bare numbers of cells; those under heads that count nothing (序号, 年份) are passed over."""
    seen: set[int] = set()
    for table in tables:
        columns = [table.column(j) for j in range(max(map(len, table.rows)))]
        for i, row in enumerate(table.rows[table.heads :], table.heads):
            for j, cell in enumerate(row):
                m = cell.number
                start = cell.start + m.start(1) if m else -1
                if m is None or start in taken or start in seen or (start in masks and not m[2]):
                    continue
                column, head = columns[j], table.row(i, j)
                if _NO_COUNT.search(column) or not (column or head) or (j == 0 and _serial(table, i)):
                    continue
                value = arabic(m[1])
                if value is not None:
                    seen.add(start)
                    yield _token(start, m, value, column, head, table.unit)


def named(tables: tuple[Table, ...]) -> dict[int, tuple[str, str]]:
    """Where a cell counts something: what its heads say of it, and of which year."""
    found: dict[int, tuple[str, str]] = {}
    for table in tables:
        columns = [table.column(j) for j in range(max(map(len, table.rows)))]
        for i, row in enumerate(table.rows[table.heads :], table.heads):
            for j, cell in enumerate(row):
                if cell.counted:
                    found[cell.start] = _heads(columns[j], table.row(i, j))
    return found


def _heads(column: str, head: str) -> tuple[str, str]:
    year = _YEAR.search(column) or _YEAR.search(head)
    return "·".join(s for s in (_short(head, 14), _short(column, 12)) if s), year[1] if year else ""


def _serial(table: Table, i: int) -> bool:
    """Whether a number that begins a row is the row's own: words stand behind it, or it is a year."""
    row = table.rows[i]
    numbers = sum(bool(c.number) for c in row)
    return bool(_BARE_YEAR.fullmatch(row[0].said)) or bool(table.words[i]) or numbers < 2


def _token(start: int, m: re.Match[str], value: Decimal, column: str, head: str, common: str) -> Token:
    end = start + len(m[1]) + len(m[2] or "")
    decimals = len(m[1].partition(".")[2])
    said, year = _heads(column, head)
    unit = _unit(column) or _unit(head) or common
    rate = unit in {"%", "‰"} or bool(m[2])
    if rate:
        mark = m[2] or unit
        return Token(start, end, value / (1000 if mark == "‰" else 100), mark, "ratio", end,
                     decimals=decimals, said=said, year=year)  # fmt: skip
    if not unit and (_RATE_HEAD.search(column) or _RATE_HEAD.search(head)) and abs(value) <= 100:
        return Token(start, end, value / 100, "-", "ratio", end, decimals=decimals, said=said, year=year)
    size = 1
    if unit in {"万元", "亿元", "万人", "万件"}:
        size, unit = (10**8 if unit[0] == "亿" else 10**4), unit[1:]
    known = units.unit_at(unit, 0) if unit else None
    word = known[0] if known and known[1] == len(unit) else ""
    return Token(start, end, value * size, units.printed(word) or "-", units.normal(word) or "-", end,
                 decimals=decimals, said=said, year=year)  # fmt: skip


def _unit(head: str) -> str:
    m = _UNIT_HEAD.search(head)
    return (m[1] or m[2] or "") if m else ""


def _short(said: str, most: int) -> str:
    said = re.sub(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s*|\s+", "", said)
    return said[-most:] if "·" in said else said[:most]
