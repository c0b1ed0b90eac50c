"""Exams by sitting and trainings: F133–F138, F217, F219, F224, F257–F260, F353, F354."""

from __future__ import annotations

from functools import partial
from typing import Any

from zhunsheng.cases.replaying.place import Place
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes
from zhunsheng.procedures.learning.sitting import Sitting
from zhunsheng.procedures.learning.training import Training


def sittings(place: Place, sizes: Sizes, sat: str, passed: str, paper: str, share: float = 1.0) -> None:
    """So many papers marked, so many of them passed; where only a share is printed, as many as come nearest to it."""
    number = sizes[sat]
    good = sizes.of(passed) if passed else round(number * share)
    for n, day in enumerate(place.days(number)):
        body = place.bodies[n % len(place.bodies)]
        told: dict[str, Any] = {"person": f"{sat}-{n:04d}", "paper": paper, "passed": n < good}
        place.do(f"{sat}-{n}", Sitting, "report-result", day, body, "clerk", **told)


def trained(place: Place, sizes: Sizes) -> None:
    """One training of so many officers."""
    (day,) = place.days(1)
    told: dict[str, Any] = {"title": "模拟培训", "scope": "district", "hours": "8", "number": sizes["F260"]}
    place.do("t0", Training, "hold-training", day, place.justice, "clerk", **told)


PLANS = (
    Plan(("F133", "F134"), partial(sittings, sat="F133", passed="F134", paper="general")),
    Plan(("F136", "F137"), partial(sittings, sat="F136", passed="F137", paper="special")),
    Plan(("F217",), partial(sittings, sat="F217", passed="", paper="general", share=0.94)),
    Plan(("F224",), partial(sittings, sat="F224", passed="", paper="special")),
    Plan(("F257", "F258"), partial(sittings, sat="F257", passed="F258", paper="general")),
    Plan(("F353", "F354"), partial(sittings, sat="F353", passed="F354", paper="general")),
    Plan(("F260",), trained),
)
