"""三员分立: no person holds two of the three administrations, or one of them beside a part in cases."""

from datetime import date, timedelta

import pytest

from tests.registers.conftest import LONG_AGO, County
from zhunsheng.registers import authority, people, separation
from zhunsheng.registers.edition import bump
from zhunsheng.registers.models import Post
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import CASELESS, ROLES

DAY = date(2026, 3, 2)
THREE = ("system_admin", "security_admin", "audit_admin")


@pytest.fixture
def someone(county: County) -> str:
    people.enrol("adm", "管某")
    return "adm"


def forced(person: str, organ: str, role: str, since: date = LONG_AGO) -> None:
    """What a database administrator can do: a row past every function."""
    Post.objects.create(person_id=person, organ_id=organ, role=role, since=since)
    bump()


def test_there_are_three_and_each_has_a_title() -> None:
    assert frozenset(THREE) == CASELESS and {ROLES[role] for role in THREE} == {
        "系统管理员",
        "安全管理员",
        "安全审计员",
    }


@pytest.mark.parametrize("first", THREE)
@pytest.mark.parametrize("second", [*THREE, "handler", "supervisor", "clerk"])
def test_one_of_the_three_excludes_every_other_role(county: County, someone: str, first: str, second: str):
    if first == second:
        return
    people.appoint(someone, county.market, first, DAY)
    with pytest.raises(Refused, match="三员分立"):
        people.appoint(someone, county.justice, second, DAY + timedelta(400))
    assert authority.administers(someone, DAY) == first


def test_whoever_handles_cases_becomes_none_of_the_three(county: County) -> None:
    with pytest.raises(Refused, match="h1某.*执法人员和安全审计员.*请终止其中一项"):
        people.appoint("h1", county.market, "audit_admin", DAY)


def test_one_after_the_other_is_lawful_and_so_is_one_role_in_two_organs(county: County, someone: str) -> None:
    people.appoint(someone, county.market, "system_admin", DAY, DAY + timedelta(9))
    with pytest.raises(Refused):
        people.appoint(someone, county.market, "audit_admin", DAY + timedelta(9))
    people.appoint(someone, county.market, "audit_admin", DAY + timedelta(10))
    people.appoint(someone, county.justice, "audit_admin", DAY + timedelta(10))
    assert authority.administers(someone, DAY + timedelta(9)) == "system_admin"
    assert authority.administers(someone, DAY + timedelta(10)) == "audit_admin"
    assert separation.combined() == []


def test_many_at_once_are_all_refused_where_one_combines(county: County, someone: str) -> None:
    posts = [
        Post(person_id=person, organ_id=county.market, role=role, since=DAY)
        for person, role in ((someone, "audit_admin"), ("h2", "clerk"), (someone, "security_admin"))
    ]
    before = Post.objects.count()
    with pytest.raises(Refused, match="三员分立"):
        people.appoint_many(posts)
    assert Post.objects.count() == before


def test_a_combination_forced_into_the_table_is_found_and_gives_nothing(county: County, someone: str) -> None:
    people.appoint(someone, county.market, "audit_admin", LONG_AGO)
    assert authority.administers(someone, DAY) == "audit_admin" and not separation.combined()
    forced(someone, county.market, "system_admin", DAY)
    forced("h1", county.market, "audit_admin")
    assert authority.administers(someone, DAY) == "" and authority.administers("h1", DAY) == ""
    assert authority.administers(someone, DAY - timedelta(1)) == "audit_admin"
    assert authority.organs_seen("h1", DAY) == {county.market}
    found = {(one.person, one.roles, one.since) for one in separation.combined()}
    assert found == {
        (someone, ("audit_admin", "system_admin"), DAY),
        ("h1", ("audit_admin", "handler"), LONG_AGO),
    }
    assert all("请终止其中一项任职" in one.said for one in separation.combined())


@pytest.mark.parametrize("role", THREE)
def test_none_of_the_three_has_a_part_in_any_case(county: County, someone: str, role: str) -> None:
    people.appoint(someone, county.market, role, LONG_AGO)
    assert authority.organs_seen(someone, DAY) == frozenset()
    assert authority.roles_of(someone, DAY) == {}
    actor = authority.actor(someone, county.market, DAY)
    assert actor.roles == frozenset() and actor.posts == frozenset()
