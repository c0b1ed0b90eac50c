"""The demo county's cases: a whole year, and what lies on the desks today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Protocol

from zhunsheng.cases.demo import (
    around_supervision,
    coercion,
    inspections,
    licences,
    lists,
    officers,
    report,
    reporting,
    review,
    supervision,
    transfers,
)
from zhunsheng.cases.demo.courses import TOTAL, Choice, choices, course
from zhunsheng.cases.demo.drawing import draw
from zhunsheng.cases.demo.plan import Do, Plan
from zhunsheng.cases.demo.staff import teams
from zhunsheng.cases.folding import HERE
from zhunsheng.statutes.calendar import Calendar

YEAR, CASES = 2025, 1200
AREAS: tuple[Callable[[datetime], list[Do]], ...] = (
    lists.steps,
    licences.steps,
    inspections.steps,
    coercion.steps,
    supervision.steps,
    around_supervision.steps,
    transfers.steps,
    officers.steps,
)
"""The other areas; each gives its steps up to a moment, in their order. They are few: a small county leaves them out."""
LOOKING_BACK: tuple[Callable[[datetime], list[Do]], ...] = (review.steps,)
"""Those that look at the cases of a whole year: only where there is one."""
# Days old, and how far come: cases of the two officers who can sign in, some due today, some overdue.
ON_THE_DESK = (
    (97, "ordinary stop:conclude"),
    (92, "ordinary defend stop:question"),
    (90, "ordinary stop:inspect"),
    (88, "ordinary stop:conclude"),
    (84, "ordinary stop:file"),
    (70, "ordinary waive stop:review"),
    (61, "ordinary waive stop:waive"),
    (58, "ordinary large hearing stop:hold-hearing"),
    (52, "ordinary large hearing stop:hold-hearing"),
    (45, "ordinary waive stop:decide"),
    (42, "ordinary waive stop:serve"),
    (40, "ordinary defend stop:defend"),
    (36, "quick waive stop:decide"),
    (33, "ordinary stop:notify"),
    (25, "ordinary seize stop:seize"),
    (20, "quick waive stop:review"),
    (16, "ordinary register stop:register-evidence"),
    (12, "spare first stop:order"),
    (9, "ordinary register stop:register-evidence"),
    (5, "ordinary stop:inspect"),
    (1, "ordinary stop:file"),
)


class Composing(report.Composing, reporting.Tabling, Protocol):
    """What the reports' room makes of figures for the county's report and tables."""


def steps(scale: float, seed: int, today: date, composing: Composing | None = None) -> list[Do]:
    """Every step of every case in the order in which it was written down: the same for the same four."""
    rng, now = Random(f"{seed} 青溪县"), datetime.combine(today, time(7, 30), HERE)
    number = max(1, round(CASES * scale))
    plans = [*_year(rng, number, now)]
    if scale >= 0.5:
        plans += _running(rng, today, now, len(plans) + 1)
        plans += _desk(rng, today, now, len(plans) + 1)
    every = [(do.at, 0, plan.serial, place, do) for plan in plans for place, do in enumerate(plan.steps)]
    elsewhere = planned_elsewhere(today, (*AREAS, *LOOKING_BACK)) if scale >= 0.5 else []
    every += [(do.at, 1, 0, place, do) for place, do in enumerate(elsewhere)]
    if composing and scale >= 0.5:
        told = (report.steps(now, composing), reporting.steps(now, composing))
        every += [
            (do.at, 2 + which, 0, place, do) for which in (0, 1) for place, do in enumerate(told[which])
        ]
    return [do for *_order, do in sorted(every, key=lambda one: one[:4])]


def planned_elsewhere(today: date, areas: Sequence[Callable[[datetime], list[Do]]] = AREAS) -> list[Do]:
    """The steps of the other areas, in the order of their writing down."""
    now = datetime.combine(today, time(7, 30), HERE)
    every = [
        (do.at, area, place, do) for area, plan in enumerate(areas) for place, do in enumerate(plan(now))
    ]
    return [do for *_order, do in sorted(every, key=lambda one: one[:3])]


def _year(rng: Random, number: int, now: datetime) -> Iterator[Plan]:
    """The cases opened in the year, in the proportions of the table."""
    for place in range(number):
        wishes = course(place * TOTAL // number)
        # What takes long to end is opened early, so that most of it has ended by now.
        span = 150 if "court" in wishes else 364
        opened = date(YEAR, 1, 2) + timedelta(days=rng.randrange(span))
        if "spot" not in wishes or rng.random() < 0.7:
            opened = _worked(opened)
        yield draw(place + 1, wishes, rng, opened, now, _somewhere(rng, wishes))


def _running(rng: Random, today: date, now: datetime, first: int) -> Iterator[Plan]:
    """Cases opened in the last weeks, wherever they have come by now."""
    for place in range(45):
        wishes = course(rng.randrange(TOTAL))
        opened = _worked(today - timedelta(days=rng.randint(2, 75)))
        yield draw(first + place, wishes, rng, opened, now, _somewhere(rng, wishes))


def _desk(rng: Random, today: date, now: datetime, first: int) -> Iterator[Plan]:
    """What the officers with an account have on their desk."""
    handlers = teams()["market"].of("handler")
    pair = (handlers[0], handlers[1])
    for place, (age, text) in enumerate(ON_THE_DESK):
        wishes = frozenset(text.split())
        sort = frozenset(wish for wish in wishes if not wish.startswith("stop:"))
        here = [one for one in choices(sort) if one.team.office.key == "market"]
        opened = today - timedelta(days=age)
        yield draw(first + place, wishes, rng, opened, now, rng.choice(here), pair)


def _somewhere(rng: Random, wishes: frozenset[str]) -> Choice:
    fitting = choices(wishes)
    return rng.choices(fitting, [one.share for one in fitting])[0]


def _worked(day: date) -> date:
    """The working day nearest before, in the same year."""
    calendar = Calendar.standard()
    before = calendar.last_workday_on_or_before(day)
    return before if before.year == day.year else calendar.first_workday_on_or_after(day)
