"""What a plan of inspections says, and what is drawn under it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Members, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class CheckType(StrEnum):
    DAILY = "daily"
    SPECIAL = "special-check"


CHECK_TYPES = {CheckType.DAILY: _("日常检查"), CheckType.SPECIAL: _("专项检查")}


class Plan(Facts):
    """涉企检查计划: the fields of the form in use (standards.md §2)."""

    task: str = Field("", title=_("任务名称"), max_length=200)
    year: int | None = Field(None, title=_("年度"), ge=2000, le=2100)
    basis: str | None = Field(None, title=_("制定任务依据"), max_length=300)
    check_type: CheckType = Field(CheckType.DAILY, title=_("检查类型"))
    joint: Flag | None = Field(None, title=_("联合检查"))
    joint_organs: list[str] = Field(default_factory=list, title=_("联合部门(统一社会信用代码)"))
    area: str | None = Field(None, title=_("检查地域"), max_length=100)
    level: str | None = Field(None, title=_("实施层级"), max_length=40)
    items: list[str] = Field(default_factory=list, title=_("检查事项(编码)"))
    manner: str | None = Field(None, title=_("检查方式"), max_length=100)
    task_from: date | None = Field(None, title=_("任务开始日期"))
    task_to: date | None = Field(None, title=_("任务结束日期"))
    enterprises: Flag | None = Field(None, title=_("涉企"))
    objects: str | None = Field(None, title=_("检查对象"), max_length=300)
    base: int | None = Field(None, title=_("检查对象基数"), ge=0)
    ratio_percent: Decimal | None = Field(None, title=_("检查比例(%)"), ge=0, le=100)
    cap: int | None = Field(None, title=_("检查频次上限(每年)"), ge=0, le=366)
    responsible: Members = Field(default_factory=list, title=_("责任人员"))
    supervision: Flag | None = Field(None, title=_("系行政执法专项监督的工作方案"))
    responsible_named: Flag = duty(_("已明确责任部门、责任人员"))
    schedule: Flag = duty(_("已明确进度安排"))


class PlanPublication(Facts):
    """公布检查计划."""

    address: str | None = Field(None, title=_("公布地址"), max_length=200)


class ObjectsDrawn(Facts):
    """抽取检查对象."""

    method: str = Field("random", title=_("抽取方式"), max_length=100)
    ratio_percent: Decimal | None = Field(None, title=_("抽取比例(%)"), ge=0)
    directed: Flag | None = Field(None, title=_("定向抽查"))
    base: int | None = Field(None, title=_("名录库检查对象数"), ge=0)
    number: int | None = Field(None, title=_("抽取检查对象数"), ge=0)
    draw: CaseRef | None = Field(None, title=_("抽取案号"))


class InspectorsDrawn(Facts):
    """选派检查人员."""

    method: str = Field("random", title=_("选派方式"), max_length=100)
    base: int | None = Field(None, title=_("名录库检查人员数"), ge=0)
    number: int | None = Field(None, title=_("选派检查人员数"), ge=0)
    inspectors: Members = Field(default_factory=list, title=_("选派的检查人员"))
    draw: CaseRef | None = Field(None, title=_("抽取案号"))


class ObjectReplaced(Facts):
    """更换检查对象: the next in rank for one that cannot be inspected."""

    out: str | None = Field(None, title=_("被更换的对象"), max_length=100)
    new: str | None = Field(None, title=_("递补的对象"), max_length=100)
    reason: str | None = Field(None, title=_("更换理由"), max_length=300)


class PlanEnd(Facts):
    """检查计划执行完毕."""

    report: Text | None = Field(None, title=_("执行情况"))
