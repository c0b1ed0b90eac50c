"""县镇综合执法协助: asked for, taken up or refused with reasons, arbitrated (行政处罚法 第二十六条; 行政执法监督条例 第十三条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Text
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.oversight.supervision.whom import silent
from zhunsheng.procedures.roles import STAFF, SUPERVISOR, outsider
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

ASKED = outsider("other_organ", *STAFF.roles)
ARBITERS = Who(
    ("coordinating_office", "supervision_body", SUPERVISOR, "government", "head_of_government"),
    cites=RULES[13],
    overseen=True,
)


class Request(Facts):
    """协助请求."""

    to: str = Field(title=_("被请求单位(统一社会信用代码)"), max_length=100)
    matter: str = Field("", title=_("协助事项"), max_length=200)
    case: CaseRef | None = Field(None, title=_("所办案件"))
    urgent: Flag = Field(False, title=_("紧急"))
    until: date | None = Field(None, title=_("请求完成日"))


class Acceptance(Facts):
    """同意协助."""

    text: str | None = Field(None, title=_("安排"), max_length=300)


class Refusal(Facts):
    """不予协助."""

    reasons: str = Field("", title=_("不予协助的理由"), max_length=300)


class Done(Facts):
    """协助完成."""

    text: Text | None = Field(None, title=_("完成情况"))


class Dispute(Facts):
    """提请协调裁定."""

    text: Text | None = Field(None, title=_("争议情况"))


class Ruling(Facts):
    """协调裁定."""

    assist: Flag = Field(title=_("裁定应当协助"))
    reasons: Text = duty(_("裁定理由"), granted=_("属于被请求单位职权范围"))
    until: date | None = Field(None, title=_("协助期限"))


class Assistance(Procedure):
    """县镇执法协助. Town and department ask each other, in writing and with a clock."""

    name = "assistance"
    title = _("县镇综合执法协助")

    request = Step(_("提出请求"), Request, cites=PENALTY_ACT[26], by=STAFF, opens=True, stage=_("待答复"))
    accept = Step(
        _("同意协助"), Acceptance, cites=PENALTY_ACT[26], by=ASKED, after=(request,), stage=_("协助中")
    )
    refuse = Step(
        _("不予协助"), Refusal, cites=PENALTY_ACT[26], by=ASKED, after=(request,), stage=_("被拒绝")
    )
    dispute = Step(_("提请裁定"), Dispute, cites=RULES[13], by=STAFF, after=(request,), stage=_("待裁定"))
    rule = Step(
        _("协调裁定"),
        Ruling,
        cites=RULES[13],
        by=ARBITERS,
        after=(dispute,),
        stage=_("已裁定"),
    )
    done = Step(_("完成协助"), Done, cites=PENALTY_ACT[26], by=ASKED, after=(accept, rule), stage=_("已完成"))
    close = Step(
        _("办结"),
        Facts,
        cites=PENALTY_ACT[26],
        by=STAFF,
        after=(request,),
        once=True,
        closes=True,
        stage=_("办结"),
    )

    replying = deadline(
        _("答复协助请求"),
        Local("assistance_reply_working_days", workdays(3)),
        since=(request,),
        until=(accept, refuse),
        cites=PENALTY_ACT[26],
        whose="other",
    )
    ruling = deadline(
        _("协调裁定"),
        Local("assistance_ruling_working_days", workdays(10)),
        since=(dispute,),
        until=(rule,),
        cites=RULES[13],
        whose="other",
    )
    assisting = deadline(
        _("完成协助"),
        Local("assistance_working_days", workdays(10)),
        since=(accept, rule),
        until=(done,),
        cites=PENALTY_ACT[26],
        whose="other",
        named="until",
        when=lambda case, act: act.step is Assistance.accept or act.facts.assist,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The organ asked is the subject."""
        last = next((act for act in reversed(case.acts) if act.stands and act.step in _OUTCOMES), None)
        return {
            "subject": case.fact("to", cls.request),
            "cause": case.fact("matter"),
            "outcome": _OUTCOMES[last.step] if last else None,
            "awaits": "handler",
        }


_OUTCOMES = {
    Assistance.accept: "assisting",
    Assistance.refuse: "assistance-refused",
    Assistance.rule: "arbitrated",
    Assistance.done: "assisted",
}
ASSISTED = {
    "assisting": _("协助中"),
    "assistance-refused": _("不予协助"),
    "arbitrated": _("已裁定"),
    "assisted": _("已协助"),
}


@Assistance.refuse.barred(
    _("不予协助没有说明理由"), cites=PENALTY_ACT[26], instead=_("请说明该事项为何不属于本单位职权范围")
)
def no_reasons(case: Any, facts: Any) -> bool:
    """Within its powers an organ assists; why not, is told."""
    return not facts.reasons


@Assistance.dispute.barred(
    _("被请求单位没有拒绝,答复期限也没有届满"), cites=RULES[13], instead=_("请等待答复")
)
def nothing_in_dispute(case: Any, facts: Any) -> bool:
    """A refusal, or silence beyond the term, is what may be taken further."""
    return not case.did(Assistance.refuse) and not silent(case, Assistance.replying)


@Assistance.done.barred(_("裁定不应当协助"), cites=RULES[13], instead=_("请办结"))
def not_ordered(case: Any, facts: Any) -> bool:
    """What was ruled out is not done under this request."""
    ruled = case.last(Assistance.rule)
    return ruled is not None and not ruled.facts.assist and not case.did(Assistance.accept)
