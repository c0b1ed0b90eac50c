"""Findings: rectification ledger, evaluation rounds, file review, filing of major penalties."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.oversight.review.owing import Defect, owed_item, owed_items
from zhunsheng.procedures.oversight.review.rectification import Rectification
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

PROCEDURES: tuple[type[Procedure], ...] = (Rectification,)
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {"rectified": _("已整改")}

__all__ = ["CHOICES", "OUTCOMES", "PROCEDURES", "Defect", "Rectification", "owed_item", "owed_items"]
