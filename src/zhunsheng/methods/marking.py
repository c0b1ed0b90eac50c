"""Marking an exam so that an outsider can repeat it: the paper drawn from a seed, the key, the rule, the score sheet.

Everything here is text and whole numbers in, text and Decimal out; nothing is random and nothing depends on the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any


class Form(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is marked. `key`: the right letters (T or F for true-false); `points`: its full mark."""

    code: str
    form: Form
    key: frozenset[str]
    points: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How marks are given. `partial`: the share of the points for a multiple-choice answer that leaves something out
    but names nothing wrong; `places`: decimals of the total, rounded half up; `pass_mark` out of `full`."""

    partial: Decimal = Decimal("0.5")
    places: int = 1
    pass_mark: Decimal = Decimal(60)
    full: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a score sheet: the answer given, the key, the points."""

    code: str
    answer: str
    key: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Sheet:
    """A marked paper: the lines, the score out of `full`, whether it passes."""

    lines: tuple[Line, ...]
    score: Decimal
    passed: bool


def letters(answer: str) -> frozenset[str]:
    """The letters of an answer, in whatever order and case and however divided: «b、A» is AB."""
    return frozenset(sign for sign in answer.upper() if sign.isalpha() and sign.isascii())


def told(signs: Iterable[str]) -> str:
    """The letters as one word, in their order."""
    return "".join(sorted(signs))


def points(question: Question, answer: str, rule: Rule) -> Decimal:
    """The points for one answer: all for the key, a share for part of a multiple-choice key, none for anything wrong."""
    given = letters(answer)
    if given == question.key:
        return question.points
    if question.form is Form.MULTIPLE and given and given < question.key:
        return question.points * rule.partial
    return Decimal(0)


def mark(questions: Sequence[Question], answers: Mapping[str, str], rule: Rule = Rule()) -> Sheet:
    """Mark one paper. The score is scaled to `rule.full` and rounded half up; a question not answered gets nothing.

    Raises ValueError for a paper without questions or without points.
    """
    total = sum((one.points for one in questions), Decimal(0))
    if total <= 0:
        raise ValueError("试卷没有题目或者没有分值。请先组卷。")
    lines = tuple(
        Line(
            one.code,
            told(letters(answers.get(one.code, ""))),
            told(one.key),
            points(one, answers.get(one.code, ""), rule),
        )
        for one in questions
    )
    got = sum((line.points for line in lines), Decimal(0))
    score = half_up(got * rule.full / total, rule.places)
    return Sheet(lines, score, score >= rule.pass_mark)


def half_up(value: Decimal, places: int) -> Decimal:
    """The value to so many decimals, a half upwards (四舍五入)."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def rate(part: int, whole: int, places: int = 1) -> Decimal | None:
    """Part of whole in percent, rounded half up; None where there is no whole (a rate without a denominator is none)."""
    return half_up(Decimal(100 * part) / whole, places) if whole else None


def rank(seed: str, code: str) -> str:
    """H(seed ‖ code): SHA-256 in hex over the seed, a line feed and the code."""
    return sha256(f"{seed}\n{code}".encode()).hexdigest()


def draw(codes: Iterable[str], seed: str, number: int) -> list[str]:
    """The `number` codes of least rank, in the order of their ranks. Raises ValueError where there are too few."""
    every = sorted(set(codes), key=lambda code: (rank(seed, code), code))
    if len(every) < number:
        raise ValueError(f"题库只有{len(every)}道题,不够抽取{number}道。请补充题库。")
    return every[:number]


def sheet_json(sheet: Sheet, rule: Rule) -> str:
    """The score sheet as canonical JSON (keys sorted, no blanks): what is kept and handed to who wants to check."""
    body: dict[str, Any] = {
        "full": str(rule.full),
        "partial": str(rule.partial),
        "pass_mark": str(rule.pass_mark),
        "places": rule.places,
        "lines": [
            {
                "answer": one.answer,
                "code": one.code,
                "key": one.key,
                "points": format(one.points.normalize(), "f"),
            }
            for one in sheet.lines
        ],
        "passed": sheet.passed,
        "score": str(sheet.score),
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text in hex: the fingerprint of a bank, a key, a score sheet."""
    return sha256(text.encode()).hexdigest()


def read_answers(lines: Iterable[str]) -> dict[str, str]:
    """Answers written as «code=letters»; the last one of a code counts. What has no «=» is left out."""
    found = {}
    for line in lines:
        code, sign, answer = line.partition("=")
        if sign:
            found[code.strip()] = told(letters(answer))
    return found
