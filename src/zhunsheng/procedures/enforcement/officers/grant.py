"""赋权镇街: guidance item, request, match, readiness, announcement, after-check, adjusting, taking back (行政处罚法第二十四条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.enforcement.officers.words import DECIDERS, KEEPERS
from zhunsheng.procedures.facts import Facts, Flag
from zhunsheng.procedures.forms import duty
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.days import years
from zhunsheng.statutes.words import _

ACT = PENALTY_ACT[24]


class GuidanceItem(Facts):
    """赋权指导目录中的事项."""

    code: str = Field(title=_("事项编码"), max_length=40)
    title: str = Field(title=_("事项名称"), max_length=200)
    basis: str = Field(title=_("处罚依据"), max_length=300)
    department: str = Field(title=_("原行使部门(统一社会信用代码)"), max_length=18)


class Request(Facts):
    """镇街提出承接."""

    town: str = Field(title=_("承接镇街(统一社会信用代码)"), max_length=18)
    urgent: Flag = duty(_("基层管理迫切需要"))
    reason: str | None = Field(None, title=_("理由"), max_length=300)


class Match(Facts):
    """与属地清单比对."""

    duty_code: str | None = Field(None, title=_("属地清单事项编码"), max_length=40)
    matches: Flag = Field(True, title=_("与属地清单契合"))


class Readiness(Facts):
    """承接能力评估."""

    certified_officers: int = Field(title=_("持证执法人员数"), ge=0)
    trained: Flag = duty(_("已完成业务培训"))
    equipped: Flag = duty(_("场所、车辆、装备已配备"))
    funded: Flag = duty(_("经费已列入预算"))


class Announcement(Facts):
    """公布下放决定: the batch, the document, the day from which the town holds the power."""

    effective: date = Field(title=_("生效日"))
    document: str = Field(title=_("省级决定文号"), max_length=120)
    batch: str | None = Field(None, title=_("批次"), max_length=40)
    address: str | None = Field(None, title=_("公告地址"), max_length=200)


class AfterCheck(Facts):
    """评估: use and wrong cases since."""

    used: int = Field(title=_("使用次数"), ge=0)
    wrong: int = Field(0, title=_("错案数"), ge=0)
    opinion: str | None = Field(None, title=_("评估意见"), max_length=300)


class TakingBack(Facts):
    """收回下放的职权: from the day `effective` the department holds it again."""

    effective: date = Field(title=_("收回之日"))
    reason: str = Field(title=_("原因"), max_length=200)
    document: str | None = Field(None, title=_("文号"), max_length=120)


class Grant(Procedure):
    """One power of penalty granted to one town."""

    name = "grant"
    title = _("赋权镇街")

    guide = Step(
        _("列入赋权指导目录"),
        GuidanceItem,
        cites=ACT,
        by=DECIDERS,
        opens=True,
        public=("code", "title", "basis"),
        stage=_("目录"),
    )
    request = Step(_("镇街申请承接"), Request, cites=ACT, by=KEEPERS, after=(guide,), stage=_("申请"))
    match = Step(_("比对属地清单"), Match, cites=ACT, by=KEEPERS, after=(request,))
    ready = Step(_("评估承接能力"), Readiness, cites=ACT, by=DECIDERS, after=(match,), stage=_("评估"))
    announce = Step(
        _("公布下放"),
        Announcement,
        cites=ACT,
        by=DECIDERS,
        after=(ready,),
        once=True,
        publishes=True,
        public=("effective", "document", "batch", "address"),
        stage=_("已下放"),
    )
    after_check = Step(_("定期评估"), AfterCheck, cites=ACT, by=DECIDERS, after=(announce,))
    take_back = Step(
        _("收回职权"),
        TakingBack,
        cites=ACT,
        by=DECIDERS,
        after=(announce,),
        closes=True,
        public=("effective", "reason", "document"),
        stage=_("已收回"),
    )

    checking = deadline(
        _("评估下放职权"),
        Local("grant_check_years", years(1)),
        since=(announce, after_check),
        until=(after_check,),
        cites=ACT,
        ended_by=(take_back,),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Which power, to which town, from when to when."""
        said, back = case.last(cls.announce), case.last(cls.take_back)
        code = case.fact("code", cls.guide)
        return {
            "subject": code or "",
            "cause": case.fact("title", cls.guide) or "",
            "outcome": "taken-back" if back else "granted" if said else None,
            "decided": said.on if said else None,
            "to_town": case.fact("town", cls.request),
            "effective": said.facts.effective.isoformat() if said else None,
        }


OFFICERS_NEEDED = 2
"""行政处罚法第四十二条: two officers; a town with fewer cannot carry a power out."""


@Grant.request.barred(_("不是基层管理迫切需要的事项"), cites=ACT, instead=_("请不要申请承接"))
def not_urgent(case: Any, facts: Any) -> bool:
    """Only what the grass roots urgently need goes down."""
    return facts.urgent is False


@Grant.request.barred(_("该镇街已经承接此项职权"), cites=ACT, instead=_("请核对事项编码"))
def granted_already(case: Any, facts: Any) -> bool:
    """One power, one town, once."""
    code = case.fact("code", Grant.guide)
    every = case.shelf.about("grant", code) if code else ()
    return any(one.outcome == "granted" and one.facts.get("to_town") == facts.town for one in every)


@Grant.announce.barred(
    _("承接能力不足:持证执法人员少于两人,或者培训、装备、经费没有落实"),
    cites=ACT,
    instead=_("请补足后重新办理「评估承接能力」"),
)
def not_ready(case: Any, facts: Any) -> bool:
    """Only a town that can carry it effectively gets it."""
    last = case.last(Grant.ready)
    if last is None:
        return False
    said = last.facts
    short = said.certified_officers < OFFICERS_NEEDED
    return short or False in (said.trained, said.equipped, said.funded)


@Grant.announce.barred(_("事项与属地清单不契合"), cites=ACT, instead=_("请另选事项,或者先调整属地清单"))
def not_matching(case: Any, facts: Any) -> bool:
    """The power goes with the duty."""
    last = case.last(Grant.match)
    return last is not None and last.facts.matches is False


@Grant.announce.barred(_("生效日早于公布日"), cites=ACT, instead=_("请另定生效日"))
def before_publication(case: Any, facts: Any) -> bool:
    """A decision that is not published yet gives no power."""
    return bool(facts.effective < case.on)


@Grant.take_back.barred(_("收回之日早于办理日"), cites=ACT, instead=_("请另定收回之日"))
def taken_back_before(case: Any, facts: Any) -> bool:
    """What was lawfully done stays so."""
    return bool(facts.effective < case.on)


OUTCOMES = {"granted": _("已下放"), "taken-back": _("已收回职权")}
