"""行政检查事项清单: what is not on it is not inspected (国办发〔2024〕54号)."""

from __future__ import annotations

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import ENTERPRISE_INSPECTION, THREE_SYSTEMS
from zhunsheng.statutes.words import _


class InspectionItem(Item):
    """检查事项: whom it looks at, how, and how often a year at most."""

    object: str = Field(title=_("检查对象"), max_length=200)
    method: str | None = Field(None, title=_("检查方式"), max_length=200)
    standard: str | None = Field(None, title=_("检查标准"), max_length=300)
    times_a_year: int | None = Field(None, title=_("同一企业年度检查频次上限"), ge=0, le=366)


class InspectionItems(
    PublicList, item=InspectionItem, cites=(ENTERPRISE_INSPECTION["—"], THREE_SYSTEMS["（四）"])
):
    """行政检查事项清单. Each organ publishes its own."""

    name = "inspection-items"
    title = _("行政检查事项清单")
