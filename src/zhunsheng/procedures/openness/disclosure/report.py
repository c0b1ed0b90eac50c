"""政府信息公开工作年度报告: six sections, published by 31 January or 31 March (政府信息公开条例第四十九、五十条)."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.grids import frozen_values
from zhunsheng.procedures.openness.disclosure.frame import DISCLOSURE
from zhunsheng.procedures.openness.frozen import (
    DRAFTERS,
    SIGNERS,
    Course,
    Json,
    Release,
    Signature,
    bar_gaps,
    bar_publishing,
    bar_signing,
    in_order,
    incomplete,
    outlined,
    same_organ,
)
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import DISCLOSURE_RULES as RULES
from zhunsheng.statutes.days import days, months
from zhunsheng.statutes.words import _


class Level(StrEnum):
    """Whose report it is; its last day hangs on it."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"


LEVELS = {Level.DEPARTMENT: _("县级以上人民政府部门"), Level.GOVERNMENT: _("人民政府")}


class DisclosureTable(Facts):
    """年度报告稿: the texts that people write and, as JSON, tables two, three and four."""

    year: int = Field(title=_("报告年度"), ge=2019, le=2999)
    issuer: str = Field(title=_("报告机关"), max_length=200)
    level: Level = Field(title=_("报告主体"))
    overall: str = Field(title=_("一、总体情况"), max_length=20_000)
    table: Json = Field(title=_("二、三、四部分的表格"))
    problems: str = Field(title=_("五、存在的主要问题及改进情况"), max_length=20_000)
    others: str = Field(title=_("六、其他需要报告的事项(含信息处理费收取情况)"), max_length=20_000)


class DisclosureCorrection(DisclosureTable):
    """更正稿: a whole new edition, and why."""

    reason: str = Field(title=_("更正理由"), max_length=400)


def _year_end(case: Any, act: Any) -> date:
    """From New Year's Eve: thirty-one days on is 31 January, three months on 31 March."""
    return date(act.facts.year, 12, 31)


class DisclosureReport(Procedure):
    """政府信息公开工作年度报告. Each department's, and its government's."""

    name = "disclosure-report"
    series = "report"
    title = _("政府信息公开工作年度报告")

    draft = Step(
        _("起草公开年报"), DisclosureTable, cites=RULES[50], by=DRAFTERS, opens=True, stage=_("编制")
    )
    revise = Step(
        _("修改公开年报"), DisclosureTable, cites=RULES[50], by=DRAFTERS, after=(draft,), stage=_("编制")
    )
    sign = Step(_("签发公开年报"), Signature, cites=RULES[50], by=SIGNERS, after=(draft,), stage=_("已签发"))
    publish = Step(
        _("报送并公布公开年报"),
        Release,
        cites=RULES[49],
        by=DRAFTERS,
        after=(sign,),
        once=True,
        publishes=True,
        public=("address",),
        stage=_("已公布"),
    )
    correct = Step(
        _("更正公开年报"),
        DisclosureCorrection,
        cites=RULES[50],
        by=SIGNERS,
        after=(publish,),
        public=("reason",),
        stage=_("已公布"),
    )

    publishing = deadline(
        _("报送并公布上年度公开年报(部门)"),
        Local("disclosure_department_days", days(31)),
        since=(draft,),
        until=(publish,),
        cites=RULES[49],
        from_day=_year_end,
        when=lambda case, act: act.facts.level is Level.DEPARTMENT,
    )
    publishing_government = deadline(
        _("公布本级政府上年度公开年报"),
        months(3),
        since=(draft,),
        until=(publish,),
        cites=RULES[49],
        from_day=_year_end,
        when=lambda case, act: act.facts.level is Level.GOVERNMENT,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which year, whose."""
        told = latest(case)
        return outlined(case, cls, str(told.year), f"{told.issuer}{told.year}年政府信息公开工作年度报告")


def latest(case: Any) -> DisclosureTable:
    """The edition that stands."""
    drafts = (DisclosureReport.draft, DisclosureReport.revise, DisclosureReport.correct)
    found: DisclosureTable = case.last(*drafts).facts
    return found


_COURSE = Course(
    (DisclosureReport.draft, DisclosureReport.revise),
    DisclosureReport.sign,
    DisclosureReport.publish,
    latest,
    RULES[50],
)
bar_signing(_COURSE, lambda told: date(told.year, 12, 31), DISCLOSURE)
bar_gaps(_COURSE, DISCLOSURE)
bar_publishing(_COURSE)


def wanting(told: DisclosureTable) -> bool:
    """Whether a text is missing, or section six says nothing though a fee was taken."""
    fee = frozen_values(json.loads(told.table)).get("fees.amount") or Decimal(0)
    silent = told.others.strip().rstrip("。.") in ("", "无", "/", "—")
    return (
        not told.overall.strip()
        or not told.problems.strip()
        or not told.others.strip()
        or (silent and fee > 0)
    )


@DisclosureReport.draft.barred(
    _("本机关该年度的公开年报已经起草"), cites=RULES[50], instead=_("请在原年报中办理「修改公开年报」")
)
def drafted_twice(case: Any, facts: Any) -> bool:
    """One report a year."""
    return same_organ(case, case.shelf.about(DisclosureReport.name, str(facts.year)))


@DisclosureReport.revise.barred(
    _("公开年报已经公布"), cites=RULES[50], instead=_("请办理「更正公开年报」并说明理由")
)
def already_public(case: Any, facts: Any) -> bool:
    """What is public is corrected openly, not revised."""
    return bool(case.did(DisclosureReport.publish))


@DisclosureReport.sign.barred(
    _("六个部分没有写全"), cites=RULES[50], instead=_("请补写第一、五、六部分;收过费的,第六部分应当说明")
)
def sections_missing(case: Any, facts: Any) -> bool:
    """The contents that 第五十条 lists."""
    return wanting(latest(case.case))


for _step in (DisclosureReport.revise, DisclosureReport.correct):

    @_step.barred(_("报告年度不能更换"), cites=RULES[50], instead=_("请另行编制该年度的公开年报"))
    def another_year(case: Any, facts: Any) -> bool:
        """A report stays of its year."""
        return bool(facts.year != latest(case.case).year)


@DisclosureReport.correct.barred(
    _("更正稿的表格不勾稽、有空格,或者六个部分没有写全"), cites=RULES[50], instead=_("请补正后再更正")
)
def correction_unsound(case: Any, facts: Any) -> bool:
    """A correction is held to what the report was held to."""
    return not in_order(facts.table, DISCLOSURE) or incomplete(facts.table, DISCLOSURE) or wanting(facts)
