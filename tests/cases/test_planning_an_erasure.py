"""What the page of an erasure reads before it is shown: what it needs, found by indexes, however long the books are."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection

from zhunsheng import record
from zhunsheng.cases import erasing
from zhunsheng.cases.rebuilding import rebuild
from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty

from .conftest import PERSON, County


@pytest.fixture
def shared(county: County) -> tuple[str, str, str]:
    """A file that two cases name, and the two cases."""
    digest = record.evidence.store(io.BytesIO("两案共用的笔录".encode()))
    facts = {"party": PERSON, "cause": "无照经营"}
    words: dict[str, Any] = {"organ": county.bureau, "procedure": Penalty, "evidence": (digest,)}
    cases = [take(None, Penalty.file, facts, by=["h1", "h2"], on=date(2026, 1, 12), **words) for _n in "12"]
    return digest, cases[0].case.id, cases[1].case.id


def plans_of(case: str) -> dict[str, str]:
    """How the database answers every question that planning asks it."""
    found: dict[str, str] = {}
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "

    def look(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if sql.startswith("EXPLAIN"):
            return execute(sql, parameters, many, context)
        with connection.cursor() as cursor:
            cursor.execute(explain + sql, parameters)
            found[sql] = "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())
        return execute(sql, parameters, many, context)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read from end to end
    with connection.execute_wrapper(look):
        assert erasing.planned(case).kept
    return found


def test_nothing_that_planning_asks_goes_through_a_table(shared: tuple[str, str, str]) -> None:
    plans = plans_of(shared[1])
    assert any("record_named" in sql for sql in plans) and any("record_entry" in sql for sql in plans)
    scans = {sql: plan for sql, plan in plans.items() if re.search(r"\bSCAN (?!CONSTANT)|Seq Scan", plan)}
    assert scans == {}


def test_it_reads_as_many_entries_as_the_case_has(shared: tuple[str, str, str], county: County) -> None:
    asked = len(plans_of(shared[1]))
    for _n in range(5):
        county.decided(party=PERSON)
    assert len(plans_of(shared[1])) == asked


def test_rebuilding_mends_what_the_index_lacks_and_what_it_makes_up(shared: tuple[str, str, str]) -> None:
    digest, case, other = shared
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_named WHERE digest = %s", [digest])
        cursor.execute(
            "INSERT INTO record_named (digest, book, named, seq) VALUES (%s, 'nowhere', 1, 1)", [digest]
        )
    told = [(one.table, one.column, one.was is None) for one in rebuild().found]
    assert sorted(told) == [
        ("evidence", digest, False),
        ("evidence", digest, True),
        ("evidence", digest, True),
    ]
    assert rebuild().total == 0
    assert erasing.planned(case).kept == erasing.planned(other).kept == {digest}
