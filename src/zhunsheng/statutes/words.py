"""Words for the user: markers, so that rooms without Django can name texts for translation.

Texts with values in them read as Chinese where they are; the doors take them apart and put them together again in the
reader's language (`doors.counts.put`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def _(text: str) -> str:
    """Mark a Chinese source text for the catalogue; the doors translate it when they show it."""
    return text


class Count(str):
    """A number with its unit: 1,027件. `number`: as it is shown."""

    __slots__ = ("number", "unit")
    number: str
    unit: str

    def __new__(cls, number: object, unit: str) -> Count:
        made = super().__new__(cls, f"{number}{unit}")
        made.number, made.unit = str(number), unit
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Count, (self.number, self.unit)


class Said(str):
    """A source text with values put into it. `parts`: each source with its values."""

    __slots__ = ("parts",)
    parts: tuple[tuple[str, Mapping[str, str]], ...]

    def __new__(cls, pattern: str, /, **values: str) -> Said:
        return cls._of(((pattern, values),))

    @classmethod
    def _of(cls, parts: tuple[tuple[str, Mapping[str, str]], ...]) -> Said:
        made = super().__new__(cls, "".join(pattern.format(**values) for pattern, values in parts))
        made.parts = parts
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Said._of, (self.parts,)

    @classmethod
    def listed(cls, pattern: str, rows: Iterable[Mapping[str, str]]) -> Said:
        """One pattern over several rows of values, set apart by 、."""
        return cls.joined(cls(f"、{pattern}" if n else pattern, **row) for n, row in enumerate(rows))

    @classmethod
    def joined(cls, several: Iterable[Said]) -> Said:
        """One behind the other, as one text."""
        return cls._of(tuple(part for one in several for part in one.parts))
