"""The two ways of asking what holds on a day, in the database and in memory, agree with counting days one by one."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng.procedures import roles as procedure_roles
from zhunsheng.procedures.vocabulary import Who
from zhunsheng.registers import authority
from zhunsheng.registers.models import Edition, Post, in_force
from zhunsheng.registers.roles import CASELESS, ROLES

from .conftest import County

START = date(2026, 1, 1)
spans = st.lists(
    st.tuples(st.integers(0, 12), st.none() | st.integers(0, 6), st.sampled_from(sorted(ROLES))), max_size=6
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans)
def test_roles_on_a_day_are_those_whose_days_contain_it(
    county: County, posts: list[tuple[int, int | None, str]]
) -> None:
    Post.objects.filter(person_id="head").delete()
    Edition.objects.all().delete()
    days: dict[date, set[str]] = {START + timedelta(n): set() for n in range(20)}
    for first, length, role in posts:
        since = START + timedelta(first)
        until = None if length is None else since + timedelta(length)
        Post.objects.create(person_id="head", organ_id=county.market, role=role, since=since, until=until)
        for n in range(first, 20 if length is None else min(20, first + length + 1)):
            days[START + timedelta(n)].add(role)
    for day, expected in days.items():
        asked = Post.objects.filter(in_force(day), person_id="head").values_list("role", flat=True)
        assert set(asked) == expected
        # The three administrators act in no case.
        assert authority.actor("head", county.market, day).roles == expected - CASELESS


def test_every_role_that_a_step_asks_of_an_officer_can_be_given() -> None:
    asked = {
        role
        for who in vars(procedure_roles).values()
        if isinstance(who, Who) and not who.outsider
        for role in who.roles
    }
    assert asked and asked <= set(ROLES)
