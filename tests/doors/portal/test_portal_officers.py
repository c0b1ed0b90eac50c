"""Anybody looks up a card, the lawful bodies, the entrustments."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.cases.people import Place, found_place

DAY = date(2025, 3, 3)


@pytest.fixture
def place(book: str) -> Place:
    return found_place(book)


def shown(address: str, **asked: str) -> str:
    answer = Client(headers={"accept-language": "zh-hans"}).get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_card_is_found_by_number_and_by_full_name_and_by_nothing_less(place: Place) -> None:
    assert "某县城管局" in shown("/officers", text="Z-h1")
    assert "Z-h1" in shown("/officers", text="h1某")
    assert "Z-h1" not in shown("/officers", text="h1")
    assert "可以拒绝" in shown("/officers", text="无此人")
    assert "可以拒绝" not in shown("/officers")


def test_a_card_is_valid_on_some_days_only(place: Place) -> None:
    assert "有效</span>" in shown("/officers", text="Z-h1", on="2025-03-03")
    after = shown("/officers", text="Z-h1", on="2031-01-01")
    assert "无效</span>" in after
    assert "到期" in after
    assert "有效" in shown("/officers", text="Z-h1", on="not a day")


def test_the_lawful_bodies_of_a_day_and_what_is_entrusted(place: Place) -> None:
    case = place.open(
        "entrustment", "entrust", DAY, ("head",), to="某执法队", matter="占道经营", max_fine_yuan=1000, since=DAY,
        until="2025-12-31",
    )  # fmt: skip
    assert "某执法队" not in shown("/bodies")
    place.take(case, "entrustment", "publish-entrustment", DAY, ("clerk",))
    page = shown("/bodies", on="2025-06-01")
    assert "某执法队" in page
    assert "某县城管局" in page
    assert "当日无效" not in page
    assert "当日无效" in shown("/bodies", on="2026-01-01")
    before = shown("/bodies", on="2010-01-01")
    assert "没有执法主体" in before
