"""What a register takes, and what it refuses with which word."""

from datetime import date

import pytest

from zhunsheng.registers import certificates, organs, people, powers
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.registers.models import Organ, Person, Post
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add_many

from .conftest import County

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("330182000000", "330182"),
        ("330182101000", "330182101"),
        ("330182101201", "330182101201"),
        ("330182000", "330182"),
    ],
)
def test_division_codes_are_kept_in_one_form(given: str, kept: str) -> None:
    assert organs.canonical(given) == kept


@pytest.mark.parametrize("code", ["33018", "33018X", "3301820000", "330182"])
def test_bad_division_codes_are_refused(county: County, code: str) -> None:
    with pytest.raises(Refused) as refused:
        organs.found_jurisdiction(code, "某县", "county", parent="330100")
    assert refused.value.message


def test_a_division_stands_under_a_higher_one_of_its_province(county: County) -> None:
    with pytest.raises(Refused, match="不是某乡的上级"):
        organs.found_jurisdiction("330182102", "某乡", "town", parent="330182101")
    with pytest.raises(Refused, match="同一省"):
        organs.found_jurisdiction("440102", "某区", "county", parent="330100")
    organs.found_jurisdiction("330182101201", "某村", "village", parent="330182101")


def test_only_county_level_and_above_have_books(county: County) -> None:
    with pytest.raises(Refused, match="记录簿"):
        organs.found_jurisdiction("330182103", "某乡", "town", parent="330182", book="x")


def test_an_organ_needs_a_true_credit_code(county: County) -> None:
    good = make_credit_code("330182", 50)
    wrong = good[:-1] + ("0" if good[-1] != "0" else "1")
    with pytest.raises(Refused, match="校验码") as refused:
        organs.confirm_organ(wrong, "某局", "330182")
    assert refused.value.field == "code"


def test_an_entrusted_body_names_its_organ_and_entrusts_nobody_further(county: County) -> None:
    first, second = make_credit_code("330182", 51), make_credit_code("330182", 52)
    with pytest.raises(Refused, match="第二十条"):
        organs.confirm_organ(first, "某队", "330182", kind="entrusted")
    organs.confirm_organ(first, "某队", "330182", kind="entrusted", entrusted_by=county.market)
    with pytest.raises(Refused, match="不得再委托"):
        organs.confirm_organ(second, "某组", "330182", kind="entrusted", entrusted_by=first)
    with pytest.raises(Refused, match="只有受委托组织"):
        organs.confirm_organ(second, "某局", "330182", entrusted_by=county.market)


def test_the_same_post_twice_at_one_time_is_refused_and_after_its_end_taken(county: County) -> None:
    with pytest.raises(Refused, match="已是"):
        people.appoint("h1", county.market, "handler", DAY)
    people.end_post("h1", county.market, "handler", DAY)
    with pytest.raises(Refused, match="已是"):
        people.appoint("h1", county.market, "handler", DAY)
    people.appoint("h1", county.market, "handler", date(2026, 3, 3))


def test_unknown_names_and_upside_down_dates_are_refused(county: County) -> None:
    with pytest.raises(Refused, match="没有“king”这一角色"):
        people.appoint("h1", county.market, "king", DAY)
    with pytest.raises(Refused, match="没有编号为“nobody”的人员"):
        people.appoint("nobody", county.market, "clerk", DAY)
    with pytest.raises(Refused, match="早于"):
        people.appoint("h1", county.market, "clerk", DAY, date(2026, 3, 1))
    with pytest.raises(Refused, match="早于"):
        certificates.issue_certificate("h1", county.market, "Z-9", DAY, date(2026, 3, 1))


def test_a_resident_number_is_no_id_for_a_person(db: None) -> None:
    with pytest.raises(Refused, match="不得使用居民身份证号码"):
        people.enrol("11010519491231002X", "某人")


def test_a_person_is_entered_once(county: County) -> None:
    with pytest.raises(Refused, match="已经登记"):
        people.enrol("h1", "另一人")
    assert Person.objects.get(pk="h1").name == "h1某"


def test_a_certificate_number_is_used_once_and_taken_away_once_with_a_reason(county: County) -> None:
    with pytest.raises(Refused, match="已经发出"):
        certificates.issue_certificate("head", county.market, "Z-1", DAY, DAY)
    with pytest.raises(Refused, match="原因"):
        certificates.revoke_certificate("Z-1", DAY, " ")
    certificates.revoke_certificate("Z-1", DAY, "退休")
    with pytest.raises(Refused, match="不必再收回"):
        certificates.revoke_certificate("Z-1", DAY, "退休")
    with pytest.raises(Refused, match="不能再暂扣"):
        certificates.suspend_certificate("Z-1", DAY)
    with pytest.raises(Refused, match="并未暂扣"):
        certificates.resume_certificate("Z-2", DAY)


def test_a_power_is_held_from_its_first_day_to_its_last_and_not_twice(county: County) -> None:
    powers.grant_power(county.market, "3302-1", "无照经营处罚", "无证无照经营查处办法第十三条", DAY)
    with pytest.raises(Refused, match="已有事项"):
        powers.grant_power(county.market, "3302-1", "无照经营处罚", "同上", date(2026, 4, 1))
    powers.withdraw_power(county.market, "3302-1", date(2026, 5, 31))
    held = [
        powers.holds_power(county.market, "3302-1", day)
        for day in (date(2026, 3, 1), DAY, date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert held == [False, True, True, False]
    assert [power.code for power in powers.powers_of(county.market, DAY)] == ["3302-1"]
    with pytest.raises(Refused, match="依据"):
        powers.grant_power(county.market, "3302-2", "某处罚", " ", DAY)


def test_many_rows_go_in_together_or_not_at_all(county: County) -> None:
    told: list[int] = []
    crowd = [Person(id=f"p-{n:04d}", name=f"某{n}") for n in range(1200)]
    assert len(add_many(crowd, told.append)) == 1200 and sum(told) == 1200 and len(told) > 1
    posts = [Post(person_id=p.id, organ_id=county.market, role="clerk", since=DAY) for p in crowd]
    posts[700].role = "king"
    with pytest.raises(Refused, match="king"):
        add_many(posts)
    assert not Post.objects.filter(role="clerk").exists()
    assert add_many([], told.append) == []


def test_a_value_that_does_not_fit_its_column_is_named_in_chinese(county: County) -> None:
    with pytest.raises(Refused, match="姓名") as refused:
        people.enrol("p-1", "某" * 61)
    assert refused.value.field == "name"


def test_every_organ_finds_its_book(county: County) -> None:
    from zhunsheng.registers.places import book_of

    books = {book_of(code) for code in Organ.objects.values_list("code", flat=True)}
    assert (book_of(county.town), book_of(county.city_market), books) == (
        "330182",
        "330100",
        {"330182", "330100"},
    )
