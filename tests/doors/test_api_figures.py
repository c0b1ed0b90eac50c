"""The API's figures: permanent addresses, months, parts, files."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlsplit

import pytest

from zhunsheng.cases.queries import today
from zhunsheng.registers.accounts import make_token, open_account

COMPANY = {"kind": "organisation", "name": "某甲有限公司"}
YEAR = {"year": 2026}


@pytest.fixture
def get(client, office, settings, tmp_path):
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    tokens = {who: make_token(open_account(f"account-{who}", None, who)) for who in ("h1", "h9")}

    def call(path, words=None, who="h1"):
        return client.get(f"/api/figures{path}", words or {}, HTTP_AUTHORIZATION=f"Bearer {tokens[who]}")

    return call


def test_the_address_in_an_answer_gives_that_answer_again(get, office):
    office.take(None, "file", date(2026, 3, 3), party=COMPANY)
    first = get("/cases_filed", YEAR | {"by": "month"}).json()
    office.take(None, "file", date(2026, 3, 4), party=COMPANY)
    place = urlsplit(first["address"])
    again = get(place.path.removeprefix("/api/figures") + "?" + place.query).json()
    same = ("value", "numerator", "denominator", "breakdown", "heads", "as_of", "period", "address")
    assert {name: again[name] for name in same} == {name: first[name] for name in same}
    assert get("/cases_filed", YEAR).json()["value"] == 2


def test_a_forged_head_is_answered_with_a_conflict(get, office):
    case = office.take(None, "file", date(2026, 3, 3), party=COMPANY)
    assert case.number
    forged = f"{office.book}:1:{'0' * 16}"
    answer = get("/cases_filed", YEAR | {"head": forged})
    assert answer.status_code == 409 and "请告知审计人员" in answer.json()["message"]
    assert get("/cases_filed", YEAR | {"head": "x"}).status_code == 400


def test_the_months_say_value_year_before_and_change(get, office):
    for day in (date(2025, 3, 3), date(2026, 3, 3), date(2026, 3, 4)):
        office.take(None, "file", day, party=COMPANY)
    march = get("/cases_filed/months", YEAR | {"as_of": "2026-12-31"}).json()["months"][2]
    assert march == {
        "month": "2026-03",
        "value": 2,
        "year_before": 1,
        "change": {"sign": 1, "amount": 100, "points": False},
    }


def test_the_file_holds_what_one_may_see_and_counts_the_rest(get, office):
    case = office.take(None, "file", date(2026, 3, 3), party=COMPANY)

    def told(who, **more):
        answer = get("/cases_filed/file", YEAR | more, who=who)
        return json.loads(b"".join(answer.streaming_content))

    mine, theirs = told("h1"), told("h9")
    assert [one["number"] for one in mine["cases"]] == [case.number] and mine["unlisted"] == 0
    assert theirs["cases"] == [] and theirs["unlisted"] == 1
    assert told("h9", organ=office.organ)["cases"] == []
    assert get("/cases_filed/file", YEAR | {"format": "doc"}).status_code == 400


def test_the_cases_of_a_part_are_listed_by_its_key(get, office):
    case = office.take(None, "file", date(2026, 3, 3), party=COMPANY)
    office.take(None, "file", date(2026, 4, 3), party=COMPANY)
    found = get("/cases_filed/cases", YEAR | {"by": "month", "key": "3"}).json()
    assert [one["number"] for one in found["items"]] == [case.number]
    assert get("/cases_filed/cases", YEAR | {"by": "month", "key": "8"}).status_code == 400


def test_a_year_without_figures_is_not_found_and_says_which_there_are(get, office):
    office.take(None, "file", date(2025, 3, 3), party=COMPANY)
    there = list(range(2025, today().year + 1))
    for path in ("", "/cases_filed", "/cases_filed/months", "/cases_filed/cases", "/cases_filed/file"):
        for year in (2024, 2090, 0, -5, 10**9):
            answer = get(path, {"year": year})
            assert (answer.status_code, answer.json()["years"]) == (404, there), (path, year)
            assert f"没有{year}年的数字" in answer.json()["message"]
        assert get(path, {"year": 2025}).status_code == 200
