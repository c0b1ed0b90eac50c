"""What is written down in supervising enforcement: how it began, what was found, the papers and the answers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef, CaseRefs, Facts, Flag, Member, Members, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Source(StrEnum):
    """How a supervision came to be opened."""

    CALENDAR = "calendar"
    COMPLAINT = "complaint"
    LAST_FINDING = "last-finding"
    FILE_REVIEW = "file-review"
    TRANSFER = "handed-over"
    CAMPAIGN = "campaign"
    MONITORING = "monitoring"
    ASSIGNED = "assigned"


SOURCES = {
    Source.CALENDAR: _("年度监督检查计划"),
    Source.COMPLAINT: _("投诉举报、12345热线"),
    Source.LAST_FINDING: _("上年发现的问题"),
    Source.FILE_REVIEW: _("案卷评查"),
    Source.TRANSFER: _("有关机关移送"),
    Source.CAMPAIGN: _("专项治理"),
    Source.MONITORING: _("电子监察"),
    Source.ASSIGNED: _("上级交办"),
}


class Opening(Facts):
    """立项: whom, what about, from where."""

    unit: str | None = Field(None, title=_("被监督单位(统一社会信用代码)"), max_length=18)
    matter: str = Field("", title=_("监督事项"), max_length=200)
    source: Source = Field(Source.CALENDAR, title=_("监督来源"))
    source_case: CaseRef | None = Field(None, title=_("来源案件"))
    enforcement_case: CaseRef | None = Field(None, title=_("所监督的执法案件"))
    approved_by: Member | None = Field(None, title=_("批准人"))
    handlers: Members = Field(default_factory=list, title=_("承办人"))
    in_reconsideration: Flag | None = Field(None, title=_("已进入行政复议、行政诉讼"))


class Check(Facts):
    """监督检查: by which measure, what was seen."""

    way: str = Field("", title=_("方式(自查、检查、暗访、座谈、调阅、约谈等)"), max_length=100)
    found: str | None = Field(None, title=_("发现的问题"), max_length=300)
    kind: str = Field(_("执法行为"), title=_("问题类型"), max_length=60)
    cooperates: Flag | None = Field(None, title=_("被监督单位予以配合"))
    record_made: Flag = duty(_("已制作监督检查记录"))
    certificates_shown: Flag | None = Field(None, title=_("已主动出示执法证件"))
    signed: Flag | None = Field(None, title=_("被检查人已签字或者盖章"))
    reason_noted: Flag | None = Field(None, title=_("无法取得签字盖章的,已注明原因"))
    witness: Flag | None = Field(None, title=_("有见证人"))
    matter: str | None = Field(None, title=_("检查事项"), max_length=200)
    complaint: str | None = Field(None, title=_("投诉举报、转办交办线索"), max_length=300)
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))


class Letter(Facts):
    """督办函、意见书: what is wrong and by when it is to be reported as put right."""

    until: date | None = Field(None, title=_("报送纠正情况的期限"))
    found: str = Field("", title=_("问题"), max_length=300)
    kind: str = Field(_("执法行为"), title=_("问题类型"), max_length=60)
    measures: Text | None = Field(None, title=_("纠正要求"))


class Opinion(Letter):
    """监督意见书: what was established as unlawful or plainly improper."""

    in_reconsideration: Flag | None = Field(None, title=_("已进入行政复议、行政诉讼"))


class Proposal(Facts):
    """向本级政府提出处理建议."""

    text: Text | None = Field(None, title=_("处理建议"))
    major: Flag | None = Field(None, title=_("涉及重大问题"))


class Review(Facts):
    """对处理建议的审核."""

    outcome: str = duty(_("审核结论(通过/不通过)"), granted="通过")


class Decision(Letter):
    """监督决定书."""

    approved_by: Member | None = Field(None, title=_("批准人(政府负责人)"))


class Service(Facts):
    """监督文书送达."""

    received: date | None = Field(None, title=_("收到日"))
    manner: str | None = Field(None, title=_("送达方式"), max_length=60)


class Objection(Facts):
    """对处理结果的异议."""

    reasons: Text | None = Field(None, title=_("异议理由"))


class ObjectionAnswer(Facts):
    """对异议的处理."""

    answered: Flag = duty(_("已处理并答复"))
    accepted: Flag | None = Field(None, title=_("异议成立"))
    text: Text | None = Field(None, title=_("处理情况"))


class Report(Facts):
    """报送履职、纠正情况."""

    performed: Flag = duty(_("已履行职责、已纠正"))
    text: Text | None = Field(None, title=_("纠正情况"))


class KeyMatter(Facts):
    """重点监督."""

    way: str = Field(_("挂牌督办"), title=_("方式(挂牌督办、提级监督等)"), max_length=60)


class Special(Facts):
    """专项监督."""

    level: str = duty(_("组织实施的层级"), granted="provincial")
    approved: Flag = duty(_("工作方案已经本级政府批准"))
    focus: str | None = Field(None, title=_("监督重点"), max_length=300)


class Circular(Facts):
    """通报."""

    text: Text | None = Field(None, title=_("通报内容"))
    scope: str | None = Field(None, title=_("通报范围"), max_length=100)
    units: list[str] = Field(default_factory=list, title=_("被通报单位"))


class Advice(Facts):
    """对执法人员的处理建议."""

    sanction: str = Field("", title=_("建议的处理"), max_length=100)
    officer: Member | None = Field(None, title=_("执法人员"))
    to: str | None = Field(None, title=_("有权机关"), max_length=100)


class Card(Facts):
    """取消执法资格、收回执法证件."""

    officer: Member | None = Field(None, title=_("执法人员"))
    reason: str = Field("", title=_("理由"), max_length=200)


class Revocation(Facts):
    """撤销、变更原执法决定."""

    reason: str | None = Field(None, title=_("理由"), max_length=300)
    case: CaseRef | None = Field(None, title=_("被撤销的执法案件"))


class Note(Facts):
    """只记事由的步骤."""

    text: Text | None = Field(None, title=_("说明"))


class Closing(Facts):
    """办结."""

    result: str | None = Field(None, title=_("办理结果"), max_length=300)
    cases: CaseRefs = Field(default_factory=list, title=_("相关整改事项"))
