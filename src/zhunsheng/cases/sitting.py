"""Sitting an exam at the desk: which papers wait for a person, what is asked, what was answered and how it was marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.cases import exams
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.methods.marking import Form
from zhunsheng.procedures.learning.exam import Exam
from zhunsheng.procedures.learning.question_bank import Subject
from zhunsheng.procedures.learning.sitting import Sitting
from zhunsheng.statutes.words import _


@dataclass(frozen=True, slots=True)
class Waiting:
    """One paper of one exam for one person. `sitting`: the id of the case once begun; `outcome`: once marked."""

    exam: str
    number: str
    title: str
    paper: Subject
    opens: str
    closes: str
    minutes: int
    attempt: int
    sitting: str = ""
    outcome: str = ""
    score: str = ""

    @property
    def open(self) -> bool:
        """Whether it can be begun or gone on with."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a candidate sees it: no key."""

    code: str
    stem: str
    several: bool
    choices: tuple[tuple[str, str], ...]


def waiting(person: str, day: date) -> list[Waiting]:
    """The papers of exams open on that day for which the person is due, and those sat, the open ones first."""
    found: list[Waiting] = []
    rows = CaseRow.objects.filter(procedure=Exam.name, closed=None, facts__has_key="open_exam_on")
    for row in rows.order_by("-opened", "id"):
        facts: dict[str, Any] = row.facts
        if facts.get("close_exam_on") or person not in (facts.get("set_roster__due") or ()):
            continue
        if not facts["plan__opens_on"] <= day.isoformat() <= facts["plan__closes_on"]:
            continue
        found += (_paper(row, facts, person, paper) for paper in Subject if facts.get(f"draw_paper__{paper}"))
    return sorted(found, key=lambda one: (not one.open, one.closes))


def _paper(row: CaseRow, facts: dict[str, Any], person: str, paper: Subject) -> Waiting:
    mine = CaseRow.objects.filter(procedure=Sitting.name, subject=person, book=row.book)
    sat = [
        one
        for one in mine.order_by("opened", "version")
        if one.facts.get("exam") in (row.id, row.number) and one.facts.get("paper") == str(paper)
    ]
    last = sat[-1] if sat else None
    again = last is not None and last.outcome == "failed"
    shown = last if last is not None and not again else None
    return Waiting(
        row.id,
        row.number,
        row.cause,
        paper,
        facts["plan__opens_on"],
        facts["plan__closes_on"],
        int(facts["plan__minutes"]),
        len(sat) + 1 if again or last is None else len(sat),
        shown.id if shown is not None else "",
        shown.outcome if shown is not None else "",
        str(last.facts.get("score", "")) if last is not None else "",
    )


def paper_of(sitting: str, person: str) -> tuple[CaseRow, list[Asked]]:
    """A person's own sitting with its questions. Raises NoSuchCase for anybody else's."""
    row = CaseRow.objects.filter(pk=sitting, procedure=Sitting.name, subject=person).first()
    if row is None:
        raise NoSuchCase(sitting)
    exam = exams.exam_row(str(row.facts.get("exam")))
    return row, [_asked(one.facts) for one in exams.asked(exam, Subject(str(row.facts["paper"])))]


def _asked(facts: Any) -> Asked:
    form = facts["enter__form"]
    if form == str(Form.TRUE_FALSE):
        return Asked(facts["enter__code"], facts["enter__stem"], False, (("T", _("对")), ("F", _("错"))))
    letters = (chr(ord("A") + n) for n in range(len(facts["enter__options"])))
    choices = tuple(zip(letters, facts["enter__options"], strict=True))
    return Asked(facts["enter__code"], facts["enter__stem"], form == str(Form.MULTIPLE), choices)
