"""What must hold of every clock, whatever the days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.procedures.made import Made, case_of
from zhunsheng.procedures.clocks import Face, Kind, Outcome
from zhunsheng.procedures.enforcement.penalty import Penalty

DAYS = st.dates(date(2021, 9, 1), date(2026, 6, 30))
FINE = {"kinds": ["fine"], "fine_yuan": 200_000}
OPENINGS: dict[str, Made] = {
    "deciding": ("file", date.min, {}),
    "asking": ("notify", date.min, FINE),
    "keeping": ("register-evidence", date.min, {"approved_by": "head"}),
    "holding": ("seize", date.min, {"approved_by": "head"}),
    "serving": ("decide", date.min, FINE),
    "publicity": ("decide", date.min, FINE),
    "demanding": ("demand", date.min, {}),
}


def _face(clock: str, acts: list[Made], today: date, **local: Any) -> Face:
    face = Penalty.clocks[clock].face(case_of(acts, **local), today)
    assert face is not None
    return face


def _started(clock: str, day: date) -> list[Made]:
    step, _, facts = OPENINGS[clock]
    return [(step, day, facts)]


@settings(max_examples=150, deadline=None)
@given(clock=st.sampled_from(sorted(OPENINGS)), day=DAYS, later=st.integers(0, 40))
def test_a_later_start_never_ends_earlier(clock: str, day: date, later: int) -> None:
    next_day = day + timedelta(later)
    first, second = _face(clock, _started(clock, day), day), _face(clock, _started(clock, next_day), next_day)
    assert first.binding <= second.binding
    assert first.binding > day


@settings(max_examples=100, deadline=None)
@given(day=DAYS, after=st.integers(0, 20), long=st.integers(1, 40))
def test_a_pause_only_lengthens_and_by_no_more_than_its_days(day: date, after: int, long: int) -> None:
    begin, end = day + timedelta(after), day + timedelta(after + long)
    plain = _face("holding", _started("holding", day), end)
    acts = [*_started("holding", day), ("test-start", begin, {}), ("test-end", end, {})]
    paused = _face("holding", acts, end)
    assert paused.binding == plain.binding + timedelta(long)


@settings(max_examples=100, deadline=None)
@given(day=DAYS, extra=st.lists(st.integers(1, 60), max_size=3))
def test_an_extension_only_lengthens_and_by_its_own_days(day: date, extra: list[int]) -> None:
    acts: list[Made] = _started("deciding", day)
    acts += [("extend", day + timedelta(1), {"extra_days": one}) for one in extra]
    face = _face("deciding", acts, day)
    assert face.binding == day + timedelta(90 + sum(extra))
    assert face.extended_by == sum(extra)


@settings(max_examples=150, deadline=None)
@given(clock=st.sampled_from(sorted(OPENINGS)), day=DAYS, looked=st.integers(0, 120))
def test_the_outcome_turns_once_and_on_the_day_after_the_last(clock: str, day: date, looked: int) -> None:
    today = day + timedelta(looked)
    face = _face(clock, _started(clock, day), today)
    over = today > face.binding
    ends = {
        Kind.DEADLINE: Outcome.MISSED,
        Kind.RIGHT: Outcome.LAPSED,
        Kind.LIMIT: Outcome.EXPIRED,
        Kind.WAIT: Outcome.WAITED,
    }
    assert face.outcome is (ends[face.clock.kind] if over else Outcome.RUNNING)
    assert face.late_by == max(0, (today - face.binding).days)


@given(days=st.integers(1, 60))
def test_a_local_rule_sets_its_own_length(days: int) -> None:
    day = date(2025, 3, 3)
    face = _face("publicity", _started("publicity", day), day, publication_working_days=days)
    assert face.length.count == days


def test_a_local_rule_is_understood_in_whatever_form_it_was_written() -> None:
    day = date(2025, 3, 3)
    for written in (20, "20", "二十日内即20个工作日", {"days": 20}):
        face = _face("publicity", _started("publicity", day), day, publication_working_days=written)
        assert face.length.count == 20
    assert (
        _face("publicity", _started("publicity", day), day, publication_working_days=None).length.count == 7
    )


def test_a_case_opened_before_the_ninety_days_shows_the_other_reading() -> None:
    face = _face("deciding", [("file", date(2021, 5, 10), {})], date(2021, 8, 2))
    assert (face.start, face.binding) == (date(2021, 7, 15), date(2021, 10, 13))
    assert "2021-08-08" in " ".join(line.text() for line in face.explanation)
    assert (
        Penalty.clocks["deciding"].face(case_of([("file", date(2021, 5, 10), {})]), date(2021, 7, 14)) is None
    )


def test_a_clock_set_going_anew_is_superseded_as_it_ran_before() -> None:
    acts: list[Made] = [("notify", date(2026, 3, 10), FINE), ("notify", date(2026, 3, 16), FINE)]
    (before,) = Penalty.clocks["asking"].replaced(case_of(acts), date(2026, 3, 16))
    assert (before.start, before.outcome) == (date(2026, 3, 10), Outcome.SUPERSEDED)


def test_what_was_done_in_time_stays_done_when_the_clock_runs_anew() -> None:
    acts: list[Made] = [
        ("decide", date(2026, 3, 10), FINE),
        ("serve", date(2026, 3, 11), {}),
        ("revoke", date(2026, 3, 20), {"ground": "算错"}),
        ("decide", date(2026, 3, 30), FINE),
    ]
    (before,) = Penalty.clocks["serving"].replaced(case_of(acts), date(2026, 4, 1))
    assert (before.outcome, before.done) == (Outcome.MET, date(2026, 3, 11))
