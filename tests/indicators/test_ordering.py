"""A table is written in the order of its lists, however many rows are sorted at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhunsheng.indicators import ordering, store

pytestmark = pytest.mark.django_db
ROWS = "SELECT (n * 7919) % 1000 AS id, DATE '2025-01-01' + ((n * 31) % 40)::INTEGER AS opened, n FROM range(1000) r(n)"


@pytest.mark.parametrize("at_once", [1, 60, 5000])
def test_rows_come_in_the_order_of_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(ordering, "ROWS", at_once)
    ordering.in_order(ROWS, tmp_path / "t.parquet", 1000)
    found = store.engine().execute(f"SELECT * FROM '{tmp_path / 't.parquet'}'").fetchall()
    given = store.engine().execute(ROWS).fetchall()
    assert found == sorted(given, key=lambda row: (row[1], row[0]))


def test_no_rows_make_a_table_without_rows(tmp_path: Path) -> None:
    ordering.in_order(f"SELECT * FROM ({ROWS}) WHERE n < 0", tmp_path / "t.parquet", 0)
    assert store.engine().execute(f"SELECT count(*) FROM '{tmp_path / 't.parquet'}'").fetchone() == (0,)
