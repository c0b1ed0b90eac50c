"""What the organ's published list calls a major decision (国办发〔2018〕118号（十二）)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def listed_as_major(case: Any, facts: Any) -> bool:
    """Whether the organ's published list of major decisions names such a penalty: by its amount or by its kinds."""
    kinds = {kind.value for kind in facts.kinds or ()}
    for item in case.lists.entries("major-decisions", decides="penalty"):
        amount = item.get("amount_yuan")
        if amount is not None and facts.fine_yuan and facts.fine_yuan >= Decimal(str(amount)):
            return True
        if kinds & set(item.get("kinds") or ()):
            return True
    return False
