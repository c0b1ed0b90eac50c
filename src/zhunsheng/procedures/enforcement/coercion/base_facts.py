"""What is written down of the decision that is to be enforced, its service, and the remedies against it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Money, Party, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class BaseDecision(Facts):
    """处理决定: the decision on the violation, or one made elsewhere that is now to be enforced."""

    party: Party | None = Field(None, title=_("当事人"))
    base: CaseRef | None = Field(None, title=_("作出决定的案件"))
    elsewhere: Flag | None = Field(None, title=_("决定已在别处作出并送达"))
    number: str | None = Field(None, title=_("决定书文号"), max_length=80)
    kinds: list[Kind] = Field(default_factory=list, title=_("处罚种类"))
    fine_yuan: Money | None = Field(None, title=_("金钱给付数额"))
    duty_text: Text | None = Field(None, title=_("要求履行的义务"))
    perform_by: date | None = Field(None, title=_("履行期限届满日"))
    notified: date | None = Field(None, title=_("事先告知日"))
    order_to_correct: Flag = duty(_("同时责令改正"))
    remedies_told: Flag = duty(_("载明救济途径和期限"))
    cited: list[str] = Field(default_factory=list, title=_("引用的条文"))


class Service(Facts):
    """送达决定书、催告书."""

    manner: str = Field("direct", title=_("送达方式"), max_length=60)
    signed: Flag | None = Field(None, title=_("已签收"))
    to: str | None = Field(None, title=_("受送达人"), max_length=100)
    received: date | None = Field(None, title=_("送达日"))
    fine_yuan: Money | None = Field(None, title=_("决定书所载金额"))
    remedies_told: Flag = duty(_("决定书载明救济途径和期限"))
    earlier_steps_done: Flag | None = Field(None, title=_("此前步骤已在纸面办理"))


class ReconsiderationRequest(Facts):
    """当事人申请行政复议."""

    accepted: date | None = Field(None, title=_("受理日"))


class Answer(Facts):
    """行政复议决定、法院裁判."""

    outcome: str = Field("", title=_("结果"), max_length=60)
    received: date | None = Field(None, title=_("收到日"))


class Payment(Facts):
    """当事人缴款."""

    paid_yuan: Money = Field(title=_("缴纳金额"))


class Performance(Facts):
    """当事人自行履行义务."""

    complete: Flag = duty(_("已全部履行"))
    text: Text | None = Field(None, title=_("履行情况"))
