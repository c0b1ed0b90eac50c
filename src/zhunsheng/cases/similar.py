"""Similar cases: what others were fined for the same violation, where this one stands, what the lists would spare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.kinds import imposes_penalty
from zhunsheng.procedures.enforcement.penalty.list_bars import fits
from zhunsheng.procedures.lists import Mercy, Range

LOOKED_BACK = timedelta(days=3 * 365)
MOST = 2000
"""Of more cases the latest are compared."""


@dataclass(frozen=True, slots=True)
class Fine:
    """What one case was fined, in yuan."""

    case: str
    number: str
    decided: date
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """The fines for one violation in the same place over three years, and this case's own (proposed or decided)."""

    violation: str
    fines: tuple[Fine, ...]
    mine: Decimal | None
    ranges: tuple[Range, ...]
    mercies: tuple[Mercy, ...]

    @property
    def count(self) -> int:
        """How many other cases."""
        return len(self.fines)

    @property
    def lowest(self) -> Decimal | None:
        """The lowest fine, in yuan."""
        return min((one.yuan for one in self.fines), default=None)

    @property
    def highest(self) -> Decimal | None:
        """The highest fine, in yuan."""
        return max((one.yuan for one in self.fines), default=None)

    @property
    def median(self) -> Decimal | None:
        """The median fine, in yuan; with an even number of cases the mean of the two in the middle."""
        return median(one.yuan for one in self.fines) if self.fines else None

    @property
    def higher_than(self) -> int | None:
        """How many of the other cases were fined less than this one; None where no fine is proposed yet."""
        return None if self.mine is None else sum(one.yuan < self.mine for one in self.fines)

    @property
    def outside(self) -> bool:
        """Whether this case's fine lies in none of the benchmark's ranges."""
        return outside(self.mine, self.ranges)


def outside(yuan: Decimal | None, ranges: tuple[Range, ...]) -> bool:
    """Whether a fine lies in none of the ranges; no benchmark, nothing outside."""
    return bool(yuan) and bool(ranges) and not any(one.low <= (yuan or 0) <= one.high for one in ranges)


def compared(case: Case, day: date, organs: frozenset[str]) -> Comparison | None:
    """A penalty beside others for the same violation of these organs; None where its violation has no code."""
    if case.procedure is not Penalty:
        return None
    code = case.fact("violation_code")
    if not code:
        return None
    rows = CaseRow.objects.filter(
        procedure="penalty",
        subject=code,
        organ__in=organs,
        outcome="penalised",
        decided__gte=day - LOOKED_BACK,
    ).exclude(id=case.id)
    told = rows.order_by("-decided", "id").values_list("id", "number", "decided", "facts")[:MOST]
    fines = [(id, number, on, fine_of(facts)) for id, number, on, facts in told]
    lists = RegisteredLists(case.organ, day)
    act = case.last(Penalty.decide, Penalty.decide_no_penalty, Penalty.notify)
    spared = tuple(item for item in lists.mercies(code) if fits(case, item))
    punishes = act is None or act.step is not Penalty.decide_no_penalty
    return Comparison(
        code,
        tuple(Fine(id, number, on, yuan) for id, number, on, yuan in fines if yuan is not None),
        getattr(act.facts, "fine_yuan", None) if act is not None else None,
        lists.ranges(code),
        spared if punishes and (act is None or imposes_penalty(act.facts)) else (),
    )


def fine_of(facts: dict[str, Any]) -> Decimal | None:
    """The fine that a case's row tells, in yuan; None where none was imposed."""
    value = facts.get("decide__fine_yuan", facts.get("summary_decide__fine_yuan"))
    return Decimal(str(value)) if value else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the decisions with a benchmark lie outside it: counted, and which."""

    measured: int
    outside: int
    cases: tuple[str, ...]


def outside_share(organ: str, first: date, last: date) -> Share:
    """The decisions of an organ within these days, each measured by the benchmark of its own day."""
    rows = CaseRow.objects.filter(
        procedure="penalty", organ=organ, outcome="penalised", decided__range=(first, last)
    ).exclude(subject="")
    measured, found = 0, []
    for id, code, on, facts in rows.values_list("id", "subject", "decided", "facts").order_by(
        "decided", "id"
    ):
        ranges, yuan = RegisteredLists(organ, on).ranges(code), fine_of(facts)
        if not ranges or yuan is None:
            continue
        measured += 1
        if outside(yuan, ranges):
            found.append(id)
    return Share(measured, len(found), tuple(found))


@dataclass(frozen=True, slots=True)
class Waived:
    """Cases not punished, or punished below the benchmark, under an item of leniency, and the yuan so waived."""

    cases: tuple[str, ...]
    yuan: Decimal


def waived(organ: str, first: date, last: date) -> Waived:
    """The register of reduced cases (S105): in each, the least fine of the benchmark of its day minus the fine imposed.

    A case counts where the list of its day has an item for its violation; without a benchmark it counts with no yuan.
    """
    rows = CaseRow.objects.filter(procedure="penalty", organ=organ, decided__range=(first, last)).exclude(
        subject=""
    )
    cases, yuan = [], Decimal(0)
    wanted = rows.filter(outcome__in=("penalised", "no-penalty")).order_by("decided", "id")
    for id, code, on, outcome, facts in wanted.values_list("id", "subject", "decided", "outcome", "facts"):
        lists = RegisteredLists(organ, on)
        least = min((one.low for one in lists.ranges(code)), default=Decimal(0))
        paid = fine_of(facts) or Decimal(0)
        if lists.mercies(code) and (outcome == "no-penalty" or paid < least):
            cases.append(id)
            yuan += max(Decimal(0), least - paid)
    return Waived(tuple(cases), yuan)
