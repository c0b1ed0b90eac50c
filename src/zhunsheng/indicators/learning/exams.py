"""Exams counted by sitting, with the denominator of every pass rate."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.officers.words import QUALIFIED
from zhunsheng.procedures.learning.exam import Exam
from zhunsheng.procedures.learning.question_bank import Subject
from zhunsheng.procedures.learning.sitting import Sitting
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


def derived_sitting(t: Any) -> dict[str, tuple[str, Any]]:
    """When it was marked, or the absence noted."""
    return {"noted": ("DATE", ibis.coalesce(t.decided, t.absent_on))}


def _due(paper: Subject | None) -> Callable[[Any, Period], Any]:
    """Papers marked and absences, of one subject or of any."""

    def which(t: Any, p: Period) -> Any:
        noted = t.outcome.isin(("passed", "failed", "absent"))
        return noted & (t.paper == paper.value) if paper else noted

    return which


_BY_PERSON = Version(
    "people",
    "按人计",
    "By person",
    "期内参加考试并评分的人数,补考不重复计",
    "Different people who sat, however often.",
    kind=Kind.DISTINCT,
    amount=lambda t: t.subject,
)
_WITH_ABSENT = Version(
    "registered",
    "分母含缺考",
    "Absent ones in the base",
    "期内应考(含登记缺考)的答卷中合格的比例",
    "Share passed of those who were to sit, the absent included.",
    dated_by="noted",
)


def _exam(
    prefix: str,
    paper: Subject | None,
    texts: tuple[str, ...],
    english: str,
    serves: tuple[tuple[str, ...], ...],
) -> tuple[Indicator, ...]:
    """Those who sat, those who passed, and the share; `texts`: title and definition of each; `serves`: of each."""
    sat = _sat(paper)
    make = partial(
        Indicator, systems=("S125",), procedure=Sitting, dated_by="decided", cites=QUALIFIED, by=_WAYS
    )
    return (
        make(
            id=f"{prefix}_sittings",
            serves=serves[0],
            versions=(_BY_PERSON,),
            title=texts[0],
            title_en=f"{english}: sittings",
            definition=texts[1],
            kind=Kind.COUNT,
            unit=_("人"),
            of=sat,
        ),
        make(
            id=f"{prefix}_passed",
            serves=serves[1],
            title=texts[2],
            title_en=f"{english}: passed",
            definition=texts[3],
            kind=Kind.COUNT,
            unit=_("人"),
            of=lambda t, p: sat(t, p) & (t.outcome == "passed"),
        ),
        make(
            id=f"{prefix}_pass_rate",
            serves=serves[2],
            versions=(replace(_WITH_ABSENT, of=_due(paper)), TRUNCATED),
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

_OF_GENERAL = (("F133", "F217", "F257"), ("F134", "F258"), ("F135", "F219", "F259"))
_OF_SPECIAL = (("F136", "F224"), ("F137",), ("F138",))

INDICATORS: tuple[Indicator, ...] = (
    *_exam("exam", None, _ANY, "Exam for officers", (("F353",), ("F354",), ())),
    *_exam("general_exam", Subject.GENERAL, _GENERAL, "General paper", _OF_GENERAL),
    *_exam("special_exam", Subject.SPECIAL, _SPECIAL, "Special paper", _OF_SPECIAL),
    Indicator(
        id="exam_absences",
        systems=("S125",),
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
        systems=("S125",),
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
)
