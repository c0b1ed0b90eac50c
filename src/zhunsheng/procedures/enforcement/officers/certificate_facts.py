"""What is written down of a certificate from the exam to its end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from zhunsheng.procedures.facts import Facts, Flag, Member
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _


class Ending(StrEnum):
    TRANSFER = "transfer"
    RETIREMENT = "retirement"
    FAULT = "fault"
    LOST = "lost"
    OTHER = "other"


ENDINGS = {
    Ending.TRANSFER: _("调离执法岗位"),
    Ending.RETIREMENT: _("退休"),
    Ending.FAULT: _("违法违纪"),
    Ending.LOST: _("遗失损毁"),
    Ending.OTHER: _("其他"),
}


class Examined(Facts):
    """执法资格考试结果: both papers, general and special."""

    person: Member | None = Field(None, title=_("人员"))
    passed: Flag = duty(_("综合法律和专业法律考试均合格"))


class Application(Facts):
    """申领执法证件."""

    person: Member = Field(title=_("申领人"))
    organ: str | None = Field(None, title=_("所在执法主体(统一社会信用代码)"), max_length=18)
    reviewed: Flag = duty(_("已经资格审查"))
    photo_taken: Flag | None = Field(None, title=_("已采集信息"))


class Registration(Facts):
    """登记此前已经核发的证件."""

    person: Member = Field(title=_("持证人"))
    organ: str | None = Field(None, title=_("所在执法主体(统一社会信用代码)"), max_length=18)
    number: str = Field(title=_("证号"), max_length=40)
    since: date = Field(title=_("有效期起"))
    until: date = Field(title=_("有效期止"))


class Forwarding(Facts):
    """逐级呈报."""

    to: str | None = Field(None, title=_("呈报至"), max_length=60)


class Issue(Facts):
    """核发、换发证件."""

    number: str = Field(title=_("证号"), max_length=40)
    since: date = Field(title=_("有效期起"))
    until: date = Field(title=_("有效期止"))


class Renewal(Facts):
    """换发证件: the card goes on under its number to a later day."""

    until: date = Field(title=_("有效期止"))
    number: str | None = Field(None, title=_("新证号(换号的)"), max_length=40)


class YearlyCheck(Facts):
    """年审."""

    year: int = Field(title=_("年度"), ge=1990, le=2200)
    hours: Decimal | None = Field(None, title=_("年度培训学时"), ge=0)
    conduct_ok: Flag = duty(_("无违法违纪行为"))
    passed: Flag = Field(True, title=_("年审合格"))


class OffDuty(Facts):
    """暂扣证件、离岗教育."""

    officer: Member = Field(title=_("人员"))
    since: date = Field(title=_("自"))
    until: date | None = Field(None, title=_("至"))
    reason: str | None = Field(None, title=_("原因"), max_length=200)


class BackOnDuty(Facts):
    """恢复执法资格."""

    first_day: date = Field(title=_("恢复之日"))


class Revocation(Facts):
    """收回、注销证件."""

    ending: Ending = Field(title=_("原因类别"))
    reason: str | None = Field(None, title=_("原因"), max_length=200)
    officer: Member | None = Field(None, title=_("人员"))
