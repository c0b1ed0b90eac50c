"""What happens to a licence after it was granted: renewal, change, checks, revocation, withdrawal, cancellation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from zhunsheng.procedures.enforcement.licence.choices import Outcome
from zhunsheng.procedures.enforcement.licence.intake_facts import usual
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Money, Party, PersonName
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class RenewalApplication(Facts):
    """延续申请: in the licence's own case, or a case of its own that names the licence."""

    party: Party | None = Field(None, title=_("被许可人"))
    item: str | None = Field(None, title=_("许可事项编码"), max_length=60)
    item_title: str = Field("", title=_("许可事项名称"), max_length=200)
    licence: CaseRef | None = Field(None, title=_("原许可案号"))
    legal_representative: PersonName | None = Field(None, title=_("法定代表人"))
    certificate_number: str | None = Field(None, title=_("原许可编号"), max_length=64)
    licence_valid_to: date = Field(title=_("原许可有效期至"))
    complete: Flag | None = Field(None, title=_("材料齐全、符合法定形式"))
    received: date | None = Field(None, title=_("收到材料日"))
    safety: Flag | None = Field(None, title=_("直接关系公共安全、人身健康、生命财产安全"))
    joint: Flag | None = Field(None, title=_("统一、联合、集中办理"))
    promised_working_days: int | None = Field(None, title=_("承诺办结时限(工作日)"), ge=0)


class RenewalDecision(Facts):
    """延续决定."""

    outcome: Outcome = duty(_("决定"), granted="granted")
    reasons: Flag | None = usual(_("不予延续已说明理由"))
    remedies_told: Flag | None = usual(_("不予延续已告知复议、诉讼权利"))
    valid_from: date | None = Field(None, title=_("有效期自"))
    valid_to: date | None = Field(None, title=_("有效期至"))
    reason: str | None = Field(None, title=_("理由"), max_length=1000)


class DeemedRenewal(Facts):
    """视为准予延续."""

    effective: date | None = Field(None, title=_("视为准予之日"))
    valid_to: date | None = Field(None, title=_("延续后有效期至"))


class ChangeApplication(Facts):
    """变更申请."""

    party: Party | None = Field(None, title=_("被许可人"))
    item: str | None = Field(None, title=_("许可事项编码"), max_length=60)
    item_title: str = Field("", title=_("许可事项名称"), max_length=200)
    licence: CaseRef | None = Field(None, title=_("原许可案号"))
    change: str = Field("", title=_("变更内容"), max_length=400)
    complete: Flag | None = Field(None, title=_("材料齐全、符合法定形式"))
    received: date | None = Field(None, title=_("收到材料日"))


class ChangeDecision(Facts):
    """变更决定."""

    outcome: Outcome = duty(_("决定"), granted="granted")
    reasons: Flag | None = usual(_("不予变更已说明理由"))
    remedies_told: Flag | None = usual(_("不予变更已告知复议、诉讼权利"))
    content: str | None = Field(None, title=_("变更后的内容"), max_length=1000)
    valid_to: date | None = Field(None, title=_("有效期至"))


class CommitmentCheck(Facts):
    """承诺事项核查."""

    kept: Flag = duty(_("符合承诺"))
    found: str | None = Field(None, title=_("核查情况"), max_length=400)


class Order(Facts):
    """责令限期整改."""

    until: date = Field(title=_("整改期限"))


class CreditRecord(Facts):
    """失信记录."""

    text: str = duty(_("记入信用记录的内容"), granted="违反告知承诺")


class Revocation(Facts):
    """撤销许可."""

    ground: str = duty(_("撤销的理由"), granted="对不符合法定条件的申请人准予许可")
    heard: Flag = duty(_("已听取被许可人陈述、申辩"))
    serious_harm: Flag | None = Field(None, title=_("撤销可能对公共利益造成重大损害"))
    loss_yuan: Money | None = Field(None, title=_("被许可人的损失"))


class Withdrawal(Facts):
    """撤回许可: a lawful licence taken back for the public interest, against compensation."""

    ground: str = Field(title=_("撤回的理由"), max_length=400)
    public_interest: Flag = duty(_("为了公共利益的需要"))
    law_or_facts_changed: Flag = duty(_("依据的规定已修改废止,或者客观情况发生重大变化"))
    heard: Flag = duty(_("已听取被许可人陈述、申辩"))
    loss_yuan: Money | None = Field(None, title=_("被许可人的损失"))
    compensation_yuan: Money | None = Field(None, title=_("决定补偿的金额"))


class Compensation(Facts):
    """补偿、赔偿支付."""

    paid_yuan: Money = Field(title=_("支付金额"))


class Cancellation(Facts):
    """注销."""

    ground: str | None = Field(None, title=_("注销的理由"), max_length=400)


class SupervisionResult(Facts):
    """监管部门反馈的监管结果."""

    notice: CaseRef | None = Field(None, title=_("审管联动案号"))
    result: str = Field(title=_("监管结果"), max_length=300)
    suspended: Flag | None = Field(None, title=_("已责令暂停许可活动"))


class Closing(Facts):
    """办结归档."""

    file_number: str | None = Field(None, title=_("案卷号"), max_length=60)
