"""A county with two bureaus and tables of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.indicators.county import County, found_county


@pytest.fixture
def tables(tmp_path: Path, settings: Any) -> Path:
    """Analytic tables of this test alone."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    return tmp_path / "analytics"


@pytest.fixture
def county(book: str, tables: Path) -> County:
    return found_county(book)
