"""行政执法案卷评查: a round of review, its draw, its files, its bulletin (行政执法监督条例 第十八条)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import CaseRefs, Facts, Text
from zhunsheng.procedures.oversight.review.lots import Announcement, Lots, repeatable
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES, THREE_SYSTEMS
from zhunsheng.statutes.words import _

ORGANISERS = Who((SUPERVISOR, LEGAL_REVIEWER, CLERK, SECTION_CHIEF, HEAD, DEPUTY_HEAD))
BY_RULE = (SUPERVISION_RULES[18], THREE_SYSTEMS["（九）"])
"""Files are reviewed by standards since 2026-02-01; that they must show what was done was ordered before."""


class Mode(StrEnum):
    SELF = "self"
    CENTRAL = "central"


MODES = {Mode.SELF: _("部门自查"), Mode.CENTRAL: _("集中评查")}


class Plan(Facts):
    """评查方案: who reviews whose files of which year. Self-review and central review are counted apart."""

    title: str = Field(title=_("评查名称"), max_length=200)
    mode: Mode = Field(title=_("评查方式"))
    year: int = Field(title=_("案卷年度"), ge=2000, le=2999)
    units: list[str] = Field(default_factory=list, title=_("被评查单位(统一社会信用代码)"))


class Choice(Facts):
    """自查选定的案卷."""

    files: CaseRefs = Field(title=_("案卷(案号)"), min_length=1)


class Bulletin(Facts):
    """评查通报."""

    text: Text = Field(title=_("通报内容"), min_length=1)
    address: str | None = Field(None, title=_("公开地址"), max_length=300)


def _opened(trial: Any, facts: Any) -> list[Owed]:
    """Every file chosen or drawn becomes a case of its own."""
    plan = trial.case.first(FileReview.plan).facts
    names = facts.files if isinstance(facts, Choice) else facts.drawn
    files = [trial.shelf.named(name) for name in names]
    return [
        Owed(
            "reviewed-file",
            "open",
            {"round": trial.case.id, "file": file.number, "unit": file.organ, "mode": plan.mode.value},
        )
        for file in files
        if file is not None
    ]


class FileReview(Procedure):
    """行政执法案卷评查(轮次). One round; each file is a case of its own (reviewed-file)."""

    name = "file-review"
    title = _("行政执法案卷评查")

    plan = Step(_("制定评查方案"), Plan, cites=BY_RULE, by=ORGANISERS, opens=True, stage=_("方案"))
    announce = Step(
        _("公布案卷名录和随机来源"),
        Announcement,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(plan,),
        once=True,
        stage=_("待抽取"),
    )
    draw = Step(
        _("抽取案卷"),
        Lots,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(announce,),
        once=True,
        owes=_opened,
        stage=_("评查中"),
    )
    choose = Step(
        _("选定自查案卷"),
        Choice,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(plan,),
        owes=_opened,
        stage=_("评查中"),
    )
    bulletin = Step(
        _("通报评查结果"),
        Bulletin,
        cites=BY_RULE,
        by=ORGANISERS,
        after=(draw, choose),
        once=True,
        closes=True,
        publishes=True,
        public=("text", "address"),
        stage=_("已通报"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its title; its year and mode, for lookups."""
        plan = case.first(cls.plan)
        if plan is None:
            return {}
        done = case.last(cls.bulletin)
        return {
            "cause": plan.facts.title,
            "subject": f"{plan.facts.mode.value}:{plan.facts.year}",
            "outcome": "reported" if done else None,
            "decided": done.on if done else None,
            "awaits": "clerk",
        }


repeatable(FileReview.announce, FileReview.draw, BY_RULE)


def files_of(trial: Any) -> list[Any]:
    """The reviewed files of the round on trial."""
    me = trial.shelf.named(trial.case.id)
    names = (trial.case.id, me.number) if me is not None else (trial.case.id,)
    return [one for name in names for one in trial.shelf.about("reviewed-file", name)]


@FileReview.choose.barred(
    _("集中评查的案卷应当随机抽取"), cites=BY_RULE, instead=_("请先公布名录和随机来源,再抽取")
)
def chosen_by_hand(case: Any, facts: Any) -> bool:
    """Only who reviews itself may choose; what others review is drawn."""
    return case.first(FileReview.plan).facts.mode is Mode.CENTRAL


@FileReview.draw.barred(
    _("抽中的编号中有本记录簿没有的案件"), cites=BY_RULE, instead=_("请用记录簿生成的名录重新公布")
)
def files_unknown(case: Any, facts: Any) -> bool:
    """Files are drawn from the record."""
    return any(case.shelf.named(name) is None for name in facts.drawn)


@FileReview.draw.barred(_("抽中的案卷属于方案以外的单位"), cites=BY_RULE, instead=_("请核对名录与方案"))
def outside_the_plan(case: Any, facts: Any) -> bool:
    """Where the plan names units, files come from them alone."""
    units = case.first(FileReview.plan).facts.units
    found = (case.shelf.named(name) for name in facts.drawn)
    return bool(units) and any(one is not None and one.organ not in units for one in found)


@FileReview.bulletin.barred(
    _("还有案卷没有确认评查结果"), cites=BY_RULE, instead=_("请先办完各案卷的评查、申诉和确认")
)
def files_unfinished(case: Any, facts: Any) -> bool:
    """The bulletin tells final results."""
    return any(one.closed is None for one in files_of(case))
