"""Exams: the paper that a seed draws, who of the roster sat and passed, the rates with their denominators, weak topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.cases import remembering
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.shelf import BookShelf
from zhunsheng.methods.marking import Question, draw, rate, read_answers
from zhunsheng.procedures.acts import Case, Known
from zhunsheng.procedures.learning.exam import Exam, questions
from zhunsheng.procedures.learning.question_bank import Subject, shelf_of, usable
from zhunsheng.procedures.learning.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Rates:
    """One paper of one exam: due, present, absent, passed; the pass rate in percent, and its denominator with it."""

    paper: str
    due: int
    taken: int
    absent: int
    passed: int

    @property
    def pass_rate(self) -> Decimal | None:
        """合格率: passed of those who sat."""
        return rate(self.passed, self.taken)

    @property
    def attendance(self) -> Decimal | None:
        """应考尽考: who sat of who was due; None where no roster was set."""
        return rate(self.taken, self.due)


def exam_row(exam: str) -> CaseRow:
    """The exam of that number or id. Raises NoSuchCase."""
    rows = CaseRow.objects.filter(procedure=Exam.name)
    found = rows.filter(pk=exam).first() or rows.filter(number=exam).first()
    if found is None:
        raise NoSuchCase(exam)
    return found


def drawn(exam: str, seed: str, day: date) -> dict[str, Any]:
    """The facts of «draw-paper»: what this seed draws from the bank on that day.

    Raises NoSuchCase, and ValueError where the bank has too few usable questions.
    """
    row = exam_row(exam)
    shelf = BookShelf(row.book, row.id)
    found: dict[str, Any] = {"seed": seed}
    for subject in Subject:
        field = None if subject is Subject.GENERAL else row.facts.get("plan__field")
        bank = shelf.about("question-bank", shelf_of(subject, str(field) if field else None))
        number = int(str(row.facts.get(f"plan__{subject}") or 0))
        found[str(subject)] = draw((one.cause for one in bank if usable(one, day)), seed, number)
    return found


def key_of(exam: str) -> list[str]:
    """The facts of «publish-key»: the key of both papers. Raises NoSuchCase."""
    row = exam_row(exam)
    return [f"{one.code}={''.join(sorted(one.key))}" for subject in Subject for one in paper_of(row, subject)]


def paper_of(row: CaseRow, subject: Subject) -> list[Question]:
    """The questions of one paper of an exam, in its order."""
    codes = row.facts.get(f"draw_paper__{subject}") or []
    field = row.facts.get("plan__field")
    shelf = BookShelf(row.book, row.id)
    return questions(shelf, subject, str(field) if field else None, list(codes))


def asked(row: CaseRow, subject: Subject) -> list[Known]:
    """The bank's entries of one paper in its order: what a candidate is shown, the key not among it."""
    codes = list(row.facts.get(f"draw_paper__{subject}") or [])
    field = None if subject is Subject.GENERAL else row.facts.get("plan__field")
    bank = BookShelf(row.book, row.id).about(
        "question-bank", shelf_of(subject, str(field) if field else None)
    )
    by_code = {one.cause: one for one in bank}
    return [by_code[code] for code in codes if code in by_code]


def sittings_of(row: CaseRow) -> Iterable[CaseRow]:
    """The sittings of an exam, by whatever name they call it."""
    names = (row.id, row.number)
    every = CaseRow.objects.filter(procedure=Sitting.name, book=row.book)
    return (one for one in every.iterator() if one.facts.get("exam") in names)


def rates(exam: str) -> dict[str, Rates]:
    """Both papers of an exam. A person who sat a paper twice counts once, by the best. Raises NoSuchCase."""
    row = exam_row(exam)
    due = int(str(row.facts.get("number_due") or 0))
    best: dict[tuple[str, str], str] = {}
    order = ("absent", "failed", "passed")
    for one in sittings_of(row):
        key = (str(one.facts.get("paper")), one.subject)
        if one.outcome and (key not in best or order.index(one.outcome) > order.index(best[key])):
            best[key] = one.outcome
    counts = Counter((paper, outcome) for (paper, _person), outcome in best.items())
    return {
        str(paper): Rates(
            str(paper),
            due,
            counts[str(paper), "passed"] + counts[str(paper), "failed"],
            counts[str(paper), "absent"],
            counts[str(paper), "passed"],
        )
        for paper in Subject
    }


def missing(exam: str) -> dict[str, list[str]]:
    """By paper, who of the roster has neither sat nor been noted absent: the list behind 应考尽考. Raises NoSuchCase."""
    row = exam_row(exam)
    due: list[str] = list(row.facts.get("set_roster__due") or [])
    done = {(str(one.facts.get("paper")), one.subject) for one in sittings_of(row) if one.outcome}
    return {str(paper): [one for one in due if (str(paper), one) not in done] for paper in Subject}


def weak_topics(exam: str) -> list[tuple[str, int, int]]:
    """Topics with how often they were answered fully of how often they were asked, the weakest first.

    Raises NoSuchCase.
    """
    row = exam_row(exam)
    asked_of = {s: {one.cause: one for one in asked(row, s)} for s in Subject}
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for sat in sittings_of(row):
        case = _case(sat)
        handed = case.last(Sitting.hand_in)
        if handed is None:
            continue
        answers = read_answers(handed.facts.answers)
        for question in paper_of(row, Subject(str(sat.facts["paper"]))):
            topic = str(
                asked_of[Subject(str(sat.facts["paper"]))][question.code].facts.get("enter__topic") or "—"
            )
            every[topic] += 1
            right[topic] += answers.get(question.code, "") == "".join(sorted(question.key))
    return sorted(((t, right[t], every[t]) for t in every), key=lambda one: (one[1] / one[2], one[0]))


def _case(row: CaseRow) -> Case:
    acts = remembering.acts_of(row.book, row.id)
    return Case(Sitting, row.id, acts, organ=row.organ)


__all__ = ["Rates", "asked", "drawn", "exam_row", "key_of", "missing", "rates", "weak_topics"]
