"""Openness: what a government shows beyond what each procedure publishes itself."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.openness.bulletin import ABOUT, About, Bulletin
from zhunsheng.procedures.openness.disclosure.report import LEVELS, DisclosureReport, Level
from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.model_cases import ModelCases
from zhunsheng.procedures.openness.monthly_sheet import KINDS, SHEET_OUTCOMES, Kind, MonthlySheet
from zhunsheng.procedures.openness.reconsideration_statistics import ReconsiderationStatistics
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (
    ModelCases,
    EnforcementStatistics,
    DisclosureReport,
    ReconsiderationStatistics,
    Bulletin,
    MonthlySheet,
)
CHOICES: dict[type[Enum], dict[Any, str]] = {Level: LEVELS, About: ABOUT, Kind: KINDS}
OUTCOMES: dict[str, str] = dict(SHEET_OUTCOMES)
