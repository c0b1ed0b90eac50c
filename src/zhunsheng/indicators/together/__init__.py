"""Questions asked of several procedures at once."""

from collections.abc import Callable
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE, STANDING
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Together
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.catalogue import COERCION_ACT, THREE_SYSTEMS
from zhunsheng.statutes.words import _

PUBLIC = Together("published-acts", (Penalty, Licence, Inspection))
ONLINE = Together("online-cases", (Penalty, Coercion))
ACTS = {one.name: one.title for one in (Penalty, Licence, Inspection, Coercion)}

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        id="organs_publishing",
        systems=("S94",),
        serves=("F263",),
        title=_("公示执法信息的部门数"),
        title_en="Organs that published their acts",
        definition=_("期内公示过行政处罚、行政许可或者行政检查结果的机关数"),
        procedure=PUBLIC,
        kind=Kind.DISTINCT,
        unit=_("个"),
        dated_by="published",
        cites=THREE_SYSTEMS["（六）"],
        of=lambda t, p: ibis.literal(True),
        amount=lambda t: t.organ,
        by=(*EVERYWHERE, "act"),
    ),
    Indicator(
        id="acts_published",
        systems=("S94",),
        title=_("公示的执法信息数"),
        title_en="Acts published",
        definition=_("期内公示的行政处罚、行政许可和行政检查结果总数"),
        procedure=PUBLIC,
        kind=Kind.COUNT,
        unit=_("件"),
        dated_by="published",
        cites=THREE_SYSTEMS["（六）"],
        of=lambda t, p: ibis.literal(True),
        by=(*EVERYWHERE, "act"),
    ),
    Indicator(
        id="cases_online",
        systems=("S106",),
        serves=("F348",),
        title=_("网上运行案件数"),
        title_en="Cases run online",
        definition=_("截至期末在本平台办理的行政处罚、行政强制案件总数"),
        procedure=ONLINE,
        kind=Kind.COUNT,
        unit=_("件"),
        dated_by="opened",
        stock=True,
        cites=(THREE_SYSTEMS["（八）"], COERCION_ACT[18]),
        of=lambda t, p: ibis.literal(True),
        by=(*STANDING, "act"),
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (Dimension("act", _("执法行为"), lambda t, day: t.procedure, ACTS),)
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {}
OUTLINED: dict[str, dict[str, str]] = {}
