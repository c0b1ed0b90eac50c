"""Hands for the tests of the record: plain drafts, raw SQL, and a way round the triggers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from zhunsheng import record
from zhunsheng.record import Draft


def draft(n: int = 0, facts: dict[str, Any] | None = None, case: str = "甲案", **more: Any) -> Draft:
    """An act that no law knows: the record knows no procedure."""
    return Draft(
        case, "penalty", "file", date(2026, 1, 2), ("p1", "p2"), facts or {"n": n, "说明": "立案"}, **more
    )


def fill(book: str, count: int) -> None:
    """So many entries, in two cases."""
    with transaction.atomic():
        record.append_many(book, [draft(i, case=f"案{i % 2}") for i in range(count)])


def run(sql: str, *parameters: Any) -> list[Any]:
    """One statement as a database administrator would run it."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def home(settings, tmp_path, monkeypatch):
    """An installation folder of the test's own, and no witness folder."""
    settings.HOME = tmp_path / "home"
    monkeypatch.delenv("ZHUNSHENG_WITNESS", raising=False)
    return tmp_path


@pytest.fixture
def disarmed(db: None) -> Callable[..., list[Any]]:
    """Raw SQL with the triggers out of the way; the test's transaction puts them back."""
    if connection.vendor == "sqlite":
        for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'record_%%'"):
            run(f"DROP TRIGGER {name}")
    else:
        for table in (
            "record_book",
            "record_entry",
            "record_vault",
            "record_checkpoint",
            "record_cosignature",
            "record_below",
            "record_alarm",
        ):
            run(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            run(f"GRANT ALL ON {table} TO CURRENT_USER")
    return run
