"""How much stands on the public lists: powers and duties, leniency, what is inspected, what is major."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.indicators.declaring import Dimension, Indicator, Kind
from zhunsheng.indicators.listed import in_force
from zhunsheng.procedures.enforcement.lists.discretion import MERCY_CITES, Benchmarks, Mercies
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.procedures.enforcement.lists.major import MajorDecisions
from zhunsheng.procedures.enforcement.lists.powers import CITES as OF_POWERS
from zhunsheng.procedures.enforcement.lists.powers import POWER_KINDS, POWER_LEVELS, PowerList
from zhunsheng.procedures.enforcement.lists.publicity import PublicityCatalogue
from zhunsheng.statutes.catalogue import ENTERPRISE_INSPECTION, PENALTY_ACT, THREE_SYSTEMS
from zhunsheng.statutes.words import _

_WAYS = ("organ", "town", "power_kind", "power_level")

INDICATORS: tuple[Indicator, ...] = (
    in_force(
        id="powers_in_force",
        systems=("S58",),
        serves=("F200", "F328"),
        title=_("权力事项数"),
        title_en="Powers on the list",
        definition=_("期末在权责清单上有效的权力事项数"),
        procedure=PowerList,
        unit=_("项"),
        cites=OF_POWERS,
        by=_WAYS,
    ),
    in_force(
        id="power_organs",
        systems=("S58",),
        serves=("F199", "F327"),
        title=_("编制权责清单的单位数"),
        title_en="Organs with a list of powers",
        definition=_("期末权责清单上至少有一项有效权力事项的单位数"),
        procedure=PowerList,
        kind=Kind.DISTINCT,
        unit=_("个"),
        cites=OF_POWERS,
        amount=lambda t: t.holder,
        by=_WAYS,
    ),
    in_force(
        id="duties_in_force",
        systems=("S58",),
        serves=("F329",),
        title=_("责任事项数"),
        title_en="Duties on the list",
        definition=_("期末有效权力事项所对应的责任事项数之和"),
        procedure=PowerList,
        kind=Kind.SUM,
        unit=_("项"),
        cites=OF_POWERS,
        amount=lambda t: t.item__duties.length(),
        by=_WAYS,
    ),
    in_force(
        id="exempt_items",
        systems=("S105",),
        serves=("F349",),
        title=_("不予处罚事项数"),
        title_en="Items of no penalty",
        definition=_("期末免罚轻罚清单上有效的免罚事项数"),
        procedure=Mercies,
        unit=_("项"),
        cites=MERCY_CITES,
        of=lambda t, p: t.item__kind == "exempt",
    ),
    in_force(
        id="light_items",
        systems=("S105",),
        serves=("F350",),
        title=_("轻罚事项数"),
        title_en="Items of light penalty",
        definition=_("期末免罚轻罚清单上有效的轻罚事项数"),
        procedure=Mercies,
        unit=_("项"),
        cites=MERCY_CITES,
        of=lambda t, p: t.item__kind == "light",
    ),
    in_force(
        id="benchmarks_in_force",
        systems=("S104",),
        title=_("裁量基准数"),
        title_en="Benchmarks of discretion",
        definition=_("期末有效的裁量基准条目数"),
        procedure=Benchmarks,
        unit=_("项"),
        cites=PENALTY_ACT[34],
    ),
    in_force(
        id="inspection_items",
        systems=("S108", "S130"),
        title=_("行政检查事项数"),
        title_en="Items of inspection",
        definition=_("期末行政检查事项清单上有效的事项数"),
        procedure=InspectionItems,
        unit=_("项"),
        cites=ENTERPRISE_INSPECTION["—"],
    ),
    in_force(
        id="major_items",
        systems=("S97",),
        title=_("重大执法决定法制审核目录事项数"),
        title_en="Items of major decisions to be reviewed",
        definition=_("期末重大执法决定法制审核目录上有效的事项数"),
        procedure=MajorDecisions,
        unit=_("项"),
        cites=THREE_SYSTEMS["（十二）"],
    ),
    in_force(
        id="publicity_organs",
        systems=("S94",),
        title=_("编制执法公示目录的单位数"),
        title_en="Organs with a publicity catalogue",
        definition=_("期末执法公示目录上至少有一项有效事项的单位数"),
        procedure=PublicityCatalogue,
        kind=Kind.DISTINCT,
        unit=_("个"),
        cites=THREE_SYSTEMS["（四）"],
        amount=lambda t: t.holder,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "power_kind", _("权力类别"), lambda t, day: t.item__kind, {str(k): v for k, v in POWER_KINDS.items()}
    ),
    Dimension(
        "power_level",
        _("行使层级"),
        lambda t, day: t.item__level,
        {str(k): v for k, v in POWER_LEVELS.items()},
    ),
)
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {}
OUTLINED: dict[str, dict[str, str]] = {}
