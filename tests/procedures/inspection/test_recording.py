"""Twenty working days from the end of an inspection, against a count of one's own; which visits have that clock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.clocks import Outcome
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.statutes.calendar import Calendar

PARTY = {"kind": "organisation", "name": "青禾商贸有限公司"}
# By hand from the notice for 2026: rest days that are no weekend, and weekends that are worked.
RESTS = {
    *(date(2026, 1, day) for day in (1, 2)),
    *(date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)),
    date(2026, 4, 6),
    *(date(2026, 5, day) for day in (1, 4, 5)),
    date(2026, 6, 19),
    date(2026, 9, 25),
    *(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
}
WORKED = {
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
}


def twentieth(day: date) -> date:
    """The twentieth working day after `day`."""
    left = 20
    while left:
        day += timedelta(days=1)
        left -= day in WORKED or (day.weekday() < 5 and day not in RESTS)
    return day


def case_of(*told: tuple[str, date, dict[str, Any]]) -> Case:
    case = Case(Inspection, "c", (), Calendar.standard(), {}, "o")
    for seq, (name, on, said) in enumerate(told, 1):
        found = Inspection.steps[name]
        duties = {
            key: info.json_schema_extra["granted"]
            for key, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        party = {"party": PARTY} if "party" in found.facts.model_fields else {}
        facts = found.facts.model_validate(duties | party | said)
        case = case.with_act(found, facts, seq=seq, on=on, by=("h1", "h2"), written=on)
    return case


@given(st.dates(date(2026, 1, 1), date(2026, 11, 20)))
def test_the_last_day_is_the_twentieth_working_day(day: date) -> None:
    face = Inspection.clocks["recording"].face(case_of(("inspect", day, {})), day)
    assert face is not None and face.binding == twentieth(day)


@pytest.mark.parametrize(("late", "outcome"), [(0, Outcome.MET), (1, Outcome.MISSED)])
def test_the_last_day_is_in_time_and_the_next_is_not(late: int, outcome: Outcome) -> None:
    day = date(2026, 9, 8)
    recorded = twentieth(day) + timedelta(days=late)
    told = case_of(("inspect", day, {}), ("record-result", recorded, {}))
    face = Inspection.clocks["recording"].face(told, recorded)
    assert face is not None and face.outcome is outcome


def test_a_visit_that_a_complaint_led_to_has_no_such_term() -> None:
    told = case_of(("inspect", date(2026, 3, 3), {"complaint": "群众举报"}))
    assert Inspection.clocks["recording"].face(told, date(2026, 3, 3)) is None
    assert Inspection.outline(told)["track"].startswith("complaint")


@pytest.mark.parametrize(
    ("acts", "outcome"),
    [
        ((), None),
        ((("conclude", {}),), "no-problem"),
        ((("correct-at-once", {}),), "corrected"),
        ((("record-result", {"result": "not-found"}),), "not-found"),
        (
            (("conclude", {"result": "penalty-follows"}), ("record-result", {"result": "to-correct"})),
            "penalty-follows",
        ),
        (
            (("record-result", {"result": "no-problem"}), ("link-penalty", {"penalty": "x"})),
            "penalty-follows",
        ),
    ],
)
def test_what_came_of_it(acts: tuple[tuple[str, dict[str, Any]], ...], outcome: str | None) -> None:
    day = date(2026, 3, 3)
    told = case_of(("inspect", day, {}), *((name, day, said) for name, said in acts))
    assert Inspection.outline(told)["outcome"] == outcome
    assert Inspection.outline(told)["penalty_follows"] is (outcome == "penalty-follows")
