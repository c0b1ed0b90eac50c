"""应当音像记录的执法行为清单, and the quota of recording devices (device-quota)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import PENALTY_ACT, THREE_SYSTEMS
from zhunsheng.statutes.words import _

CITES = THREE_SYSTEMS["（八）"]


class RecordKind(StrEnum):
    """In what form an act is recorded."""

    TEXT = "text"
    PHOTO = "photo"
    AUDIO = "audio"
    VIDEO = "video"


RECORD_KINDS = {
    RecordKind.TEXT: _("文字记录"),
    RecordKind.PHOTO: _("照片"),
    RecordKind.AUDIO: _("录音"),
    RecordKind.VIDEO: _("录像"),
}


class MustRecordItem(Item):
    """应当记录的行为: a step of a procedure, the forms that serve, and for how many years it is kept."""

    of_procedure: str = Field(title=_("所涉执法程序"), max_length=40)
    of_step: str = Field(title=_("所涉步骤"), max_length=40)
    forms: list[RecordKind] = Field(title=_("记录形式"))
    keep_years: int = Field(title=_("保存年限"), ge=1)


class MustRecord(
    PublicList, item=MustRecordItem, cites=(CITES, PENALTY_ACT[47]), place_wide=True, needs_basis=False
):
    """全过程音像记录事项清单."""

    name = "must-record"
    title = _("执法音像记录事项清单")


@MustRecord.item_barred(_("记录事项没有写明记录形式"), cites=CITES, instead=_("请选择至少一种记录形式"))
def no_form(case: Any, facts: Any) -> bool:
    """Some form must serve."""
    return not facts.forms


class DeviceQuota(Item):
    """装备配备标准: `code` names the team, `devices` how many recorders it is to hold."""

    devices: int = Field(title=_("应配记录设备数"), ge=0)


class DeviceQuotas(PublicList, item=DeviceQuota, cites=CITES, needs_basis=False, open_to_all=False):
    """音像记录设备配备标准. For the desk only."""

    name = "device-quota"
    title = _("执法音像记录设备配备标准")
