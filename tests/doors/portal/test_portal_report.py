"""A published annual report: each printed number opens its figure, and the edition stands in the book."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.indicators.county import LONG_AGO, County, found_county, wander
from zhunsheng import reports
from zhunsheng.registers import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(book: str, tmp_path: Path, settings: Any) -> County:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    made = found_county(book)
    people.enrol("mayor", "首长某")
    people.appoint("mayor", made.bureaus[1], "head", LONG_AGO)
    wander(made, Random(11), 40)
    return made


@pytest.fixture
def published(county: County) -> reports.Published:
    """The report of 2025, drafted, signed and published."""
    edition = reports.compose(
        2025,
        issuer="某县人民政府",
        number="某政〔2026〕3号",
        causes="人员不足。",
        heads_duties="主要负责人听取汇报。",
        plans="加强培训。",
        as_of=date(2026, 2, 1),
    )
    case = reports.draft(edition, by=["mayor"], on=date(2026, 2, 1), organ=county.bureaus[1]).case.id
    reports.review(case, by=["b1rev"], on=date(2026, 2, 1))
    reports.sign(case, by=["mayor"], on=date(2026, 2, 2))
    reports.clear(case, by=["b1h1"], on=date(2026, 2, 2))
    reports.publish(case, by=["mayor"], on=date(2026, 2, 3))
    return reports.published()[0]


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def test_every_number_of_the_report_opens_the_figure_that_it_prints(
    client: Client, published: reports.Published
) -> None:
    page = text(client, reverse("portal:report", args=[published.case]))
    opened = {html.unescape(one) for one in re.findall(r'href="(/figures/[^"]+)"', page)}
    assert len(opened) == len(published.edition.used())
    for address in opened:
        figure = text(client, address)
        frozen = published.edition.figures[address.split("/")[3].split("?")[0]]
        shown = re.search(r'class="figure-value">\s*([\d,.]+)', figure)
        assert shown and float(shown[1].replace(",", "")) == float(frozen["value"]), address


def test_the_report_says_where_it_was_frozen_and_can_be_taken_along(
    client: Client, published: reports.Published
) -> None:
    page = text(client, reverse("portal:report", args=[published.case]))
    assert published.edition.title in page and "某政〔2026〕3号" in page and str(published.seq) in page
    answer = client.get(reverse("portal:document", args=[published.case]))
    assert answer.content[:2] == b"PK" and "report-2025.docx" in answer.headers["Content-Disposition"]


def test_a_report_is_listed_among_reports_and_not_among_penalties(
    client: Client, published: reports.Published
) -> None:
    assert published.edition.title in text(client, reverse("portal:reports"))
    assert published.case not in text(client, reverse("portal:penalties"))
    text(client, reverse("portal:decision", args=[published.case]), 404)


def test_a_report_that_is_not_published_is_not_there(client: Client, county: County) -> None:
    edition = reports.compose(2025, issuer="某县人民政府", as_of=date(2026, 2, 1))
    case = reports.draft(edition, by=["mayor"], on=date(2026, 2, 1), organ=county.bureaus[1]).case.id
    text(client, reverse("portal:report", args=[case]), 404)
    text(client, reverse("portal:document", args=[case]), 404)
