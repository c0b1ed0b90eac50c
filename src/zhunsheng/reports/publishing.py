"""From an edition to an entry: drafted, signed, published, corrected; and read back from the entry alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhunsheng import record
from zhunsheng.cases import feed, folding
from zhunsheng.cases.taking import Taken, take
from zhunsheng.indicators import Kind, Period, figures
from zhunsheng.indicators.catalogue import INDICATORS, indicator
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.oversight.annual_report import AnnualReport, latest
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.reports.correcting import explained
from zhunsheng.reports.edition import Edition, dumped
from zhunsheng.statutes.words import Said

KNOWN = frozenset(one.id for one in INDICATORS)

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
    """Put another edition in place of the draft; it must be reviewed and signed again."""
    return take(case, AnnualReport.revise, edition.facts(), by=by, on=on, at=at)


def review(
    case: str,
    *,
    by: Sequence[str],
    on: date,
    passed: bool = True,
    opinion: str = "",
    at: datetime | None = None,
) -> Taken:
    """Review the text of the edition that stands: by a legal reviewer who wrote none of it."""
    facts = {"passed": passed, "opinion": opinion}
    return take(case, AnnualReport.review, facts, by=by, on=on, at=at)


def sign(case: str, *, by: Sequence[str], on: date, at: datetime | None = None) -> Taken:
    """Sign the edition that stands, which then has passed every check. Refused while its year still runs."""
    return take(case, AnnualReport.sign, {}, by=by, on=on, at=at)


def clear(
    case: str,
    *,
    by: Sequence[str],
    on: date,
    secret: bool = False,
    passages: str = "",
    at: datetime | None = None,
) -> Taken:
    """Look the edition that stands through for secrets (第二十四条); what holds any is not published."""
    facts = {"secret": secret, "passages": passages or None}
    return take(case, AnnualReport.clear, facts, by=by, on=on, at=at)


def publish(
    case: str, *, by: Sequence[str], on: date, address: str = "", at: datetime | None = None
) -> Taken:
    """Publish the signed edition. Refused (Forbidden, with the reason) where a figure fails, a blank is left, periods
    mix or the text's own numbers disagree."""
    return take(case, AnnualReport.publish, {"address": address or None}, by=by, on=on, at=at)


def correct(
    case: str, edition: Edition, reason: str, *, by: Sequence[str], on: date, at: datetime | None = None
) -> Taken:
    """Publish a corrected edition openly, with what it changes told in itself (更正说明); the one that was published stays
    in the record."""
    told, changes = explained(edition_of(case), edition, reason)
    listed = dumped([one.as_json() for one in changes])
    facts = told.facts() | {"reason": reason, "changes": listed}
    return take(case, AnnualReport.correct, facts, by=by, on=on, at=at)


def published(year: int | None = None, book: str | None = None) -> list[Published]:
    """The editions that anybody may read, the latest year first, each as last corrected."""
    found = [_published(case, home) for case, home in feed.public(AnnualReport.name, book)]
    wanted = [one for one in found if year is None or one.edition.year == year]
    return sorted(wanted, key=lambda one: (-one.edition.year, one.edition.issuer))


def edition_before(year: int, organ: str = "", book: str = "") -> Edition | None:
    """The published edition of the year before over the same cases; None where there is none."""
    for case, home in feed.public(AnnualReport.name, book or None, subject=str(year - 1)):
        found = _published(case, home).edition
        if (found.organ, found.book) == (organ, book):
            return found
    return None


def edition_of(case: str) -> Edition:
    """The edition that stands in a report's case, published or not. Raises NoSuchCase."""
    return Edition.of(latest(told_case(case)))


def told_case(case: str) -> Case:
    """A report's case as its entries tell it. Raises NoSuchCase."""
    return _folded(case, feed.book_of(AnnualReport.name, case))


def moved_since(edition: Edition, book: str | None = None) -> Iterator[tuple[str, Any, Any]]:
    """The figures that the record now answers otherwise than the edition froze: title, value then, value now.

    Asked of the same cases (`book` where the edition itself says none), looked at on the day of the freezing.
    """
    frozen = edition.figures
    if not frozen:
        return
    as_of = date.fromisoformat(next(iter(frozen.values()))["as_of"])
    period, whose = Period.year(edition.year, as_of), (edition.organ or None, edition.book or book)
    same = {
        id: name for one in frozen.values() if (id := str(one["id"])) in KNOWN and (name := _version(one))
    }
    splits: dict[str, list[str]] = {"": []}
    for one in frozen.values():
        splits.setdefault(str(one.get("by", "")), []).append(str(one["id"]))
    for by, ids in splits.items():
        wanted = tuple(dict.fromkeys(id for id in ids if id in KNOWN))
        for now in figures(period, whose[0], by or None, book=whose[1], ids=wanted, definitions=same):
            for part in now.breakdown if by else (now,):
                ref = f"{now.id}|{by}={part.slice.key}" if part.slice else now.id
                if ref in frozen and (then := _told(frozen[ref])) != (value := _told(part.as_json())):
                    title = (
                        Said("{title}({part})", title=now.title, part=part.slice.label)
                        if part.slice
                        else now.title
                    )
                    yield title, then, value


def _version(one: dict[str, Any]) -> str:
    """The definition that a frozen figure was counted under; "" for one frozen without, or by one that has gone."""
    name = str(one.get("version", {}).get("name", ""))
    return name if name in {way.name for way in indicator(str(one["id"])).every_version} else ""


def _told(one: dict[str, Any]) -> Any:
    """The value; of a rate with both its numbers."""
    if one["kind"] != Kind.RATE or one["value"] is None:
        return one["value"]
    return f"{one['value']}%({one['numerator']}/{one['denominator']})"


def _folded(case: str, book: str) -> Case:
    return folding.fold(record.entries(book, case), calendar_now(), {}, "", opened=False)


def _published(case: str, book: str) -> Published:
    told = _folded(case, book)
    frozen, out = told.last(*EDITIONS), told.last(AnnualReport.publish)
    assert frozen is not None and out is not None
    corrected = frozen.step is AnnualReport.correct
    day = frozen.on if corrected else out.on
    return Published(case, book, frozen.seq, day, Edition.of(frozen.facts), corrected)
