"""The file of a published case at the portal: what is public and its proofs; of any other case there is none."""

from __future__ import annotations

import io
import re
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from django.test import Client

from tests.doors.portal.conftest import SECRETS, County, Published
from zhunsheng import record
from zhunsheng.cases.models import CaseRow


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "zh-hans"})


def packed(client: Client, number: str) -> dict[str, bytes]:
    answer = client.get(f"/archives/{quote(number)}.zip")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store" and "attachment" in answer["Content-Disposition"]
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_page_of_a_decision_leads_to_its_archive_with_nothing_secret_in_it(
    client: Client, county: County, published: Published
) -> None:
    record.checkpoints.make(county.book)
    page = client.get(f"/penalties/{quote(published.person)}").content.decode()
    link = re.search(r'href="(/archives/[^"]+\.zip)"', page)
    assert link and client.get(link[1]).status_code == 200
    files = packed(client, published.person)
    assert {"index.html", "verify.html", "keys.txt", "SHA256SUMS"} <= files.keys()
    assert [name for name in files if name.startswith("entries/")]
    assert not [name for name in files if name.startswith(("papers/", "evidence/"))]
    for name, content in files.items():
        assert not any(word.encode() in content for word in SECRETS), name


@pytest.mark.parametrize("which", ["hidden", "withdrawn"])
def test_what_is_not_published_has_no_archive(client: Client, published: Published, which: str) -> None:
    number = getattr(published, which)
    for name in (number, CaseRow.objects.get(number=number).id, "没有这个案号", "../../etc/passwd"):
        answer = client.get(f"/archives/{quote(name)}.zip")
        assert answer.status_code == 404 and "没有公开的案件" in answer.content.decode() or "etc" in name
