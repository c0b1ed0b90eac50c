"""审管联动: a licence granted in one organ is confirmed, first checked and reported back by the one that supervises it.

The open cases are the unmatched notices (S67).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.licence.owing import pushed_back
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Party
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.roles import CLERK, DEPUTY_HEAD, HANDLER, HEAD, SECTION_CHIEF, SYSTEM
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import LICENCE_ACT
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

_STAFF = Who((HANDLER, CLERK, SECTION_CHIEF, HEAD, DEPUTY_HEAD))


class Notice(Facts):
    """许可信息推送."""

    licence: CaseRef = Field(title=_("许可案号"))
    item: str = Field("", title=_("许可事项编码"), max_length=60)
    item_title: str = Field("", title=_("许可事项名称"), max_length=200)
    party: Party | None = Field(None, title=_("被许可人"))
    from_organ: str = Field("", title=_("许可机关(统一社会信用代码)"), max_length=18)
    granted_on: date = Field(title=_("许可决定日"))
    content: str | None = Field(None, title=_("许可内容"), max_length=2000)
    certificate_number: str | None = Field(None, title=_("许可编号"), max_length=64)
    valid_to: date | None = Field(None, title=_("有效期至"))


class Receipt(Facts):
    """确认接收."""

    mine: Flag = duty(_("属于本部门监管"))
    remark: str | None = Field(None, title=_("备注"), max_length=400)


class FirstCheck(Facts):
    """首次检查."""

    found: str = duty(_("检查情况"), granted="符合许可条件")
    inspection: CaseRef | None = Field(None, title=_("检查案号"))
    in_order: Flag | None = Field(None, title=_("符合许可条件"))


class Result(Facts):
    """监管结果反馈."""

    result: str = Field(title=_("监管结果"), max_length=300)
    suspended: Flag | None = Field(None, title=_("已责令暂停许可活动"))


class SupervisionNotice(Procedure):
    """审管联动事项. One notice of a granted licence, until the first check was reported back."""

    name = "supervision-notice"
    title = _("审管联动")

    notify = Step(
        _("推送许可信息"),
        Notice,
        cites=LICENCE_ACT[61],
        by=Who((SYSTEM, *_STAFF.roles)),
        opens=True,
        stage=_("待确认"),
    )
    confirm = Step(
        _("确认接收"),
        Receipt,
        cites=LICENCE_ACT[61],
        by=_STAFF,
        after=(notify,),
        once=True,
        stage=_("待首次检查"),
    )
    first_check = Step(
        _("首次检查"), FirstCheck, cites=LICENCE_ACT[61], by=_STAFF, after=(confirm,), stage=_("监管中")
    )
    push_back = Step(
        _("反馈监管结果"),
        Result,
        cites=LICENCE_ACT[61],
        by=_STAFF,
        after=(first_check,),
        owes=pushed_back,
        stage=_("已反馈"),
    )
    close = Step(_("办结"), Facts, cites=LICENCE_ACT[61], by=_STAFF, after=(push_back,), closes=True)

    confirming = deadline(
        _("确认接收许可信息"),
        Local("supervision_confirm_working_days", workdays(5)),
        since=(notify,),
        until=(confirm,),
        cites=LICENCE_ACT[61],
    )
    checking = deadline(
        _("首次检查"),
        Local("supervision_first_check_working_days", workdays(20)),
        since=(confirm,),
        until=(first_check,),
        cites=LICENCE_ACT[61],
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its item, and whether the notice is matched by a first check."""
        told = case.first(cls.notify)
        stages = ((cls.push_back, "reported"), (cls.first_check, "checked"), (cls.confirm, "confirmed"))
        outcome = next((word for step, word in stages if case.did(step)), "unmatched")
        facts = told.facts if told is not None else None
        return {
            "subject": facts.licence if facts else None,
            "cause": (facts.item_title or facts.item) if facts else None,
            "outcome": outcome,
            "decided": None,
            "awaits": "handler",
        }


@SupervisionNotice.confirm.barred(
    _("该许可不属于本部门监管"), cites=LICENCE_ACT[61], instead=_("请与许可机关协商确定监管部门后重新推送")
)
def not_ours(case: Any, facts: Any) -> bool:
    """Who confirms takes the supervision on."""
    return facts.mine is False


OUTCOMES = {
    "unmatched": _("尚未确认"),
    "confirmed": _("已确认接收"),
    "checked": _("已首次检查"),
    "reported": _("已反馈监管结果"),
}
