"""行政执法监督: calendar, checks, papers with reply clocks, responsibility."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = ()
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
