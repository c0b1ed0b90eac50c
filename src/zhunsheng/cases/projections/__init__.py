"""What steps enter in the registers, in their own transaction; one module an area, listed by hand."""

from typing import Any

from zhunsheng.cases.projections import lists, officers, supervision
from zhunsheng.cases.projections.projecting import Projection
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.vocabulary import Step

EVERY: tuple[dict[Step, Projection], ...] = (lists.STEPS, officers.STEPS, supervision.STEPS)
"""Each module of an area exports one such dict."""

_BY_STEP = {step: projection for one in EVERY for step, projection in one.items()}


def project(case: Case, act: Any) -> None:
    """Enter what the act changes. Raises registers' Refused where the register cannot take it."""
    found = _BY_STEP.get(act.step)
    if found is not None:
        found(case, act)
