"""What the steps of intake record: application, corrections, acceptance, commitment, take-over."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.enforcement.licence.choices import Category
from zhunsheng.procedures.facts import CreditCode, Facts, Flag, Party, PersonName
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


def usual(title: str) -> Any:
    """A duty that arises only in some cases: it need not be answered, and stories that are silent mean it was kept."""
    return Field(None, title=title, json_schema_extra={"granted": True})


class Application(Facts):
    """许可申请: who asks for what, and what its item says of itself (terms, quota, manner)."""

    party: Party = Field(title=_("申请人"))
    item: str = duty(_("许可事项编码"), granted="许可事项")
    item_title: str = Field("", title=_("许可事项名称"), max_length=200)
    application: str | None = Field(None, title=_("申请编号"), max_length=60)
    category: Category | None = Field(None, title=_("许可类别"))
    legal_representative: PersonName | None = Field(None, title=_("法定代表人"))
    site: str | None = Field(None, title=_("经营、施工或者活动地点"), max_length=200)
    complete: Flag | None = Field(None, title=_("材料齐全、符合法定形式"))
    received: date | None = Field(None, title=_("收到材料日"))
    online: Flag | None = Field(None, title=_("网上申请"))
    safety: Flag | None = Field(None, title=_("直接关系公共安全、人身健康、生命财产安全"))
    needs_testing: Flag | None = Field(None, title=_("需要检验、检测、检疫"))
    hearing_by_law: Flag | None = Field(None, title=_("法定应当听证或者涉及重大公共利益"))
    joint: Flag | None = Field(None, title=_("统一、联合、集中办理"))
    two_tier: Flag | None = Field(None, title=_("下级先审后报上级决定"))
    quota: int | None = Field(None, title=_("数量限制"), ge=1)
    promised_working_days: int | None = Field(None, title=_("承诺办结时限(工作日)"), ge=0)
    statutory_working_days: int | None = Field(None, title=_("其他法律法规规定的时限(工作日)"), ge=1)
    statutory_basis: str | None = Field(None, title=_("该时限的依据"), max_length=200)


class Corrections(Facts):
    """一次告知补正."""

    missing: list[str] = duty(_("需要补正的全部内容"), granted=["需要补正的材料"])
    written: Flag = duty(_("书面告知"))
    missing_from_start: Flag | None = Field(None, title=_("首次申请时就已缺少"))


class Corrected(Facts):
    """提交补正材料."""

    complete: Flag | None = Field(None, title=_("补正后齐全"))
    received: date | None = Field(None, title=_("收到补正材料日"))


class Acceptance(Facts):
    """受理."""

    accepted_on: date | None = Field(None, title=_("受理日"))
    sealed: Flag = duty(_("受理凭证已盖章"))
    dated: Flag = duty(_("受理凭证已注明日期"))


class NonAcceptance(Facts):
    """不予受理."""

    written: Flag = duty(_("出具书面凭证"))
    redirect: str | None = Field(None, title=_("应当向哪个机关申请"), max_length=200)
    outside_power: Flag | None = Field(None, title=_("不属于本机关职权"))
    no_licence_needed: Flag | None = Field(None, title=_("依法不需要许可"))
    false_papers: Flag | None = Field(None, title=_("隐瞒情况、提供虚假材料"))
    warning: Flag | None = Field(None, title=_("已给予警告"))
    reason: str | None = Field(None, title=_("不予受理的理由"), max_length=400)


class Commitment(Facts):
    """告知承诺: what was told, what was promised, by when it will be checked."""

    text: str = duty(_("承诺内容"), granted="申请人承诺符合告知的条件")
    told_conditions: Flag = duty(_("已书面告知条件、标准和违反承诺的后果"))
    signed: Flag = duty(_("申请人已签署承诺书"))
    check_by: date | None = Field(None, title=_("应在何日前核查"))
    mode: str | None = Field(None, title=_("改革方式"), max_length=40)


class TakenOver(Facts):
    """划转接收: the whole file goes to the organ that now holds the power."""

    organ: CreditCode | None = Field(None, title=_("接收机关(统一社会信用代码)"))
    accepted_on: date | None = Field(None, title=_("原受理日"))
    document: str | None = Field(None, title=_("划转文件"), max_length=200)
