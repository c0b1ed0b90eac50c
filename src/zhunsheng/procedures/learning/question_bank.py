"""题库: each question with its key and the article it tests; one whose article fell is flagged and no longer drawn."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.methods.marking import Form, letters
from zhunsheng.procedures import basis
from zhunsheng.procedures.enforcement.officers.words import KEEPERS, QUALIFIED
from zhunsheng.procedures.facts import Facts, Flag
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.words import _


class Subject(StrEnum):
    GENERAL = "general"
    SPECIAL = "special"


SUBJECTS = {Subject.GENERAL: _("综合法律"), Subject.SPECIAL: _("专业法律")}
FORMS = {Form.SINGLE: _("单项选择"), Form.MULTIPLE: _("多项选择"), Form.TRUE_FALSE: _("判断")}


class Entry(Facts):
    """一道题."""

    code: str = Field(title=_("题号"), max_length=40)
    subject: Subject = Field(title=_("科目"))
    field: str | None = Field(None, title=_("执法领域(专业法律)"), max_length=40)
    form: Form = Field(title=_("题型"))
    stem: str = Field(title=_("题干"), max_length=300)
    options: list[str] = Field(default_factory=list, title=_("选项"))
    key: str = Field(title=_("答案(如 AC;判断题填 T 或者 F)"), max_length=8)
    points: Decimal = Field(Decimal(1), title=_("分值"), gt=0)
    basis: str = Field(title=_("依据条款"), max_length=200)
    topic: str | None = Field(None, title=_("知识点"), max_length=60)


class Flagging(Facts):
    """标记依据已变的题."""

    reason: str = Field(title=_("原因"), max_length=200)


class Confirming(Facts):
    """复核后恢复使用."""

    basis: str | None = Field(None, title=_("现行依据条款"), max_length=200)
    key_holds: Flag = Field(True, title=_("答案仍然正确"))


class Retiring(Facts):
    """停用."""

    reason: str = Field(title=_("原因"), max_length=200)


class QuestionBank(Procedure):
    """One question of the bank."""

    name = "question-bank"
    title = _("执法资格考试题库")

    enter = Step(_("录入试题"), Entry, cites=QUALIFIED, by=KEEPERS, opens=True, stage=_("在用"))
    flag = Step(_("标记依据已变"), Flagging, cites=QUALIFIED, by=KEEPERS, after=(enter,), stage=_("待复核"))
    confirm = Step(
        _("复核恢复"),
        Confirming,
        cites=QUALIFIED,
        by=KEEPERS,
        after=(flag,),
        sets_aside=(flag,),
        stage=_("在用"),
    )
    retire = Step(
        _("停用试题"),
        Retiring,
        cites=QUALIFIED,
        by=KEEPERS,
        after=(enter,),
        closes=True,
        stage=_("已停用"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its subject (for special law with the field): by it a paper finds its questions."""
        entry = case.last(cls.enter)
        if entry is None:
            return {"subject": "", "cause": ""}
        said = entry.facts
        return {
            "subject": shelf_of(said.subject, said.field),
            "cause": said.code,
            "outcome": "flagged" if case.did(cls.flag) else "in-use",
            "basis_now": case.fact("basis", cls.enter, cls.confirm),
        }


def shelf_of(subject: Subject, field: str | None) -> str:
    """Under which word the questions of a subject stand: «general», «special 农业»."""
    return str(subject) if subject is Subject.GENERAL or not field else f"{subject} {field}"


def usable(known: Any, day: Any) -> bool:
    """Whether a question found on the shelf may be drawn on that day: in use, and its article stands."""
    if known.closed is not None or known.outcome == "flagged":
        return False
    return basis.ended(str(known.facts.get("basis_now") or ""), day) is None


@QuestionBank.enter.barred(
    _("答案与题型、选项不符"), cites=QUALIFIED, instead=_("单选一个字母,多选两个以上,判断填 T 或者 F")
)
def key_does_not_fit(case: Any, facts: Any) -> bool:
    """The key is among the options, as many letters as the form asks for."""
    signs = letters(facts.key)
    if facts.form is Form.TRUE_FALSE:
        return signs not in ({"T"}, {"F"})
    fits = signs <= {chr(ord("A") + n) for n in range(len(facts.options))}
    enough = len(signs) == 1 if facts.form is Form.SINGLE else len(signs) >= 2
    return not (fits and enough)


@QuestionBank.enter.barred(_("题目依据的文件已经失效或者废止"), cites=QUALIFIED, instead=_("请改填现行依据"))
def basis_gone(case: Any, facts: Any) -> bool:
    """No question on a law that is gone."""
    return basis.ended(facts.basis, case.on, case.setting(basis.ENDED)) is not None


@QuestionBank.enter.barred(_("专业法律试题没有写明领域"), cites=QUALIFIED, instead=_("请填写执法领域"))
def special_without_field(case: Any, facts: Any) -> bool:
    """Special law is special to a field."""
    return facts.subject is Subject.SPECIAL and not facts.field


@QuestionBank.enter.barred(_("题号已在题库中"), cites=QUALIFIED, instead=_("请另编题号"))
def code_taken(case: Any, facts: Any) -> bool:
    """One code, one question."""
    every = case.shelf.about("question-bank", shelf_of(facts.subject, facts.field))
    return any(one.cause == facts.code for one in every)


@QuestionBank.confirm.barred(_("答案已不正确"), cites=QUALIFIED, instead=_("请停用本题,另录新题"))
def key_fell(case: Any, facts: Any) -> bool:
    """A wrong key does not come back."""
    return facts.key_holds is False


OUTCOMES = {"in-use": _("在用"), "flagged": _("待复核")}
