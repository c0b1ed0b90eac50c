"""行政强制: measures, execution, property in cases."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = ()
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
