"""全过程记录: the index of recordings, each tied to a step of a case; and the devices they are made with."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.enforcement.lists.must_record import RecordKind
from zhunsheng.procedures.enforcement.lists.recorded_acts import ON_RECORD, years_after
from zhunsheng.procedures.facts import CaseRef, Facts, Member, Money
from zhunsheng.procedures.listing import APPROVERS, KEEPERS
from zhunsheng.procedures.roles import HEADS
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.words import _

FILED = THREE_SYSTEMS["（九）"]
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"
KEEPING = Who(KEEPERS.roles)


class RecordingIndex(Facts):
    """记录索引: which step of which case, with which device, by whom; the digest of the file and how long it is kept."""

    case: CaseRef = Field(title=_("所属案件"))
    step: str = Field(title=_("所记录的步骤"), max_length=40)
    recorded_on: date = Field(title=_("记录日期"))
    kind: RecordKind = Field(title=_("记录形式"))
    holder: Member = Field(title=_("记录人"))
    device: str | None = Field(None, title=_("设备编号"), max_length=60)
    digest: str = Field(title=_("文件摘要(SHA-256)"), pattern=r"^[0-9a-f]{64}$")
    began: str | None = Field(None, title=_("开始时刻"), pattern=CLOCK)
    ended: str | None = Field(None, title=_("结束时刻"), pattern=CLOCK)
    minutes: int | None = Field(None, title=_("时长(分钟)"), ge=0)
    keep_until: date = Field(title=_("保存至"))


class Consultation(Facts):
    """调阅: who looked at it and why."""

    reader: Member = Field(title=_("调阅人"))
    purpose: str = Field(title=_("调阅事由"), max_length=200)


class RecordingErasure(Facts):
    """到期销毁."""

    reason: str = Field(title=_("销毁理由"), max_length=200)


class Recording(Procedure):
    """执法记录: indexed, consulted, destroyed when its time is over."""

    name = "recording"
    series = "recording"
    title = _("执法全过程记录")

    index = Step(_("记录入库"), RecordingIndex, cites=ON_RECORD, by=KEEPING, opens=True, stage=_("保存中"))
    consult = Step(_("调阅记录"), Consultation, cites=FILED, by=KEEPING, after=(index,))
    destroy = Step(
        _("销毁记录"),
        RecordingErasure,
        cites=FILED,
        by=HEADS,
        after=(index,),
        closes=True,
        stage=_("已销毁"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """About the case whose step it records."""
        made = case.last(cls.index)
        facts = made.facts if made else None
        return {
            "subject": facts.case if facts else "",
            "cause": facts.step if facts else "",
            "outcome": "destroyed" if case.did(cls.destroy) else "kept",
        }


@Recording.index.barred(_("所属案件没有办理过该步骤"), cites=ON_RECORD, instead=_("请核对案件编号和步骤名称"))
def no_such_step(case: Any, facts: Any) -> bool:
    """A recording belongs to an act that was taken."""
    known = case.shelf.named(facts.case)
    return known is not None and f"{facts.step.replace('-', '_')}_on" not in known.facts


@Recording.index.barred(
    _("保存期限短于清单规定的年限"), cites=ON_RECORD, instead=_("请按记录事项清单延长保存期限")
)
def kept_too_short(case: Any, facts: Any) -> bool:
    """The list says for how many years."""
    known = case.shelf.named(facts.case)
    if known is None:
        return False
    listed = case.lists.entries("must-record", of_procedure=known.procedure, of_step=facts.step)
    least = max((int(one["keep_years"]) for one in listed), default=0)
    return bool(facts.keep_until < years_after(facts.recorded_on, least))


@Recording.destroy.barred(_("记录的保存期限尚未届满"), cites=FILED, instead=_("请在保存期限届满后销毁"))
def destroyed_early(case: Any, facts: Any) -> bool:
    """Nothing is destroyed before its time."""
    return bool(case.on <= case.last(Recording.index).facts.keep_until)


class DeviceEntry(Facts):
    """设备登记."""

    code: str = Field(title=_("设备编号"), max_length=60)
    model: str = Field(title=_("型号"), max_length=100)
    team: str = Field(title=_("配备队伍"), max_length=60)
    holder: Member | None = Field(None, title=_("保管人"))
    bought_on: date | None = Field(None, title=_("购置日期"))
    price_yuan: Money | None = Field(None, title=_("购置金额"))


class DeviceHandover(Facts):
    """设备移交."""

    team: str = Field(title=_("配备队伍"), max_length=60)
    holder: Member | None = Field(None, title=_("保管人"))


class DeviceRemark(Facts):
    """设备维修、报失、报废: what happened."""

    reason: str = Field(title=_("情况说明"), max_length=300)


class Device(Procedure):
    """执法音像记录设备: entered, handed over, repaired, lost, scrapped."""

    name = "device"
    title = _("执法音像记录设备")

    enter = Step(_("登记设备"), DeviceEntry, cites=ON_RECORD, by=KEEPING, opens=True, stage=_("在用"))
    hand_over = Step(_("移交设备"), DeviceHandover, cites=ON_RECORD, by=KEEPING, after=(enter,))
    repair = Step(_("设备送修"), DeviceRemark, cites=ON_RECORD, by=KEEPING, after=(enter,), stage=_("维修中"))
    repaired = Step(
        _("设备修复"),
        DeviceRemark,
        cites=ON_RECORD,
        by=KEEPING,
        after=(repair,),
        sets_aside=(repair,),
        stage=_("在用"),
    )
    lose = Step(
        _("设备报失"),
        DeviceRemark,
        cites=ON_RECORD,
        by=KEEPING,
        after=(enter,),
        closes=True,
        stage=_("已报失"),
    )
    scrap = Step(
        _("设备报废"),
        DeviceRemark,
        cites=ON_RECORD,
        by=APPROVERS,
        after=(enter,),
        closes=True,
        stage=_("已报废"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Its number is what it is about; where it is held, and its state."""
        states = ((cls.scrap, "scrapped"), (cls.lose, "lost"), (cls.repair, "in-repair"))
        entered = case.last(cls.enter)
        return {
            "subject": entered.facts.code if entered else "",
            "cause": entered.facts.model if entered else "",
            "outcome": next((state for step, state in states if case.did(step)), "in-use"),
            "team": case.fact("team"),
            "holder": case.fact("holder"),
        }


@Device.enter.barred(_("该编号的设备已经登记"), cites=ON_RECORD, instead=_("请核对设备编号"))
def device_entered(case: Any, facts: Any) -> bool:
    """One number, one device."""
    return any(one.closed is None for one in case.shelf.about("device", facts.code))
