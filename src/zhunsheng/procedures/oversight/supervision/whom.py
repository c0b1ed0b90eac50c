"""Who supervises, who is supervised, and what a finding owes the ledger."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.oversight.review.owing import owed_item
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HEAD,
    LEGAL_REVIEWER,
    STAFF,
    SUPERVISOR,
    SYSTEM,
    outsider,
)
from zhunsheng.procedures.vocabulary import Owed, Who
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES

BODY = "supervision_body"
SUPERVISORS = Who(
    (BODY, SUPERVISOR, HEAD, DEPUTY_HEAD, LEGAL_REVIEWER, CLERK, SYSTEM), cites=RULES[6], overseen=True
)
"""The justice bureau, which supervises for its government (第六条)."""
ANSWERERS = Who(SUPERVISORS.roles, cites=RULES[30], overseen=True)
"""Objections go to the body that supervised, and it is that body which deals with them (第三十条)."""
GOVERNMENT = Who(("government", "head_of_government"), cites=RULES[29], overseen=True)
"""A decision on supervision is the government's own (第二十九条)."""
PUBLISHERS = Who((*SUPERVISORS.roles, *GOVERNMENT.roles), cites=RULES[6], overseen=True)
"""The body that supervised makes its findings known, or its government, which decided (第三十一条)."""
SUPERVISED = outsider("enforcement_organ", *STAFF.roles, SUPERVISOR, BODY)
"""The organ looked over answers on paper or at its own desk."""


def finding(trial: Any, *, source: str, defect: str, kind: str, due: Any = None) -> list[Owed]:
    """What was found wrong in a unit becomes an item of its rectification ledger; nothing where no unit is named."""
    unit = trial.fact("unit")
    if not unit:
        return []
    return [owed_item(trial, source=source, unit=unit, kind=kind, defect=defect or source, due=due)]


def silent(case: Any, *clocks: Any) -> bool:
    """Whether a term for an answer is over and none came."""
    faces = (case.face(clock) for clock in clocks)
    return any(f is not None and f.done is None and not f.ended and case.on > f.binding for f in faces)
