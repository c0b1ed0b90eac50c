"""The score sheet of a reviewed file: five groups of points, what fails the file outright, the defects."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from zhunsheng.methods.review_scores import Sheet as Scored
from zhunsheng.methods.review_scores import final
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.facts import Facts, Member
from zhunsheng.procedures.oversight.review.owing import Defect
from zhunsheng.statutes.words import _


class Veto(StrEnum):
    """What fails a file whatever its points."""

    NO_POWER = "no-power"
    UNCERTIFIED = "uncertified"
    ONE_OFFICER = "one-officer"
    NOT_TOLD = "not-told"
    NO_HEARING = "no-hearing"
    NO_REVIEW = "no-review"
    NOT_SERVED = "not-served"
    WRONG_PARTY = "wrong-party"
    FALSIFIED = "falsified"


VETOES = {
    Veto.NO_POWER: _("执法主体无权"),
    Veto.UNCERTIFIED: _("执法人员没有资格"),
    Veto.ONE_OFFICER: _("执法人员少于两人"),
    Veto.NOT_TOLD: _("未告知、未听取陈述申辩"),
    Veto.NO_HEARING: _("应当听证而未听证"),
    Veto.NO_REVIEW: _("应当法制审核而未审核"),
    Veto.NOT_SERVED: _("决定书没有送达"),
    Veto.WRONG_PARTY: _("当事人认定错误"),
    Veto.FALSIFIED: _("伪造、涂改材料"),
}


class Grade(StrEnum):
    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    UNQUALIFIED = "unqualified"


GRADES = {
    Grade.EXCELLENT: _("优秀案卷"),
    Grade.QUALIFIED: _("合格案卷"),
    Grade.UNQUALIFIED: _("不合格案卷"),
}

Fault = Annotated[
    str,
    StringConstraints(pattern=r"^[^:：]{1,20}[:：].{1,200}$"),
    Field(examples=["送达:回证没有日期"]),
]
"""«送达:回证没有日期» — the kind of defect, a colon, what it is."""


POINTS = _("分")


def _points(title: str, most: int) -> Any:
    return Field(title=title, ge=0, le=most, json_schema_extra={"unit": POINTS})


class Sheet(Facts):
    """评分表: facts, evidence, procedure, law, binding; a hundred points together."""

    reviewer: Member = Field(title=_("评查人员"))
    fact_points: Decimal = _points(_("事实认定(20分)"), 20)
    evidence_points: Decimal = _points(_("证据(25分)"), 25)
    procedure_points: Decimal = _points(_("程序(25分)"), 25)
    law_points: Decimal = _points(_("法律适用(20分)"), 20)
    binding_points: Decimal = _points(_("文书与装订(10分)"), 10)
    veto: list[Veto] = Field(default_factory=list, title=_("一票否决项"))
    defects: list[Fault] = Field(default_factory=list, title=_("问题(类型:说明)"))
    remark: str | None = Field(None, title=_("评语"), max_length=400)

    @property
    def points(self) -> Decimal:
        """Of a hundred."""
        groups = (self.fact_points, self.evidence_points, self.procedure_points, self.law_points)
        return sum(groups, self.binding_points)


class Result(Facts):
    """评查结果: the points that follow from the sheets, the grade that follows from the points, the defects."""

    points: Decimal = Field(title=_("得分"), ge=0, le=100, json_schema_extra={"unit": POINTS})
    grade: Grade = Field(title=_("等次"))
    defects: list[Fault] = Field(default_factory=list, title=_("问题(类型:说明)"))


def scored(sheets: list[Sheet]) -> list[Scored]:
    """The sheets as the method wants them."""
    return [Scored(one.points, bool(one.veto)) for one in sheets]


def limit(case: Any) -> Decimal:
    """Points by which two sheets may differ before a third reviewer is asked: ten where no local rule says otherwise."""
    return Decimal(whole(case.setting("file_review_difference_points")) or 10)


def final_points(case: Any, sheets: list[Sheet]) -> Decimal | None:
    """What the sheets come to; None while one is missing."""
    return final(scored(sheets), limit(case))


def grade_of(case: Any, points: Decimal) -> Grade:
    """Ninety points are excellent and sixty enough where no local rule says otherwise."""
    if points >= Decimal(whole(case.setting("file_review_excellent_points")) or 90):
        return Grade.EXCELLENT
    enough = Decimal(whole(case.setting("file_review_qualified_points")) or 60)
    return Grade.QUALIFIED if points >= enough else Grade.UNQUALIFIED


def defects_of(faults: list[str]) -> list[Defect]:
    """The kinds and texts of the defects as written."""
    parted = (one.replace("：", ":", 1).partition(":") for one in faults)
    return [Defect(kind.strip(), text.strip()) for kind, _colon, text in parted]
