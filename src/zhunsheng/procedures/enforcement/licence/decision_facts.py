"""What the decision, its publication and its certificate record; with what the credit publicity file asks for."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from zhunsheng.procedures.enforcement.licence.choices import Category, Outcome
from zhunsheng.procedures.enforcement.licence.intake_facts import usual
from zhunsheng.procedures.facts import CreditCode, Facts, Flag
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Decision(Facts):
    """许可决定."""

    outcome: Outcome = duty(_("决定"), granted="granted")
    document_name: str = Field("行政许可决定书", title=_("决定文书名称"), max_length=64)
    category: Category | None = Field(None, title=_("许可类别"))
    content: str | None = Field(None, title=_("许可内容"), max_length=2000)
    certificate_name: str | None = Field(None, title=_("许可证书名称"), max_length=64)
    certificate_number: str | None = Field(None, title=_("许可编号"), max_length=64)
    valid_from: date | None = Field(None, title=_("有效期自"))
    valid_to: date | None = Field(None, title=_("有效期至"))
    reason: str | None = Field(None, title=_("理由"), max_length=1000)
    reasons: Flag | None = usual(_("不予许可已说明理由"))
    remedies_told: Flag | None = usual(_("不予许可已告知复议、诉讼权利"))
    based_on_hearing_record: Flag | None = usual(_("根据听证笔录作出"))
    standard_named: Flag | None = usual(_("已写明所依据的技术标准"))
    tested: Flag | None = Field(None, title=_("根据检验、检测、检疫结果作出"))
    false_papers: Flag | None = Field(None, title=_("申请人隐瞒情况、提供虚假材料"))
    warning: Flag | None = usual(_("对虚假材料已给予警告"))
    told_before: Flag | None = Field(None, title=_("决定前已告知利害关系人"))
    both_qualify: Flag | None = Field(None, title=_("在先申请人也符合条件"))
    overrun_reason: str | None = Field(None, title=_("超过时限的理由"), max_length=400)
    supervising_organ: CreditCode | None = Field(None, title=_("监管部门(统一社会信用代码)"))


class Publication(Facts):
    """公开许可决定."""

    address: str | None = Field(None, title=_("公开地址"), max_length=300)


class Certificate(Facts):
    """颁发、送达许可证件."""

    sealed: Flag = duty(_("许可证件已加盖机关印章"))
    delivered: Flag = duty(_("已送达申请人"))
    certificate_name: str | None = Field(None, title=_("许可证书名称"), max_length=64)
    certificate_number: str | None = Field(None, title=_("许可编号"), max_length=64)
    valid_from: date | None = Field(None, title=_("有效期自"))
    valid_to: date | None = Field(None, title=_("有效期至"))


class Service(Facts):
    """送达决定书."""

    manner: str | None = Field(None, title=_("送达方式"), max_length=40)
    signed: Flag | None = Field(None, title=_("已签收"))
