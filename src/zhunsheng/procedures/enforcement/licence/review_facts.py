"""What the steps of review record: inspectors, verification, time not counted, hearing, extension, joint opinions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from zhunsheng.procedures.enforcement.licence.choices import Excluded, Way
from zhunsheng.procedures.facts import Facts, Flag, Member
from zhunsheng.procedures.forms import duty
from zhunsheng.statutes.words import _

Days = Annotated[int, Field(ge=1)]


class Assignment(Facts):
    """指派核查人员."""

    inspectors: int | None = Field(None, title=_("指派人数"), ge=0)


class Verification(Facts):
    """核查: on the spot or by video (远程视频踏勘)."""

    staff: int | None = Field(None, title=_("核查人数"), ge=0)
    way: Way = Field(Way.ON_SITE, title=_("核查方式"))
    booked: date | None = Field(None, title=_("预约日"))
    checklist: str | None = Field(None, title=_("核查清单和情况"), max_length=2000)
    meets: Flag | None = Field(None, title=_("符合条件"))
    repeats_video: Flag | None = Field(None, title=_("对远程踏勘的事后实地抽查"))
    matches_video: Flag | None = Field(None, title=_("与远程踏勘结果一致"))


class NotCounted(Facts):
    """不计入期限开始: told in writing, with the time it needs."""

    told_in_writing: Flag = duty(_("已将所需时间书面告知申请人"))
    needed_working_days: int | None = Field(None, title=_("所需时间(工作日)"), ge=1)
    why: Excluded | None = Field(None, title=_("不计入的事由"))


class CountedAgain(Facts):
    """不计入期限结束."""

    result: str | None = Field(None, title=_("结果"), max_length=400)


class Interested(Facts):
    """告知利害关系人听证权利."""

    received: date | None = Field(None, title=_("收到告知日"))
    whom: str | None = Field(None, title=_("利害关系人(类别、范围)"), max_length=200)


class HearingWaiver(Facts):
    """放弃或者撤回听证."""

    written: Flag = duty(_("书面明确放弃"))


class HearingRequest(Facts):
    """听证申请."""

    posted: date | None = Field(None, title=_("交邮日"))
    received: date | None = Field(None, title=_("收到日"))


class HearingNotice(Facts):
    """听证通知."""

    hearing_on: date = Field(title=_("听证日"))
    place: str | None = Field(None, title=_("地点"), max_length=200)
    announced: Flag | None = Field(None, title=_("已向社会公告"))


class Hearing(Facts):
    """听证."""

    presides: Member | None = Field(None, title=_("主持人"))
    noticed: Flag | None = Field(None, title=_("已在本案之外提前七个工作日通知"))
    public: Flag = duty(_("公开举行"))
    closed_for: str | None = Field(None, title=_("不公开的理由"), max_length=200)
    record_made: Flag = duty(_("已制作笔录并经参加人确认"))
    charged: Flag | None = Field(None, title=_("向申请人、利害关系人收取费用"))


class Extension(Facts):
    """延长审查期限."""

    extra_working_days: Days = duty(_("延长工作日数"), granted=10)
    approved_by: Member | None = Field(None, title=_("批准人"))
    reason_told: Flag = duty(_("已将延长理由告知申请人"))
    reason: str | None = Field(None, title=_("延长理由"), max_length=400)


class OpinionAsked(Facts):
    """转告有关部门提出意见."""

    departments: list[str] = Field(title=_("有关部门"))


class Opinion(Facts):
    """有关部门意见."""

    department: str = Field(title=_("部门"), max_length=100)
    agrees: Flag | None = Field(None, title=_("同意"))
    opinion: str | None = Field(None, title=_("意见"), max_length=400)


class SentUp(Facts):
    """初步审查意见报送上级机关."""

    opinion: str | None = Field(None, title=_("初步审查意见"), max_length=400)
    all_papers: Flag = duty(_("已报送全部申请材料"))
