"""Erasing at the desk: listed first, ordered by the head, confirmed, and told on the page of the case."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as now

from tests.doors.desk.conftest import PERSON, Bureau
from zhunsheng import record
from zhunsheng.cases.models import CaseRow

ORDER = {"ground": "unlawful", "document": "某市监删〔2026〕1号", "files": "1"}


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "home"


def address(case: str) -> str:
    return f"/desk/cases/{case}/erase"


def files_under(*tops: Path) -> set[Path]:
    return {path for top in tops for path in top.rglob("*") if path.is_file()}


def test_the_head_sees_what_would_go_and_nothing_goes_unconfirmed(bureau: Bureau) -> None:
    case, head = bureau.filed(party=PERSON), bureau.signed_in("p-3")
    assert address(case) in head.get(f"/desk/cases/{case}").content.decode()
    page = head.get(address(case)).content.decode()
    assert "姓名(公民、经营者)" in page and "将要删除" in page
    assert PERSON["person"] not in page
    answer = head.post(address(case), ORDER)
    assert answer.status_code == 422 and "还没有确认" in answer.content.decode()
    assert PERSON["person"] in head.get(f"/desk/cases/{case}").content.decode()


def test_once_confirmed_the_case_tells_the_erasure_and_the_person_no_more(bureau: Bureau) -> None:
    case, head = bureau.filed(party=PERSON), bureau.signed_in("p-3")
    answer = head.post(address(case), ORDER | {"sure": "1"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/desk/cases/{case}", 302)]
    assert "已删除" in page and "已依法删除" in page and "某市监删〔2026〕1号" in page
    assert "个人信息保护法第四十七条第一款第(四)项" in page
    assert PERSON["person"] not in page
    assert "没有可以删除的个人信息" in head.get(address(case)).content.decode()


def test_a_refusal_is_told_in_words_and_keeps_what_was_filled_in(bureau: Bureau) -> None:
    case, head = bureau.filed(party=PERSON), bureau.signed_in("p-3")
    answer = head.post(address(case), ORDER | {"sure": "1", "ground": "expired"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "案件尚未办结" in page and "某市监删〔2026〕1号" in page


def test_nobody_but_the_head_is_offered_it_or_may_do_it(bureau: Bureau) -> None:
    case, handler = bureau.filed(party=PERSON), bureau.signed_in("p-1")
    assert address(case) not in handler.get(f"/desk/cases/{case}").content.decode()
    assert handler.get(address(case)).status_code == 403
    assert handler.post(address(case), ORDER | {"sure": "1"}).status_code == 403
    row = CaseRow.objects.get(id=case)
    assert not record.erasures(record.entries(row.book, case))


def test_an_archive_that_was_taken_leaves_no_file_behind(bureau: Bureau) -> None:
    """Nothing exported waits on the disk: an archive goes to who asked, and an erasure finds none to take back."""
    case, handler = bureau.filed(party=PERSON), bureau.signed_in("p-1")
    before = files_under(Path(now.HOME))
    answer = handler.get(f"/desk/cases/{case}/archive")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    assert io.BytesIO(content).read(2) == b"PK"
    made = files_under(Path(now.HOME)) - before
    assert not [path for path in made if path.read_bytes()[:2] == b"PK"]
    assert not [path for path in made if PERSON["person"].encode() in path.read_bytes()]
