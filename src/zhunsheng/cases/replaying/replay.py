"""Playing the plans of one report in a place of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhunsheng.cases.replaying.meaning import Meaning
from zhunsheng.cases.replaying.place import Place
from zhunsheng.cases.replaying.plans import PLANS, Plan, Sizes

MOST = 5000
"""A number above this is built smaller by a whole factor."""


@dataclass(frozen=True)
class Built:
    """What was built of one figure: so much, `factor` times smaller than a value that the printed number means."""

    figure: str
    value: Decimal
    factor: int


def replay(
    report: str, year: int, printed: Mapping[str, tuple[str, str]], scale: int = 1
) -> tuple[Place, dict[str, Built]]:
    """Build every planned figure of a report. `printed`: by figure the number and unit as printed.

    The installation must be empty of this place. Raises what `take` raises where a plan breaks the law.
    """
    plans = [plan for plan in PLANS if any(figure in printed for figure in plan.figures)]
    place = Place(report, year, *_room(plans))
    place.found()
    built: dict[str, Built] = {}
    for plan in plans:
        sizes = _sizes(plan, printed, scale)
        built |= sizes
        plan.build(place, Sizes({figure: one.value for figure, one in sizes.items()}))
    place.take()
    return place, built


def _room(plans: list[Plan]) -> tuple[int, int]:
    """How many departments and towns the plans need together."""
    departments = max((plan.departments for plan in plans), default=2)
    return departments, max((plan.towns for plan in plans), default=0)


def _sizes(plan: Plan, printed: Mapping[str, tuple[str, str]], scale: int) -> dict[str, Built]:
    """One factor for all figures of a plan, so that shares stay what they are; what a plan keeps whole is not scaled."""
    means = {figure: Meaning.of(*printed[figure]) for figure in plan.figures if figure in printed}
    values = {figure: mean.pick() for figure, mean in means.items() if mean is not None}
    cases = [value for figure, value in values.items() if figure not in (*plan.amounts, *plan.parts)]
    factor = min(plan.smallest, max(scale, -(-int(max(cases, default=Decimal(1))) // MOST)))
    return {figure: _built(plan, figure, value, factor) for figure, value in values.items()}


def _built(plan: Plan, figure: str, value: Decimal, factor: int) -> Built:
    if figure in plan.whole:
        return Built(figure, value, 1)
    if figure in plan.amounts:
        return Built(figure, (value / factor).quantize(Decimal("0.01")), factor)
    return Built(figure, max(Decimal(1), round(value / factor, 0)), factor)
