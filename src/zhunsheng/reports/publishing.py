"""From an edition to an entry: drafted, signed, published, corrected; and read back from the entry alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhunsheng import record
from zhunsheng.cases import feed, folding
from zhunsheng.cases.taking import Taken, take
from zhunsheng.indicators import Period, figures
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.oversight.annual_report import AnnualReport, latest
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.reports.edition import Edition

EDITIONS = (AnnualReport.draft, AnnualReport.revise, AnnualReport.correct)


@dataclass(frozen=True)
class Published:
    """A published edition: its case, where the entry that froze it stands, and the day."""

    case: str
    book: str
    seq: int
    on: date
    edition: Edition
    corrected: bool = False


def draft(edition: Edition, *, by: Sequence[str], on: date, organ: str, at: datetime | None = None) -> Taken:
    """Open the report's case with this edition, in the name of the organ that drafts it. Raises what `take` raises."""
    return take(
        None, AnnualReport.draft, edition.facts(), by=by, on=on, organ=organ, procedure=AnnualReport, at=at
    )


def revise(case: str, edition: Edition, *, by: Sequence[str], on: date, at: datetime | None = None) -> Taken:
    """Put another edition in place of the draft; it must be signed again."""
    return take(case, AnnualReport.revise, edition.facts(), by=by, on=on, at=at)


def sign(case: str, *, by: Sequence[str], on: date, at: datetime | None = None) -> Taken:
    """Sign the edition that stands. Refused while its year still runs."""
    return take(case, AnnualReport.sign, {}, by=by, on=on, at=at)


def publish(
    case: str, *, by: Sequence[str], on: date, address: str = "", at: datetime | None = None
) -> Taken:
    """Publish the signed edition. Refused (Forbidden, with the reason) where a figure fails, a blank is left, periods
    mix or the text's own numbers disagree."""
    return take(case, AnnualReport.publish, {"address": address or None}, by=by, on=on, at=at)


def correct(
    case: str, edition: Edition, reason: str, *, by: Sequence[str], on: date, at: datetime | None = None
) -> Taken:
    """Publish a corrected edition openly; the one that was published stays in the record."""
    return take(case, AnnualReport.correct, edition.facts() | {"reason": reason}, by=by, on=on, at=at)


def published(year: int | None = None, book: str | None = None) -> list[Published]:
    """The editions that anybody may read, the latest year first, each as last corrected."""
    found = [_published(case, home) for case, home in feed.public(AnnualReport.name, book)]
    wanted = [one for one in found if year is None or one.edition.year == year]
    return sorted(wanted, key=lambda one: (-one.edition.year, one.edition.issuer))


def edition_of(case: str) -> Edition:
    """The edition that stands in a report's case, published or not. Raises NoSuchCase."""
    return Edition.of(latest(_folded(case, feed.book_of(AnnualReport.name, case))))


def moved_since(edition: Edition, book: str | None = None) -> Iterator[tuple[str, Any, Any]]:
    """The figures that the record now answers otherwise than the edition froze: title, value then, value now."""
    frozen = edition.figures
    if not frozen:
        return
    as_of = date.fromisoformat(next(iter(frozen.values()))["as_of"])
    for now in figures(Period.year(edition.year, as_of), book=book, ids=list(frozen)):
        then, value = frozen[now.id], now.as_json()["value"]
        if then["value"] != value:
            yield now.title, then["value"], value


def _folded(case: str, book: str) -> Case:
    return folding.fold(record.entries(book, case), calendar_now(), {}, "", opened=False)


def _published(case: str, book: str) -> Published:
    told = _folded(case, book)
    frozen, out = told.last(*EDITIONS), told.last(AnnualReport.publish)
    assert frozen is not None and out is not None
    corrected = frozen.step is AnnualReport.correct
    day = frozen.on if corrected else out.on
    return Published(case, book, frozen.seq, day, Edition.of(frozen.facts), corrected)
