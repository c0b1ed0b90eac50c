"""The chain, computed a second time from the design's formulas."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import rfc8785
from django.db import transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given, settings
from hypothesis import strategies as st

from zhunsheng import record
from zhunsheng.record.canon import canonical, pieces
from zhunsheng.record.hashing import HASHES

from .conftest import draft, fill, run

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(lambda name: name != "sealed")
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | names
values = st.recursive(
    scalars, lambda v: st.lists(v, max_size=4) | st.dictionaries(names, v, max_size=4), max_leaves=12
)


@given(st.dictionaries(names, values, max_size=5))
def test_the_bytes_are_those_of_another_implementation_of_rfc_8785(facts):
    assert canonical(facts) == rfc8785.dumps(facts)


@given(st.dictionaries(names, values, max_size=5))
def test_a_body_put_together_from_pieces_is_canonical_as_a_whole(facts):
    made = pieces("某县", draft(facts=facts, corrects=3), HASHES["sha256"])
    body = made.body("2026-11-21T12:00:00.123456Z", 7)
    whole = {
        "book": "某县",
        "seq": 7,
        "case": "甲案",
        "procedure": "penalty",
        "step": "file",
        "on": "2026-01-02",
        "at": "2026-11-21T12:00:00.123456Z",
        "by": ["p1", "p2"],
        "facts": facts or {"n": 0, "说明": "立案"},
        "evidence": [],
        "corrects": 3,
    }
    assert body == rfc8785.dumps(whole)


@pytest.mark.parametrize("hash", ["sha256", "sm3"])
@pytest.mark.django_db
def test_digest_and_link_follow_the_formulas(hash):
    book = f"公式-{hash}"
    record.open_book(book, hash)
    fill(book, 5)

    def h(data):
        return hashlib.new(hash, data).digest()

    link = h(book.encode())
    rows = run("SELECT seq, body, salt, digest, link FROM record_entry WHERE book = %s ORDER BY seq", book)
    for expected, (seq, body, salt, digest, stored) in enumerate(rows, 1):
        link = h(link + expected.to_bytes(8, "big") + h(bytes(salt) + body.encode()))
        assert (seq, bytes(digest), bytes(stored)) == (expected, h(bytes(salt) + body.encode()), link)
        assert json.loads(body)["seq"] == seq
    assert record.head(book) == record.Head(5, link)
    assert record.verify(book).ok


@settings(max_examples=25, deadline=None)
@given(
    groups=st.lists(st.lists(st.dictionaries(names, values, max_size=3), min_size=1, max_size=4), max_size=4)
)
@pytest.mark.django_db
def test_whatever_is_appended_is_read_back_and_verifies(django_db_blocker, groups):
    book = f"任意-{datetime.now().timestamp()}"
    record.open_book(book)
    written = []
    for group in groups:
        with transaction.atomic():
            written += record.append_many(book, [draft(facts=facts) for facts in group])
    assert list(record.walk(book)) == written
    assert record.verify(book).checked == len(written)
    assert record.verify(book).ok == bool(written)


def test_what_append_gives_is_what_the_book_holds(book):
    at = datetime(2030, 1, 1, 8, tzinfo=UTC)
    with transaction.atomic():
        entry = record.append(book, draft(evidence=("ab" * 32,), corrects=None), at=at)
    assert entry == record.entry(book, 1) == record.entries(book, "甲案")[0]
    assert (entry.at, entry.on, entry.by, entry.evidence) == (
        at,
        date(2026, 1, 2),
        ("p1", "p2"),
        ("ab" * 32,),
    )
    assert run('SELECT "case", procedure, step, "on", at FROM record_entry WHERE book = %s', book) == [
        ("甲案", "penalty", "file", "2026-01-02", "2030-01-01T08:00:00.000000Z")
    ]


def test_time_never_runs_backwards_within_a_book(book):
    later = datetime(2030, 1, 1, tzinfo=UTC)
    with transaction.atomic():
        record.append(book, draft(), at=later)
        second = record.append(book, draft(), at=later - timedelta(days=1))
    assert second.at == later
    assert record.verify(book).ok


def test_reading_from_a_position_gives_what_follows_it(book):
    fill(book, 2500)
    assert [e.seq for e in record.walk(book, after=2497)] == [2498, 2499, 2500]
    assert [e.seq for e in record.walk(book, after=998, limit=1002)] == list(range(999, 2001))
    assert [e.seq for e in record.entries(book, "案1")] == list(range(2, 2501, 2))


def test_appending_outside_a_transaction_is_refused_before_the_book_is_asked():
    with pytest.raises(TransactionManagementError):
        record.append("无事务", draft())


@pytest.mark.django_db
def test_a_book_keeps_the_hash_it_was_opened_with():
    record.open_book("国密", "sm3")
    assert record.open_book("国密", "sm3").hash == "sm3"
    with pytest.raises(record.RecordError, match="不能更换"):
        record.open_book("国密")
    with pytest.raises(record.RecordError, match="不认识的杂凑算法"):
        record.open_book("别的", "md5")
    with pytest.raises(record.NoSuchBook, match="没有账簿"), transaction.atomic():
        record.append("没有开过", draft())


@pytest.mark.parametrize(
    "facts",
    [
        {"amount": 100.0},
        {"at": date(2026, 1, 1)},
        {"n": 2**53},
        {1: 2},
        {"a": "\ud800"},
        {"x": {"sealed": "ab"}},
    ],
)
def test_what_has_no_canonical_form_is_refused(book, facts):
    with pytest.raises(record.Unwritable), transaction.atomic():
        record.append(book, draft(facts=facts))
    assert record.head(book).seq == 0


@pytest.mark.parametrize("name", ['甲"案', "甲\\案", "甲\n案", "甲\0案", ""])
@pytest.mark.parametrize("field", ["case", "procedure", "step"])
def test_names_that_json_would_escape_are_refused(book, field, name):
    with pytest.raises(record.Unwritable, match="名称"), transaction.atomic():
        record.append(book, replace(draft(), **{field: name}))


def test_columns_are_read_off_the_body_whatever_the_facts_pretend(book):
    facts = {
        k: {"case": "x", "on": "x", "procedure": "x", "seq": 9, "step": "x"} for k in ("a", ',"step":"x"}')
    }
    with transaction.atomic():
        record.append(book, draft(facts=facts, case="乙", evidence=(',"case":"x","corrects":',)))
    assert run('SELECT "case", procedure, step, "on" FROM record_entry WHERE book = %s', book) == [
        ("乙", "penalty", "file", "2026-01-02")
    ]
    assert record.verify(book).ok


def test_a_nest_without_end_is_refused_not_crashed():
    facts: dict = {}
    inner = facts
    for _ in range(5000):
        inner["x"] = inner = {}
    with pytest.raises(record.Unwritable, match="层次过深"):
        canonical(facts)
