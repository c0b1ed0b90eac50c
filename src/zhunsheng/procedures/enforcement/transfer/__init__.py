"""行政执法与刑事司法衔接: transfer to criminal justice in both directions."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = ()
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
