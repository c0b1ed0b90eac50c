"""What is written down of execution: demand, decision, enforcing, agreement, money, substitutes, the court."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from zhunsheng.procedures.facts import Facts, Flag, Money, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Demand(Facts):
    """催告书(第三十五条)."""

    written: Flag = duty(_("书面催告"))
    amounts: Flag = duty(_("涉及金钱的,写明金额和给付方式"))
    rights_told: Flag = duty(_("写明陈述权、申辩权"))
    fine_yuan: Money | None = Field(None, title=_("罚款等金额"))
    surcharge_yuan: Money | None = Field(None, title=_("加处罚款、滞纳金"))
    served: date | None = Field(None, title=_("催告书送达日"))
    until: date | None = Field(None, title=_("履行期限届满日"))


class Statement(Facts):
    """当事人收到催告后陈述申辩."""

    text: Text | None = Field(None, title=_("意见"))


class StatementReview(Facts):
    """复核陈述申辩."""

    record_made: Flag = duty(_("已记录、复核"))
    accepted: Flag | None = Field(None, title=_("理由成立,予以采纳"))
    text: Text | None = Field(None, title=_("复核意见"))


class EnforcementDecision(Facts):
    """强制执行决定书(第三十七条)."""

    written: Flag = duty(_("书面决定"))
    remedies_told: Flag = duty(_("载明救济途径和期限"))
    demand_served: Flag | None = Field(None, title=_("催告书已送达"))
    evidence_of_moving_assets: Flag | None = Field(None, title=_("有证据证明转移、隐匿财物"))
    good_reason: Flag | None = Field(None, title=_("当事人有不履行的正当理由"))
    fine_yuan: Money | None = Field(None, title=_("罚款等金额"))
    surcharge_yuan: Money | None = Field(None, title=_("加处罚款、滞纳金"))
    manner: str | None = Field(None, title=_("执行方式"), max_length=100)
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))
    cited: list[str] = Field(default_factory=list, title=_("引用的条文"))


class Enforcing(Facts):
    """实施强制执行."""

    urgent: Flag | None = Field(None, title=_("情况紧急"))
    reason: str | None = Field(None, title=_("理由、方式"), max_length=400)
    decision_served: Flag = duty(_("执行决定书已送达"))
    cuts_utilities: Flag | None = Field(None, title=_("对居民停水、停电、停热、停燃气"))
    hour: str | None = Field(None, title=_("时刻(如 09:30)"), max_length=5)


class Agreement(Facts):
    """执行协议(第四十二条)."""

    waived_fine_yuan: Money | None = Field(None, title=_("减免罚款本金"))
    waived_surcharge_yuan: Money | None = Field(None, title=_("减免加处罚款、滞纳金"))
    remedied: Flag | None = Field(None, title=_("当事人已采取补救措施"))
    harms_others: Flag | None = Field(None, title=_("损害公共利益或者他人权益"))
    until: date | None = Field(None, title=_("最后一期履行日"))


class Suspension(Facts):
    """中止执行(第三十九条)."""

    reason: str | None = Field(None, title=_("中止理由"), max_length=200)


class Resumption(Facts):
    """恢复执行."""

    harm: str | None = Field(None, title=_("社会危害"), max_length=100)
    able: Flag | None = Field(None, title=_("当事人有履行能力"))


class Ending(Facts):
    """终结执行(第四十条)."""

    ground: str = Field("", title=_("终结理由"), max_length=200)


class Surcharge(Facts):
    """加处罚款、滞纳金(第四十五条)."""

    fine_yuan: Money | None = Field(None, title=_("金钱给付数额"))
    first_day: date = Field(title=_("起算日"))
    standard_told: Flag = duty(_("已告知加处标准"))
    rate_percent: Money | None = Field(None, title=_("每日百分比"))
    total_yuan: Money | None = Field(None, title=_("加处总额"))


class DepositTransfer(Facts):
    """划拨存款、汇款(第四十七条)."""

    amount_yuan: Money | None = Field(None, title=_("划拨金额"))
    legal_basis: Flag = duty(_("法律规定本机关可以划拨"))
    bank_told: Flag = duty(_("已书面通知金融机构"))
    to_treasury: Flag = duty(_("款项上缴国库或者财政专户"))


class Auction(Facts):
    """拍卖抵缴(第四十六条、第四十八条)."""

    remedies_lapsed: Flag = duty(_("复议、诉讼期限已经届满"))
    demand_unmet: Flag = duty(_("经催告仍不履行"))
    seized_before: Flag = duty(_("财物此前已依法查封、扣押"))
    auction_house: Flag = duty(_("委托拍卖机构拍卖"))
    proceeds_yuan: Money | None = Field(None, title=_("拍卖所得"))


class DemolitionNotice(Facts):
    """限期自行拆除公告(第四十四条)."""

    until: date | None = Field(None, title=_("自行拆除期限届满日"))


class SubstituteDecision(Facts):
    """代履行决定书(第五十一条)."""

    performer: str | None = Field(None, title=_("代履行人"), max_length=100)
    performer_interested: Flag | None = Field(None, title=_("代履行人有利害关系"))
    budget: Flag = duty(_("载明费用预算"))
    perform_on: date | None = Field(None, title=_("代履行日"))
    served: date | None = Field(None, title=_("送达日"))
    consequence: str | None = Field(None, title=_("不履行的后果(交通、污染、资源)"), max_length=100)


class SubstituteDemand(Facts):
    """代履行前的催告."""

    served: date | None = Field(None, title=_("催告送达日"))
    perform_on: date | None = Field(None, title=_("代履行日"))


class SubstitutePerformance(Facts):
    """实施代履行."""

    supervised: Flag = duty(_("已派员到场监督"))
    signed: Flag = duty(_("监督人员、代履行人和当事人或者见证人已签名"))
    cost_yuan: Money | None = Field(None, title=_("费用(按成本)"))
    urgent: Flag | None = Field(None, title=_("情况紧急"))
    hour: str | None = Field(None, title=_("时刻(如 09:30)"), max_length=5)


class AtOnce(Facts):
    """立即代履行(第五十二条)."""

    road_blocked: Flag = duty(_("须立即清除道路、河道、航道、公共场所的障碍"))
    party_present: Flag | None = Field(None, title=_("当事人在场"))
    cost_yuan: Money | None = Field(None, title=_("费用"))


class CourtApplication(Facts):
    """申请人民法院强制执行(第五十三至五十五条)."""

    base_yuan: Money | None = Field(None, title=_("申请执行金额"))
    head_signed: Flag = duty(_("负责人签名"))
    sealed: Flag = duty(_("加盖机关印章并注明日期"))
    papers_complete: Flag = duty(_("材料齐全"))
    against: str | None = Field(None, title=_("被执行人;对法院裁定申请复议的,写明该裁定"), max_length=200)
    good_reason: Flag | None = Field(None, title=_("逾期有正当理由"))
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))
    urgent: Flag | None = Field(None, title=_("情况紧急,为保障公共安全申请立即执行"))


class Ruling(Facts):
    """法院裁定."""

    outcome: str = Field("", title=_("裁定结果"), max_length=100)
    received: date | None = Field(None, title=_("收到裁定日"))
