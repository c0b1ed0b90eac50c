"""权责清单: every power an organ holds, with its basis and the duties that go with it; no power without a duty."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import SUPERVISION_RULES, THREE_SYSTEMS
from zhunsheng.statutes.words import _

CITES = (SUPERVISION_RULES["第十二条"], THREE_SYSTEMS["（四）"])


class PowerKind(StrEnum):
    """The kinds of power that the lists distinguish."""

    LICENCE = "licence"
    PENALTY = "penalty"
    COERCION = "coercion"
    COLLECTION = "collection"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    CONFIRMATION = "confirmation"
    REWARD = "reward"
    RULING = "ruling"
    OTHER = "other"


POWER_KINDS = {
    PowerKind.LICENCE: _("行政许可"),
    PowerKind.PENALTY: _("行政处罚"),
    PowerKind.COERCION: _("行政强制"),
    PowerKind.COLLECTION: _("行政征收"),
    PowerKind.PAYMENT: _("行政给付"),
    PowerKind.INSPECTION: _("行政检查"),
    PowerKind.CONFIRMATION: _("行政确认"),
    PowerKind.REWARD: _("行政奖励"),
    PowerKind.RULING: _("行政裁决"),
    PowerKind.OTHER: _("其他行政权力"),
}


class PowerLevel(StrEnum):
    """At which level the power is exercised (三级四同)."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


POWER_LEVELS = {
    PowerLevel.PROVINCE: _("省级"),
    PowerLevel.CITY: _("市级"),
    PowerLevel.COUNTY: _("县级"),
    PowerLevel.TOWN: _("乡级"),
}


class PowerItem(Item):
    """权力事项和责任事项: the two lists in one (两单融合)."""

    kind: PowerKind = Field(title=_("权力类别"))
    level: PowerLevel = Field(title=_("行使层级"))
    duties: list[str] = Field(default_factory=list, title=_("责任事项"))
    section: str | None = Field(None, title=_("承办机构"), max_length=100)
    flow_chart: str | None = Field(None, title=_("流程图地址"), max_length=200)


class PowerList(PublicList, item=PowerItem, cites=CITES):
    """权责清单. What is published here is entered in the register that every filing is judged by."""

    name = "power-list"
    title = _("权责清单")


@PowerList.item_barred(
    _("权力事项没有对应的责任事项"), cites=CITES, instead=_("请逐项填写与该权力对应的责任事项")
)
def power_without_duty(case: Any, facts: Any) -> bool:
    """Power and duty stand together."""
    return not any(duty.strip() for duty in facts.duties)
