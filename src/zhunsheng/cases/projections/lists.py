"""What lists enter in the registers: powers, benchmarks and leniency that other procedures are judged by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.projections.projecting import Projection
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.catalogue import PROCEDURES
from zhunsheng.procedures.enforcement.lists.discretion import Benchmarks, Mercies
from zhunsheng.procedures.enforcement.lists.must_record import MustRecord
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.procedures.listing import Item, PublicList, proposed, versions
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import benchmarks, powers
from zhunsheng.registers.places import place
from zhunsheng.registers.refused import Refused

Enter = Callable[[str, Any, date, str], Any]
"""Where, item, first day, source document."""
End = Callable[[str, str, date], Any]
"""Where, code, last day."""


def _power(organ: str, item: Any, since: date, source: str) -> None:
    # What stands in the register from before the list was kept here ends the day before the list takes it over.
    if powers.holds_power(organ, item.code, since) and powers.holds_power(organ, item.code, _eve(since)):
        powers.withdraw_power(organ, item.code, _eve(since))
    powers.grant_power(organ, item.code, item.title, item.basis, since, source=source)


def _benchmark(jurisdiction: str, item: Any, since: date, source: str) -> None:
    benchmarks.set_benchmark(
        jurisdiction,
        item.code,
        item.violation,
        item.title,
        item.grade.value,
        (item.fine_min_yuan, item.fine_max_yuan),
        since,
        source,
        circumstances=item.circumstances or "",
    )


def _leniency(jurisdiction: str, item: Any, since: date, source: str) -> None:
    benchmarks.list_leniency(
        jurisdiction, item.code, item.violation, item.title, item.kind.value, item.conditions, since, source
    )


def _organ(case: Case, item: Item) -> str:
    return item.organ or case.organ


def _division(case: Case, item: Item) -> str:
    return place(_organ(case, item)).divisions[0]


def _projections(
    kind: type[PublicList], where: Callable[[Case, Item], str], enter: Enter, end: End
) -> dict[Step, Projection]:
    """Publishing enters the item, ending the version before it; withdrawing ends it."""

    def publish(case: Case, act: Any) -> None:
        item = proposed(case, act)
        assert item is not None
        told = versions(case)
        if len(told) > 1:
            end(where(case, told[-2].item), item.code, _eve(act.facts.since))
        enter(where(case, item), item, act.facts.since, act.facts.source)

    def withdraw(case: Case, act: Any) -> None:
        published = case.last(kind.publish)
        if published is None:
            return
        if published.facts.since > act.facts.last_day:
            raise Refused(
                f"最后有效日{act.facts.last_day}早于现行版本的生效日{published.facts.since}。请改定最后有效日。",
                "last_day",
            )
        item = proposed(case, published)
        assert item is not None
        end(where(case, item), item.code, act.facts.last_day)

    return {kind.publish: publish, kind.withdraw: withdraw}


def _eve(day: date) -> date:
    return day - timedelta(days=1)


_STEPS = {(one.name, step) for one in PROCEDURES for step in one.steps}


def _known_step(case: Case, act: Any) -> None:
    """What must be recorded is a step that exists: a slip of the pen would never find a defect."""
    item: Any = proposed(case, act)
    if (item.of_procedure, item.of_step) not in _STEPS:
        raise Refused(
            f"没有程序“{item.of_procedure}”的步骤“{item.of_step}”。请核对程序和步骤的名称。", "step"
        )


STEPS: dict[Step, Projection] = {
    **_projections(PowerList, _organ, _power, powers.withdraw_power),
    **_projections(Benchmarks, _division, _benchmark, benchmarks.end_benchmark),
    **_projections(Mercies, _division, _leniency, benchmarks.end_leniency),
    MustRecord.publish: _known_step,
}
