"""行政执法资格考试: roster of all who are due, two papers drawn from the bank by a seed, time window, key published after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field

from zhunsheng.methods.marking import Form, Question, Rule, draw
from zhunsheng.procedures.enforcement.officers.words import KEEPERS, QUALIFIED
from zhunsheng.procedures.facts import Facts, Members
from zhunsheng.procedures.learning.question_bank import Subject, shelf_of, usable
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.words import _

PASS_MARK = Decimal(60)
"""Out of a hundred, where no local rule `exam_pass_mark` says otherwise."""
PREPARED, OPEN, CLOSED = _("筹备"), _("考试中"), _("已结束")


class ExamPlan(Facts):
    """考试方案."""

    title: str = Field(title=_("考试名称"), max_length=200)
    opens_on: date = Field(title=_("开考日"))
    closes_on: date = Field(title=_("截止日"))
    minutes: int = Field(90, title=_("每卷时长(分钟)"), gt=0)
    general: int = Field(0, title=_("综合法律题数"), ge=0)
    special: int = Field(0, title=_("专业法律题数"), ge=0)
    field: str | None = Field(None, title=_("专业领域"), max_length=40)
    pass_mark: Decimal | None = Field(None, title=_("合格分(百分制)"), gt=0, le=100)
    partial: Decimal = Field(Decimal("0.5"), title=_("多选少选得分比例"), ge=0, le=1)


class Roster(Facts):
    """应考人员名单: the denominator of 应考尽考."""

    due: Members = Field(default_factory=list, title=_("应考人员"))
    number: int | None = Field(None, title=_("应考人数(未逐人登记的)"), ge=0)


class Paper(Facts):
    """组卷: drawn by H(seed ‖ code); the lists must be what the seed gives."""

    seed: str = Field(title=_("种子"), min_length=1, max_length=120)
    general: list[str] = Field(default_factory=list, title=_("综合法律试题"))
    special: list[str] = Field(default_factory=list, title=_("专业法律试题"))


class ExamNote(Facts):
    """说明."""

    text: str | None = Field(None, title=_("说明"), max_length=300)


class AnswerKey(Facts):
    """公布答案: «code=letters», one a question."""

    key: list[str] = Field(title=_("答案"), min_length=1)


class Exam(Procedure):
    """One exam; each candidate's paper is a case of its own (sitting)."""

    name = "exam"
    title = _("行政执法资格考试")

    plan = Step(
        _("制定考试方案"),
        ExamPlan,
        cites=QUALIFIED,
        by=KEEPERS,
        opens=True,
        public=("title", "opens_on", "closes_on", "minutes", "general", "special", "field", "pass_mark"),
        stage=PREPARED,
    )
    set_roster = Step(_("确定应考名单"), Roster, cites=QUALIFIED, by=KEEPERS, after=(plan,))
    draw_paper = Step(_("组卷"), Paper, cites=QUALIFIED, by=KEEPERS, after=(plan,), once=True)
    open_exam = Step(_("开考"), ExamNote, cites=QUALIFIED, by=KEEPERS, after=(set_roster,), stage=OPEN)
    close_exam = Step(_("考试结束"), ExamNote, cites=QUALIFIED, by=KEEPERS, after=(open_exam,), stage=CLOSED)
    publish_key = Step(
        _("公布答案"),
        AnswerKey,
        cites=QUALIFIED,
        by=KEEPERS,
        after=(close_exam,),
        publishes=True,
        public=("key",),
        closes=True,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """When, and how many were due."""
        plan, roster = case.last(cls.plan), case.last(cls.set_roster)
        if plan is None:
            return {"subject": "", "cause": ""}
        due = roster.facts if roster else None
        number = 0 if due is None else due.number if due.number is not None else len(set(due.due))
        return {
            "subject": str(plan.facts.opens_on.year),
            "cause": plan.facts.title,
            "outcome": "key-published" if case.did(cls.publish_key) else None,
            "number_due": number,
        }


def paper_of(case: Any, subject: Subject) -> list[str]:
    """The codes that a bank's usable questions give for the plan's number and the seed; raises ValueError for too few."""
    plan = case.last(Exam.plan).facts
    number = plan.general if subject is Subject.GENERAL else plan.special
    field = None if subject is Subject.GENERAL else plan.field
    bank = case.shelf.about("question-bank", shelf_of(subject, field))
    return draw((one.cause for one in bank if usable(one, case.on)), case.seed, number)


class _Drawing:
    """A trial with the seed that the facts name, so that the paper is computed from both."""

    def __init__(self, case: Any, seed: str) -> None:
        self._case, self.seed = case, seed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._case, name)


def drawn(case: Any, seed: str) -> dict[str, list[str]]:
    """Both papers for a seed. Raises ValueError where the bank is too small."""
    with_seed = _Drawing(case, seed)
    return {str(subject): paper_of(with_seed, subject) for subject in Subject}


@Exam.plan.barred(_("截止日早于开考日"), cites=QUALIFIED, instead=_("请核对考试时间"))
def closes_before(case: Any, facts: Any) -> bool:
    """A window runs forwards."""
    return bool(facts.closes_on < facts.opens_on)


@Exam.draw_paper.barred(
    _("试卷不是由种子从现行题库中抽得的"),
    cites=QUALIFIED,
    instead=_("请用「组卷」按种子重新抽取;题库中依据已变的试题不得使用"),
)
def not_as_drawn(case: Any, facts: Any) -> bool:
    """What is on the paper is what the seed gives, so that anybody can draw it again."""
    try:
        found = drawn(case, facts.seed)
    except ValueError:
        return True
    return found != {"general": facts.general, "special": facts.special}


@Exam.set_roster.barred(_("考试已经开始,不得更改应考名单"), cites=QUALIFIED, instead=_("请在原名单中更正"))
def roster_too_late(case: Any, facts: Any) -> bool:
    """Who is due is settled before the first sits."""
    return bool(case.did(Exam.open_exam))


@Exam.open_exam.barred(_("未到开考日"), cites=QUALIFIED, instead=_("请在开考日办理"))
def too_early(case: Any, facts: Any) -> bool:
    """Not before its day."""
    return bool(case.on < case.last(Exam.plan).facts.opens_on)


@Exam.publish_key.barred(_("公布的答案与题库不一致"), cites=QUALIFIED, instead=_("请按题库中的答案公布"))
def another_key(case: Any, facts: Any) -> bool:
    """The key published is the key marked by."""
    paper = case.last(Exam.draw_paper)
    if paper is None:
        return False
    told = dict(line.partition("=")[::2] for line in facts.key)
    plan = case.last(Exam.plan).facts
    wanted = {
        one.code: "".join(sorted(one.key))
        for subject, codes in ((Subject.GENERAL, paper.facts.general), (Subject.SPECIAL, paper.facts.special))
        for one in questions(case.shelf, subject, plan.field, codes)
    }
    return bool(told != wanted)


def questions(shelf: Any, subject: Subject, field: str | None, codes: list[str]) -> list[Question]:
    """The questions of a paper as they are marked, in its order."""
    where = shelf_of(subject, None if subject is Subject.GENERAL else field)
    bank = {one.cause: one.facts for one in shelf.about("question-bank", where)}
    return [_question(code, bank[code]) for code in codes if code in bank]


def _question(code: str, facts: Any) -> Question:
    return Question(
        code,
        Form(facts["enter__form"]),
        frozenset(facts["enter__key"].upper()),
        Decimal(str(facts.get("enter__points", 1))),
    )


def rule_of(plan: Any, setting: Any = None) -> Rule:
    """How papers of this exam are marked, by the plan's flat facts; `setting`: the local pass mark."""
    mark = plan.get("plan__pass_mark") or setting or PASS_MARK
    return Rule(partial=Decimal(str(plan.get("plan__partial", "0.5"))), pass_mark=Decimal(str(mark)))


OUTCOMES = {"key-published": _("已公布答案")}
