"""Findings: rectification ledger, evaluation rounds, file review, filing of major penalties."""

from enum import Enum
from typing import Any

from zhunsheng.methods.risk import Rule
from zhunsheng.procedures.oversight.review import file_bars
from zhunsheng.procedures.oversight.review.evaluation import SEATS, Evaluation, EvaluationRound, Seat
from zhunsheng.procedures.oversight.review.file_review import MODES, FileReview, Mode
from zhunsheng.procedures.oversight.review.major_filing import VERDICTS, MajorFiling, Verdict
from zhunsheng.procedures.oversight.review.owing import Defect, owed_item, owed_items
from zhunsheng.procedures.oversight.review.rectification import Rectification
from zhunsheng.procedures.oversight.review.reviewed_file import ReviewedFile
from zhunsheng.procedures.oversight.review.risk_alert import ENDINGS, RULES, Ending, RiskAlert
from zhunsheng.procedures.oversight.review.sheet import GRADES, VETOES, Grade, Veto
from zhunsheng.procedures.oversight.review.trading import Trading
from zhunsheng.procedures.oversight.review.workstation import Workstation
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (file_bars,)
PROCEDURES: tuple[type[Procedure], ...] = (
    Rectification,
    FileReview,
    ReviewedFile,
    EvaluationRound,
    Evaluation,
    MajorFiling,
    Trading,
    Workstation,
    RiskAlert,
)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    Mode: MODES,
    Grade: GRADES,
    Veto: VETOES,
    Seat: SEATS,
    Verdict: VERDICTS,
    Rule: RULES,
    Ending: ENDINGS,
}
OUTCOMES: dict[str, str] = {
    "rectified": _("已整改"),
    "reported": _("已通报"),
    "evaluated": _("已评估"),
    "awarded": _("已公布结果"),
    **{f"alert-{ending.value}": title for ending, title in ENDINGS.items()},
    **{f"filing-{verdict.value}": title for verdict, title in VERDICTS.items()},
    **{f"file-{grade.value}": title for grade, title in GRADES.items()},
}

__all__ = ["BARS", "CHOICES", "OUTCOMES", "PROCEDURES", "Defect", "Rectification", "owed_item", "owed_items"]
