"""What is written down after the decision: service, publicity, money, remedies, the court, the file."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.facts import Facts, Flag, Money, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Service(Facts):
    """送达."""

    manner: str = Field("direct", title=_("送达方式"), max_length=60)
    signed: Flag | None = Field(None, title=_("已签收"))
    consent_signed: Flag | None = Field(None, title=_("已签订电子送达确认书"))
    to: str | None = Field(None, title=_("受送达人"), max_length=100)
    received: date | None = Field(None, title=_("送达日"))


class Publication(Facts):
    """公开处罚决定."""

    fields: list[str] = Field(default_factory=list, title=_("公开的项目"))
    against: str | None = Field(None, title=_("处罚对象"), max_length=100)
    fine_yuan: Money | None = Field(None, title=_("罚款金额"))
    kinds: list[Kind] = Field(default_factory=list, title=_("处罚种类"))
    address: str | None = Field(None, title=_("公开地址"), max_length=300)
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))


class Withdrawal(Facts):
    """撤回公开的处罚决定."""

    reasons_published: Flag = duty(_("已公开说明理由"))
    reason: str | None = Field(None, title=_("理由"), max_length=400)


class Payment(Facts):
    """缴纳罚款."""

    paid_yuan: Money = Field(title=_("缴纳金额"))


class SpotCollection(Facts):
    """当场收缴罚款."""

    collected_yuan: Money = Field(title=_("收缴金额"))
    receipt: Flag = duty(_("已出具财政部门统一制发的专用票据"))
    hard_to_enforce_later: Flag | None = Field(None, title=_("不当场收缴事后难以执行"))
    on_water: Flag | None = Field(None, title=_("边远、水上、交通不便地区"))
    party_asked: Flag | None = Field(None, title=_("当事人提出"))
    objects: Flag | None = Field(None, title=_("当事人有异议"))
    fixed_home: Flag | None = Field(None, title=_("当事人有固定住所"))


class Collected(Facts):
    """交至机关、缴付银行."""

    collected_yuan: Money | None = Field(None, title=_("金额"))


class Surcharge(Facts):
    """加处罚款."""

    first_day: date = Field(title=_("起算日"))
    base_yuan: Money = Field(title=_("罚款数额"))
    rate_percent: Money | None = Field(None, title=_("每日百分比"))
    total_yuan: Money | None = Field(None, title=_("加处总额"))


class InstalmentRequest(Facts):
    """申请暂缓或者分期缴纳."""

    instalments: int | None = Field(None, title=_("期数"), ge=1)
    reason: str | None = Field(None, title=_("理由"), max_length=400)


class InstalmentApproval(Facts):
    """批准暂缓或者分期缴纳."""

    written: Flag = duty(_("书面批准"))
    instalment_yuan: Money | None = Field(None, title=_("每期金额"))
    last: date | None = Field(None, title=_("最后一期届满日"))


class Demand(Facts):
    """催告."""

    fine_yuan: Money | None = Field(None, title=_("罚款"))
    surcharge_yuan: Money | None = Field(None, title=_("加处罚款"))
    served: date | None = Field(None, title=_("催告书送达日"))


class CourtApplication(Facts):
    """申请人民法院强制执行."""

    base_yuan: Money | None = Field(None, title=_("申请执行金额"))
    head_signed: Flag = duty(_("负责人签名"))
    sealed: Flag = duty(_("加盖机关印章并注明日期"))


class ReconsiderationRequest(Facts):
    """当事人申请行政复议."""

    accepted: date | None = Field(None, title=_("受理日"))


class ReconsiderationDecision(Facts):
    """行政复议决定."""

    outcome: str = Field("", title=_("复议结果"), max_length=60)
    received: date | None = Field(None, title=_("机关收到日"))


class Revocation(Facts):
    """机关自行撤销、变更决定."""

    ground: str = Field(title=_("理由"), max_length=400)


class MajorFiling(Facts):
    """重大行政处罚备案."""

    to: str | None = Field(None, title=_("报送机关"), max_length=100)


class Correction(Facts):
    """更正文书中的笔误: the paper as issued stands in the book, the slip and what it should read beside it."""

    paper: str = Field(title=_("更正的文书"), max_length=100)
    what: str = Field(title=_("笔误之处"), max_length=400)
    text: Text = Field(title=_("更正为"))
    told: Flag = duty(_("已送达当事人"))


class Closing(Facts):
    """结案."""

    manner: str = Field("performed", title=_("结案方式"), max_length=60)
    text: Text | None = Field(None, title=_("说明"))


class Archiving(Facts):
    """归档."""

    file_number: str = Field(title=_("档号"), max_length=60)
    pages: int | None = Field(None, title=_("页数"), ge=1)
