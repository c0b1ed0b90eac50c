"""A figure opens: its definition, its article, its cases, down to an entry."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.portal.conftest import Published
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today

pytestmark = pytest.mark.django_db(transaction=False)


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def test_the_cases_behind_a_figure_open_only_where_published(client: Client, published: Published) -> None:
    page = text(client, reverse("portal:behind", args=[2026, "cases_filed"]))
    assert published.person in page and published.hidden not in page and published.withdrawn not in page
    counted, opened, closed = (int(one) for one in re.findall(r"<strong>([\d,]+)</strong>", page)[:3])
    assert (counted, opened, closed) == (5, 3, 2)


def test_a_figure_says_its_value_definition_article_and_parts(client: Client, published: Published) -> None:
    page = text(client, reverse("portal:figure", args=[2026, "cases_filed"]) + "?by=organ")
    assert (
        "某县市场监管局" in page
        and "行政处罚法第五十四条" in page
        and 'href="/figures/2026/cases_filed/cases' in page
    )


def test_every_figure_of_the_year_can_be_opened(client: Client, published: Published) -> None:
    page = text(client, reverse("portal:figures", args=[2026]))
    links = set(re.findall(r'href="(/figures/2026/[^"]+)"', page))
    assert len(links) >= 15
    for link in links:
        text(client, link)


@pytest.mark.parametrize(
    "address",
    [
        "/figures/2026/nothing",
        "/figures/2026/cases_filed?by=nothing",
        "/figures/2026/cases_filed/cases?part=x",
        "/figures/2026/cases_filed/cases?after=x",
        "/figures/9/cases_filed",
    ],
)
def test_a_wrong_question_is_answered_with_what_to_do(
    client: Client, published: Published, address: str
) -> None:
    assert "没有找到" in text(client, address, 404)


@pytest.mark.parametrize("tail", ["", "/cases_filed", "/cases_filed/cases"])
@pytest.mark.parametrize("year", [2090, 1999])
def test_a_year_without_figures_says_which_years_there_are(
    client: Client, published: Published, year: int, tail: str
) -> None:
    first, this = CaseRow.objects.earliest("opened").opened.year, today().year
    page = text(client, f"/figures/{year}{tail}", 404)
    assert f"没有{year}年的数字" in page and f"{first}年" in page and f"{this}年" in page
    offered = set(re.findall(r'class="btn" href="/figures/(\d+)"', page))
    assert offered == {str(one) for one in range(first, this + 1)}
    for one in offered:
        text(client, f"/figures/{one}{tail}")


def test_the_page_of_reports_offers_the_years_that_there_are(client: Client, published: Published) -> None:
    offered = re.findall(r'href="/figures/(\d+)"', text(client, reverse("portal:reports")))
    first = CaseRow.objects.earliest("opened").opened.year
    assert [int(one) for one in offered] == list(range(today().year, first - 1, -1))
