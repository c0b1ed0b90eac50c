"""The published table of enforcement: frozen, on the portal, each number leading to its figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.doors.portal.conftest import County
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.taking import take
from zhunsheng.indicators import Period
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics as S
from zhunsheng.reports.outputs import faces
from zhunsheng.reports.statistics import ENFORCEMENT
from zhunsheng.reports.tables import fill
from zhunsheng.reports.tables.publishing import issued
from zhunsheng.reports.yearly import drafted as freeze


@pytest.fixture
def drafted(county: County, settings: Any, tmp_path: Path) -> str:
    """The draft of the table of 2026, with one penalty."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    county.decided()
    table = fill(ENFORCEMENT, Period.year(2026, date(2026, 11, 20)), book=county.book)
    taken = freeze(
        "enforcement",
        table,
        {"issuer": "某县市场监管局"},
        by=("h1",),
        on=date(2026, 11, 20),
        organ=county.bureau,
    )
    return taken.case.id


def test_a_year_that_still_runs_cannot_be_signed(drafted: str) -> None:
    with pytest.raises(Forbidden, match="统计期间尚未结束"):
        take(drafted, S.sign, {}, by=("head",), on=date(2026, 11, 20))


def published(county: County) -> str:
    """The table of 2025, drafted, signed and published: its case."""
    table = fill(ENFORCEMENT, Period.year(2025, date(2026, 1, 20)), book=county.book)
    case = freeze(
        "enforcement",
        table,
        {"issuer": "某县市场监管局"},
        by=("h1",),
        on=date(2026, 1, 20),
        organ=county.bureau,
    ).case.id
    take(case, S.sign, {}, by=("head",), on=date(2026, 1, 21))
    take(case, S.publish, {}, by=("h1",), on=date(2026, 1, 31))
    return case


def test_what_is_signed_is_what_is_published(county: County, settings: Any, tmp_path: Path) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    table = fill(ENFORCEMENT, Period.year(2025, date(2026, 1, 20)), book=county.book)
    case = freeze(
        "enforcement", table, {"issuer": "某局"}, by=("h1",), on=date(2026, 1, 20), organ=county.bureau
    ).case.id
    take(case, S.sign, {}, by=("head",), on=date(2026, 1, 21))
    freeze(
        "enforcement",
        table,
        {"issuer": "某局"},
        by=("h1",),
        on=date(2026, 1, 22),
        organ=county.bureau,
        case=case,
    )
    with pytest.raises(Forbidden, match="尚未签发"):
        take(case, S.publish, {}, by=("h1",), on=date(2026, 1, 23))


def test_the_published_table_is_read_by_anybody(county: County, settings: Any, tmp_path: Path) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    case = published(county)
    (found,) = issued(S)
    assert (found.year, found.on, found.case) == (2025, date(2026, 1, 31), case)
    client = Client(headers={"accept-language": "zh-hans"})
    assert "某县市场监管局" in client.get("/statistics").content.decode()
    told = client.get(f"/statistics/{case}").content.decode()
    assert "行政处罚实施情况" in told and "—" in told
    assert client.get(f"/statistics/{case}/data.json").json()["year"] == 2025
    assert client.get("/statistics/nought").status_code == 404


def test_a_draft_is_not_on_the_portal(drafted: str) -> None:
    assert issued(S) == []
    assert Client().get(f"/statistics/{drafted}").status_code == 404


def test_a_published_number_opens_its_published_cases_and_the_table_goes_along(
    county: County, settings: Any, tmp_path: Path
) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    case = published(county)
    client = Client(headers={"accept-language": "zh-hans"})
    listed = client.get("/statistics").content.decode()
    assert "政府信息公开工作年度报告" in listed and "季度通报" in listed
    behind = client.get(f"/statistics/{case}/cells/penalty-total")
    assert behind.status_code == 200 and "没有公开的只计数" in behind.content.decode()
    assert client.get(f"/statistics/{case}/cells/other-levy").status_code == 404
    for kind in ("xlsx", "csv", "docx"):
        got = client.get(f"/statistics/{case}/data.{kind}")
        assert got.status_code == 200 and "attachment" in got["Content-Disposition"]
    assert client.get(f"/statistics/{case}/data.exe").status_code == 404


def test_where_no_chinese_font_is_the_other_forms_of_a_table_still_come(
    county: County, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    monkeypatch.setattr(faces.Search, "usual", classmethod(lambda cls: cls("", system=False)))
    address = f"/statistics/{published(county)}/data."
    refused = Client().get(f"{address}pdf")
    assert refused.status_code == 503 and "fonts-noto-cjk" in refused.content.decode()
    assert [Client().get(address + kind).status_code for kind in ("docx", "xlsx", "csv", "json")] == [200] * 4
