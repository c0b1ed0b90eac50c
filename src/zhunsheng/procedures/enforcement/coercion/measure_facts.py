"""What is written down of measures: seizing, sealing, freezing, restraining; testing, extending, lifting, disposing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member, Money, Party, PersonName, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Measure(StrEnum):
    """Kinds of measures (第九条), named as the steps that take them."""

    SEIZE = "seize"
    SEAL = "seal"
    FREEZE = "freeze"
    RESTRAIN = "restrain"


MEASURES = {
    Measure.SEIZE: _("扣押"),
    Measure.SEAL: _("查封"),
    Measure.FREEZE: _("冻结"),
    Measure.RESTRAIN: _("限制人身自由"),
}


class Fate(StrEnum):
    """What became of an object in the end: exactly one of these."""

    RETURNED = "returned"
    CONFISCATED = "confiscated"
    DESTROYED = "destroyed"
    SOLD = "sold"
    TRANSFERRED = "transferred"


FATES = {
    Fate.RETURNED: _("退还"),
    Fate.CONFISCATED: _("没收"),
    Fate.DESTROYED: _("销毁"),
    Fate.SOLD: _("拍卖、变卖"),
    Fate.TRANSFERRED: _("随案移送"),
}


class Filing(Facts):
    """立案: whose case, about what, on which earlier case it rests."""

    party: Party | None = Field(None, title=_("当事人"))
    cause: str = Field("", title=_("案由"), max_length=200)
    town: str | None = Field(None, title=_("所在镇街"), max_length=60)
    violation_code: str | None = Field(None, title=_("权责清单编码"), max_length=40)
    base: CaseRef | None = Field(None, title=_("所依据的行政处罚等案件"))
    offline_reason: str | None = Field(None, title=_("没有在线办理的原因(在线办理的不填)"), max_length=200)


class Note(Facts):
    """只记事由的步骤."""

    hour: str | None = Field(None, title=_("时刻(如 09:30)"), max_length=5)
    text: Text | None = Field(None, title=_("说明"))


class Approval(Facts):
    """负责人批准采取措施. Against an enterprise the effect on its business is weighed first."""

    party: Party | None = Field(None, title=_("当事人"))
    measure: Measure | None = Field(None, title=_("批准的措施"))
    object: Text | None = Field(None, title=_("查封、扣押、冻结的对象"))
    impact_note: Flag = duty(_("涉及企业的,已评估对生产经营的影响"))
    impact: Text | None = Field(None, title=_("影响评估说明"))
    hour: str | None = Field(None, title=_("时刻(如 09:30)"), max_length=5)
    text: Text | None = Field(None, title=_("说明"))


class Taking(Facts):
    """What every measure records."""

    party: Party | None = Field(None, title=_("当事人"))
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    legal_basis: Flag = duty(_("法律、法规规定了该措施"))
    cited: list[str] = Field(default_factory=list, title=_("引用的条文"))
    entrusted: Flag | None = Field(None, title=_("由受委托的组织实施"))
    impact_note: Flag = duty(_("涉及企业的,已评估对生产经营的影响"))
    certificates_shown: Flag = duty(_("已出示执法证件"))
    record_made: Flag = duty(_("已制作现场笔录并由当事人或者见证人签名"))
    hour: str | None = Field(None, title=_("时刻(如 09:30)"), max_length=5)


class OnSpot(Taking):
    """扣押: what is done before the party's eyes (第十八条、第二十四条)."""

    urgent: Flag | None = Field(None, title=_("情况紧急,须当场实施"))
    days: int | None = Field(None, title=_("决定书载明的期限(日)"), ge=1)
    party_called: Flag = duty(_("已通知当事人到场"))
    party_present: Flag | None = Field(None, title=_("当事人到场"))
    witness: Flag | None = Field(None, title=_("当事人不到场的,已邀请见证人"))
    told_on_spot: Flag = duty(_("已当场告知理由、依据、权利和救济途径"))
    heard: Flag = duty(_("已听取陈述申辩"))
    decision_and_list_delivered: Flag = duty(_("已当场交付决定书和清单(一式二份)"))
    items: list[str] = Field(default_factory=list, title=_("清单(每项写明名称、数量、价值、存放处)"))
    value_yuan: Money | None = Field(None, title=_("财物估值"))
    custody: str | None = Field(None, title=_("保管地点、保管人"), max_length=200)
    storage_by_organ: Flag = duty(_("保管费用由本机关承担"))
    unrelated: Flag | None = Field(None, title=_("含与违法行为无关的财物"))
    others_property: Flag | None = Field(None, title=_("含案外人的财物"))
    necessities: Flag | None = Field(None, title=_("含公民生活必需品"))


class Sealing(OnSpot):
    """查封."""

    sealed_by: str | None = Field(None, title=_("此前已由哪个机关查封"), max_length=100)


class Freezing(Taking):
    """冻结存款、汇款(第二十九至三十一条)."""

    amount_yuan: Money | None = Field(None, title=_("冻结金额"))
    at_stake_yuan: Money | None = Field(None, title=_("违法行为涉及的金额"))
    notice_to_bank: Flag = duty(_("已向金融机构交付冻结通知书"))
    frozen_before: Flag | None = Field(None, title=_("已被其他机关冻结"))
    bank: str | None = Field(None, title=_("金融机构"), max_length=100)


class Restraint(Taking):
    """限制人身自由(第二十条): only where a law gives the power."""

    person: PersonName | None = Field(None, title=_("被限制人身自由的人"))
    urgent: Flag | None = Field(None, title=_("情况紧急,须当场实施"))
    told_on_spot: Flag = duty(_("已当场告知理由、依据、权利和救济途径"))
    family_told: Flag | None = Field(None, title=_("已当场告知家属"))
    place: str | None = Field(None, title=_("地点"), max_length=200)
    until: date | None = Field(None, title=_("期限届满日"))


class Testing(Facts):
    """检测、检验、检疫、鉴定开始."""

    told_in_writing: Flag = duty(_("已书面告知明确的期间"))
    until: date | None = Field(None, title=_("告知的期间届满日"))
    paid_by_organ: Flag = duty(_("费用由本机关承担"))


class Tested(Facts):
    """检测、检验、检疫、鉴定结束."""

    received: date | None = Field(None, title=_("收到结果日"))
    text: Text | None = Field(None, title=_("结果"))


class Extension(Facts):
    """延长期限: a complex case, the head's approval, told in writing (第二十五条、第三十二条)."""

    what: Measure | None = Field(None, title=_("延长哪项措施(不填为全部)"))
    extra_days: int = Field(30, title=_("延长天数"), ge=1)
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    complex: Flag = duty(_("情况复杂"))
    told_in_writing: Flag = duty(_("已书面告知当事人并说明理由"))
    reason: Text | None = Field(None, title=_("理由"))


class Delivery(Facts):
    """向当事人交付冻结决定书."""

    to: str | None = Field(None, title=_("签收人"), max_length=100)


class Lifting(Facts):
    """解除措施: the things go back at once, the bank and the party are told (第二十八条、第三十三条)."""

    what: Measure | None = Field(None, title=_("解除哪项措施(不填为全部)"))
    returned: date | None = Field(None, title=_("退还财物日"))
    items: list[str] = Field(default_factory=list, title=_("退还的财物(不填为全部)"))
    bank_told: Flag = duty(_("冻结的,已通知金融机构和当事人"))
    reason: Text | None = Field(None, title=_("解除理由"))


class Disposal(Facts):
    """处理查封、扣押的财物(第二十七条): one outcome for each object."""

    items: list[str] = Field(default_factory=list, title=_("财物(不填为尚未处理的全部)"))
    outcome: Fate = Field(title=_("处理结果"))
    to: str | None = Field(None, title=_("接收单位、接收人"), max_length=100)
    amount_yuan: Money | None = Field(None, title=_("所得价款"))
    told_party: Flag = duty(_("已书面告知当事人"))
    text: Text | None = Field(None, title=_("说明"))


class Closing(Facts):
    """结案."""

    manner: str = Field("", title=_("结案方式"), max_length=60)
    text: Text | None = Field(None, title=_("说明"))
