"""重大执法决定法制审核目录: which decisions a legal reviewer sees first, and what is looked at."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import Flag, Money
from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.words import _

CITES = THREE_SYSTEMS["（十二）"]


class MajorItem(Item):
    """重大执法决定: of one procedure, from an amount, of certain kinds, after a hearing; and the points reviewed."""

    decides: str = Field(title=_("所涉执法程序"), max_length=40)
    amount_yuan: Money | None = Field(None, title=_("金额起点"))
    kinds: list[str] = Field(default_factory=list, title=_("决定种类"))
    after_hearing: Flag = Field(False, title=_("经过听证的"))
    points: list[str] = Field(default_factory=list, title=_("审核要点"))


class MajorDecisions(PublicList, item=MajorItem, cites=CITES):
    """重大行政执法决定法制审核目录清单. Penalties over its amounts or of its kinds wait for the review."""

    name = "major-decisions"
    title = _("重大执法决定法制审核目录")


@MajorDecisions.item_barred(
    _("目录没有写明审核要点"),
    cites=THREE_SYSTEMS["（十三）"],
    instead=_("请填写审核要点:主体、程序、事实证据、法律适用和裁量、权限、文书、是否涉嫌犯罪"),
)
def no_points(case: Any, facts: Any) -> bool:
    """The points are fixed beforehand."""
    return not facts.points


@MajorDecisions.item_barred(
    _("目录没有写明何为重大"), cites=CITES, instead=_("请填写金额起点、决定种类或者经过听证中的至少一项")
)
def nothing_major(case: Any, facts: Any) -> bool:
    """An item that marks no decision as major covers none."""
    return facts.amount_yuan is None and not facts.kinds and not facts.after_hearing
