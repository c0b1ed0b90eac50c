"""Cases made by hand for the tests, without registers and book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.calendar import Calendar

PARTY = {"kind": "organisation", "name": "青禾商贸有限公司"}
Made = tuple[str, date, dict[str, Any]]


def granted(step: str) -> dict[str, Any]:
    """The lawful answers to the duties of a step."""
    fields = Penalty.steps[step].facts.model_fields
    return {
        name: info.json_schema_extra["granted"]
        for name, info in fields.items()
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }


def case_of(acts: Iterable[Made], **settings: Any) -> Case:
    """The case that these acts tell, each by its name, day and facts."""
    case = Case(Penalty, "c", (), Calendar.standard(), settings, "o")
    for seq, (name, on, told) in enumerate(acts, 1):
        step = Penalty.steps[name]
        party = {"party": PARTY} if "party" in step.facts.model_fields else {}
        facts = step.facts.model_validate(granted(name) | party | told)
        case = case.with_act(step, facts, seq=seq, on=on, by=("h1", "h2"), written=on)
    return case
