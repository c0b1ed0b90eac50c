"""A table as an official document: what `outputs.docx` and `outputs.pdf` write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from zhunsheng.procedures.grids import Block
from zhunsheng.reports.outputs import Line, Official
from zhunsheng.reports.outputs import Table as Laid
from zhunsheng.reports.tables.filling import Filled
from zhunsheng.reports.tables.writing import laid_out

NUMERALS = "一二三四五六七八九十"


def paragraphs(text: str) -> tuple[Line, ...]:
    """What people wrote: a paragraph a line."""
    return tuple(Line("text", one.strip()) for one in text.splitlines() if one.strip())


def blocks(table: Filled, which: Iterable[Block] | None = None, named: bool = True) -> tuple[Laid, ...]:
    """Its blocks as they are laid out; all of them where none are named. `named`: each under its own title."""
    made = (laid_out(table, block) for block in (table.frame.blocks if which is None else which))
    return tuple(one if named else replace(one, caption="") for one in made)


def headed(number: int, title: str) -> Line:
    """The heading of a section: 一、总体情况."""
    return Line("heading", f"{NUMERALS[number - 1]}、{title}")


def official(table: Filled, title: Sequence[str], issuer: str, dated: date, remarks: str = "") -> Official:
    """The whole table under its title: a section a block, then what people add."""
    body: list[Line | Laid] = []
    for number, block in enumerate(table.frame.blocks, 1):
        body += [headed(number, block.title), *blocks(table, (block,), named=False)]
    if remarks:
        body += [headed(len(table.frame.blocks) + 1, "意见和要求"), *paragraphs(remarks)]
    return Official(tuple(title), issuer, dated, tuple(body))
