"""Which entries need a piece of evidence: kept by the database with each entry, and asked without reading the book."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from tests.record.conftest import draft, run
from zhunsheng import record
from zhunsheng.record import scripts
from zhunsheng.record.evidence import known, named

ALL = "SELECT digest, book, named, seq FROM record_named ORDER BY digest, book, named, seq"
ODD = {"evidence": ["ee" * 32], "说": ',"evidence":["' + "ff" * 32 + '"],"facts":{"seq":1},"on":"'}


def digest(n: int) -> str:
    return f"{n:064x}"


def places(wanted: str, books: list[str]) -> list[named.Place]:
    """Told by reading every entry of the books."""
    found, lost = set[named.Place](), set[named.Place]()
    for book in books:
        for one in record.walk(book):
            if wanted in one.evidence:
                found.add((book, one.seq))
        for gone in record.erasures(record.walk(book)):
            if wanted in gone.evidence:
                lost.add((book, gone.of))
    return sorted(found - lost)


@pytest.fixture
def books(book: str) -> list[str]:
    """Two books that name few files often, and lost some of them to erasures."""
    other, chance = f"{book}-下", Random(7)
    record.open_book(other, "sm3")
    with transaction.atomic():
        for n in range(120):
            here = chance.choice([book, other])
            files = tuple(digest(chance.randrange(9)) for _n in range(chance.choice([0, 0, 1, 1, 2, 3])))
            one = record.append(here, draft(n, facts=ODD if n % 7 == 0 else None, evidence=files))
            if files and chance.random() < 0.4:
                words = (here, one.seq, None, "违法处理", "某条", ("p1",))
                record.erase(*words, evidence=tuple(dict.fromkeys(files[:2])), document='某"号"')
    return [book, other]


def expected(books: list[str]) -> list[named.Row]:
    return sorted(row for book in books for row in named.rows_of(record.walk(book)))


def stored() -> list[named.Row]:
    return sorted(tuple(row) for row in run(ALL))


def test_every_entry_tells_the_index_as_it_is_written(books: list[str]) -> None:
    assert stored() == expected(books) and len(stored()) > 100


def test_it_says_what_reading_every_entry_says(books: list[str]) -> None:
    told = {digest(n): places(digest(n), books) for n in range(12)}
    assert {one: named.needing(one, 1000) for one in told} == told
    assert any(told.values()) and not told[digest(11)]
    for one, needed in told.items():
        assert named.elsewhere({one: needed}) == frozenset()
        assert named.elsewhere({one: needed[1:]}) == ({one} if needed else set())
        assert named.elsewhere({one: needed[:-1]}) == ({one} if needed else set())


@pytest.fixture
def unmade(books: list[str]) -> Iterator[list[str]]:
    """The database as the program before this one left it; the test's transaction puts it back."""
    trigger = "record_entry_named" + (" ON record_entry" if connection.vendor == "postgresql" else "")
    run("DROP INDEX record_evidence_erased")
    run(f"DROP TRIGGER {trigger}")
    run("DROP TABLE record_named")
    if connection.vendor == "postgresql":
        run("DROP FUNCTION record_entry_named; DROP FUNCTION record_digests")
    yield books


def test_an_installation_that_is_older_gets_the_index_filled(unmade: list[str]) -> None:
    # Not entered: what it would put off to its end no script of ours needs.
    scripts.run(connection.schema_editor(), "named")
    assert stored() == expected(unmade)


def test_what_the_index_lacks_is_put_in_and_what_no_entry_says_taken_out(books: list[str]) -> None:
    right = stored()
    lacking = right[::5]
    strays = [
        (digest(3), books[0], 10_000, 10_000),
        (digest(77), books[0], 1, 1),
        (digest(1), "无此账簿", 1, 2),
    ]
    where = "digest = %s AND book = %s AND named = %s AND seq = %s"
    for row in lacking:
        run(f"DELETE FROM record_named WHERE {where}", *row)
    for row in strays:
        run("INSERT INTO record_named (digest, book, named, seq) VALUES (%s, %s, %s, %s)", *row)
    assert sorted(named.take_out(batch=7)) == sorted(strays)
    assert sorted(row for book in books for row in named.put_in(record.walk(book))) == lacking
    assert stored() == right


def explained(sql: str, parameters: Any) -> str:
    if connection.vendor == "sqlite":
        return "\n".join(row[3] for row in run(f"EXPLAIN QUERY PLAN {sql}", *parameters))
    run("SET LOCAL enable_seqscan = off")  # so few rows would be read from end to end
    return "\n".join(row[0] for row in run(f"EXPLAIN {sql}", *parameters))


def test_the_question_searches_the_index_and_scans_nothing(books: list[str]) -> None:
    plan = explained(named.NEEDED, [digest(1), 2])
    if connection.vendor == "sqlite":
        assert plan.count("SEARCH") == 2 and "SCAN" not in plan and "digest=?" in plan
    else:
        assert plan.count("record_named_pkey") == 2 and "Seq Scan" not in plan


def test_what_lies_still_is_found_among_what_was_erased_alone(db: None) -> None:
    plans: list[str] = []

    def explain(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if "record_evidence" in sql and not plans:
            plans.append("")
            plans.append(explained(sql, parameters or []))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(explain):
        known.still_lying()
    assert "record_evidence_erased" in plans[1]
