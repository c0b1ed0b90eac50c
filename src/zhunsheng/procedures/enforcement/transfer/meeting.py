"""两法衔接联席会议: held, minuted, its decisions followed up (行政执法监督条例 第十二条 第五项)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRefs, Facts, Text
from zhunsheng.procedures.roles import STAFF, SUPERVISOR
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as SUPERVISION
from zhunsheng.statutes.catalogue import TRANSFER_RULES as RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

CONVENERS = Who((*STAFF.roles, SUPERVISOR))
HERE = (SUPERVISION[12], RULES[14])


class Meeting(Facts):
    """联席会议."""

    topic: str = Field(title=_("议题"), max_length=200)
    organs: list[str] = Field(default_factory=list, title=_("参加单位"))
    cases: CaseRefs = Field(default_factory=list, title=_("讨论的案件"))
    resolved: Text = Field("", title=_("议定事项"))
    due: date | None = Field(None, title=_("议定事项办理期限"))


class FollowUp(Facts):
    """议定事项办理情况."""

    done: Text = Field("", title=_("办理情况"))


class JointMeeting(Procedure):
    """两法衔接联席会议. One meeting: who, what about, what was agreed and whether it was done."""

    name = "joint-meeting"
    title = _("两法衔接联席会议")

    hold = Step(_("召开会议"), Meeting, cites=HERE, by=CONVENERS, opens=True, stage=_("办理议定事项"))
    follow_up = Step(
        _("落实议定事项"),
        FollowUp,
        cites=HERE,
        by=CONVENERS,
        after=(hold,),
        once=True,
        closes=True,
        stage=_("已落实"),
    )

    following_up = deadline(
        _("落实议定事项"),
        Local("joint_meeting_follow_up_working_days", workdays(20)),
        since=(hold,),
        until=(follow_up,),
        cites=SUPERVISION[12],
        named="due",
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The topic stands where other cases show their cause."""
        return {"cause": case.fact("topic"), "decided": case.closed, "awaits": "supervisor"}
