"""A permanent address: the same number, breakdown and cases for ever, whatever is written into the book afterwards."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.indicators.county import COMPANY, County, wander
from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import (
    OtherBook,
    Unanswerable,
    behind,
    catch_up,
    figure,
    figures,
    past,
    pointed,
    pointers,
)
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.indicators.declaring import Together
from zhunsheng.indicators.store import folder
from zhunsheng.procedures.enforcement.penalty import Penalty

AS_OF = date(2026, 2, 1)
YEAR = 2025
ASKED = tuple(one.id for one in INDICATORS if one.procedure is Penalty or isinstance(one.procedure, Together))
OPENED = ("cases_filed", "penalties", "revoked", "fines", "decided_in_time", "published_in_time")
"""Whose cases are listed each time; the numbers of the others are held against each other too."""


def everything(book: str | None = None, heads: Any = None) -> dict[str, Any]:
    """Every figure of the year with its breakdown by organ, and cases behind: what an address must give again."""
    found = figures(YEAR, by="organ", book=book, ids=ASKED, as_of=AS_OF, heads=heads)
    return {
        one.id: (
            one.value,
            one.numerator,
            one.denominator,
            [(part.slice.key, part.value, part.denominator) for part in one.breakdown if part.slice],
            [(case.id, case.counted) for case in one.lines("denominator")] if one.id in OPENED else [],
        )
        for one in found
    }


def remembered(county: County) -> tuple[list[str], dict[str, Any]]:
    """The address of now, and what now it gives."""
    found = everything()
    return pointers(figure("penalties", YEAR, as_of=AS_OF).heads), found


def test_an_address_gives_the_old_number_after_steps_cases_and_annulments(county: County) -> None:
    first = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    going = county.take(None, "file", date(2025, 5, 6), party=COMPANY, cause="某事")
    address, then = remembered(county)
    county.take(first, "revoke", date(2025, 6, 1), ("b0head",), ground="事实有误")
    county.take(going, "conclude", date(2025, 6, 2))
    county.decided(date(2025, 7, 3), date(2025, 8, 1), bureau=1)
    assert everything(heads=pointed(address)) == then
    now = everything()
    assert now != then and (now["penalties"][0], then["penalties"][0]) == (2, 1)
    assert (now["revoked"][0], then["revoked"][0]) == (1, 0)


def test_a_fact_corrected_since_is_as_it_was(county: County) -> None:
    case = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address, then = remembered(county)
    paid = county.take(case, "pay", date(2025, 4, 8), paid_yuan="1500")
    second, later = remembered(county)
    county.take(paid, "pay", date(2025, 4, 9), paid_yuan="500")
    assert everything(heads=pointed(address)) == then
    assert everything(heads=pointed(second)) == later


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seeds=st.lists(st.integers(0, 10**6), min_size=2, max_size=3, unique=True))
def test_any_history_gives_again_what_it_gave_at_each_head(county: County, seeds: list[int]) -> None:
    known = []
    for seed in seeds:
        wander(county, Random(seed), 4)
        known.append(remembered(county))
    for address, then in known:
        assert everything(heads=pointed(address)) == then
        assert everything(county.book, pointed(address)) == then


def test_the_past_is_kept_and_not_made_twice(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    case = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address, then = remembered(county)
    county.take(case, "serve", date(2025, 4, 2))
    assert everything(heads=pointed(address)) == then
    monkeypatch.setattr(past, "_made", lambda *_all: pytest.fail("made again"))
    assert everything(heads=pointed(address)) == then


def test_the_past_outlives_the_base_that_it_was_made_from(county: County) -> None:
    case = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address, then = remembered(county)
    county.take(case, "serve", date(2025, 4, 2))
    assert everything(heads=pointed(address)) == then
    county.take(case, "publish", date(2025, 4, 3))
    catch_up()
    for path in folder().glob("*.parquet"):
        path.unlink()
    assert everything(heads=pointed(address)) == then


def test_a_past_that_was_spoilt_or_left_half_made_is_made_anew(county: County) -> None:
    case = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address, then = remembered(county)
    county.take(case, "serve", date(2025, 4, 2))
    everything(heads=pointed(address))
    (one,) = kept()
    (one / "manifest.json").write_text("{")
    (folder() / "past" / "making-x").mkdir()
    assert everything(heads=pointed(address)) == then
    assert [each.name for each in (folder() / "past").iterdir() if each.is_dir()] == [one.name]


def heads_of_days(county: County, days: int) -> list[list[str]]:
    """An address for each of so many days, each with one case more."""
    known = []
    for day in range(1, days + 1):
        county.take(None, "file", date(2025, 5, day), party=COMPANY, cause="某事")
        known.append(pointers(figure("cases_filed", YEAR).heads))
    return known


def filed(address: list[str]) -> Any:
    """How many cases were filed as of that address."""
    return figure("cases_filed", YEAR, heads=pointed(address)).value


def kept() -> list[Path]:
    """What is kept of the past."""
    return list((folder() / "past").glob("[0-9a-f]*"))


def test_only_so_many_heads_are_kept_and_the_oldest_goes_first(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "MOST", 2)
    known, names = heads_of_days(county, 4), []
    for n, address in enumerate(known[:3]):
        assert filed(address) == n + 1
        (new,) = (one for one in kept() if one.name not in names)
        names.append(new.name)
        os.utime(new, (1000 + n, 1000 + n))
    assert {one.name for one in kept()} == set(names[1:])


def test_one_used_just_now_stays_however_many_there_are(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "MOST", 1)
    for n, address in enumerate(heads_of_days(county, 3)[:2]):
        assert filed(address) == n + 1
    assert len(kept()) == 2


def test_an_address_of_another_or_a_shortened_book_is_a_finding(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    (address,) = remembered(county)[0]
    book, seq, link = address.rsplit(":", 2)
    with pytest.raises(OtherBook, match="不是同一本账簿,或者账簿被改写过。请告知审计人员"):
        pointed([f"{book}:{int(seq) - 1}:{link}"])
    with pytest.raises(OtherBook, match="只到第5条:账簿末尾可能被截去.*请告知审计人员"):
        pointed([f"{book}:{int(seq) + 1}:{link}"])
    with pytest.raises(Unanswerable, match="没有账簿「别处」"):
        pointed([f"别处:{seq}:{link}"])


@pytest.mark.parametrize(
    "text", ["", "x", "::", "book:1", "book:-1:00", "book:1:zz", f"book:{'9' * 30}:{'0' * 16}"]
)
def test_what_names_no_head_is_refused_in_words(county: County, text: str) -> None:
    with pytest.raises(Unanswerable, match="请"):
        pointed([text])


def test_the_empty_book_had_no_cases(county: County) -> None:
    address = pointers(figure("penalties", YEAR, as_of=AS_OF).heads)
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    then = everything(heads=pointed(address))
    assert {one[2] for one in then.values()} == {0}


def test_a_book_opened_since_was_not_there(county: County, tables: Path) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    address, then = remembered(county)
    other = "另一簿"
    record.open_book(other)
    catch_up()
    assert everything(heads=pointed(address)) == then


def test_what_was_published_or_withdrawn_since_opens_as_it_is_now(county: County) -> None:
    shown = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    county.take(shown, "serve", date(2025, 4, 2))
    county.take(shown, "publish", date(2025, 4, 3))
    hidden = county.decided(date(2025, 3, 4), date(2025, 4, 1))
    address = pointers(figure("penalties", YEAR, as_of=AS_OF).heads)

    def opened() -> list[str]:
        found = figure("penalties", YEAR, as_of=AS_OF, heads=pointed(address))
        page = [case.id for case in found.cases(public=True).items]
        assert found.published() == len(page)
        return page

    assert opened() == [shown]
    county.take(hidden, "serve", date(2025, 4, 2))
    county.take(hidden, "publish", date(2025, 4, 3))
    assert opened() == sorted([shown, hidden], key=lambda id: (CaseRow.objects.get(pk=id).opened, id))
    county.take(shown, "revoke", date(2025, 6, 1), ("b0head",), ground="事实有误")
    county.take(shown, "withdraw-publication", date(2025, 6, 2), ("b0head",), reason="决定被撤销")
    assert opened() == [hidden]


def test_the_cases_of_a_part_of_a_breakdown_open_at_that_head_too(county: County) -> None:
    mine = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    county.decided(date(2025, 3, 4), date(2025, 4, 1), bureau=1)
    address = pointers(figure("penalties", YEAR, as_of=AS_OF).heads)
    county.decided(date(2025, 3, 5), date(2025, 4, 1))
    found = figure("penalties", YEAR, by="organ", as_of=AS_OF, heads=pointed(address))
    (part,) = (one for one in found.breakdown if one.slice and one.slice.key == county.bureaus[0])
    assert [case.id for case in part.cases().items] == [mine]


def test_the_cases_of_organs_not_asked_for_are_left_out(county: County) -> None:
    mine = county.decided(date(2025, 3, 3), date(2025, 4, 1))
    county.decided(date(2025, 3, 4), date(2025, 4, 1), bureau=1)
    found = figure("penalties", YEAR, as_of=AS_OF)
    assert [case.id for case in found.cases(organs=[county.bureaus[0]]).items] == [mine]
    assert (found.count(organs=[county.bureaus[0]]), found.count(organs=[]), found.count()) == (1, 0, 2)


def test_each_line_says_what_the_case_adds(county: County) -> None:
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    county.decided(date(2025, 3, 4), date(2025, 8, 1))
    assert [one.counted for one in figure("decided_in_time", YEAR).lines("denominator")] == [True, False]
    amounts = [one.amount for one in figure("fines", YEAR).lines()]
    assert sum(amounts) == figure("fines", YEAR).value == 4000


def test_a_long_table_is_paged_in_two_steps_to_the_same_pages(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 3, 3, 4, 6, 6, 9):
        county.decided(date(2025, 3, day), date(2025, 4, 1))
    found = figure("penalties", YEAR)

    def pages(size: int) -> list[list[str]]:
        told, after = [], None
        while True:
            page = found.cases(after=after, size=size)
            told.append([one.id for one in page.items])
            after = page.after
            if after is None:
                return told

    plain = {size: pages(size) for size in (1, 2, 3, 5, 7, 8)}
    monkeypatch.setattr(behind, "LONG", 0)
    assert {size: pages(size) for size in plain} == plain
    assert figure("revoked", YEAR).cases().items == ()
    monkeypatch.setattr(behind, "CHUNK", 2)
    lines = found.lines()
    told = [next(lines).id]
    # The tables that it began with are gone before it ends.
    for day in (10, 11, 12):
        county.decided(date(2025, 3, day), date(2025, 4, 1))
        catch_up()
    assert told + [one.id for one in lines] == plain[8][0]
