"""Exams and trainings."""

from enum import Enum
from typing import Any

from zhunsheng.methods.marking import Form
from zhunsheng.procedures.learning import exam, question_bank, sitting
from zhunsheng.procedures.learning.exam import Exam
from zhunsheng.procedures.learning.question_bank import FORMS, SUBJECTS, QuestionBank, Subject
from zhunsheng.procedures.learning.sitting import Sitting
from zhunsheng.procedures.learning.training import SCOPES, Scope, Training
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (QuestionBank, Exam, Sitting, Training)
CHOICES: dict[type[Enum], dict[Any, str]] = {Form: FORMS, Subject: SUBJECTS, Scope: SCOPES}
OUTCOMES: dict[str, str] = question_bank.OUTCOMES | exam.OUTCOMES | sitting.OUTCOMES

__all__ = ["CHOICES", "OUTCOMES", "PROCEDURES", "Exam", "QuestionBank", "Sitting", "Subject", "Training"]
