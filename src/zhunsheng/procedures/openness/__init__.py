"""Openness: what a government shows beyond what each procedure publishes itself."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.openness.enforcement_statistics import EnforcementStatistics
from zhunsheng.procedures.openness.model_cases import ModelCases
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (ModelCases, EnforcementStatistics)
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
