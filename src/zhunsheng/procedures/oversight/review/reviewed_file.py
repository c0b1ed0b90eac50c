"""被评查的案卷: two reviewers with no part in it, points, a third where they differ, appeal, result."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline, right, wait
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member, Members, Text
from zhunsheng.procedures.oversight.review.file_review import BY_RULE, ORGANISERS, Mode
from zhunsheng.procedures.oversight.review.owing import owed_items
from zhunsheng.procedures.oversight.review.sheet import Result, Sheet, defects_of
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
    outsider,
)
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

SCORERS = Who((SUPERVISOR, LEGAL_REVIEWER, HANDLER, CLERK, SECTION_CHIEF))
DECIDERS = Who((HEAD, DEPUTY_HEAD, SECTION_CHIEF, SUPERVISOR))
THE_UNIT = outsider("enforcement_organ", "handler", "clerk", "head", "legal_reviewer", "supervisor")


class Opening(Facts):
    """列入评查."""

    round: CaseRef = Field(title=_("评查轮次"))
    file: CaseRef = Field(title=_("案卷(案号)"))
    unit: str = Field(title=_("办案单位(统一社会信用代码)"), max_length=18)
    mode: Mode = Field(title=_("评查方式"))


class Reviewers(Facts):
    """两名评查人员."""

    reviewers: Members = Field(title=_("评查人员(两名)"), min_length=2, max_length=2)


class Third(Facts):
    """第三名评查人员."""

    reviewer: Member = Field(title=_("第三名评查人员"))


class Appeal(Facts):
    """被评查单位的申诉."""

    reason: Text = Field(title=_("申诉理由"), min_length=1)


class Remark(Facts):
    """说明."""

    remark: str | None = Field(None, title=_("说明"), max_length=400)


class AppealDecision(Result):
    """对申诉的答复: the result as it now stands."""

    accepted: Flag = Field(title=_("采纳申诉"))
    reason: Text = Field(title=_("理由"), min_length=1)


def _owed(trial: Any, facts: Any) -> list[Owed]:
    opened, result = trial.case.first(ReviewedFile.open).facts, standing_result(trial.case)
    source = _("案卷评查")
    return owed_items(trial, source=source, unit=opened.unit, defects=defects_of(result.defects))


class ReviewedFile(Procedure):
    """案卷评查(一件案卷). One file of a round."""

    name = "reviewed-file"
    title = _("被评查案卷")

    open = Step(
        _("列入评查"),
        Opening,
        cites=BY_RULE,
        by=Who((SYSTEM, SUPERVISOR, CLERK, LEGAL_REVIEWER)),
        opens=True,
        stage=_("待分派"),
    )
    assign = Step(
        _("分派评查人员"),
        Reviewers,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(open,),
        once=True,
        stage=_("评查中"),
    )
    score = Step(_("评分"), Sheet, cites=BY_RULE, by=SCORERS, after=(assign,), stage=_("评查中"))
    appoint_third = Step(
        _("指定第三名评查人员"), Third, cites=BY_RULE, by=ORGANISERS, after=(score,), once=True
    )
    settle = Step(
        _("告知评查结果"), Result, cites=BY_RULE, by=ORGANISERS, after=(score,), once=True, stage=_("已告知")
    )
    appeal = Step(
        _("申诉"),
        Appeal,
        cites=SUPERVISION_RULES[30],
        by=THE_UNIT,
        after=(settle,),
        once=True,
        stage=_("申诉"),
    )
    accept = Step(_("认可结果"), Remark, cites=BY_RULE, by=THE_UNIT, after=(settle,), once=True)
    appeal_decide = Step(
        _("答复申诉"),
        AppealDecision,
        cites=SUPERVISION_RULES[30],
        by=DECIDERS,
        after=(appeal,),
        once=True,
        apart_from=(score,),
    )
    confirm = Step(
        _("确认结果"),
        Remark,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(settle,),
        once=True,
        closes=True,
        owes=_owed,
        stage=_("已确认"),
    )

    appealing = right(
        _("对评查结果申诉"),
        Local("file_review_appeal_working_days", workdays(5)),
        since=(settle,),
        until=(appeal,),
        cites=SUPERVISION_RULES[30],
        ended_by=(accept,),
    )
    quiet = wait(
        _("等待申诉"),
        Local("file_review_appeal_working_days", workdays(5)),
        since=(settle,),
        until=(confirm,),
        cites=SUPERVISION_RULES[30],
        ended_by=(accept, appeal_decide),
    )
    answering = deadline(
        _("答复申诉"),
        Local("file_review_answer_working_days", workdays(10)),
        since=(appeal,),
        until=(appeal_decide,),
        cites=SUPERVISION_RULES[30],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """About which round; the grade once it is settled."""
        opened, result, done = case.first(cls.open), standing_result(case), case.last(cls.confirm)
        found: dict[str, Any] = {"awaits": "supervisor", "decided": done.on if done else None}
        if opened is not None:
            found |= {"subject": opened.facts.round, "cause": opened.facts.file}
        return found | {"outcome": f"file-{result.grade.value}" if result and done else None}


def standing_result(case: Any) -> Any:
    """The result as told, or as changed on appeal; None before."""
    act = case.last(ReviewedFile.settle, ReviewedFile.appeal_decide)
    return act.facts if act is not None else None


def reviewers(case: Any) -> list[str]:
    """The two, and the third where one was appointed."""
    assigned, third = case.last(ReviewedFile.assign), case.last(ReviewedFile.appoint_third)
    return [
        *(assigned.facts.reviewers if assigned else ()),
        *((third.facts.reviewer,) if third else ()),
    ]


def sheets(case: Any) -> list[Sheet]:
    """The sheets in the order of the reviewers, those missing left out."""
    by = {act.facts.reviewer: act.facts for act in case.standing(ReviewedFile.score)}
    return [by[one] for one in reviewers(case) if one in by]
