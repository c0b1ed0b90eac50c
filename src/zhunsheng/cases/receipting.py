"""Which acts give somebody a receipt: what an outsider filed, and what was decided or told on paper."""

from __future__ import annotations

from zhunsheng.procedures.roles import INSIDE, SYSTEM
from zhunsheng.procedures.vocabulary import ROLES, Step

FILED, TOLD = "filed", "told"


def receipted(step: Step) -> str:
    """`filed` where a person outside may take the step, `told` where it issues a paper or publishes, else nothing."""
    if step.by.outsider and any(role in ROLES and role not in INSIDE | {SYSTEM} for role in step.by.roles):
        return FILED
    return TOLD if step.issues or step.publishes else ""
