"""证照分离改革事项清单: by which of four ways each licence is reformed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import BUSINESS_RULES
from zhunsheng.statutes.words import _

CITES = BUSINESS_RULES["第四十条"]


class ReformMode(StrEnum):
    """The four ways of reform."""

    ABOLISH = "abolish"
    FILING = "filing"
    COMMITMENT = "commitment"
    OPTIMISE = "optimise"


REFORM_MODES = {
    ReformMode.ABOLISH: _("直接取消审批"),
    ReformMode.FILING: _("审批改为备案"),
    ReformMode.COMMITMENT: _("实行告知承诺"),
    ReformMode.OPTIMISE: _("优化审批服务"),
}


class ReformItem(Item):
    """改革事项: with its commitment text and the days within which a commitment is checked, where that is its way."""

    mode: ReformMode = Field(title=_("改革方式"))
    commitment: str | None = Field(None, title=_("承诺书内容"), max_length=2000)
    check_within_days: int | None = Field(None, title=_("作出决定后核查期限(日)"), ge=1)
    measures: str | None = Field(None, title=_("改革举措"), max_length=300)


class PermitReforms(PublicList, item=ReformItem, cites=CITES, place_wide=True):
    """证照分离改革事项清单."""

    name = "permit-reforms"
    title = _("证照分离改革事项清单")


@PermitReforms.item_barred(
    _("告知承诺事项没有承诺书内容或者核查期限"), cites=CITES, instead=_("请填写承诺书内容和核查期限")
)
def commitment_without_text(case: Any, facts: Any) -> bool:
    """Who promises must know what, and that it will be checked."""
    complete = facts.commitment and facts.check_within_days
    return facts.mode is ReformMode.COMMITMENT and not complete
