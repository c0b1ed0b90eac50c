"""The demo county, really filled: every step through `take`."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from zhunsheng import record
from zhunsheng.cases.demo import COUNTY, DemoBroken, Summary, accounts, fill
from zhunsheng.cases.demo.courses import COURSES, choices
from zhunsheng.cases.demo.drawing import draw
from zhunsheng.cases.demo.filling import _take
from zhunsheng.cases.demo.years import steps
from zhunsheng.cases.models import CaseRow
from zhunsheng.registers.accounts import sign_in
from zhunsheng.registers.models import Organ

TODAY = date(2026, 11, 21)


def test_the_book_holds_every_planned_step_and_verifies(demo: Summary) -> None:
    planned = steps(0.05, 2025, TODAY)
    written = list(record.walk(COUNTY))
    assert [(e.step, e.on, e.by) for e in written] == [(do.step.name, do.on, do.by) for do in planned]
    assert [e.at for e in written] == [do.at for do in planned]
    assert record.verify(COUNTY).wrong == []
    assert CaseRow.objects.count() == 60 == demo.cases


def test_filling_again_does_nothing(demo: Summary) -> None:
    before = record.head(COUNTY)
    assert fill(scale=1.0, seed=1).there
    assert record.head(COUNTY) == before


def test_the_county_is_marked_as_an_example(demo: Summary) -> None:
    assert all("示例" in name for name in Organ.objects.values_list("name", flat=True))


def test_everybody_with_a_demo_account_can_sign_in(demo: Summary) -> None:
    for one in accounts():
        assert sign_in(one.username, one.password).person_id == one.person


@pytest.mark.django_db
def test_a_stopped_filling_goes_on_where_it_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done >= 100:
            raise Stopped

    with pytest.raises(Stopped):
        fill(stop, scale=0.02, today=TODAY)
    assert 100 <= record.head(COUNTY).seq < len(steps(0.02, 2025, TODAY))
    fill(scale=0.02, today=TODAY + timedelta(days=1))
    planned = steps(0.02, 2025, TODAY)
    assert [e.at for e in record.walk(COUNTY)] == [do.at for do in planned]


@pytest.mark.django_db
def test_a_half_filled_county_in_which_somebody_worked_is_not_gone_on_with() -> None:
    planned = steps(0.02, 2025, TODAY)

    def intrude(done: int, total: int) -> None:
        other = next(do for do in planned[done + 1 :] if do.step.opens)
        _take(other, {})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(intrude, scale=0.02, today=TODAY)
    with pytest.raises(DemoBroken, match="ZHUNSHENG_HOME"):
        fill(scale=0.02, today=TODAY)


@pytest.mark.parametrize("opened", [date(2025, 1, 8), date(2025, 9, 22), date(2026, 2, 3)])
def test_every_course_is_lawful_whenever_it_begins(demo: Summary, opened: date) -> None:
    now = datetime(2028, 1, 1, tzinfo=UTC)
    cases: dict[int, str] = {}
    for place, (_count, text) in enumerate(COURSES):
        rng, wishes = Random(f"{opened}{place}"), frozenset(text.split())
        plan = draw(90_000 + place, wishes, rng, opened, now, rng.choice(choices(wishes)))
        for do in plan.steps:
            _take(do, cases)
    assert len(cases) == len(COURSES)
