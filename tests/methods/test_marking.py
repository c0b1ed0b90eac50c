"""Marking: worked by hand, and a second time by a stranger's few lines."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.methods.marking import (
    Form,
    Question,
    Rule,
    draw,
    half_up,
    letters,
    mark,
    points,
    rate,
    read_answers,
    sheet_json,
)

SINGLE = Question("Q1", Form.SINGLE, frozenset("B"), Decimal(2))
MULTIPLE = Question("Q2", Form.MULTIPLE, frozenset("ACD"), Decimal(3))
TRUE = Question("Q3", Form.TRUE_FALSE, frozenset("T"), Decimal(1))


@pytest.mark.parametrize(
    ("question", "answer", "got"),
    [
        (SINGLE, "B", "2"),
        (SINGLE, "b", "2"),
        (SINGLE, "A", "0"),
        (SINGLE, "AB", "0"),
        (SINGLE, "", "0"),
        (MULTIPLE, "A、C、D", "3"),
        (MULTIPLE, "CA", "1.5"),
        (MULTIPLE, "ABC", "0"),
        (MULTIPLE, "ABCD", "0"),
        (TRUE, "T", "1"),
        (TRUE, "F", "0"),
    ],
)
def test_points_are_given_as_worked_by_hand(question: Question, answer: str, got: str) -> None:
    assert points(question, answer, Rule()) == Decimal(got)


def test_a_paper_is_scaled_to_a_hundred_and_rounded_half_up() -> None:
    # 2 + 1.5 + 0 of 6 points are 58.333… of a hundred.
    sheet = mark([SINGLE, MULTIPLE, TRUE], {"Q1": "B", "Q2": "AC", "Q3": "F"})
    assert (sheet.score, sheet.passed) == (Decimal("58.3"), False)
    assert mark([SINGLE, MULTIPLE, TRUE], {"Q1": "B", "Q2": "AC", "Q3": "T"}).score == Decimal("75.0")
    assert mark([TRUE] * 1, {"Q3": "T"}, Rule(pass_mark=Decimal(100))).passed


def test_without_partial_credit_a_part_is_nothing() -> None:
    assert points(MULTIPLE, "AC", Rule(partial=Decimal(0))) == 0


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(125, 225, "55.6"), (190, 217, "87.6"), (208, 326, "63.8"), (1008, 1167, "86.4"), (1, 8, "12.5")],
)
def test_rates_are_rounded_as_the_reports_print_them(part: int, whole: int, shown: str) -> None:
    assert rate(part, whole) == Decimal(shown)
    assert abs(rate(part, whole) - Decimal(part) / whole * 100) <= Decimal("0.05")  # type: ignore[operator]


def test_a_rate_without_a_denominator_is_none() -> None:
    assert rate(0, 0) is None
    assert half_up(Decimal("2.25"), 1) == Decimal("2.3")


def test_the_draw_is_repeated_by_a_stranger() -> None:
    codes = [f"Z{n:03d}" for n in range(40)]
    again = sorted(codes, key=lambda code: sha256(b"2026-05-01\n" + code.encode()).digest())[:10]
    assert draw(reversed(codes), "2026-05-01", 10) == again
    assert draw(codes, "another seed", 10) != again
    with pytest.raises(ValueError, match="40"):
        draw(codes, "x", 41)


@given(st.dictionaries(st.sampled_from(["Q1", "Q2", "Q3"]), st.text("ABCDTF、 ", max_size=5)))
def test_the_score_sheet_alone_tells_the_score(answers: dict[str, str]) -> None:
    sheet = mark([SINGLE, MULTIPLE, TRUE], answers)
    told = json.loads(sheet_json(sheet, Rule()))
    got = sum(Decimal(line["points"]) for line in told["lines"])
    assert half_up(got * 100 / 6, 1) == Decimal(told["score"]) == sheet.score
    assert told["passed"] is (sheet.score >= 60)
    for line, question in zip(told["lines"], (SINGLE, MULTIPLE, TRUE), strict=True):
        assert (line["points"] == str(question.points)) is (line["answer"] == line["key"])


def test_answers_are_read_leniently_and_an_empty_paper_is_refused() -> None:
    assert read_answers(["Q1=b", "Q2 = c,a", "nothing", "Q1=A"]) == {"Q1": "A", "Q2": "AC"}
    assert letters("甲A") == frozenset("A")
    with pytest.raises(ValueError, match="组卷"):
        mark([], {})
