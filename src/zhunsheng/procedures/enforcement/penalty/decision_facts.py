"""What is written down from the advance notice to the decision."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from zhunsheng.procedures.enforcement.penalty.kinds import Kind, Told
from zhunsheng.procedures.enforcement.penalty.words import rights
from zhunsheng.procedures.facts import Facts, Flag, Member, Money, Party, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _

_EVERYTHING = [str(one) for one in Told]
Waived = Annotated[list[str], BeforeValidator(rights)]


class Proposal(Facts):
    """事先告知: the penalty proposed, its facts, reasons and basis, and the rights."""

    kinds: list[Kind] = Field(default_factory=list, title=_("拟处罚种类"))
    fine_yuan: Money | None = Field(None, title=_("拟罚款金额"))
    fine_each_person_yuan: Money | None = Field(None, title=_("对每名责任人拟罚款金额"))
    confiscated_yuan: Money | None = Field(None, title=_("拟没收金额"))
    told: list[Told] = duty(_("已告知的内容和权利"), granted=_EVERYTHING)
    facts_found: Text | None = Field(None, title=_("查明的事实、理由和依据"))
    received: date | None = Field(None, title=_("当事人收到日"))
    respond_by: date | None = Field(None, title=_("告知书载明的陈述申辩截止日"))
    new_facts: Flag | None = Field(None, title=_("因发现新的事实而加重"))
    against: str | None = Field(None, title=_("对象"), max_length=100)
    waives: Waived = Field(default_factory=list, title=_("当事人当场放弃的权利"))


class Defence(Facts):
    """陈述、申辩."""

    documents: int | None = Field(None, title=_("提交材料份数"), ge=0)
    text: Text | None = Field(None, title=_("陈述申辩要点"))


class DefenceReview(Facts):
    """对陈述申辩的复核."""

    accepted: int | None = Field(None, title=_("采纳的意见数"), ge=0)
    record_made: Flag = duty(_("已制作复核记录"))
    text: Text | None = Field(None, title=_("复核意见"))


class Waiver(Facts):
    """当事人明确放弃权利."""

    waives: Waived = Field(default_factory=lambda: ["state", "defend", "hearing"], title=_("放弃的权利"))
    written: Flag = duty(_("书面明确放弃"))


class HearingRequest(Facts):
    """要求听证."""

    posted: date | None = Field(None, title=_("交邮日"))
    received: date | None = Field(None, title=_("机关收到日"))


class HearingNotice(Facts):
    """听证通知."""

    hearing_on: date = Field(title=_("听证日期"))
    place: str | None = Field(None, title=_("听证地点"), max_length=200)


class Hearing(Facts):
    """举行听证."""

    presides: Member | None = Field(None, title=_("主持人"))
    public: Flag = duty(_("公开举行"))
    closed_for: str | None = Field(None, title=_("不公开的法定理由"), max_length=200)
    record_made: Flag = duty(_("已制作听证笔录并交核对签名"))


class Review(Facts):
    """法制审核意见."""

    outcome: str = duty(_("审核结论(通过/不通过)"), granted="passed")
    opinion: Text | None = Field(None, title=_("审核意见"))


class Extension(Facts):
    """延长办案期限."""

    extra_days: int | None = Field(None, title=_("延长天数"), gt=0)
    until: date | None = Field(None, title=_("延长至"))
    reason: str | None = Field(None, title=_("理由"), max_length=400)
    collective: Flag | None = Field(None, title=_("经集体讨论"), json_schema_extra={"granted": True})


class Order(Facts):
    """责令改正."""

    kinds: list[Kind] = Field(default_factory=list, title=_("责令内容"))
    until: date | None = Field(None, title=_("改正期限"))


class Decision(Facts):
    """行政处罚决定."""

    kinds: list[Kind] = Field(default_factory=list, title=_("处罚种类"))
    fine_yuan: Money | None = Field(None, title=_("罚款金额"))
    fine_each_person_yuan: Money | None = Field(None, title=_("对每名责任人罚款金额"))
    confiscated_yuan: Money | None = Field(None, title=_("没收金额"))
    waived_yuan: Money | None = Field(None, title=_("减免金额"))
    licence_taken: str | None = Field(None, title=_("暂扣或者吊销的证照名称及编号"), max_length=200)
    facts_found: Text | None = Field(None, title=_("违法事实和证据"))
    name_of: str | None = Field(None, title=_("以谁的名义(受委托执法的)"), max_length=100)
    basis: str | None = Field(None, title=_("处罚依据"), max_length=400)
    order_to_correct: Flag = duty(_("同时责令改正"))
    collective: Flag = duty(_("经负责人集体讨论"))
    remedies_told: Flag = duty(_("载明救济途径和期限"))
    surcharge_stated: Flag = duty(_("载明逾期加处罚款标准"))
    complex: Flag | None = Field(None, title=_("案情疑难复杂"))
    party_present: Flag | None = Field(None, title=_("当事人在场"))
    defence_reviewed: Flag | None = Field(None, title=_("已复核陈述申辩"))
    based_on_hearing_record: Flag | None = Field(None, title=_("根据听证笔录作出"))
    mitigated: Flag | None = Field(None, title=_("从轻或者减轻"))
    depart_reason: str | None = Field(None, title=_("偏离裁量基准的理由"), max_length=400)
    ground: str | None = Field(None, title=_("理由"), max_length=400)
    late_reason: str | None = Field(
        None, title=_("逾期作出决定的理由"), max_length=400, json_schema_extra={"granted": "故事未述"}
    )
    distinct_act: str | None = Field(
        None, title=_("与已立案、已罚款的不是同一违法行为(说明)"), max_length=400
    )
    against: str | None = Field(None, title=_("处罚对象"), max_length=100)
    dated: date | None = Field(None, title=_("决定书落款日期"))
    notified: date | None = Field(None, title=_("告知日"))
    hearing_held: date | None = Field(None, title=_("听证日"))
    violation: date | None = Field(None, title=_("违法行为发生日"))
    minor: Flag | None = Field(None, title=_("违法行为轻微"))
    corrected: Flag | None = Field(None, title=_("已经改正"))
    harm: Flag | None = Field(None, title=_("有危害后果"))
    no_fault_proved: Flag | None = Field(None, title=_("当事人证明没有主观过错"))
    range_yuan: list[Money] = Field(default_factory=list, title=_("法定罚款幅度"))
    range_old_yuan: list[Money] = Field(default_factory=list, title=_("行为时的罚款幅度"))
    range_new_yuan: list[Money] = Field(default_factory=list, title=_("新规定的罚款幅度"))
    told: list[str] | None = Field(None, title=_("此前已告知的内容和权利"))
    criminal_threshold: Flag | None = Field(None, title=_("达到刑事立案追诉标准"))
    police_pending: Flag | None = Field(None, title=_("公安机关尚未作出处理"))
    criminal_fine_yuan: Money | None = Field(None, title=_("人民法院已判处的罚金"))
    hearing_waived: Flag | None = Field(None, title=_("当事人已书面放弃听证"))
    reviewed: Flag | None = Field(None, title=_("此前已在纸面法制审核"))
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))


class NoPenalty(Facts):
    """不予行政处罚决定."""

    ground: str = Field("", title=_("不予处罚的理由"), max_length=400)
    education: Flag = duty(_("已对当事人进行教育"))
    earlier_violations: int | None = Field(None, title=_("同类违法次数(此前)"), ge=0)
    harm: str | None = Field(None, title=_("危害后果"), max_length=200)
    corrected: Flag | None = Field(None, title=_("已及时改正"))
    against: str | None = Field(None, title=_("对象"), max_length=100)
    violation: date | None = Field(None, title=_("违法行为发生日"))
    guardian_ordered: Flag | None = Field(None, title=_("已责令监护人管教"))
    list_item: str | None = Field(None, title=_("免罚清单事项"), max_length=40)
    waived_yuan: Money | None = Field(None, title=_("免罚金额"))


class SummaryDecision(Facts):
    """当场处罚: opens and decides at once."""

    party: Party = Field(title=_("当事人"))
    cause: str = Field("", title=_("案由"), max_length=200)
    place: str | None = Field(None, title=_("违法行为发生地"), max_length=200)
    town: str | None = Field(None, title=_("所在镇街"), max_length=60)
    violation_code: str | None = Field(None, title=_("违法行为(权责清单编码)"), max_length=40)
    kinds: list[Kind] = Field(default_factory=list, title=_("处罚种类"))
    fine_yuan: Money | None = Field(None, title=_("罚款金额"))
    told: list[Told] = duty(
        _("已告知的内容和权利"), granted=[str(one) for one in Told if one is not Told.HEARING]
    )
    certificates_shown: Flag = duty(_("已出示执法证件"))
    facts_clear: Flag = duty(_("违法事实确凿并有法定依据"))
    numbered_form: Flag = duty(_("使用预定格式、编有号码的决定书"))
    remedies_told: list[str] = duty(
        _("载明的救济途径和期限"), granted=["reconsideration", "litigation", "terms"]
    )
    delivered: Flag = duty(_("已当场交付"))
    order_to_correct: Flag = duty(_("同时责令改正"))
    distinct_act: str | None = Field(
        None, title=_("与已立案、已罚款的不是同一违法行为(说明)"), max_length=400
    )
    objects: Flag | None = Field(None, title=_("当事人提出异议"))
    recorded: Flag | None = Field(None, title=_("异议已听取并记录"))
    offline_reason: str | None = Field(None, title=_("线下办理的原因"), max_length=200)


class Filed(Facts):
    """当场处罚备案."""

    against: str | None = Field(None, title=_("对象"), max_length=100)
