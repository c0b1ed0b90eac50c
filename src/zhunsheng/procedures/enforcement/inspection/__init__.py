"""行政检查: plans, double-random draws, visits, results."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = ()
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
