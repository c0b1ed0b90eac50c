"""Published licences on the portal: the list and one licence, with its article and its place in the book."""

import pytest
from django.test import Client

from tests.cases import conftest as of_cases
from tests.cases.conftest import COMPANY, County
from tests.cases.test_licences import ITEM, do

county = of_cases.county
"""The county of the cases, with nothing in it yet; not the small county of the portal's other tests."""
pytestmark = pytest.mark.django_db


def test_a_published_licence_can_be_found_and_opened(county: County, client: Client) -> None:
    taken = do(county, None, "apply", "2026-03-02", "applicant", party=COMPANY, **ITEM)
    do(county, taken.case.id, "decide-on-spot", "2026-03-02", content="热食类", certificate_number="JY-1")
    assert "食品经营许可" not in client.get("/published/licence").content.decode()
    do(county, taken.case.id, "publish", "2026-03-04")
    listed = client.get("/published/licence", {"text": "食品"}).content.decode()
    assert "食品经营许可" in listed and taken.number in listed
    page = client.get(f"/published/licence/{taken.number}").content.decode()
    assert "JY-1" in page and "准予许可" in page and "行政许可法第三十四条" in page
