"""Publicity by organ: what was published in time, late, is missing, or withheld and why; each count with its cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.clocks import Kind
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import count, workdays
from zhunsheng.statutes.words import _

CATALOGUE = "publicity-catalogue"
WITHHELD = (
    _("当事人是公民,本地目录不公开对公民的决定"),
    _("没有应当公开的决定"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One decided case and its publicity. `state`: published, late, due, missing, withheld, withdrawn."""

    case: str
    number: str
    decided: date
    due: date | None
    published: date | None
    state: str
    reason: str = ""


@dataclass(slots=True)
class Standing:
    """The publicity of one organ and procedure."""

    organ: str
    procedure: str
    cases: list[Told] = field(default_factory=list)

    def of(self, *states: str) -> list[Told]:
        """The cases in these states."""
        return [one for one in self.cases if one.state in states]


@cache
def duties(procedure: str) -> tuple[str, ...]:
    """The clocks of a procedure that publication fulfils, as the columns of its row name them."""
    kind = named(procedure)
    return tuple(
        f"clock_{clock.name.replace('-', '_')}"
        for clock in kind.clocks.values()
        if clock.kind is Kind.DEADLINE and any(step.publishes for step in clock.until)
    )


def standing(organ: str, procedure: str, first: date, last: date, today: date) -> Standing:
    """How an organ made public what it decided within these days, as seen today."""
    rows = CaseRow.objects.filter(organ=organ, procedure=procedure, decided__range=(first, last))
    found = Standing(organ, procedure)
    for id, number, decided, published, withdrawn, facts in rows.order_by("decided", "id").values_list(
        "id", "number", "decided", "published", "withdrawn", "facts"
    ):
        clocks = duties(procedure)
        owed = [date.fromisoformat(facts[f"{c}__due"]) for c in clocks if facts.get(f"{c}__due")]
        superseded = bool(owed) and all(facts.get(f"{c}__state") in (None, "ended") for c in clocks)
        due = _due(organ, procedure, decided, min(owed, default=None))
        state, reason = _state(due if owed else None, published, withdrawn, today)
        if superseded and published is None:
            state, reason = "withheld", WITHHELD[1]
        found.cases.append(Told(id, number, decided, due if owed else None, published, state, reason))
    return found


def _due(organ: str, procedure: str, decided: date, by_law: date | None) -> date | None:
    """The last day by law, or the earlier one that the department's own catalogue promises."""
    terms = [
        item["working_days"]
        for item in RegisteredLists(organ, decided).entries(CATALOGUE, timing="after", decides=procedure)
        if item.get("working_days")
    ]
    own = [count(decided, workdays(int(str(n))), calendar=Calendar.standard()).due for n in terms]
    return min([day for day in (by_law, *own) if day is not None], default=None)


def _state(due: date | None, published: date | None, withdrawn: date | None, today: date) -> tuple[str, str]:
    if published is not None:
        late = due is not None and published > due
        return "withdrawn" if withdrawn else "late" if late else "published", ""
    if due is None:
        return "withheld", WITHHELD[0]
    return ("missing" if today > due else "due"), ""


def wanting(procedure: str, first: date, last: date, today: date) -> Iterator[Standing]:
    """The organs that were late or owe publicity still, the worst first."""
    organs = (
        CaseRow.objects.filter(procedure=procedure, decided__range=(first, last))
        .order_by()
        .values_list("organ", flat=True)
        .distinct()
    )
    every = [standing(organ, procedure, first, last, today) for organ in organs]
    behind = [one for one in every if one.of("late", "missing")]
    yield from sorted(behind, key=lambda one: (-len(one.of("missing")), -len(one.of("late")), one.organ))


def unlisted(organ: str, day: date) -> bool:
    """Whether an organ has published no catalogue of what it makes public."""
    return not RegisteredLists(organ, day).keeps(CATALOGUE)
