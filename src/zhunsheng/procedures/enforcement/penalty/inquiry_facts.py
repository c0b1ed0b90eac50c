"""What is written down from filing to the end of the investigation, and of measures and time on the way."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import Facts, Flag, Member, Members, Party, PersonName, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Track(StrEnum):
    ORDINARY = "ordinary"
    QUICK = "quick"


class Filing(Facts):
    """立案: who, what, when, and how it was found."""

    party: Party = Field(title=_("当事人"))
    cause: str = Field("", title=_("案由"), max_length=200)
    place: str | None = Field(None, title=_("违法行为发生地"), max_length=200)
    town: str | None = Field(None, title=_("所在镇街"), max_length=60)
    violation_code: str | None = Field(None, title=_("违法行为(权责清单编码)"), max_length=40)
    violation: date | None = Field(None, title=_("违法行为发生日"))
    violation_began: date | None = Field(None, title=_("违法行为开始日"))
    violation_ended: date | None = Field(None, title=_("连续或者继续状态终了日"))
    discovered: date | None = Field(None, title=_("发现日"))
    complaint_received: date | None = Field(None, title=_("收到投诉举报日"))
    life_health: Flag | None = Field(None, title=_("涉及公民生命健康安全、金融安全"))
    harm: Flag | None = Field(None, title=_("有危害后果"))
    first_violation: Flag | None = Field(None, title=_("初次违法"))
    minor: Flag | None = Field(None, title=_("违法行为轻微"))
    corrected: Flag | None = Field(None, title=_("已经改正"))
    track: Track = Field(Track.ORDINARY, title=_("办理方式"))
    admits: Flag | None = Field(None, title=_("当事人承认违法事实"))
    consents: Flag | None = Field(None, title=_("当事人书面同意快速办理"))
    facts_clear: Flag | None = Field(None, title=_("事实清楚、证据充分"))
    offline_reason: str | None = Field(None, title=_("线下办理的原因"), max_length=200)
    under: str | None = Field(None, title=_("适用的法律版本或者职权"), max_length=200)
    matter: str | None = Field(None, title=_("所属执法事项"), max_length=200)
    name_of: str | None = Field(None, title=_("以谁的名义(受委托执法的)"), max_length=100)
    source: str | None = Field(None, title=_("案件来源"), max_length=60)
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))
    approved_by: Member | None = Field(None, title=_("批准立案的负责人"))
    handlers: Members = Field(default_factory=list, title=_("指定的办案人员"))


class Inspection(Facts):
    """现场检查."""

    certificates_shown: Flag = duty(_("已主动出示执法证件"))
    record_made: Flag = duty(_("已制作笔录"))
    party_refuses: Flag | None = Field(None, title=_("当事人拒绝"))
    found: Text | None = Field(None, title=_("检查情况"))


class Questioning(Facts):
    """询问."""

    certificates_shown: Flag = duty(_("已主动出示执法证件"))
    record_made: Flag = duty(_("已制作笔录"))
    whom: PersonName | None = Field(None, title=_("被询问人"))
    published: Flag | None = Field(None, title=_("执法主体、委托书已公布"))
    name_of: str | None = Field(None, title=_("以谁的名义(受委托执法的)"), max_length=100)
    party_refuses: Flag | None = Field(None, title=_("当事人拒绝"))


class Registration(Facts):
    """先行登记保存证据."""

    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    urgent: Flag = duty(_("证据可能灭失或者以后难以取得"))
    items: Text | None = Field(None, title=_("登记保存物品清单"))


class Disposal(Facts):
    """对登记保存的证据、查封扣押的财物作出处理."""

    outcome: str = Field("", title=_("处理结果"), max_length=400)


class Approval(Facts):
    """负责人批准采取措施."""

    measure: str | None = Field(None, title=_("批准的措施"), max_length=400)


class Seizure(Facts):
    """查封、扣押."""

    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    legal_basis: Flag = duty(_("法律、法规规定了该措施"))
    matter: str | None = Field(None, title=_("所属执法事项"), max_length=200)
    certificates_shown: Flag = duty(_("已出示执法证件"))
    party_called: Flag = duty(_("已通知当事人到场"))
    record_made: Flag = duty(_("已制作现场笔录"))
    decision_and_list_delivered: Flag = duty(_("已当场交付决定书和清单"))
    items: Text | None = Field(None, title=_("物品清单"))


class Testing(Facts):
    """检测、检验、检疫、鉴定开始."""

    period_told_in_writing: Flag = duty(_("已书面告知明确的期间"))


class Note(Facts):
    """只记事由的步骤."""

    text: Text | None = Field(None, title=_("说明"))


class Conclusion(Facts):
    """调查终结."""

    facts_established: Flag = duty(_("违法事实清楚、证据充分"))
    opinion: Text | None = Field(None, title=_("调查终结报告意见"))


class Recusal(Facts):
    """申请回避或者主动回避."""

    officer: Member = Field(title=_("申请回避的人员"))
    reason: str | None = Field(None, title=_("理由"), max_length=400)


class RecusalDecision(Facts):
    """对回避申请的决定."""

    officer: Member | None = Field(None, title=_("人员"))
    withdraws: Flag = Field(True, title=_("决定回避"))
    decided_by: Member | None = Field(None, title=_("决定人"))
    reasons: Flag | None = Field(None, title=_("已说明理由"))


class Suspicion(Facts):
    """移送涉嫌犯罪案件."""

    papers: list[str] = Field(default_factory=list, title=_("移送材料"))
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    to: str | None = Field(None, title=_("受移送机关"), max_length=100)


class TakingOver(Facts):
    """职权移交后接办案件: the file goes over with its history and its running clocks."""

    to: str = Field(title=_("接办机关(统一社会信用代码)"), max_length=18)
    opened: date | None = Field(None, title=_("原机关立案日"))
    document: str | None = Field(None, title=_("职权移交的依据"), max_length=200)
