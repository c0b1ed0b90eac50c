"""Versions of an indicator's definition: places count «lost», «in time», «a penalty» differently, and a figure says how.

A version names only what differs; the rest is as the indicator declares it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.indicators.rounding import Rounding

if TYPE_CHECKING:
    from zhunsheng.indicators.declaring import Kind

RULE = "definition:{id}"
"""The key of a dated local rule (`registers.local_rules`) whose value is the name of a version."""


@dataclass(frozen=True)
class Version:
    """One definition of an indicator.

    `name`: what a local rule and an address say. `definition`: its text in Chinese, `definition_en` in English; the
    indicator's own where empty. `since`, `until`: the days on which it is valid, both included, None where open.
    The rest is what differs: None is as the indicator has it (see `Indicator`). Which place uses it, its dated local
    rules say (`choosing.uses`).
    """

    name: str
    title: str
    title_en: str
    definition: str = ""
    definition_en: str = ""
    since: date | None = None
    until: date | None = None
    kind: Kind | None = None
    unit: str | None = None
    of: Callable[[Any, Any], Any] | None = None
    part: Callable[[Any, Any], Any] | None = None
    amount: Callable[[Any], Any] | None = None
    weight: Callable[[Any], Any] | None = None
    blank: Callable[[Any, Any], Any] | None = None
    dated_by: str | None = None
    places: int | None = None
    rounding: Rounding | None = None

    def valid(self, day: date) -> bool:
        """Whether it may govern that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def changes(self) -> dict[str, Any]:
        """What it puts in the place of the indicator's own."""
        found = {name: getattr(self, name) for name in DIFFER}
        texts = {"definition": self.definition, "definition_en": self.definition_en}
        if not self.definition:
            texts = {}
        return {name: value for name, value in found.items() if value is not None} | texts

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "name": self.name,
            "title": self.title,
            "title_en": self.title_en,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }


_ABOUT = ("name", "title", "title_en", "definition", "definition_en", "since", "until")
DIFFER = tuple(one.name for one in fields(Version) if one.name not in _ABOUT)

USUAL = Version("usual", "通行口径", "Usual definition")
"""The indicator as it is declared, where nothing else is said."""
TRUNCATED = Version(
    "truncated",
    "截尾取值",
    "Cut off, not rounded",
    rounding=Rounding.TRUNCATE,
)
"""A rate whose further decimals are cut off: published reports do so (75.5% of 683/904)."""
