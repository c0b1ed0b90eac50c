"""Exams counted by sitting, with the denominator of every pass rate; trainings by session and by head."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.procedures.enforcement.officers.words import MANAGED, QUALIFIED
from zhunsheng.procedures.learning.exam import Exam
from zhunsheng.procedures.learning.question_bank import SUBJECTS, Subject
from zhunsheng.procedures.learning.sitting import Sitting
from zhunsheng.procedures.learning.training import Training
from zhunsheng.statutes.words import _

_WAYS = (*EVERYWHERE, "paper", "exam")


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def _sat(paper: Subject | None) -> Callable[[Any, Period], Any]:
    """Papers marked, of one subject or of any."""

    def which(t: Any, p: Period) -> Any:
        marked = t.outcome.isin(("passed", "failed"))
        return marked & (t.paper == paper.value) if paper else marked

    return which


def _exam(prefix: str, paper: Subject | None, texts: tuple[str, ...], english: str) -> tuple[Indicator, ...]:
    """Those who sat, those who passed, and the share; `texts`: title and definition of each."""
    sat = _sat(paper)
    make = partial(Indicator, procedure=Sitting, dated_by="decided", cites=QUALIFIED, by=_WAYS)
    return (
        make(
            id=f"{prefix}_sittings",
            title=texts[0],
            title_en=f"{english}: sittings",
            definition=texts[1],
            kind=Kind.COUNT,
            unit=_("人"),
            of=sat,
        ),
        make(
            id=f"{prefix}_passed",
            title=texts[2],
            title_en=f"{english}: passed",
            definition=texts[3],
            kind=Kind.COUNT,
            unit=_("人"),
            of=lambda t, p: sat(t, p) & (t.outcome == "passed"),
        ),
        make(
            id=f"{prefix}_pass_rate",
            title=texts[4],
            title_en=f"{english}: pass rate",
            definition=texts[5],
            kind=Kind.RATE,
            unit="%",
            of=sat,
            part=lambda t, p: t.outcome == "passed",
            places=1,
        ),
    )


_ANY = (
    _("执法资格考试参考人次"),
    _("期内评分的执法资格考试答卷数,一人一卷一次计为一人次;缺考不计"),
    _("执法资格考试合格人次"),
    _("期内评分的执法资格考试答卷中合格的数量"),
    _("执法资格考试通过率"),
    _("期内评分的执法资格考试答卷中合格的比例,分母为实际参考人次"),
)
_GENERAL = (
    _("综合法律考试参考人次"),
    _("期内评分的综合法律试卷数;缺考不计"),
    _("综合法律考试合格人次"),
    _("期内评分的综合法律试卷中合格的数量"),
    _("综合法律考试通过率"),
    _("期内评分的综合法律试卷中合格的比例,分母为实际参考人次"),
)
_SPECIAL = (
    _("专业法律考试参考人次"),
    _("期内评分的专业法律试卷数;缺考不计"),
    _("专业法律考试合格人次"),
    _("期内评分的专业法律试卷中合格的数量"),
    _("专业法律考试通过率"),
    _("期内评分的专业法律试卷中合格的比例,分母为实际参考人次"),
)

INDICATORS: tuple[Indicator, ...] = (
    *_exam("exam", None, _ANY, "Exam for officers"),
    *_exam("general_exam", Subject.GENERAL, _GENERAL, "General paper"),
    *_exam("special_exam", Subject.SPECIAL, _SPECIAL, "Special paper"),
    Indicator(
        id="exam_absences",
        title=_("缺考人次"),
        title_en="Absences from exams",
        definition=_("期内登记的缺考人次"),
        procedure=Sitting,
        kind=Kind.COUNT,
        unit=_("人"),
        dated_by="absent_on",
        cites=QUALIFIED,
        of=_all,
        by=_WAYS,
    ),
    Indicator(
        id="exam_due",
        title=_("应考人数"),
        title_en="Due to sit",
        definition=_("期内开考的考试应考名单人数之和"),
        procedure=Exam,
        kind=Kind.SUM,
        unit=_("人"),
        dated_by="plan__opens_on",
        cites=QUALIFIED,
        of=lambda t, p: t.number_due > 0,
        amount=lambda t: t.number_due,
        by=EVERYWHERE,
    ),
    Indicator(
        id="officers_trained",
        title=_("培训行政执法人员数"),
        title_en="Officers trained",
        definition=_("期内举办的执法培训参训人数之和"),
        procedure=Training,
        kind=Kind.SUM,
        unit=_("名"),
        dated_by="hold_training_on",
        cites=MANAGED,
        of=_all,
        amount=lambda t: t.people,
        by=EVERYWHERE,
    ),
    Indicator(
        id="trainings_central",
        title=_("全县(区)集中培训次数"),
        title_en="Trainings of the whole county",
        definition=_("期内举办的全县(区)集中培训次数"),
        procedure=Training,
        kind=Kind.COUNT,
        unit=_("次"),
        dated_by="hold_training_on",
        cites=MANAGED,
        of=lambda t, p: t.hold_training__scope == "district",
        by=EVERYWHERE,
    ),
    Indicator(
        id="trainings_own",
        title=_("单位自行集中培训次数"),
        title_en="Trainings of the units",
        definition=_("期内各单位自行举办的集中培训次数"),
        procedure=Training,
        kind=Kind.COUNT,
        unit=_("次"),
        dated_by="hold_training_on",
        cites=MANAGED,
        of=lambda t, p: t.hold_training__scope == "unit",
        by=EVERYWHERE,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("paper", _("试卷"), lambda t, day: t.paper, {str(k): v for k, v in SUBJECTS.items()}),
    Dimension("exam", _("考试"), lambda t, day: t.exam),
)
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {}
OUTLINED = {
    "sitting": {"paper": "VARCHAR", "exam": "VARCHAR", "attempt": "BIGINT", "score": "DECIMAL(18,2)"},
    "exam": {"number_due": "BIGINT"},
    "training": {"people": "BIGINT"},
}
