"""How a table is declared: its frame, and for each cell what is asked, or why it stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.procedures.grids import Frame


@dataclass(frozen=True)
class Ask:
    """An indicator, or one part of its breakdown: that with `key`, None for what was not recorded.

    `part`: instead of its value the number of cases in its `numerator` or `denominator`, or `rest`, those that were
    counted and did not fulfil it.
    """

    indicator: str
    by: str = ""
    key: str | None = None
    part: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values; the part only where one is asked for."""
        found = {"indicator": self.indicator, "by": self.by, "key": self.key}
        return found | ({"part": self.part} if self.part else {})


@dataclass(frozen=True)
class Source:
    """Where a cell comes from: the sum of what is asked; else the system that it `waits` for, or the reason why it
    stays open for good (`note`). A cell that waits keeps its table from being published where the law orders it."""

    asks: tuple[Ask, ...] = ()
    waits: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A frame with a source for each of its cells. `article`: what orders it."""

    frame: Frame
    sources: Mapping[str, Source] = field(default_factory=dict)
    article: str = ""

    def asks(self) -> set[tuple[str, str]]:
        """Every indicator asked for, with the way it is divided."""
        return {(ask.indicator, ask.by) for one in self.sources.values() for ask in one.asks}

    @property
    def waits(self) -> tuple[str, ...]:
        """The systems that its cells wait for, each once."""
        return tuple(dict.fromkeys(one.waits for one in self.sources.values() if one.waits))


def table_of(frame: Frame, sources: Mapping[str, Source], article: str = "") -> Table:
    """The table. Raises ValueError for a cell without a source, or with one that says nothing or two things."""
    if odd := set(frame.codes()) ^ set(sources):
        raise ValueError(f"cells and sources differ: {sorted(odd)}")
    wrong = [code for code, one in sources.items() if bool(one.asks) + bool(one.waits) + bool(one.note) != 1]
    if wrong:
        raise ValueError(f"a cell is asked for, waits, or stays open: {wrong}")
    return Table(frame, dict(sources), article)
