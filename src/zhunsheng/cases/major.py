"""The penalties that ought to be filed with the justice bureau: found in the record, and which of them were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.enforcement.penalty.kinds import ALWAYS_HEARD
from zhunsheng.procedures.enforcement.penalty.major import over, ruled
from zhunsheng.procedures.enforcement.penalty.watched import Watched
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.statutes.days import count

DECISIONS = ("decide", "summary_decide")


@dataclass(frozen=True, slots=True)
class Major:
    """A penalty over the threshold: when it was due to be filed, and when it was (None: not yet)."""

    id: str
    number: str
    organ: str
    decided: date
    due: date
    filed: date | None

    def late(self, today: date) -> bool:
        """Whether it was filed after its last day, or is not filed though that is over."""
        return (self.filed or today) > self.due


@dataclass(frozen=True, slots=True)
class Filings:
    """Filed / should file, and who filed nothing of what."""

    should: tuple[Major, ...]

    @property
    def filed(self) -> tuple[Major, ...]:
        """Those that were filed."""
        return tuple(one for one in self.should if one.filed is not None)

    @property
    def missing(self) -> tuple[Major, ...]:
        """Those that were not."""
        return tuple(one for one in self.should if one.filed is None)

    @property
    def missing_by_unit(self) -> Mapping[str, int]:
        """How many each organ (credit code) did not file, the most first."""
        return dict(Counter(one.organ for one in self.missing).most_common())


def filings(units: Iterable[str], first: date, last: date) -> Filings:
    """The major penalties that these organs decided from `first` to `last`, each with its filing.

    Major is what the local rule of the day of decision says; without one, what opened the right to a hearing.
    """
    organs = list(units)
    rows = CaseRow.objects.filter(
        procedure="penalty", organ__in=organs, outcome__in=("penalised", "revoked")
    ).filter(decided__range=(first, last))
    columns = ("id", "number", "organ", "decided", "party_kind", "facts")
    found = [
        row for row in rows.order_by("decided", "id").values_list(*columns).iterator() if _major(*row[2:])
    ]
    received = _received(organs)
    return Filings(tuple(_line(row, received) for row in found))


def _received(organs: list[str]) -> dict[str, date]:
    """When the justice bureau wrote a filing down itself, by the id or number of the penalty."""
    rows = CaseRow.objects.filter(procedure="major-filing").values_list("subject", "opened", "facts")
    return {subject: opened for subject, opened, facts in rows if facts.get("file__unit") in organs}


def _major(organ: str, decided: date, party: str, facts: Mapping[str, Any]) -> bool:
    settings = settings_for(organ, decided)
    kinds = [kind for step in DECISIONS for kind in facts.get(f"{step}__kinds") or ()]
    if not ruled(settings):
        return _heard(kinds, facts)
    amounts = [
        facts.get(f"{step}__{name}") or 0 for step in DECISIONS for name in ("fine_yuan", "confiscated_yuan")
    ]
    return over(settings, party, kinds, Decimal(str(max(amounts))))


def _heard(kinds: list[str], facts: Mapping[str, Any]) -> bool:
    """The clock of asking for a hearing ran, or one was waived or held, or the kind always opens it."""
    ran = any(name in facts for name in ("clock_asking__due", "clock_asking_2017__due", "hold_hearing_on"))
    waived = "hearing" in (facts.get("notify__waives") or ())
    return ran or waived or bool({str(one) for one in ALWAYS_HEARD} & set(kinds))


def _line(row: tuple[Any, ...], received: Mapping[str, date]) -> Major:
    id, number, organ, decided, _party, facts = row
    due, told = facts.get("clock_reporting_major__due"), facts.get("report_major_on")
    if due is None:
        due = count(decided, Watched.reporting_major.usual, calendar=calendar_now()).plain.isoformat()
    filed = date.fromisoformat(told) if told else received.get(id) or received.get(number)
    return Major(id, number, organ, decided, date.fromisoformat(due), filed)
