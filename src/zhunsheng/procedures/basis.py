"""The legal basis of a list's item, read as far as the catalogue knows it: whether its law still stands on a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from zhunsheng.statutes import catalogue

ENDED = "ended_instruments"
"""The local setting that names instruments unknown to the catalogue that ended: name to its last day."""

_SPLIT = re.compile(r"[;；\n]+|(?<=[条款项目])[、,，]")
_NAME = re.compile(r"^《?([^《》第]+?(?:[（(]\d{4}[^）)]*[）)])?)》?\s*(?:第.*)?$")
_YEAR = re.compile(r"[（(](\d{4})[^）)]*[）)]$")


def instruments(basis: str) -> tuple[str, ...]:
    """The names of the instruments that a basis cites: «行政处罚法第五十七条;某条例第三条» cites two."""
    found = []
    for part in _SPLIT.split(basis):
        said = _NAME.match(part.strip())
        if said:
            found.append(_YEAR.sub(r"(\1)", said[1].strip()).removeprefix("中华人民共和国"))
    return tuple(dict.fromkeys(found))


def ended(basis: str, day: date, local: Mapping[str, Any] | None = None) -> str | None:
    """The first instrument of the basis that no longer governs on that day; None where all stand or are not known.

    `local`: the setting ENDED, for instruments that the catalogue does not hold.
    """
    for name in instruments(basis):
        last = (local or {}).get(name)
        if (last is not None and day > date.fromisoformat(str(last))) or _ended(name, day):
            return name
    return None


@lru_cache(maxsize=20_000)
def _ended(name: str, day: date) -> bool:
    known = [one for one in catalogue.INSTRUMENTS if name in (one.short, one.title, one.number)]
    # A plain name means whichever version is in force; a name with a year means that very version.
    if known and not _YEAR.search(name):
        known = list(catalogue.versions(known[0]))
    return bool(known) and all(one.until is not None and one.until < day for one in known)
