"""A list's entry from proposal to withdrawal: what holds on any day, what changed between two, what the book remakes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.cases.conftest import County
from zhunsheng.cases import list_keeping, listing, rebuilding
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.list_differences import difference
from zhunsheng.cases.list_rows import ListTally, ListVersion
from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.statutes.catalogue import PENALTY_ACT

NAME = InspectionItems.name
ITEM = {
    "title": "食品经营检查",
    "basis": "行政处罚法第四十二条",
    "object": "食品经营者",
    "method": "现场检查",
    "times_a_year": 2,
}
JAN, MAR, JUN = date(2026, 1, 5), date(2026, 3, 2), date(2026, 6, 1)


def step(county: County, case: str | None, name: str, on: date, by: str = "h1", **facts: Any) -> str:
    """One step of a list's entry."""
    found = InspectionItems.steps[name]
    taken = take(case, found, facts, by=[by], on=on, organ=county.bureau, procedure=InspectionItems)
    return taken.case.id


def published(county: County, code: str, since: date = JAN, on: date = JAN, **item: Any) -> str:
    """An entry proposed, passed and published."""
    case = step(county, None, "propose", on, **(ITEM | {"code": code} | item))
    step(county, case, "review", on, "head", verdict="passed")
    step(county, case, "publish", on, since=since, source="某府办〔2026〕1号")
    return case


def amended(county: County, case: str, code: str, on: date, **item: Any) -> None:
    """The entry amended, passed and published again, in force from that day."""
    step(county, case, "amend", on, reason="依据调整", **(ITEM | {"code": code} | item))
    step(county, case, "review", on, "head", verdict="passed")
    step(county, case, "publish", on, since=on, source="某府办〔2026〕2号")


def tallies() -> list[tuple[date, int]]:
    return sorted(ListTally.objects.exclude(change=0).values_list("day", "change"))


def codes(day: date, **words: Any) -> list[str]:
    return [line.code for line in listing.in_force(NAME, day, **words).items]


def test_an_entry_holds_from_its_first_day_and_with_the_facts_of_each_day(county: County) -> None:
    case = published(county, "JC-1", since=date(2026, 1, 10))
    amended(county, case, "JC-1", MAR, times_a_year=1)
    assert codes(date(2026, 1, 9)) == []
    assert codes(date(2026, 1, 10)) == ["JC-1"]
    before, after = (listing.entry(NAME, "JC-1", day) for day in (date(2026, 3, 1), MAR))
    assert before is not None and after is not None
    assert (before.facts["times_a_year"], after.facts["times_a_year"]) == (2, 1)
    assert [(one.since, one.until) for one in listing.history(case)] == [
        (MAR, None),
        (date(2026, 1, 10), date(2026, 3, 1)),
    ]


def test_what_was_only_proposed_or_returned_holds_on_no_day(county: County) -> None:
    case = step(county, None, "propose", JAN, **(ITEM | {"code": "JC-1"}))
    with pytest.raises(Forbidden, match="尚未办理「清单审核」"):
        step(county, case, "publish", JAN, since=JAN, source="文")
    step(county, case, "review", JAN, "head", verdict="returned")
    with pytest.raises(Forbidden, match="尚未审核通过"):
        step(county, case, "publish", JAN, since=JAN, source="文")
    assert codes(FAR_DAY) == []


FAR_DAY = date(2026, 12, 31)


def test_who_proposed_an_entry_does_not_review_it(county: County) -> None:
    case = step(county, None, "propose", JAN, "head", **(ITEM | {"code": "JC-1"}))
    with pytest.raises(Forbidden, match="参与过"):
        step(county, case, "review", JAN, "head", verdict="passed")


def test_a_code_is_listed_once_until_it_is_withdrawn(county: County) -> None:
    case = published(county, "JC-1")
    with pytest.raises(Forbidden, match="已在清单中"):
        step(county, None, "propose", MAR, **(ITEM | {"code": "JC-1"}))
    step(county, case, "withdraw", MAR, "head", reason="事项取消", last_day=date(2026, 3, 31))
    assert (codes(date(2026, 3, 31)), codes(date(2026, 4, 1))) == (["JC-1"], [])
    assert step(county, None, "propose", JUN, **(ITEM | {"code": "JC-1"}))


def test_an_entry_without_a_basis_or_on_repealed_law_is_refused(county: County) -> None:
    bare = {key: value for key, value in ITEM.items() if key != "basis"}
    with pytest.raises(Forbidden, match="没有写明依据"):
        step(county, None, "propose", JAN, **(bare | {"code": "JC-1"}))
    for gone in ("行政处罚法(2017)第三十七条", "《中华人民共和国行政处罚法（2017年修正）》第三十七条"):
        with pytest.raises(Forbidden, match="失效或者废止"):
            step(county, None, "propose", JAN, **(ITEM | {"code": "JC-1", "basis": gone}))
    assert PENALTY_ACT.until is None


def test_an_entry_whose_law_has_ended_since_is_flagged(county: County) -> None:
    old = date(2020, 5, 6)
    published(county, "JC-1", since=old, on=old, basis="行政处罚法(2017)第三十七条")
    published(county, "JC-2", since=old, on=old)
    assert [one.code for one in listing.stale(NAME, date(2021, 7, 14))] == []
    assert [one.code for one in listing.stale(NAME, date(2021, 7, 15))] == ["JC-1"]


def test_the_difference_between_two_days_names_what_came_went_and_changed(county: County) -> None:
    kept, changed, gone = (published(county, code) for code in ("JC-1", "JC-2", "JC-3"))
    amended(county, changed, "JC-2", MAR, times_a_year=1, object="食品生产者")
    amended(county, changed, "JC-2", date(2026, 4, 1), times_a_year=2, object="食品生产者")
    step(county, gone, "withdraw", MAR, "head", reason="取消", last_day=date(2026, 3, 31))
    published(county, "JC-4", since=MAR, on=MAR)
    brief = published(county, "JC-5", since=MAR, on=MAR)
    step(county, brief, "withdraw", date(2026, 4, 1), "head", reason="误列", last_day=date(2026, 4, 1))
    told = {one.line.code: one for one in difference(NAME, JAN, JUN).items}
    assert {code: one.kind for code, one in told.items()} == {
        "JC-2": "changed",
        "JC-3": "removed",
        "JC-4": "added",
    }
    assert told["JC-2"].fields == (("object", "食品经营者", "食品生产者"),)
    assert kept not in {one.line.case for one in told.values()}
    assert difference(NAME, JAN, JAN).items == []


def test_the_difference_reads_the_same_in_pages_of_one(county: County) -> None:
    for n in range(4):
        case = published(county, f"JC-{n}")
        amended(county, case, f"JC-{n}", MAR, times_a_year=1)
    whole = [one.line.code for one in difference(NAME, JAN, JUN).items]
    after, paged = None, []
    while True:
        page = difference(NAME, JAN, JUN, after=after, size=1)
        paged += [one.line.code for one in page.items]
        after = page.after
        if after is None:
            break
    assert sorted(whole) == ["JC-0", "JC-1", "JC-2", "JC-3"] and paged == whole


def test_pages_and_beginnings_of_words_find_each_entry_once(county: County) -> None:
    for n in range(5):
        published(county, f"JC-{n}", title=f"第{n}项检查")
    published(county, "QT-1", title="JC-开头的名称")
    page = listing.in_force(NAME, MAR, size=2)
    found = [line.code for line in page.items]
    while page.after:
        page = listing.in_force(NAME, MAR, size=2, after=page.after)
        found += [line.code for line in page.items]
    assert found == ["JC-0", "JC-1", "JC-2", "JC-3", "JC-4", "QT-1"]
    assert codes(MAR, text="第3项") == ["JC-3"]
    assert codes(MAR, text="JC-") == ["JC-0", "JC-1", "JC-2", "JC-3", "JC-4", "QT-1"]
    first = listing.in_force(NAME, MAR, text="JC-", size=5)
    assert [one.code for one in listing.in_force(NAME, MAR, text="JC-", after=first.after).items] == ["QT-1"]
    assert codes(MAR, text="JC-", after="code.x.") == codes(MAR, text="JC-")


def test_the_numbers_of_a_day_are_those_of_its_list(county: County) -> None:
    case = published(county, "JC-1", since=date(2026, 1, 10))
    published(county, "JC-2")
    amended(county, case, "JC-1", MAR, times_a_year=1)
    step(county, case, "withdraw", MAR, "head", reason="取消", last_day=date(2026, 3, 31))
    for day in (date(2026, 1, 4), JAN, date(2026, 1, 10), MAR, date(2026, 3, 31), date(2026, 4, 1)):
        assert listing.number(NAME, day) == len(codes(day)), day
    assert listing.numbers(MAR) == {NAME: {county.bureau: 2}}


def test_rebuilding_makes_the_same_versions_and_numbers(county: County) -> None:
    case = published(county, "JC-1")
    amended(county, case, "JC-1", MAR, times_a_year=1)
    step(county, case, "withdraw", MAR, "head", reason="取消", last_day=date(2026, 3, 31))
    assert rebuilding.rebuild().total == 0
    before = list_keeping.stored([case]), tallies()
    ListVersion.objects.filter(case=case, since=MAR).delete()
    ListTally.objects.update(change=7)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_listtally SET day = '2026-02-02' WHERE day = %s", [date(2026, 4, 1).isoformat()]
        )
    assert rebuilding.rebuild().total > 0
    assert (list_keeping.stored([case]), tallies()) == before
    assert rebuilding.rebuild().total == 0


def test_another_procedure_asks_the_list_of_its_own_organ_on_the_day_of_its_act(county: County) -> None:
    published(county, "JC-1", since=MAR, on=MAR)
    mine = RegisteredLists(county.bureau, MAR)
    assert mine.keeps(NAME) and mine.entry(NAME, "JC-1") == ITEM | {"code": "JC-1"}
    assert mine.entry(NAME, "JC-2") is None
    assert not RegisteredLists(county.bureau, JAN).keeps(NAME)
    assert not RegisteredLists(county.justice, MAR).keeps(NAME)
