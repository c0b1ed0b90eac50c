"""What is written down of one inspection of one object: the fields that 互联网+监管 asks of an inspection record too."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member, Members, Party, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Track(StrEnum):
    """Why somebody is inspected."""

    DAILY = "daily"
    RANDOM = "double-random"
    SPECIAL = "special-check"
    KEY = "key-field"
    COMPLAINT = "complaint"


TRACKS = {
    Track.DAILY: _("日常检查"),
    Track.RANDOM: _("双随机抽查"),
    Track.SPECIAL: _("专项检查"),
    Track.KEY: _("重点监管"),
    Track.COMPLAINT: _("投诉举报检查"),
}


class Form(StrEnum):
    """检查形式."""

    ON_SITE = "on-site"
    PAPER = "paper"
    REMOTE = "remote"


FORMS = {Form.ON_SITE: _("现场检查"), Form.PAPER: _("书面检查"), Form.REMOTE: _("非现场检查")}


class Result(StrEnum):
    """检查结果."""

    NO_PROBLEM = "no-problem"
    CORRECTED = "corrected"
    TO_CORRECT = "to-correct"
    PENALTY = "penalty-follows"
    REFUSED = "inspection-refused"
    NOT_FOUND = "not-found"


RESULTS = {
    Result.NO_PROBLEM: _("未发现问题"),
    Result.CORRECTED: _("发现问题已当场改正"),
    Result.TO_CORRECT: _("发现问题责令限期改正"),
    Result.PENALTY: _("发现问题转立案处罚"),
    Result.REFUSED: _("不配合检查"),
    Result.NOT_FOUND: _("查无下落"),
}


class Approval(Facts):
    """涉企行政检查审批表: whom, for which item, why, by whom approved."""

    party: Party = Field(title=_("行政相对人"))
    object: str | None = Field(None, title=_("监管对象(场所、设施、产品)"), max_length=200)
    object_kind: str | None = Field(None, title=_("监管对象类型"), max_length=60)
    item: str = Field("", title=_("检查事项(检查行为名称)"), max_length=200)
    item_code: str | None = Field(None, title=_("检查事项实施清单编码"), max_length=40)
    catalogue_code: str | None = Field(None, title=_("监管事项目录编码(14位)"), pattern=r"^\d{14}$")
    item_published: Flag = duty(_("检查事项已经公布"))
    track: Track = Field(Track.DAILY, title=_("检查类别"))
    form: Form = Field(Form.ON_SITE, title=_("检查形式"))
    manner: str | None = Field(None, title=_("检查方式"), max_length=100)
    complaint: str | None = Field(None, title=_("投诉举报、转办交办线索"), max_length=300)
    plan: CaseRef | None = Field(None, title=_("检查计划案号"))
    draw: CaseRef | None = Field(None, title=_("抽取案号"))
    town: str | None = Field(None, title=_("所在镇街"), max_length=60)
    area_code: str | None = Field(None, title=_("行政区划代码"), pattern=r"^\d{6,12}$")
    business_address: str | None = Field(None, title=_("经营地址"), max_length=200)
    entrusted_to: str | None = Field(None, title=_("受委托部门"), max_length=100)
    scheme: Text | None = Field(None, title=_("检查方案"))
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    regularises: date | None = Field(None, title=_("补办批准:紧急检查日期"))
    inspections_this_year: int | None = Field(None, title=_("本年已检查次数(系统外)"), ge=0)
    since_cap: int | None = Field(None, title=_("频次上限公布后已检查次数"), ge=0)
    hour: str | None = Field(None, title=_("时刻"), max_length=5)


class Cancelled(Facts):
    """取消检查: approved, and not carried out."""

    reason: str | None = Field(None, title=_("取消原因"), max_length=300)


class Visit(Facts):
    """现场检查."""

    certificates_shown: Flag = duty(_("已主动出示执法证件"))
    rights_told: Flag = duty(_("已告知检查依据和申请回避、监督的权利"))
    record_made: Flag = duty(_("已制作笔录"))
    signed: Flag = duty(_("被检查人已签字或者盖章"))
    reason_noted: Flag = duty(_("无法取得签字盖章的,已注明原因"))
    witness: Flag | None = Field(None, title=_("有见证人"))
    witness_name: str | None = Field(None, title=_("见证人单位、职务"), max_length=100)
    found: str | None = Field(None, title=_("检查情况"), max_length=300)
    approved_by: Member | None = Field(None, title=_("批准人(负责人)"))
    urgent: Flag | None = Field(None, title=_("情况紧急"))
    item_published: Flag | None = Field(None, title=_("检查事项已经公布"))
    complaint: str | None = Field(None, title=_("投诉举报、转办交办线索"), max_length=300)
    name_of: str | None = Field(None, title=_("以谁的名义检查"), max_length=100)
    matter: str | None = Field(None, title=_("检查事项"), max_length=200)
    drawn: Flag | None = Field(None, title=_("检查对象系随机抽取"))
    key_field: Flag | None = Field(None, title=_("直接涉及公共安全和人民群众生命健康等重点领域"))
    joint_organs: list[str] = Field(default_factory=list, title=_("联合检查部门(统一社会信用代码)"))
    joint_officers: Members = Field(default_factory=list, title=_("联合检查部门的执法人员"))
    party_refuses: Flag | None = Field(None, title=_("当事人拒绝、阻挠"))
    hour: str | None = Field(None, title=_("时刻"), max_length=5)


class Correction(Facts):
    """当场改正."""

    what: str | None = Field(None, title=_("改正的内容"), max_length=300)
    corrected: Flag | None = Field(None, title=_("已当场改正"))


class Guidance(Facts):
    """行政指导、告知救济途径."""

    text: Text | None = Field(None, title=_("指导内容"))


class Outcome(Facts):
    """录入检查结果."""

    result: Result = Field(Result.NO_PROBLEM, title=_("检查结果"))
    against: str | None = Field(None, title=_("记于何人名下"), max_length=200)
    note: str | None = Field(None, title=_("说明"), max_length=300)


class Publication(Facts):
    """公示检查结果."""

    where: str | None = Field(None, title=_("公示平台"), max_length=100)


class Conclusion(Facts):
    """检查终结."""

    result: Result | None = Field(None, title=_("检查结果"))
    follow_up: str | None = Field(None, title=_("后续处理"), max_length=300)


class Follow(Facts):
    """转立案处罚: the penalty case that came of it."""

    penalty: CaseRef = Field(title=_("处罚案号"))


class EvidenceUse(Facts):
    """以检查所得作为证据."""

    penalty: CaseRef | None = Field(None, title=_("处罚案号"))
    items: Text | None = Field(None, title=_("证据"))
    verified: Flag = duty(_("证据已查证属实"))
