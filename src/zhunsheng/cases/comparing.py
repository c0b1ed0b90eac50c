"""What the rebuilding found: where a cache said something else than the book."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

MOST_TOLD = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of one row: what the cache had, and what the book says. `column` "" is the row as a whole."""

    table: str
    case: str
    column: str
    was: Any
    becomes: Any


@dataclass(slots=True)
class Differences:
    """The result of a rebuilding. All differences are counted; the first thousand are told one by one."""

    entries: int = 0
    cases: int = 0
    found: list[Difference] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many columns differed, rows missing or too many counting one each."""
        return sum(self.counts.values())

    def note(self, table: str, case: str, column: str, was: Any, becomes: Any) -> None:
        """Write down one difference."""
        self.counts[table, column] += 1
        if len(self.found) < MOST_TOLD:
            self.found.append(Difference(table, case, column, was, becomes))

    def as_json(self) -> dict[str, Any]:
        """For `zhunsheng rebuild --json`."""
        return {
            "entries": self.entries,
            "cases": self.cases,
            "differences": self.total,
            "found": [
                {
                    "table": one.table,
                    "case": one.case,
                    "column": one.column,
                    "was": _plain(one.was),
                    "becomes": _plain(one.becomes),
                }
                for one in self.found
            ],
        }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
