"""A public list of our own, added as docs/adding-a-procedure.md tells: model cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cases.conftest import County
from zhunsheng.cases import queries
from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.openness.model_cases import ModelCases

pytestmark = pytest.mark.django_db
TOLD = {
    "code": "AL-1",
    "title": "无照经营案",
    "field": "市场监管",
    "lesson": "先告知,后决定",
    "anonymous": True,
}


def _take(county: County, case: str | None, step: str, on: date, by: str, **facts: Any) -> Taken:
    found = ModelCases.steps[step]
    return take(case, found, facts, by=[by], on=on, organ=county.bureau, procedure=ModelCases)


def test_a_decided_case_is_told_reviewed_by_another_and_published(county: County) -> None:
    number = county.decided()
    entry = _take(county, None, "propose", date(2026, 3, 9), "rev", tells=number, **TOLD).case.id
    with pytest.raises(Forbidden, match="rev某"):
        _take(county, entry, "review", date(2026, 3, 10), "rev", verdict="passed")
    _take(county, entry, "review", date(2026, 3, 10), "head", verdict="passed")
    _take(county, entry, "publish", date(2026, 3, 11), "h2", since="2026-03-11", source="某市监〔2026〕3号")
    assert [one.id for one in queries.published(procedure="model-cases").items] == [entry]


def test_a_case_that_is_not_decided_is_no_model(county: County) -> None:
    filed = county.take(
        None, "file", date(2026, 1, 12), party={"kind": "organisation", "name": "某甲"}, cause="x"
    )
    with pytest.raises(Forbidden, match="尚未作出决定"):
        _take(county, None, "propose", date(2026, 1, 13), "h1", tells=filed.number, **TOLD)


def test_a_case_that_nobody_knows_is_named(county: County) -> None:
    with pytest.raises(Forbidden, match="没有编号为「某号」的案件"):
        _take(county, None, "propose", date(2026, 1, 13), "h1", tells="某号", **TOLD)


def test_a_case_in_which_somebody_can_be_recognised_is_not_told(county: County) -> None:
    number = county.decided()
    with pytest.raises(Forbidden, match="没有隐去个人信息"):
        _take(county, None, "propose", date(2026, 3, 9), "h1", tells=number, **TOLD | {"anonymous": False})
