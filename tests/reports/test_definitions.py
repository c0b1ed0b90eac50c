"""A report compares two years under one definition, says so, and is looked at again under the one that it froze."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.indicators.county import County, found_county
from zhunsheng.indicators import figure
from zhunsheng.registers import local_rules
from zhunsheng.reports import Edition, moved_since
from zhunsheng.reports.answering import Whose, answers
from zhunsheng.reports.printing import change

AS_OF = date(2026, 3, 10)


def ruled(key: str, name: str) -> None:
    local_rules.set_rule(f"definition:{key}", name, "某县司法局文件", date(2025, 1, 1), jurisdiction="330182")


@pytest.fixture
def annulled(book: str, tmp_path: Path, settings: Any) -> County:
    """Two penalties of 2025 that stand; one of 2024 that stands and one annulled since."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    county = found_county(book)
    for filed, decided in (
        (date(2025, 3, 3), date(2025, 4, 1)),
        (date(2025, 3, 4), date(2025, 4, 2)),
        (date(2024, 3, 4), date(2024, 4, 2)),
    ):
        county.decided(filed, decided)
    gone = county.decided(date(2024, 3, 5), date(2024, 4, 3))
    county.take(gone, "revoke", date(2024, 9, 5), ("b0head",), ground="事实有误")
    return county


def test_last_year_is_counted_again_under_this_years_definition(annulled: County) -> None:
    before = answers(2025, ["penalties"], (), Whose(), AS_OF)
    assert change(before.now["penalties"], before.before["penalties"]) == "，与上年持平"
    ruled("penalties", "standing")
    found = answers(2025, ["penalties"], (), Whose(), AS_OF)
    now, then = found.now["penalties"], found.before["penalties"]
    assert (now.value, then.value, now.version.name, then.version.name) == (2, 1, "standing", "standing")
    assert change(now, then) == "，比上年增长100.0%（上年按本年统计口径计算）"


def test_a_frozen_figure_is_asked_again_as_it_was_defined(
    composed: Callable[..., Edition], county: County
) -> None:
    edition = composed()
    frozen = edition.figures["penalties"]
    assert frozen["version"]["name"] == "usual"
    still = list(moved_since(edition))
    ruled("penalties", "standing")
    assert figure("penalties", 2025).value != frozen["value"]
    assert list(moved_since(edition)) == still
