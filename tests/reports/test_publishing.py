"""Publishing an edition is an entry; the entry alone gives the edition back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from tests.indicators.county import County
from zhunsheng import record
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.reading import read_bytes
from zhunsheng.reports import (
    Edition,
    clear,
    correct,
    docx,
    draft,
    edition_of,
    moved_since,
    publish,
    published,
    review,
    revise,
    sign,
)

DAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 4, tzinfo=UTC)


@pytest.fixture
def case(composed: Callable[..., Edition], county: County) -> str:
    """A draft reviewed, signed by the head and looked through for secrets."""
    taken = draft(composed(), by=["b1h1"], on=DAY, organ=county.bureaus[1], at=AT)
    passed(taken.case.id)
    return taken.case.id


def passed(case: str) -> None:
    """Reviewed, signed, cleared."""
    review(case, by=["b1rev"], on=DAY, at=AT)
    sign(case, by=["mayor"], on=DAY, at=AT)
    clear(case, by=["b1h2"], on=DAY, at=AT)


def test_a_signed_edition_is_published_and_read_back_from_its_entry(
    case: str, composed: Callable[..., Edition], county: County
) -> None:
    publish(case, by=["b1h1"], on=DAY, at=AT)
    found = published(2025)
    assert [(one.case, one.on, one.corrected) for one in found] == [(case, DAY, False)]
    live = composed()
    assert found[0].edition.text == live.text
    assert list(found[0].edition.spans()) == list(live.spans())
    entry = record.entry(county.book, found[0].seq)
    assert entry.facts["text"] == live.text and record.verify(county.book).wrong == []


def test_the_frozen_figures_bear_the_head_of_the_book(case: str, county: County) -> None:
    edition = edition_of(case)
    heads = {one["heads"][county.book]["seq"] for one in edition.figures.values()}
    first = record.entries(county.book, case)[0].seq
    assert heads == {edition.heads[county.book]["seq"]} == {first - 1}


def test_a_published_edition_does_not_change_when_the_cases_do(case: str, county: County) -> None:
    publish(case, by=["b1h1"], on=DAY, at=AT)
    before = published(2025)[0].edition
    county.decided(date(2025, 3, 3), date(2025, 4, 1))
    assert published(2025)[0].edition == before
    moved = {title: (then, now) for title, then, now in moved_since(before)}
    then, now = moved["行政处罚立案数"]
    assert now == then + 1


def test_an_unsigned_edition_is_not_published(composed: Callable[..., Edition], county: County) -> None:
    taken = draft(composed(), by=["b1h1"], on=DAY, organ=county.bureaus[1], at=AT)
    with pytest.raises(Forbidden, match="签发"):
        publish(taken.case.id, by=["b1h1"], on=DAY, at=AT)


def test_an_edition_revised_after_signing_is_signed_again(
    case: str, composed: Callable[..., Edition]
) -> None:
    revise(case, composed(plans="加强培训。"), by=["b1h1"], on=DAY, at=AT)
    with pytest.raises(Forbidden, match="重新签发"):
        publish(case, by=["b1h1"], on=DAY, at=AT)
    passed(case)
    publish(case, by=["b1h1"], on=DAY, at=AT)


@pytest.mark.parametrize(
    ("year", "given", "why"),
    [
        (2023, {}, "缺少法定内容"),
        (2023, {"manuscript": {"enforcement": "按期决定率{decided_in_time}。"}}, "没有通过检查"),
        (2025, {"plans": "明年办理案件 件，完成培训。"}, "空缺"),
        (2025, {"causes": "共收到申请40件，按期办结30件，办结率95.0%。"}, "互相不符"),
    ],
)
def test_a_failing_edition_is_not_signed_and_the_reason_is_told(
    year: int, given: dict[str, Any], why: str, composed: Callable[..., Edition], county: County
) -> None:
    taken = draft(composed(year, **given), by=["b1h1"], on=DAY, organ=county.bureaus[1], at=AT)
    review(taken.case.id, by=["b1rev"], on=DAY, at=AT)
    with pytest.raises(Forbidden, match=why) as refused:
        sign(taken.case.id, by=["mayor"], on=DAY, at=AT)
    assert "督察工作规定第二十五条" in str(refused.value)


def test_a_year_that_still_runs_is_not_signed(composed: Callable[..., Edition], county: County) -> None:
    taken = draft(composed(2026), by=["b1h1"], on=DAY, organ=county.bureaus[1], at=AT)
    review(taken.case.id, by=["b1rev"], on=DAY, at=AT)
    with pytest.raises(Forbidden, match="尚未结束"):
        sign(taken.case.id, by=["mayor"], on=DAY, at=AT)


def test_a_published_edition_is_corrected_openly(case: str, composed: Callable[..., Edition]) -> None:
    publish(case, by=["b1h1"], on=DAY, at=AT)
    with pytest.raises(Forbidden, match="更正"):
        revise(case, composed(), by=["b1h1"], on=DAY, at=AT)
    correct(case, composed(plans="加强培训。"), "补充安排", by=["mayor"], on=DAY, at=AT)
    found = published(2025)[0]
    assert found.corrected and "加强培训" in found.edition.text


def test_the_deadline_is_the_first_of_april(case: str) -> None:
    row = CaseRow.objects.get(id=case)
    assert row.facts["clock_publishing__due"] == "2026-04-01"
    assert str(AnnualReport.publishing.articles[0]) == "督察工作规定第二十四条"


def test_the_document_has_title_number_headings_and_signature(case: str) -> None:
    edition = edition_of(case)
    data = docx(edition, DAY)
    lines = [p.text for p in Document(BytesIO(data)).paragraphs if p.text]
    assert lines[:4] == ["某县人民政府文件", "某政〔2026〕3号", "某县人民政府", "2025年法治政府建设年度报告"]
    assert lines[-2:] == ["某县人民政府", "2026年3月10日"]
    assert data == docx(edition, DAY)
    assert read_bytes("报告.docx", data).figures
