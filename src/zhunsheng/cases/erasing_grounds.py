"""On which grounds personal facts are erased, and what stands against it: 个人信息保护法第四十七条."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.judging import Refusal
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.statutes.catalogue import PERSONAL_INFORMATION_ACT
from zhunsheng.statutes.words import _

ARTICLE = PERSONAL_INFORMATION_ACT[47]
ORDERS = frozenset({"head"})
"""The roles that may order an erasure in the cases of their own organ."""
RETENTION = "personal_retention_years"
"""The local rule that sets for how many years after its end a case is kept."""
YEARS = 30
"""The careful default: the longer of the two usual terms of files that are not kept for ever."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of the article: its number there, its title, and whether it waits for the case's end and its retention."""

    item: int
    title: str
    closed: bool
    retained: bool


GROUNDS = {
    "purpose": Ground(1, _("处理目的已经达到或者不再必要"), True, True),
    "expired": Ground(2, _("保存期限届满"), True, True),
    "withdrawn": Ground(3, _("本人撤回同意"), True, False),
    "unlawful": Ground(4, _("违法或者违反约定处理"), False, False),
    "other": Ground(5, _("其他法律、行政法规规定删除"), True, True),
}


@dataclass(frozen=True, slots=True)
class Order:
    """By what an erasure is ordered: a ground, the paper that orders it, and for `other` the article of the other law."""

    ground: str
    document: str
    article: str

    @property
    def title(self) -> str:
        """The ground as the book says it."""
        return GROUNDS[self.ground].title

    @property
    def basis(self) -> str:
        """The article as the book says it."""
        item = "一二三四五"[GROUNDS[self.ground].item - 1]
        return f"{ARTICLE}第一款第({item})项" + (f"、{self.article}" if self.article else "")


def kept_until(organ: str, closed: date, day: date) -> date:
    """The last day on which a closed case of the organ must be kept."""
    years = whole(settings_for(organ, day).get(RETENTION)) or YEARS
    try:
        return closed.replace(year=closed.year + years)
    except ValueError:  # the 29th of February
        return closed.replace(year=closed.year + years, day=28)


def refused(organ: str, closed: date | None, order: Order, may: bool, day: date) -> list[Refusal]:
    """Everything that stands against an erasure; `may`: whether who orders it holds the role."""
    against = []
    if not may:
        no = _("只有办案机关的负责人可以决定删除"), _("请报本机关负责人决定")
        against.append(Refusal("role", no[0], ARTICLE, no[1]))
    ground = GROUNDS.get(order.ground)
    if ground is None:
        no = _("没有「{ground}」这种理由"), _("可选:{grounds}")
        values = {"ground": order.ground[:40], "grounds": "、".join(GROUNDS)}
        return [*against, Refusal("ground", no[0], ARTICLE, no[1], values)]
    if not 0 < len(order.document) <= 80 or len(order.article) > 120:
        no = _("没有写明决定删除的文号,或者超过80字"), _("请填写审批文书的文号,不写姓名")
        against.append(Refusal("document", no[0], None, no[1]))
    if order.ground == "other" and not order.article:
        no = _("没有写明规定删除的法律、行政法规条文"), _("请填写条文,例如「某某法第三十条」")
        against.append(Refusal("article", no[0], ARTICLE, no[1]))
    if ground.closed and closed is None:
        no = _("案件尚未办结"), _("请先办结;违法收集的,请改选「违法或者违反约定处理」")
        against.append(Refusal("open", no[0], ARTICLE, no[1]))
    elif ground.retained and closed is not None and day <= (last := kept_until(organ, closed, day)):
        no = _("案卷须保存到{last},期限未满"), _("期满前只能存储,不得作其他处理;请期满后再删除")
        against.append(Refusal("retention", no[0], ARTICLE, no[1], {"last": str(last)}))
    return against
