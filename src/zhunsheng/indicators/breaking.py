"""The breakdowns that any procedure's figures may have: whose, where, when, of whom, how it ended."""

from __future__ import annotations

from zhunsheng.indicators.declaring import Dimension
from zhunsheng.procedures.facts import PARTY_KINDS
from zhunsheng.procedures.titles import ANY_OUTCOME
from zhunsheng.statutes.words import _

QUARTERS = {1: _("第一季度"), 2: _("第二季度"), 3: _("第三季度"), 4: _("第四季度")}
MONTHS = {n: f"{n}月" for n in range(1, 13)}

GENERAL: tuple[Dimension, ...] = (
    Dimension("organ", _("机关"), lambda t, day: t.organ),
    Dimension("town", _("镇街"), lambda t, day: t.town),
    Dimension("quarter", _("季度"), lambda t, day: day.quarter(), QUARTERS, by_date=True),
    Dimension("month", _("月份"), lambda t, day: day.month(), MONTHS, by_date=True),
    Dimension(
        "party", _("当事人类别"), lambda t, day: t.party_kind, {str(k): v for k, v in PARTY_KINDS.items()}
    ),
    Dimension("outcome", _("结果"), lambda t, day: t.outcome, ANY_OUTCOME),
    Dimension("stage", _("阶段"), lambda t, day: t.stage),
    Dimension("cause", _("案由"), lambda t, day: t.cause),
    Dimension("subject", _("对象"), lambda t, day: t.subject),
)
EVERYWHERE = ("organ", "town", "quarter", "month")
"""What figures of something that happened on a day may be broken down by."""
STANDING = ("organ", "town")
"""What figures of a stock may be broken down by: it stands on one day."""
