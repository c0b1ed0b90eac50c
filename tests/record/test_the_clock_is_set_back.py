"""A clock set back, or forwards and back again: nothing is put off, hidden or dated before what it follows."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from zhunsheng import record
from zhunsheng.record import checkpoints, cosignatures, promises, reading_log, receipts, words
from zhunsheng.record.reading_log import Look
from zhunsheng.record.receipt_check import check

from .conftest import draft, fill
from .plain_witness import PlainWitness
from .receipt_mutants import seen

DAY = datetime(2026, 11, 21, 1, tzinfo=UTC)
YEAR = timedelta(days=365)


pytestmark = pytest.mark.usefixtures("home")


def test_an_entry_is_never_dated_before_the_one_it_follows(book):
    with transaction.atomic():
        first = record.append(book, draft(), at=DAY + 2 * YEAR)
    with transaction.atomic():
        second, third = record.append_many(book, [draft(), draft()], at=DAY + YEAR)
    assert first.at == second.at == third.at == DAY + 2 * YEAR and record.verify(book).ok


def test_the_next_checkpoint_is_not_put_off_until_the_clock_has_caught_up(book):
    fill(book, 5)
    checkpoints.make(book, at=DAY + YEAR)  # the clock ran a year ahead
    fill(book, 1)
    assert checkpoints.due(book, DAY)
    assert checkpoints.make(book, at=DAY).size == 6
    fill(book, 1)
    assert not checkpoints.due(book, DAY + timedelta(hours=1)) and checkpoints.due(
        book, DAY + timedelta(days=1)
    )


def test_witnesses_are_asked_again_and_one_that_failed_is_not_left_alone_for_ever(book, monkeypatch):
    fill(book, 5)
    made = checkpoints.make(book)
    told = PlainWitness()
    seen(book, made, told)
    now = datetime.now(UTC)
    asked = SimpleNamespace(
        key=record.notes.key(told.vkey, (record.notes.COSIGNATURE,)), url="https://w.example"
    )
    assert not cosignatures.due(book, asked, now)
    assert cosignatures.due(book, asked, now - YEAR)
    asking = cosignatures.Asking()
    asking.failed["https://w.example", book] = now
    monkeypatch.setattr(cosignatures, "witnesses", lambda: [asked])
    monkeypatch.setattr(cosignatures, "ask", lambda *words, **more: "asked")
    assert asking.round([book], now) == []
    assert [one.found for one in asking.round([book], now - YEAR)] == ["asked"]


def test_a_look_is_written_down_though_the_same_look_lies_in_the_future(db):
    look = Look("p-1", "330182", "case-1", "play", "ab" * 32, "127.0.0.1")
    assert reading_log.log(look, at=DAY)
    assert reading_log.log(look, at=DAY - YEAR)  # who sets the clock back does not read unseen
    assert [one.number for one in reading_log.walk()] == [1, 2] and reading_log.verify() == 2


def test_a_promise_given_before_the_clock_was_set_back_is_kept(book, monkeypatch):
    fill(book, 3)
    pending = promises.make(book, 3)
    monkeypatch.setattr(words, "now", lambda: words.moment(DAY - YEAR))
    checkpoints.make(book, at=DAY - YEAR)
    assert check(promises.complete(pending)).body["seq"] == 3


def test_a_witness_that_saw_the_entry_before_it_says_it_was_written_is_not_passed_over(book):
    with transaction.atomic():
        record.append(book, draft(), at=datetime.now(UTC) + YEAR)  # the house's clock runs a year ahead
    made = checkpoints.make(book)
    told = PlainWitness()
    seen(book, made, told)
    text = receipts.make(book, 1)
    assert json.loads(text)["checkpoint"] != made.note
    assert check(text).size == 1
    with pytest.raises(record.CheckpointWrong, match="早于记录自称的写入时刻"):
        check(
            text, [*checkpoints.public_keys(book), record.notes.key(told.vkey, (record.notes.COSIGNATURE,))]
        )
