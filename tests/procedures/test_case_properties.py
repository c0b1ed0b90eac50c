"""What must hold of every case folded from its acts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.procedures.made import Made, case_of
from zhunsheng.procedures.enforcement.penalty import Penalty

FREE = {
    "inspect": {},
    "question": {},
    "conclude": {},
    "supplement": {},
    "notify": {"kinds": ["fine"], "fine_yuan": 5000},
    "defend": {},
    "review": {},
    "decide": {"kinds": ["fine"], "fine_yuan": 5000},
    "serve": {},
    "publish": {"fields": ["name"]},
    "withdraw-publication": {},
    "suspend": {},
    "resume": {},
    "transfer": {},
    "take-back": {},
}
PATHS = st.lists(st.tuples(st.sampled_from(sorted(FREE)), st.integers(0, 9)), max_size=12)


def _acts(path: list[tuple[str, int]]) -> list[Made]:
    day, acts = date(2025, 1, 6), [("file", date(2025, 1, 6), {"violation": date(2025, 1, 2)})]
    for step, later in path:
        day += timedelta(later)
        acts.append((step, day, FREE[step]))
    return acts


@settings(max_examples=150, deadline=None)
@given(path=PATHS)
def test_the_same_acts_give_the_same_case(path: list[tuple[str, int]]) -> None:
    one, other = case_of(_acts(path)), case_of(_acts(path))
    assert one.acts == other.acts
    assert Penalty.outline(one) == Penalty.outline(other)


@settings(max_examples=150, deadline=None)
@given(path=PATHS)
def test_what_was_set_aside_does_not_stand_and_is_not_lost(path: list[tuple[str, int]]) -> None:
    case = case_of(_acts(path))
    assert len(case.acts) == len(path) + 1
    for act in case.acts:
        undone = any(act.step in later.step.sets_aside for later in case.acts if later.seq > act.seq)
        assert act.stands is not undone
        assert (act in case.standing(act.step)) is act.stands


@settings(max_examples=100, deadline=None)
@given(path=PATHS, cut=st.integers(0, 12))
def test_an_act_never_changes_what_was_taken_before_it(path: list[tuple[str, int]], cut: int) -> None:
    whole, part = case_of(_acts(path)), case_of(_acts(path[:cut]))
    for before, after in zip(part.acts, whole.acts, strict=False):
        assert (before.step, before.on, before.facts) == (after.step, after.on, after.facts)


@settings(max_examples=100, deadline=None)
@given(path=PATHS)
def test_every_clock_can_be_read_on_every_day_of_every_case(path: list[tuple[str, int]]) -> None:
    case = case_of(_acts(path))
    for day in (case.acts[0].on, case.acts[-1].on, case.acts[-1].on + timedelta(400)):
        for clock in Penalty.clocks.values():
            face = clock.face(case, day)
            assert face is None or (face.outcome and face.explanation)


def test_an_inspection_may_come_before_the_filing_that_opens_the_case() -> None:
    acts: list[Made] = [("inspect", date(2026, 3, 2), {}), ("file", date(2026, 3, 5), {})]
    assert case_of(acts[:1]).opened == date(2026, 3, 2)
    assert case_of(acts).opened == date(2026, 3, 5)
    assert Penalty.outline(case_of(acts[:1]))["track"] is None
    assert Penalty.outline(case_of(acts))["track"] == "ordinary"
