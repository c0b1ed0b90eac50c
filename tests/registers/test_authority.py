"""Who may act for whom, on which day."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from zhunsheng.registers import authority, certificates, edition, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.refused import Refused

from .conftest import County

DAY = date(2026, 3, 2)


def test_an_actor_carries_roles_certificate_and_qualification(county: County) -> None:
    h1 = authority.actor("h1", county.market, DAY)
    assert (h1.id, h1.name, h1.organ, h1.roles) == ("h1", "h1某", county.market, {"handler"})
    assert h1.certificate is not None and (h1.certificate.number, h1.certificate.valid) == ("Z-1", True)
    assert (h1.organ_name, h1.organ_qualified, h1.book) == ("某县市场监督管理局", True, "330182")
    assert (h1.legal_qualified, authority.actor("rev", county.market, DAY).legal_qualified) == (False, True)
    assert authority.actor("head", county.market, DAY).certificate is None


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_certificate_holds_on_its_first_and_last_day_and_not_beside_them(
    county: County, day: date, valid: bool
) -> None:
    card = authority.actor("h2", county.market, day).certificate
    assert card is not None and card.valid is valid and bool(card.why) is not valid


def test_a_renewed_certificate_takes_over_on_its_day(county: County) -> None:
    certificates.issue_certificate("h2", county.market, "Z-2b", date(2026, 6, 1), date(2030, 12, 31))
    numbers = {}
    for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 7, 1), date(2031, 1, 1)):
        card = authority.actor("h2", county.market, day).certificate
        assert card is not None
        numbers[day] = (card.number, card.valid)
    assert list(numbers.values()) == [("Z-2", True), ("Z-2b", True), ("Z-2b", True), ("Z-2b", False)]


def test_a_revoked_certificate_fails_from_that_day_not_earlier(county: County) -> None:
    certificates.revoke_certificate("Z-1", DAY, "调离执法岗位")
    before = authority.actor("h1", county.market, DAY - timedelta(1)).certificate
    after = authority.actor("h1", county.market, DAY).certificate
    assert before is not None and before.valid
    assert after is not None and not after.valid and "收回" in after.why


def test_a_suspended_certificate_fails_only_while_suspended(county: County) -> None:
    certificates.suspend_certificate("Z-1", DAY, why="离岗培训")
    certificates.resume_certificate("Z-1", DAY + timedelta(10))
    states = []
    for days in (-1, 0, 9, 10):
        card = authority.actor("h1", county.market, DAY + timedelta(days)).certificate
        states.append(card is not None and card.valid)
    assert states == [True, False, False, True]


def test_a_card_issued_for_one_organ_does_not_serve_another(county: County) -> None:
    people.appoint("h1", county.town, "handler", date(2020, 1, 1))
    elsewhere = authority.actor("h1", county.town, DAY)
    assert (elsewhere.roles, elsewhere.certificate) == ({"handler"}, None)


def test_a_post_counts_from_its_first_day_to_its_last(county: County) -> None:
    people.appoint("h1", county.market, "section_chief", DAY, DAY + timedelta(5))
    chief = [
        "section_chief" in authority.actor("h1", county.market, DAY + timedelta(n)).roles
        for n in (-1, 0, 5, 6)
    ]
    assert chief == [False, True, True, False]
    people.end_post("h1", county.market, "handler", DAY)
    assert authority.actor("h1", county.market, DAY + timedelta(6)).roles == frozenset()
    assert authority.roles_of("h1", DAY) == {county.market: {"handler", "section_chief"}}


def test_an_entrusted_body_is_qualified_only_while_its_entrusting_organ_is(county: County) -> None:
    code = make_credit_code("330182", 9, "12")
    organs.confirm_organ(
        code, "某县市场执法队", "330182", kind="entrusted", entrusted_by=county.market, qualified_from=DAY
    )
    assert not authority.actor("h1", code, DAY - timedelta(1)).organ_qualified
    assert authority.actor("h1", code, DAY).organ_qualified
    organs.end_qualification(county.market, DAY + timedelta(3))
    assert [authority.actor("h1", code, DAY + timedelta(n)).organ_qualified for n in (3, 4)] == [True, False]


def test_strangers_are_named(county: County) -> None:
    with pytest.raises(Refused, match="p-9999"):
        authority.actor("p-9999", county.market, DAY)
    with pytest.raises(Refused, match="执法主体"):
        authority.actor("h1", make_credit_code("330182", 99), DAY)


def test_a_remembered_actor_costs_one_query_and_a_new_one_at_most_three(county: County) -> None:
    with CaptureQueriesContext(
        connection,
    ) as first:
        authority.actors(["h1", "h2"], county.market, DAY)
    with CaptureQueriesContext(connection) as again:
        authority.actor("h1", county.market, DAY + timedelta(1))
    with CaptureQueriesContext(connection) as told:
        authority.actor("h1", county.market, DAY, now=edition.stamp())
    assert (len(first), len(again), len(told)) == (3, 1, 1)


def test_a_change_is_seen_at_once_and_a_rolled_back_one_never(county: County) -> None:
    assert authority.actor("h1", county.market, DAY).certified
    with transaction.atomic():
        certificates.revoke_certificate("Z-1", DAY, "试")
        assert not authority.actor("h1", county.market, DAY).certified
        transaction.set_rollback(True)
    assert authority.actor("h1", county.market, DAY).certified


def test_without_an_edition_nothing_is_remembered(county: County) -> None:
    from zhunsheng.registers.models import Edition, Person

    Edition.objects.all().delete()
    assert authority.actor("h1", county.market, DAY).name == "h1某"
    Person.objects.filter(pk="h1").update(name="新名")
    assert authority.actor("h1", county.market, DAY).name == "新名"


def test_who_oversees_a_county_sees_its_organs_and_its_towns_and_no_others(county: County) -> None:
    assert authority.organs_seen("sup", DAY) == {county.market, county.justice, county.town}
    assert authority.organs_seen("h1", DAY) == {county.market}
    assert authority.may_see("sup", county.town, DAY) and not authority.may_see(
        "sup", county.city_market, DAY
    )
    assert not authority.may_see("sup", county.market, date(2010, 1, 1))


def test_the_keeper_of_accounts_sees_no_cases(county: County) -> None:
    people.enrol("adm", "管某")
    people.appoint("adm", county.market, "system_admin", DAY)
    assert authority.organs_seen("adm", DAY) == frozenset()
