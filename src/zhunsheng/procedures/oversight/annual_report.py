"""法治政府建设年度报告: drafted from figures, signed, published by 1 April (督察工作规定 第二十四、二十五条)."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from zhunsheng.procedures.clocks import deadline
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.reading import Verdict, read_text
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.days import months
from zhunsheng.statutes.words import _

DRAFTERS = Who((SUPERVISOR, CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, HEAD, DEPUTY_HEAD))
SIGNERS = Who((HEAD, DEPUTY_HEAD))
WRONG = (Verdict.FAILS, Verdict.TRUNCATED)
BLANKS = frozenset({"blank_number", "blank_date", "blank_docnum", "split_number"})


def _json(text: str) -> str:
    try:
        json.loads(text)
    except ValueError:
        raise ValueError(_("应为 JSON 文本")) from None
    return text


Long = Annotated[str, Field(max_length=400_000)]
Frozen = Annotated[str, Field(max_length=4_000_000), AfterValidator(_json)]


class Edition(Facts):
    """报告稿: its text, and as JSON its paragraphs, each figure frozen, and the heads of the books."""

    year: int = Field(title=_("报告年度"), ge=2004, le=2999)
    title: str = Field(title=_("标题"), max_length=200)
    number: str = Field("", title=_("发文字号"), max_length=80)
    issuer: str = Field(title=_("发文机关"), max_length=200)
    text: Long = Field(title=_("正文"))
    paragraphs: Frozen = Field(title=_("段落"))
    figures: Frozen = Field(title=_("数字"))
    heads: Frozen = Field(title=_("记录簿末尾"))


class Correction(Edition):
    """更正稿: a whole new edition, and why."""

    reason: str = Field(title=_("更正理由"), max_length=400)


class Signature(Facts):
    """签发."""

    remark: str | None = Field(None, title=_("签发意见"), max_length=400)


class Release(Facts):
    """公开."""

    address: str | None = Field(None, title=_("公开地址"), max_length=300)


def _due(case: Any, act: Any) -> date:
    """From New Year's Day after the year: three months on is 1 April."""
    return date(act.facts.year + 1, 1, 1)


class AnnualReport(Procedure):
    """法治政府建设年度报告. The annual report, edition by edition."""

    name = "annual-report"
    title = _("法治政府建设年度报告")

    draft = Step(_("起草"), Edition, cites=RULES[25], by=DRAFTERS, opens=True, stage=_("起草"))
    revise = Step(_("修改"), Edition, cites=RULES[25], by=DRAFTERS, after=(draft,), stage=_("起草"))
    sign = Step(_("签发"), Signature, cites=RULES[25], by=SIGNERS, after=(draft,), stage=_("签发"))
    publish = Step(
        _("公开"),
        Release,
        cites=RULES[24],
        by=DRAFTERS,
        after=(sign,),
        once=True,
        publishes=True,
        stage=_("已公开"),
    )
    correct = Step(_("更正"), Correction, cites=RULES[24], by=SIGNERS, after=(publish,), stage=_("已公开"))

    publishing = deadline(
        _("公开年度报告"), months(3), since=(draft,), until=(publish,), cites=RULES[24], from_day=_due
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its title stands where other cases show their cause."""
        return {"cause": latest(case).title, "awaits": "head" if not case.did(cls.sign) else "handler"}


def latest(case: Any) -> Edition:
    """The edition that stands: the last draft, revision or correction."""
    found: Edition = case.last(AnnualReport.draft, AnnualReport.revise, AnnualReport.correct).facts
    return found


def unsound_relations(text: str) -> list[str]:
    """The printed numbers that do not follow from the numbers beside them."""
    found = [one for one in read_text(text).relations if one.verdict in WRONG]
    return [f"「{one.result.measure_zh or ''}{one.result.verbatim}」与同句数字不符" for one in found]


def blanks(text: str) -> list[str]:
    """The places where a number, a date or a document number is missing."""
    return [one.message() for one in read_text(text).findings if one.kind in BLANKS]


def failing_figures(edition: Edition) -> list[str]:
    """What stands against each frozen figure."""
    return [problem for one in json.loads(edition.figures) for problem in one.get("problems", ())]


def mixed_periods(edition: Edition) -> bool:
    """Whether its figures count different periods."""
    return len({json.dumps(one.get("period"), sort_keys=True) for one in json.loads(edition.figures)}) > 1


def _bars(step: Step, edition_of: Any) -> None:
    """The same four conditions stand before publication and before a correction."""

    @step.barred(_("报告中有数字没有通过检查"), cites=RULES[25], instead=_("请先补正有关案件,再重新生成报告"))
    def figure_fails(case: Any, facts: Any) -> bool:
        return bool(failing_figures(edition_of(case, facts)))

    @step.barred(_("报告中的数字统计期间不一致"), cites=RULES[25], instead=_("请按同一年度重新生成报告"))
    def periods_mixed(case: Any, facts: Any) -> bool:
        return mixed_periods(edition_of(case, facts))

    @step.barred(_("报告正文有空缺的数字、日期或者文号"), cites=RULES[25], instead=_("请补全正文"))
    def blank_left(case: Any, facts: Any) -> bool:
        return bool(blanks(edition_of(case, facts).text))

    @step.barred(_("报告正文的数字互相不符"), cites=RULES[25], instead=_("请用 zhunsheng read 找出并改正"))
    def numbers_disagree(case: Any, facts: Any) -> bool:
        return bool(unsound_relations(edition_of(case, facts).text))


_bars(AnnualReport.publish, lambda case, facts: latest(case))
_bars(AnnualReport.correct, lambda case, facts: facts)


@AnnualReport.sign.barred(_("报告年度尚未结束"), cites=RULES[25], instead=_("请在年度结束后签发"))
def year_not_over(case: Any, facts: Any) -> bool:
    """A year that still runs cannot be reported."""
    return bool(case.on <= date(latest(case.case).year, 12, 31))


@AnnualReport.publish.barred(_("报告修改后尚未签发"), cites=RULES[24], instead=_("请由负责人重新签发"))
def changed_since_signed(case: Any, facts: Any) -> bool:
    """What is published is what was signed."""
    edition, signed = case.last(AnnualReport.draft, AnnualReport.revise), case.last(AnnualReport.sign)
    return signed is None or signed.seq < edition.seq


@AnnualReport.revise.barred(_("报告已经公开"), cites=RULES[24], instead=_("请办理「更正」并说明理由"))
def already_public(case: Any, facts: Any) -> bool:
    """What is public is corrected openly, not revised."""
    return bool(case.did(AnnualReport.publish))


@AnnualReport.correct.barred(_("更正稿不是同一年度的报告"), cites=RULES[24], instead=_("请核对报告年度"))
def another_year(case: Any, facts: Any) -> bool:
    """A correction corrects its own year."""
    return bool(facts.year != latest(case.case).year)
