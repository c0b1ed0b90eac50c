"""Exams and trainings."""

from zhunsheng.indicators.declaring import Dimension, Indicator
from zhunsheng.indicators.learning import exams, trainings
from zhunsheng.indicators.learning.exams import derived_sitting
from zhunsheng.procedures.learning.question_bank import SUBJECTS
from zhunsheng.procedures.learning.training import SCOPES
from zhunsheng.statutes.words import _

INDICATORS: tuple[Indicator, ...] = (*exams.INDICATORS, *trainings.INDICATORS)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("paper", _("试卷"), lambda t, day: t.paper, {str(k): v for k, v in SUBJECTS.items()}),
    Dimension("exam", _("考试"), lambda t, day: t.exam),
    Dimension(
        "training_scope",
        _("培训方式"),
        lambda t, day: t.hold_training__scope,
        {str(k): v for k, v in SCOPES.items()},
    ),
)
DERIVED = {"sitting": derived_sitting}
OUTLINED = {
    "sitting": {"paper": "VARCHAR", "exam": "VARCHAR", "attempt": "BIGINT", "score": "DECIMAL(18,2)"},
    "exam": {"number_due": "BIGINT"},
    "training": {"people": "BIGINT"},
}
