"""考试答卷: one candidate's one paper, from beginning to mark; absence with its reason; marks of exams held elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pydantic import Field

from zhunsheng.methods.marking import digest, mark, read_answers, sheet_json
from zhunsheng.procedures.enforcement.officers.words import KEEPERS, QUALIFIED
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member
from zhunsheng.procedures.learning.exam import questions, rule_of
from zhunsheng.procedures.learning.question_bank import Subject
from zhunsheng.procedures.roles import (
    AUXILIARY,
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
)
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step, Who
from zhunsheng.statutes.words import _

ANYBODY = Who((HANDLER, CLERK, AUXILIARY, HEAD, DEPUTY_HEAD, SECTION_CHIEF, LEGAL_REVIEWER, SUPERVISOR))
"""A candidate: anybody in post."""


class Beginning(Facts):
    """开始答卷."""

    exam: CaseRef = Field(title=_("考试"))
    person: Member = Field(title=_("考生"))
    paper: Subject = Field(title=_("试卷"))
    attempt: int = Field(1, title=_("第几次"), ge=1)


class HandingIn(Facts):
    """交卷: «code=letters», one a question."""

    answers: list[str] = Field(default_factory=list, title=_("作答"))


class Marked(Facts):
    """阅卷结果; `sheet` is the fingerprint of the score sheet that anybody can make again."""

    score: Decimal = Field(title=_("得分"), ge=0, le=1000)
    passed: Flag = Field(title=_("合格"))
    sheet: str | None = Field(None, title=_("评分表指纹"), max_length=64)


class Reported(Facts):
    """登记外部考试成绩(省级统一考试等)."""

    exam: CaseRef | None = Field(None, title=_("考试"))
    person: Member = Field(title=_("考生"))
    paper: Subject = Field(title=_("试卷"))
    attempt: int = Field(1, title=_("第几次"), ge=1)
    score: Decimal | None = Field(None, title=_("得分"), ge=0, le=1000)
    passed: Flag = Field(title=_("合格"))


class Absence(Facts):
    """缺考."""

    exam: CaseRef | None = Field(None, title=_("考试"))
    person: Member = Field(title=_("考生"))
    paper: Subject = Field(title=_("试卷"))
    reason: str = Field(title=_("原因"), max_length=200)


def _result(case: Any, answers: list[str]) -> dict[str, Any] | None:
    """Score, pass and fingerprint of the sheet, as anybody can work them out; None where no paper was drawn."""
    begun = case.last(Sitting.begin).facts
    known = case.shelf.named(begun.exam)
    codes = known.facts.get(f"draw_paper__{begun.paper}") or []
    paper = questions(case.shelf, begun.paper, known.facts.get("plan__field"), codes)
    if not paper:
        return None
    rule = rule_of(known.facts, case.setting("exam_pass_mark"))
    sheet = mark(paper, read_answers(answers), rule)
    return {"score": sheet.score, "passed": sheet.passed, "sheet": digest(sheet_json(sheet, rule))}


def _owed_mark(trial: Any, facts: Any) -> Iterable[Owed]:
    """Handing in owes the mark, made at once."""
    result = _result(trial, facts.answers)
    return (Owed(Sitting.name, Sitting.mark_paper.name, result, case=trial.case.id),) if result else ()


class Sitting(Procedure):
    """One candidate, one paper."""

    name = "sitting"
    title = _("考试答卷")

    begin = Step(_("开始答卷"), Beginning, cites=QUALIFIED, by=ANYBODY, opens=True, stage=_("答卷"))
    hand_in = Step(
        _("交卷"),
        HandingIn,
        cites=QUALIFIED,
        by=ANYBODY,
        after=(begin,),
        once=True,
        owes=_owed_mark,
        stage=_("阅卷"),
    )
    mark_paper = Step(
        _("阅卷"),
        Marked,
        cites=QUALIFIED,
        by=Who((SYSTEM, SUPERVISOR), overseen=True),
        after=(hand_in,),
        once=True,
        closes=True,
        stage=_("已评分"),
    )
    report_result = Step(
        _("登记外部考试成绩"),
        Reported,
        cites=QUALIFIED,
        by=KEEPERS,
        opens=True,
        closes=True,
        stage=_("已评分"),
    )
    absent = Step(
        _("登记缺考"), Absence, cites=QUALIFIED, by=KEEPERS, opens=True, closes=True, stage=_("缺考")
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Whose paper in which exam, and how it was marked."""
        marked = case.last(cls.mark_paper, cls.report_result)
        missed = case.did(cls.absent)
        outcome = "absent" if missed else None
        if marked is not None:
            outcome = "passed" if marked.facts.passed else "failed"
        paper = case.fact("paper")
        return {
            "subject": case.fact("person") or "",
            "cause": "",
            "outcome": outcome,
            "decided": marked.on if marked else None,
            "paper": str(paper) if paper else None,
            "exam": case.fact("exam"),
            "attempt": case.fact("attempt"),
            "score": marked.facts.score if marked else None,
        }


def _exam(case: Any, facts: Any) -> Any:
    named = getattr(facts, "exam", None)
    return case.shelf.named(named) if named else None


@Sitting.begin.barred(_("不在考试时间之内"), cites=QUALIFIED, instead=_("请在考试方案规定的日期内答卷"))
def outside_the_window(case: Any, facts: Any) -> bool:
    """Between its first and its last day, both included."""
    known = _exam(case, facts)
    if known is None:
        return False
    first, last = known.facts.get("plan__opens_on"), known.facts.get("plan__closes_on")
    return not str(first) <= case.on.isoformat() <= str(last)


@Sitting.begin.barred(_("考试尚未组卷或者尚未开考"), cites=QUALIFIED, instead=_("请等组织单位开考"))
def not_open(case: Any, facts: Any) -> bool:
    """A paper and an opened exam come first."""
    known = _exam(case, facts)
    opened = known is not None and known.facts.get("open_exam_on") and known.facts.get("draw_paper_on")
    return known is not None and (not opened or bool(known.facts.get("close_exam_on")))


@Sitting.begin.barred(_("不在应考名单之内"), cites=QUALIFIED, instead=_("请先由组织单位列入应考名单"))
def not_on_the_roster(case: Any, facts: Any) -> bool:
    """Who sits is on the roster."""
    known = _exam(case, facts)
    due = (known.facts.get("set_roster__due") if known is not None else None) or ()
    return bool(due) and facts.person not in due


for _step in (Sitting.begin, Sitting.report_result, Sitting.absent):

    @_step.barred(
        _("该考生的同一试卷已有记录"), cites=QUALIFIED, instead=_("补考请填写「第几次」,并在前次评分之后")
    )
    def sat_already(case: Any, facts: Any) -> bool:
        """One paper, one candidate, one attempt; a re-sit counts on, after a paper that was not passed."""
        earlier = [
            one
            for one in case.shelf.about("sitting", facts.person)
            if one.facts.get("paper") == str(facts.paper) and one.facts.get("exam") == facts.exam
        ]
        attempt = getattr(facts, "attempt", 1)
        again = any((one.facts.get("attempt") or 1) >= attempt for one in earlier)
        return again or any(one.outcome in ("passed", "") for one in earlier)


for _step in (Sitting.begin, Sitting.hand_in):

    @_step.barred(_("只能本人答卷、交卷"), cites=QUALIFIED, instead=_("请由考生本人登录办理"))
    def somebody_else(case: Any, facts: Any) -> bool:
        """Nobody sits for another."""
        person = getattr(facts, "person", None) or case.fact("person", Sitting.begin)
        return bool(case.ids() != {person})


@Sitting.hand_in.barred(_("考试已经截止"), cites=QUALIFIED, instead=_("请联系组织单位登记缺考或者安排补考"))
def too_late(case: Any, facts: Any) -> bool:
    """Not after the last day."""
    known = case.shelf.named(case.last(Sitting.begin).facts.exam)
    last = known.facts.get("plan__closes_on") if known is not None else None
    return last is not None and bool(case.on.isoformat() > str(last))


@Sitting.mark_paper.barred(_("评分与答案不符"), cites=QUALIFIED, instead=_("请按公布的规则重新评分"))
def marked_otherwise(case: Any, facts: Any) -> bool:
    """The mark is what the key, the answers and the rule give: nobody adds a point."""
    result = _result(case, case.last(Sitting.hand_in).facts.answers)
    return result is None or (facts.score, facts.passed) != (result["score"], result["passed"])


OUTCOMES = {"passed": _("合格"), "failed": _("不合格"), "absent": _("缺考")}
