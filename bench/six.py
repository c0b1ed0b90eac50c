"""One case of six steps, taken through `take` like any other. Imported once Django stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.cases.taking import take
from zhunsheng.procedures.enforcement.penalty import Penalty

OFFICERS = ["h1", "h2"]
TOLD = ["content", "facts", "reasons", "basis", "state", "defend", "hearing"]
FINE: dict[str, Any] = {"kinds": ["fine"], "fine_yuan": "2000"}
LAWFUL = {"order_to_correct": True, "collective": True, "remedies_told": True, "surcharge_stated": True}


def six_steps(organ: str, n: int) -> None:
    """Filed, concluded, told, waived, decided, served."""
    opening = {"party": {"kind": "organisation", "name": f"某{n}有限公司"}, "cause": f"案{n}"}
    case = take(
        None, Penalty.file, opening, by=OFFICERS, on=date(2026, 1, 12), organ=organ, procedure=Penalty
    ).case.id
    take(case, Penalty.conclude, {"facts_established": True}, by=OFFICERS, on=date(2026, 1, 15))
    take(case, Penalty.notify, FINE | {"told": TOLD}, by=OFFICERS, on=date(2026, 1, 16))
    take(case, Penalty.waive, {"written": True}, by=["party"], on=date(2026, 1, 17))
    take(case, Penalty.decide, FINE | LAWFUL, by=["head"], on=date(2026, 1, 19))
    take(case, Penalty.serve, {}, by=OFFICERS, on=date(2026, 1, 20))
