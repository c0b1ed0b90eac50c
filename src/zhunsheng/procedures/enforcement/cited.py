"""Whether an article cited on a paper is law on that day: one question for every procedure whose papers cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from zhunsheng.statutes import catalogue
from zhunsheng.statutes.instruments import Instrument

_CITED = re.compile(
    r"[《〈]?(?P<law>[^《》〈〉第\s]*?)[》〉]?(?P<year>[(\uff08]\d{4}[)\uff09])?\s*(?P<label>第[^条]+条)"
)


def instrument_named(text: str, day: date) -> tuple[Instrument | None, bool]:
    """The instrument that a citation names, and whether it is known at all.

    《行政处罚法》第三条 means the version of that day; 行政处罚法(2017)第三条 that very version.
    """
    found = _CITED.search(text.strip())
    if found is None:
        return None, False
    law = _known_name(re.sub(r"^.*?中华人民共和国", "", found["law"]))
    year = found["year"].translate(str.maketrans("\uff08\uff09", "()")) if found["year"] else ""
    if year:
        try:
            return catalogue.find(law + year), True
        except LookupError:
            versions = catalogue.versions(law)
            return next((one for one in versions if str(one.since.year) == year[1:-1]), None), bool(versions)
    return catalogue.in_force(law, day), bool(catalogue.versions(law))


def _known_name(text: str) -> str:
    """The name of a known instrument that the text ends with (依据行政处罚法 → 行政处罚法), else the text."""
    ends = (text[start:] for start in range(len(text)))
    return next((end for end in ends if catalogue.versions(end)), text)


def outdated(cited: Iterable[str], day: date) -> list[str]:
    """Those citations whose instrument is known here and is not in force on `day`. What is not known is not judged."""
    return [text for text in cited if not in_force_on(text, (day,))]


def in_force_on(text: str, on: Iterable[date]) -> bool:
    """Whether the instrument cited is in force on one of these days; what is not known here counts as in force."""
    for day in on:
        instrument, known = instrument_named(text, day)
        if not known or (instrument is not None and instrument.governs(day)):
            return True
    return False


def citations(text: str | None) -> list[str]:
    """Every citation in a running text."""
    return [found.group() for found in _CITED.finditer(text or "")]
