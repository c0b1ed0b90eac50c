"""The public lists and the three systems that lean on them."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = ()
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {}
