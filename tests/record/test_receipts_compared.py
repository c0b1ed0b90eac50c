"""Receipts held against each other: only what cannot be of one book is told, and as narrowly as it can be."""

import json

import pytest

from zhunsheng import record
from zhunsheng.record import checkpoints, receipts
from zhunsheng.record.receipt_check import check
from zhunsheng.record.receipt_compare import Contradiction, contradictions

from .conftest import fill
from .receipt_mutants import issue
from .receipt_vouched import SALT, body, h, vouched

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def issued(book):
    return issue(book)


def verdict(issued, made):
    return check(json.dumps(made(json.loads(issued.text), issued)))


def test_receipts_of_one_book_agree_whatever_their_checkpoint(book):
    told = []
    for count in (5, 3, 9, 1, 14):
        fill(book, count)
        checkpoints.make(book)
        told += [check(receipts.make(book, seq)) for seq in (1, 4, 5)]
    assert contradictions(told) == [] and contradictions(told[:1]) == contradictions([]) == []


def test_receipts_of_two_books_say_nothing_of_each_other(book):
    record.open_book(f"{book}-外地")
    told = []
    for name in (book, f"{book}-外地"):
        fill(name, 6)
        checkpoints.make(name)
        told.append(check(receipts.make(name, 2)))
    assert contradictions(told) == []


def test_two_entries_of_one_number_convict_and_the_number_is_told(issued):
    one, other = vouched(), vouched(body("立案", "撤案"), size=301)
    told = [check(issued.text), verdict(issued, one), verdict(issued, other)]
    found = contradictions(told)
    assert found[1:] == [Contradiction(0, 2, 131, 131), Contradiction(1, 2, 131, 131)]
    # Of the same entry the smallest part that differs is its neighbour, which the proofs show.
    assert found[0] == Contradiction(0, 1, 132, 132)


def test_two_trees_of_one_size_that_differ_at_their_end_convict(issued):
    """Their last 44 entries alone differ: no part of 2, 4, 8 … entries that both show does."""
    other = vouched(size=256, above=lambda root: h(b"\1", root, SALT * 2), says=300)
    told = [verdict(issued, vouched()), verdict(issued, other)]
    assert contradictions(told) == [Contradiction(0, 1, 257, 300)]
    assert contradictions([told[0], told[0]]) == []
