"""行政检查: plans, double-random draws, visits, results."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.inspection import visit_bars
from zhunsheng.procedures.enforcement.inspection.draw import OUTCOMES as OF_DRAWS
from zhunsheng.procedures.enforcement.inspection.draw import Draw
from zhunsheng.procedures.enforcement.inspection.draw_facts import ORIGINS, PURPOSES, Origin, Purpose
from zhunsheng.procedures.enforcement.inspection.plan import OUTCOMES as OF_PLANS
from zhunsheng.procedures.enforcement.inspection.plan import InspectionPlan
from zhunsheng.procedures.enforcement.inspection.plan_facts import CHECK_TYPES, CheckType
from zhunsheng.procedures.enforcement.inspection.visit import Inspection
from zhunsheng.procedures.enforcement.inspection.visit_facts import (
    FORMS,
    RESULTS,
    TRACKS,
    Form,
    Result,
    Track,
)
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (visit_bars,)
PROCEDURES: tuple[type[Procedure], ...] = (Inspection, InspectionPlan, Draw)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    CheckType: CHECK_TYPES,
    Track: TRACKS,
    Form: FORMS,
    Result: RESULTS,
    Purpose: PURPOSES,
    Origin: ORIGINS,
}
OUTCOMES: dict[str, str] = {
    **{result.value: title for result, title in RESULTS.items()},
    "cancelled": _("已取消"),
    **OF_PLANS,
    **OF_DRAWS,
}

__all__ = ["BARS", "CHOICES", "OUTCOMES", "PROCEDURES", "Draw", "Inspection", "InspectionPlan"]
