"""裁量基准 and 免罚轻罚清单: the ranges that fines are measured by, and the conditions under which one is spared."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhunsheng.procedures.facts import Money
from zhunsheng.procedures.listing import Item, PublicList
from zhunsheng.statutes.catalogue import BUSINESS_RULES, PENALTY_ACT
from zhunsheng.statutes.words import _

BENCHMARK_CITES = (PENALTY_ACT[34], BUSINESS_RULES["第六十条"])
MERCY_CITES = (PENALTY_ACT[33], BUSINESS_RULES["第六十条"])


class DiscretionGrade(StrEnum):
    """How grave the circumstances are; the same words as the register's."""

    MITIGATED = "mitigated"
    LIGHT = "light"
    ORDINARY = "ordinary"
    HEAVY = "heavy"


GRADES = {
    DiscretionGrade.MITIGATED: _("减轻处罚"),
    DiscretionGrade.LIGHT: _("从轻处罚"),
    DiscretionGrade.ORDINARY: _("一般处罚"),
    DiscretionGrade.HEAVY: _("从重处罚"),
}


class MercyKind(StrEnum):
    """What the list grants."""

    EXEMPT = "exempt"
    LIGHT = "light"


MERCY_KINDS = {MercyKind.EXEMPT: _("免罚事项"), MercyKind.LIGHT: _("轻罚事项")}


class BenchmarkItem(Item):
    """裁量基准: one violation at one grade, the fine in yuan from and to, both included."""

    violation: str = Field(title=_("违法行为编码"), max_length=40)
    grade: DiscretionGrade = Field(title=_("裁量等级"))
    circumstances: str | None = Field(None, title=_("适用情形"), max_length=300)
    fine_min_yuan: Money = Field(title=_("罚款下限"))
    fine_max_yuan: Money = Field(title=_("罚款上限"))


class Benchmarks(PublicList, item=BenchmarkItem, cites=BENCHMARK_CITES, place_wide=True):
    """裁量基准. What is published here is what decisions of the place are measured by."""

    name = "benchmark-list"
    title = _("行政处罚裁量基准")


@Benchmarks.item_barred(_("罚款下限高于上限"), cites=BENCHMARK_CITES, instead=_("请核对裁量幅度"))
def range_upside_down(case: Any, facts: Any) -> bool:
    """A range begins below its end."""
    return bool(facts.fine_min_yuan > facts.fine_max_yuan)


class MercyItem(Item):
    """免罚轻罚事项: one violation, not punished or punished lightly where every condition is met."""

    violation: str = Field(title=_("违法行为编码"), max_length=40)
    kind: MercyKind = Field(title=_("清单类别"))
    conditions: list[str] = Field(default_factory=list, title=_("适用条件"))


class Mercies(PublicList, item=MercyItem, cites=MERCY_CITES, place_wide=True):
    """免罚轻罚清单."""

    name = "leniency-list"
    title = _("免罚轻罚清单")


@Mercies.item_barred(_("免罚轻罚事项没有写明适用条件"), cites=MERCY_CITES, instead=_("请逐项填写适用条件"))
def mercy_without_conditions(case: Any, facts: Any) -> bool:
    """Leniency without conditions is no rule."""
    return not any(one.strip() for one in facts.conditions)
