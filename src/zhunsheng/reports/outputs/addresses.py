"""The permanent addresses of a report and its figures on the portal, from its root on (docs/report-format.md)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from zhunsheng.reports.edition import Edition

DIGITS = 16


def of_report(case: str, seq: int | None = None) -> str:
    """A published report: as it stands, or the edition that the entry of this number froze."""
    return f"/reports/{quote(case)}" + (f"?edition={seq}" if seq else "")


def of_figure(edition: Edition, one: dict[str, Any], book: str = "") -> str:
    """A frozen figure of the edition, asked as the report asked; `book`: the book of the report's own case.

    Whose cases, looked at when, by which definition, as of which heads of the books: the same number for ever.
    """
    said = {
        "book": edition.book or book,
        "organ": edition.organ,
        "as_of": one["as_of"],
        "definition": (one.get("version") or {}).get("name", ""),
        "by": one.get("by", ""),
        "head": [
            f"{name}:{head['seq']}:{head['link'][:DIGITS]}" for name, head in (one.get("heads") or {}).items()
        ],
    }
    asked = {name: value for name, value in said.items() if value}
    if "by" in asked:
        asked["key"] = "" if one.get("key") is None else str(one["key"])
    query = urlencode(asked, doseq=True)
    return f"/figures/{edition.year}/{quote(one['id'])}?{query}"
