"""属地清单: matter, lead department, town duty, cooperation; what grants are matched with and complaints sent by."""

from __future__ import annotations

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import PENALTY_ACT, THREE_SYSTEMS
from zhunsheng.statutes.words import _


class TerritorialItem(Item):
    """属地事项: who leads, what the town does, how they work together."""

    lead: str = Field(title=_("牵头部门"), max_length=100)
    town_duty: str = Field(title=_("镇街职责"), max_length=300)
    cooperation: str | None = Field(None, title=_("协作方式"), max_length=300)


class TerritorialDuty(
    PublicList,
    item=TerritorialItem,
    cites=(PENALTY_ACT[24], THREE_SYSTEMS["（四）"]),
    place_wide=True,
    needs_basis=False,
):
    """One matter of the territorial-duty list."""

    name = "territorial-duty"
    title = _("属地清单")
