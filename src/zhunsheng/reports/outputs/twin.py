"""The machine-readable twin of a report: everything that is printed, each number with its figure, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from zhunsheng.procedures.oversight import annual_report
from zhunsheng.reports.edition import Edition
from zhunsheng.reports.outputs.addresses import of_figure, of_report
from zhunsheng.reports.outputs.format import FORMAT, Twin

PARSED = ("paragraphs", "figures", "heads", "manuscript", "admitted")
"""The facts of an edition that are JSON themselves."""
PIECE = ("text", "figure", "form", "by", "key", "case")


@dataclass(frozen=True)
class Place:
    """Where a published edition stands: its case, book and entry (number, digest and link of the chain in hex), the
    day of publication, and why it was corrected, where it was. `site`: the portal's own address, "" where not said."""

    case: str
    book: str
    seq: int
    digest: str
    link: str
    on: date
    reason: str = ""
    corrected: bool = False
    site: str = ""


def twin(edition: Edition, dated: date, place: Place | None = None) -> dict[str, Any]:
    """The twin of an edition as plain values; without `place` it is a draft."""
    facts = edition.facts()
    told = facts | {name: json.loads(facts[name]) for name in PARSED if name in facts}
    book = place.book if place else ""
    addresses = {name: of_figure(edition, edition.figures[name], book) for name in edition.refs()}
    told["paragraphs"] = _paragraphs(told["paragraphs"], edition)
    told["figures"] = [one | {"address": addresses[one["ref"]]} for one in told["figures"]]
    return told | {
        "format": FORMAT,
        "status": "draft" if place is None else "corrected" if place.corrected else "published",
        "site": place.site if place else "",
        "dated": dated.isoformat(),
        "reason": place.reason if place else "",
        "sha256": sha256(edition.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "numbers": [
            {
                "start": start,
                "end": end,
                "text": piece.text,
                "figure": piece.ref,
                "form": piece.form,
                "part": piece.part,
                "address": addresses[piece.ref],
            }
            for start, end, piece in edition.spans()
        ],
        "entry": _entry(place) if place else None,
    }


def as_json(edition: Edition, dated: date, place: Place | None = None) -> bytes:
    """The twin as a file: the same bytes for the same edition."""
    told = json.dumps(twin(edition, dated, place), ensure_ascii=False, indent=1, sort_keys=True)
    return told.encode("utf-8", "replace") + b"\n"


def edition_from(told: dict[str, Any]) -> Edition:
    """The edition that a twin tells, as its entry froze it. Raises pydantic's ValidationError for what is no twin."""
    Twin.model_validate(told)
    given = {name: told[name] for name in annual_report.Edition.model_fields if name in told}
    given["paragraphs"] = [
        {name: value for name, value in one.items() if name != "pieces"}
        | {"pieces": [[piece.get(name, "") for name in PIECE] for piece in one["pieces"]]}
        for one in told["paragraphs"]
    ]
    given["figures"] = [
        {name: value for name, value in one.items() if name != "address"} for one in told["figures"]
    ]
    dumped = {name: json.dumps(given[name], ensure_ascii=False) for name in PARSED if name in given}
    return Edition.of(annual_report.Edition.model_validate(given | dumped))


def _entry(place: Place) -> dict[str, Any]:
    return {
        "case": place.case,
        "book": place.book,
        "seq": place.seq,
        "digest": place.digest,
        "link": place.link,
        "address": of_report(place.case, place.seq),
    }


def _paragraphs(frozen: list[dict[str, Any]], edition: Edition) -> list[dict[str, Any]]:
    """The paragraphs with every piece named and its offsets; what is empty is left out."""
    offsets = ((start, end) for start, end, _paragraph, _piece in edition.pieces())
    found = []
    for one in frozen:
        pieces = []
        for values in one["pieces"]:
            start, end = next(offsets)
            said = {name: value for name, value in zip(PIECE[1:], values[1:], strict=False) if value}
            pieces.append({"text": values[0], "start": start, "end": end} | said)
        found.append(one | {"pieces": pieces})
    return found
