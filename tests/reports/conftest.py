"""A county with a year of cases, and its justice bureau."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.indicators.county import LONG_AGO, County, found_county, wander
from zhunsheng.registers import people
from zhunsheng.reports import Edition, compose

ISSUER = "某县人民政府"


@pytest.fixture
def county(book: str, tmp_path: Path, settings: Any) -> County:
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    made = found_county(book)
    people.enrol("mayor", "首长某")
    people.appoint("mayor", made.bureaus[1], "head", LONG_AGO)
    wander(made, Random(7), 70)
    return made


@pytest.fixture
def composed(county: County) -> Callable[..., Edition]:
    """The edition of 2025, complete unless said otherwise."""

    def make(year: int = 2025, **given: Any) -> Edition:
        words = {
            "issuer": ISSUER,
            "number": "某政〔2026〕3号",
            "causes": "部分机关人员不足，送达和公开环节衔接不紧。",
            "heads_duties": "县委、县政府主要负责人听取工作汇报，研究解决重大问题。",
            "plans": "加强执法培训，补齐公开短板。",
            "as_of": date(2026, 2, 1),
        }
        return compose(year, **(words | given))

    return make
