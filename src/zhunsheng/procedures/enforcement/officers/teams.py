"""镇街执法队伍编制、协管员和车辆移交、审核人员共享: registers of what a town has to enforce with (行政处罚法第二十四条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, limit
from zhunsheng.procedures.enforcement.officers.words import DECIDERS, KEEPERS
from zhunsheng.procedures.facts import Facts, Flag, Member, Members
from zhunsheng.procedures.roles import HANDLER
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import ENTERPRISE_INSPECTION, PENALTY_ACT, THREE_SYSTEMS
from zhunsheng.statutes.days import days
from zhunsheng.statutes.words import _

TOWN = PENALTY_ACT[24]
REVIEWERS = (THREE_SYSTEMS["（十一）"],)


class Quota(Facts):
    """镇街执法编制核定."""

    town: str = Field(title=_("镇街(统一社会信用代码)"), max_length=18)
    moved_down: int = Field(0, title=_("跨层级调剂编制"), ge=0)
    transferred: int = Field(0, title=_("镇本级划转编制"), ge=0)
    law_posts: int = Field(0, title=_("法学岗位"), ge=0)
    premises: Flag | None = Field(None, title=_("办公场所已落实"))
    budget: Flag | None = Field(None, title=_("经费已列入预算"))
    pilot: Flag | None = Field(None, title=_("扩权强镇试点"))
    account: Flag | None = Field(None, title=_("已在上级执法系统开设主体账户"))


class Filled(Facts):
    """编制到位情况."""

    filled: int = Field(title=_("实有人数"), ge=0)
    law_filled: int = Field(0, title=_("法学岗位到位"), ge=0)
    certified: int = Field(0, title=_("持证人数"), ge=0)
    vehicles: int = Field(0, title=_("执法车辆"), ge=0)
    premises: Flag | None = Field(None, title=_("办公场所已落实"))
    budget: Flag | None = Field(None, title=_("经费已列入预算"))


class TeamPost(Procedure):
    """The posts of one town's enforcement team: quota against filled."""

    name = "team-post"
    title = _("镇街执法队伍编制")

    set_quota = Step(_("核定编制"), Quota, cites=TOWN, by=DECIDERS, opens=True, stage=_("已核定"))
    fill = Step(_("登记到位情况"), Filled, cites=TOWN, by=KEEPERS, after=(set_quota,), stage=_("到位"))

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The town, its posts, how far they are filled, its readiness out of a hundred."""
        quota, filled = case.last(cls.set_quota), case.last(cls.fill)
        if quota is None:
            return {"subject": "", "cause": ""}
        posts = quota.facts.moved_down + quota.facts.transferred
        return {
            "subject": quota.facts.town,
            "cause": "",
            "posts": posts,
            "filled": filled.facts.filled if filled else 0,
            "readiness": readiness(quota.facts, filled.facts if filled else None),
        }


def readiness(quota: Any, filled: Any) -> int:
    """Out of a hundred, a fifth each: posts filled to four fifths, two cards, a vehicle, premises, budget."""
    if filled is None:
        return 0
    posts = quota.moved_down + quota.transferred
    met = (
        posts > 0 and filled.filled * 5 >= posts * 4,
        filled.certified >= 2,
        filled.vehicles >= 1,
        bool(quota.premises or filled.premises),
        bool(quota.budget or filled.budget),
    )
    return 20 * sum(1 for one in met if one)


@TeamPost.set_quota.barred(_("法学岗位多于核定编制"), cites=TOWN, instead=_("请核对编制数"))
def more_law_posts(case: Any, facts: Any) -> bool:
    """Law posts are among the posts."""
    return bool(facts.law_posts > facts.moved_down + facts.transferred)


@TeamPost.set_quota.barred(_("该镇街已核定编制"), cites=TOWN, instead=_("请在原登记中更正"))
def quota_twice(case: Any, facts: Any) -> bool:
    """One team, one entry."""
    return bool(case.shelf.about("team-post", facts.town))


class HandOver(Facts):
    """移交清单: assistants, vehicles, pay relations and where the money comes from."""

    to: str = Field(title=_("接收镇街(统一社会信用代码)"), max_length=18)
    assistants: Members = Field(default_factory=list, title=_("执法辅助人员"))
    number: int | None = Field(None, title=_("人数(未逐人登记的)"), ge=0)
    vehicles: list[str] = Field(default_factory=list, title=_("车辆牌号"))
    budget: str | None = Field(None, title=_("经费来源"), max_length=100)


class Signature(Facts):
    """在移交清单上签字."""

    agreed: Flag = Field(True, title=_("核对无误"))


class HandedOver(Facts):
    """移交完成: from that day the town manages them."""

    effective: date = Field(title=_("移交之日"))


class AssistantsHandover(Procedure):
    """协管员及车辆移交: one list signed by both sides."""

    name = "assistants-handover"
    title = _("执法辅助人员和车辆移交")

    list_over = Step(_("编制移交清单"), HandOver, cites=TOWN, by=KEEPERS, opens=True, stage=_("清单"))
    sign_giving = Step(_("移交方签字"), Signature, cites=TOWN, by=DECIDERS, after=(list_over,))
    sign_taking = Step(
        _("接收方签字"), Signature, cites=TOWN, by=DECIDERS, after=(list_over,), apart_from=(sign_giving,)
    )
    complete = Step(
        _("完成移交"),
        HandedOver,
        cites=TOWN,
        by=KEEPERS,
        after=(sign_taking,),
        closes=True,
        stage=_("已移交"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """To which town, how many people and vehicles."""
        told, done = case.last(cls.list_over), case.last(cls.complete)
        if told is None:
            return {"subject": "", "cause": ""}
        said = told.facts
        return {
            "subject": said.to,
            "cause": said.budget or "",
            "outcome": "handed-over" if done else None,
            "decided": done.on if done else None,
            "people": said.number if said.number is not None else len(said.assistants),
            "cars": len(said.vehicles),
        }


@AssistantsHandover.list_over.barred(
    _("清单中有持证执法人员,不能按辅助人员移交"),
    cites=(ENTERPRISE_INSPECTION["—"], PENALTY_ACT[42]),
    instead=_("请另办执法人员调动和证件收回"),
)
def officers_among(case: Any, facts: Any) -> bool:
    """Officers and assistants are two kinds of people."""
    return any(HANDLER in case.roles_of(person) for person in facts.assistants)


@AssistantsHandover.complete.barred(
    _("移交清单没有双方签字"), cites=TOWN, instead=_("请由移交方、接收方核对后签字")
)
def unsigned(case: Any, facts: Any) -> bool:
    """Both sides sign."""
    both = (case.last(AssistantsHandover.sign_giving), case.last(AssistantsHandover.sign_taking))
    return any(one is None or not one.facts.agreed for one in both)


class Share(Facts):
    """审核人员共享: one reviewer serves towns that have none."""

    reviewer: Member = Field(title=_("法制审核人员"))
    towns: list[str] = Field(title=_("服务的单位(统一社会信用代码)"), min_length=1)
    since: date = Field(title=_("自"))
    until: date | None = Field(None, title=_("至"))


class ShareEnd(Facts):
    """结束共享."""

    last_day: date = Field(title=_("最后一日"))


class ReviewerShare(Procedure):
    """法制审核力量统筹."""

    name = "reviewer-share"
    title = _("法制审核人员共享")

    assign = Step(_("指派服务"), Share, cites=REVIEWERS, by=DECIDERS, opens=True, stage=_("服务中"))
    end_share = Step(
        _("结束服务"), ShareEnd, cites=REVIEWERS, by=DECIDERS, after=(assign,), closes=True, stage=_("已结束")
    )

    term = limit(
        _("共享期限"),
        Local("reviewer_share_grace_days", days(0)),
        since=(assign,),
        until=(end_share,),
        cites=REVIEWERS,
        from_day=lambda case, act: act.facts.until,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Who, for how many units."""
        told = case.last(cls.assign)
        if told is None:
            return {"subject": "", "cause": ""}
        return {"subject": told.facts.reviewer, "cause": "", "units": len(told.facts.towns)}


@ReviewerShare.assign.barred(
    _("所指派的人员不具备法制审核资格"), cites=REVIEWERS, instead=_("请指派具有法律职业资格的审核人员")
)
def unqualified_reviewer(case: Any, facts: Any) -> bool:
    """Who reviews elsewhere reviews at home."""
    return "legal_reviewer" not in case.roles_of(facts.reviewer)


OUTCOMES = {"handed-over": _("已移交")}
