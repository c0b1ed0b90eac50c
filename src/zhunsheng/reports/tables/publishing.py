"""From a filled table to an entry, and from an entry back to the table as it was frozen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng import record
from zhunsheng.cases import feed, folding
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.openness.bulletin import Bulletin
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.reconsideration_statistics import ReconsiderationStatistics
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.reports.tables.filling import Filled

PUBLISHED: tuple[type[Procedure], ...] = (
    EnforcementStatistics,
    DisclosureReport,
    ReconsiderationStatistics,
    Bulletin,
)
"""The procedures by which tables come before everybody."""


@dataclass(frozen=True)
class Issued:
    """A table as it stands in its case: `facts` what was drafted with it, `on` the day it was published, or last
    corrected, or drafted where it is not public."""

    case: str
    book: str
    procedure: type[Procedure]
    on: date
    facts: Any
    table: dict[str, Any]
    public: bool
    title: str

    @property
    def year(self) -> int:
        """The year that it is of, or in which its quarter lies."""
        return int(self.table["period"]["first"][:4])

    @property
    def issuer(self) -> str:
        """Who gives it out."""
        return str(self.facts.issuer)


def frozen(table: Filled, **more: Any) -> str:
    """The table as an entry keeps it: one text for one table."""
    return json.dumps(table.as_json() | more, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def issued(procedure: type[Procedure], book: str | None = None, year: int | None = None) -> list[Issued]:
    """The tables of a procedure that anybody may read, the latest year first."""
    found = [_issued(procedure, case, home) for case, home in feed.public(procedure.name, book)]
    wanted = [one for one in found if one is not None and year in (None, one.year)]
    return sorted(wanted, key=lambda one: (one.table["period"]["last"], one.issuer), reverse=True)


def issued_case(case: str) -> Issued | None:
    """The published table of that case; None where there is none that anybody may read."""
    for procedure in PUBLISHED:
        for one, book in feed.public(procedure.name):
            if one == case:
                return _issued(procedure, case, book)
    return None


def standing(procedure: type[Procedure], case: str, entry: int | None = None) -> Issued | None:
    """The table that stands in a case, public or not, or the one that an entry froze; None where there is none. Raises
    NoSuchCase."""
    return _issued(procedure, case, feed.book_of(procedure.name, case), entry)


def _issued(procedure: type[Procedure], case: str, book: str, entry: int | None = None) -> Issued | None:
    told = folding.fold(record.entries(book, case), calendar_now(), {}, "", opened=False)
    act = _last(told, entry)
    if act is None:
        return None
    out = next((one for one in reversed(told.acts) if one.step.publishes and one.stands), None)
    day = max(out.on, act.on) if out and entry is None else act.on
    title = str(procedure.outline(told).get("cause") or "")
    return Issued(case, book, procedure, day, act.facts, json.loads(act.facts.table), out is not None, title)


def _last(told: Case, entry: int | None = None) -> Any:
    """The act that froze the table which stands; or that entry's."""
    acts = (one for one in reversed(told.acts) if hasattr(one.facts, "table"))
    return next((one for one in acts if (one.stands if entry is None else one.number == entry)), None)
