"""What came of an import: what was taken in, what was refused and where, what had come before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Wrong:
    """One error: sheet, row and column as the spreadsheet shows them ("" where it concerns the whole row)."""

    sheet: str
    row: int
    column: str
    title: str
    message: str
    article: str = ""

    def __str__(self) -> str:
        place = f"「{self.sheet}」第{self.row}行" if self.row else f"「{self.sheet}」"
        place += f"{self.column}列" if self.column else ""
        return f"{place}:{f'「{self.title}」' if self.column and self.title else ''}{self.message}"


@dataclass(frozen=True)
class Outcome:
    """The outcome of one import; with mode "all" nothing was done unless nothing was refused."""

    name: str
    digest: str
    mode: str
    done: int = 0
    repeated: int = 0
    refused: tuple[Wrong, ...] = ()
    cases: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    defects: tuple[Wrong, ...] = ()
    """What the law had against rows taken in as history."""

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return not self.refused

    def as_json(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "file": self.name,
            "sha256": self.digest,
            "mode": self.mode,
            "done": self.done,
            "repeated": self.repeated,
            "cases": list(self.cases),
            "refused": [vars(one) for one in self.refused],
            "notes": list(self.notes),
            "defects": [vars(one) for one in self.defects],
        }


def letter(index: int) -> str:
    """The column's letters: 0 is A, 26 is AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
