"""On the portal: a permanent address, the months, and files that list published cases alone."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from tests.doors.portal.conftest import COMPANY, SECRETS, County, Published

pytestmark = pytest.mark.django_db(transaction=False)
PAGE = "/figures/2026/cases_filed"


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def address_in(page: str) -> str:
    """The permanent address that a page offers."""
    found = re.search(r'<a class="mono" href="([^"]+)">打开固定地址', page)
    assert found is not None
    return unescape(found[1])


def test_the_address_of_today_gives_today_s_number_for_ever(
    client: Client, published: Published, county: County
) -> None:
    page = text(client, PAGE + "?by=month")
    address = address_in(page)
    county.take(None, "file", date(2026, 1, 13), party=COMPANY, cause="又一案")
    then, now = text(client, address), text(client, PAGE)
    value = re.compile(r'<p class="figure-value">(\d+) ')
    assert (value.findall(page), value.findall(then), value.findall(now)) == (["5"], ["5"], ["6"])
    link = re.search(r'<dd><a href="([^"]+)">5 件', then)
    assert link is not None
    behind = text(client, unescape(link[1]))
    assert [int(one) for one in re.findall(r"<strong>([\d,]+)</strong>", behind)[:3]] == [5, 3, 2]
    assert published.person in behind and published.hidden not in behind


def test_what_was_withdrawn_since_is_not_listed_at_the_old_address_either(
    client: Client, published: Published, county: County
) -> None:
    address = address_in(text(client, PAGE))
    behind = address.replace("/cases_filed?", "/cases_filed/cases?")
    assert published.revoked in text(client, behind)
    case = re.search(r'"id":"([0-9a-f]+)","number":"' + published.revoked, _file(client, "json"))
    assert case is not None
    county.take(case[1], "withdraw-publication", date(2026, 4, 3), by=["head"], reason="决定因事实不清被撤销")
    page = text(client, behind)
    assert published.revoked not in page
    assert [int(one) for one in re.findall(r"<strong>([\d,]+)</strong>", page)[:3]] == [5, 2, 3]


def _file(client: Client, kind: str, more: str = "") -> str:
    answer = client.get(f"{PAGE}?format={kind}{more}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig", "replace")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_lists_published_cases_and_counts_the_others(
    client: Client, published: Published, kind: str
) -> None:
    told = _file(client, kind)
    assert published.person in told and published.hidden not in told and published.withdrawn not in told
    assert not any(secret in told for secret in SECRETS)
    if kind == "json":
        found = json.loads(told)
        assert (found["figure"]["value"], found["listed"], found["unlisted"]) == (5, 3, 2)
        assert len(found["cases"]) == 3 and "amount" not in found["cases"][0]


def test_a_part_of_the_breakdown_opens_its_cases(client: Client, published: Published) -> None:
    page = text(client, PAGE + "?by=month")
    link = re.search(r'<a href="([^"]*key=1[^"]*)#behind"', page)
    assert link is not None
    assert "1月 · 计入的案件" in text(client, unescape(link[1]))
    text(client, unescape(link[1]).replace("key=1", "key=7"), 404)


def test_the_address_of_a_part_shows_that_part_alone(
    client: Client, published: Published, county: County
) -> None:
    address = address_in(text(client, f"{PAGE}?organ={county.bureau}&by=month&key=1"))
    assert f"organ={county.bureau}" in address and address.endswith("key=1")
    county.take(None, "file", date(2026, 1, 13), party=COMPANY, cause="又一案")
    page = text(client, address)
    assert '<p class="figure-value">5 ' in page and "· 1月" in page
    assert '<p class="figure-value">0 ' in text(client, f"{PAGE}?organ={county.justice}")


def test_a_forged_address_is_a_finding(client: Client, published: Published) -> None:
    address = address_in(text(client, PAGE))
    assert "请告知审计人员" in text(client, re.sub(r"[0-9a-f]{16}$", "f" * 16, address), 409)
    text(client, PAGE + "?as_of=x", 404)
