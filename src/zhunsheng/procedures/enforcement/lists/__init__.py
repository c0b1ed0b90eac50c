"""The public lists and the three systems that lean on them."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.procedures.listing import OUTCOMES as OF_LISTS
from zhunsheng.procedures.listing import VERDICTS, Verdict
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (InspectionItems,)
CHOICES: dict[type[Enum], dict[Any, str]] = {Verdict: VERDICTS}
OUTCOMES: dict[str, str] = {**OF_LISTS}
