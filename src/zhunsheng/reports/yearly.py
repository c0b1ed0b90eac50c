"""The yearly tables by their codes: which procedure publishes them, and how one is drafted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.openness.disclosure.report import DisclosureReport
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.reconsideration_statistics import ReconsiderationStatistics
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.reports.openness.drafting import with_last_year
from zhunsheng.reports.tables import Filled
from zhunsheng.reports.tables.publishing import frozen

_BY: dict[str, type[Procedure]] = {
    "enforcement": EnforcementStatistics,
    "disclosure": DisclosureReport,
    "reconsideration": ReconsiderationStatistics,
}
_TEXTS = ("level", "overall", "problems", "others")


def procedure_of(table: str) -> type[Procedure]:
    """The procedure by which the table of that code is published. Raises KeyError."""
    return _BY[table]


def drafted(
    kind: str,
    table: Filled,
    told: Mapping[str, str],
    *,
    by: Sequence[str],
    on: date,
    organ: str,
    case: str | None = None,
    at: datetime | None = None,
) -> Taken:
    """Freeze a year's table as a draft, or in place of one (`case`). `told`: the issuer, and of a disclosure report
    what people write. Raises what `take` raises, and ValueError where the period is no whole year."""
    year = table.period.whole_year
    if year is None:
        raise ValueError("a yearly table is of a whole year")
    facts: dict[str, object] = {"year": year, "issuer": told["issuer"]}
    if kind == "disclosure":
        table = with_last_year(table, told["issuer"])
        facts |= {name: told.get(name, "") for name in _TEXTS}
    facts["table"] = frozen(table)
    procedure = _BY[kind]
    step = procedure.steps["revise" if case else "draft"]
    return take(case, step, facts, by=by, on=on, organ=organ, procedure=procedure, at=at)
