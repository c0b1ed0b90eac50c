"""What is written down when a suspected crime is transferred, and of the police's answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member, Members, Money, Party, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _

Hour = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$", max_length=5)]
"""The hour of an act whose period is counted in hours, as 09:30."""


def _texts(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list | tuple) else value


Papers = Annotated[list[Annotated[str, Field(max_length=80)]], BeforeValidator(_texts)]


class Group(Facts):
    """专案组: who looks into the suspicion, and in which case it arose."""

    party: Party = Field(title=_("涉嫌人、涉嫌单位"))
    cause: str = Field("", title=_("涉嫌罪名或者案由"), max_length=200)
    penalty_case: CaseRef | None = Field(None, title=_("行政处罚案件"))
    threshold: str | None = Field(None, title=_("达到的立案追诉标准"), max_length=300)
    group: int = duty(_("专案组人数"), granted=2)
    members: Members = Field(default_factory=list, title=_("专案组成员"))


class Report(Facts):
    """移送涉嫌犯罪案件的书面报告."""

    written: Flag = duty(_("已提出书面报告"))
    text: Text | None = Field(None, title=_("报告要点"))


class Approval(Facts):
    """批准移送."""

    approved_by: Member | None = Field(None, title=_("批准人(正职或者主持工作的负责人)"))
    report_received: date | None = Field(None, title=_("接到报告日"))
    hour: Hour | None = Field(None, title=_("批准时刻(如 09:30)"))


class Refusal(Facts):
    """不批准移送: why, on file; in matters of intellectual property a reasonable suspicion is enough to transfer."""

    reasons_recorded: Flag = duty(_("不批准的理由已记录在案"))
    reason: str | None = Field(None, title=_("不批准的理由"), max_length=300)
    report_received: date | None = Field(None, title=_("接到报告日"))
    ip_case: Flag | None = Field(None, title=_("属于知识产权领域"))
    reasonable_suspicion: Flag | None = Field(None, title=_("存在犯罪的合理嫌疑"))


class Sending(Facts):
    """向公安机关移送."""

    papers: Papers = Field(default_factory=list, title=_("所附材料"))
    approved_by: Member | None = Field(None, title=_("批准人(正职或者主持工作的负责人)"))
    to: str | None = Field(None, title=_("受移送机关"), max_length=100)
    hour: Hour | None = Field(None, title=_("移送时刻(如 09:30)"))


class Receipt(Facts):
    """公安机关在移送书回执上签收."""

    competent: Flag = Field(True, title=_("属于该公安机关管辖"))
    hour: Hour | None = Field(None, title=_("签收时刻(如 09:30)"))


class PassedOn(Facts):
    """转送有管辖权的机关."""

    to: str | None = Field(None, title=_("有管辖权的机关"), max_length=100)
    told_in_writing: Flag = duty(_("已书面告知移送机关"))
    hour: Hour | None = Field(None, title=_("转送时刻(如 09:30)"))


class Notice(Facts):
    """立案通知书."""

    received: date | None = Field(None, title=_("接到通知书日"))


class NotFiled(Facts):
    """不予立案通知书: with reasons, the papers handed back."""

    received: date | None = Field(None, title=_("接到通知书日"))
    reasons: Flag = duty(_("已说明不予立案的理由"))
    papers_returned: Flag = duty(_("已退回案卷材料"))


class Note(Facts):
    """只记事由的步骤."""

    text: Text | None = Field(None, title=_("说明"))


class Answer(Facts):
    """复议决定、监督结果."""

    outcome: str = Field("", title=_("结果"), max_length=200)
    received: date | None = Field(None, title=_("接到日"))


class Opinion(Facts):
    """人民检察院对立案监督建议的答复."""

    outcome: str = Field("", title=_("结果"), max_length=200)


class Handover(Facts):
    """移交涉案物品和材料."""

    party_told_in_writing: Flag = duty(_("已书面告知当事人"))
    items: Text | None = Field(None, title=_("移交清单"))


class Judgment(Facts):
    """刑事裁判."""

    criminal_fine_yuan: Money | None = Field(None, title=_("判处罚金"))
    set_off_yuan: Money | None = Field(None, title=_("已折抵的行政罚款"))
    outcome: str | None = Field(None, title=_("裁判结果"), max_length=200)


class Return(Facts):
    """撤案、不起诉、免予刑事处罚后退回行政机关."""

    reason: str = Field("", title=_("退回原因"), max_length=200)


class Lead(Facts):
    """线索移送."""

    lead: str = Field("", title=_("线索"), max_length=300)
    to: str | None = Field(None, title=_("受移送机关"), max_length=100)


class FromPolice(Facts):
    """公安机关移送的行政违法案件."""

    party: Party = Field(title=_("当事人"))
    cause: str = Field("", title=_("案由"), max_length=200)
    source: str | None = Field(None, title=_("来文编号"), max_length=80)


class Closing(Facts):
    """办结."""

    penalty_due: Flag | None = Field(None, title=_("依法还应当给予行政处罚"))
    result: str | None = Field(None, title=_("处理结果"), max_length=300)
