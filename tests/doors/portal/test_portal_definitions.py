"""A figure's page says which definition was used and what the others give."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.doors.portal.conftest import Published
from zhunsheng.registers.local_rules import set_rule
from zhunsheng.registers.models import Jurisdiction

pytestmark = pytest.mark.django_db(transaction=False)
ADDRESS = "/figures/2026/penalties"


def value(page: str) -> str:
    found = re.search(r'class="figure-value">([\d,.—]+)', page)
    assert found is not None
    return found[1]


def test_the_other_definitions_stand_on_the_page_with_their_values_and_open(
    client: Client, published: Published
) -> None:
    page = client.get(ADDRESS).text
    assert "通行口径" in page and "其他口径" in page and "撤销的不计" in page and "按决定日计入期间" in page
    assert 'href="?definition=standing"' in page
    other = client.get(f"{ADDRESS}?definition=standing").text
    shown = re.search(r'definition=standing">撤销的不计</a>.*?>([\d,]+)件', page, re.DOTALL)
    assert shown is not None and value(other) == shown[1]
    assert "当地采用的口径是「通行口径」" in other
    assert "definition=standing" in other.partition("背后的案件")[2]


def test_an_english_page_tells_the_definitions_in_english(client: Client, published: Published) -> None:
    page = client.get(ADDRESS, headers={"accept-language": "en"}).text
    assert "Without those annulled" in page and "neither annulled nor changed" in page


def test_an_unknown_definition_is_answered_with_those_there_are(client: Client, published: Published) -> None:
    answer = client.get(f"{ADDRESS}?definition=nought")
    assert answer.status_code == 404 and "可选:usual(通行口径)" in answer.text


def test_the_page_says_which_place_uses_a_definition_by_which_rule(
    client: Client, published: Published
) -> None:
    place = Jurisdiction.objects.order_by("code").first()
    assert place is not None and "起采用" not in client.get(ADDRESS).text
    since = date(2026, 2, 1)
    set_rule("definition:penalties", "standing", "某办〔2026〕3号", since, jurisdiction=place.code)
    said = f"{place.name}自2026-02-01起采用(某办〔2026〕3号)"
    assert said in client.get(ADDRESS).text.partition("其他口径")[0]
    other = client.get(f"{ADDRESS}?definition=usual").text
    assert said in other.partition("其他口径")[2] and said not in other.partition("其他口径")[0]
    assert said not in client.get(ADDRESS.replace("2026", "2025")).text
