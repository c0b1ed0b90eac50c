"""Who keeps the registers of people and powers, and the articles they rest on."""

from zhunsheng.procedures.enforcement.before import OLD
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
    SYSTEM,
)
from zhunsheng.procedures.vocabulary import Who
from zhunsheng.statutes.catalogue import PENALTY_ACT, SUPERVISION_RULES, THREE_SYSTEMS

QUALIFIED = (SUPERVISION_RULES[17], PENALTY_ACT[42], *OLD[37])
"""Examined, reviewed, given a card: since 2026-02-01 by the supervision rules, before by the act itself."""
MANAGED = (SUPERVISION_RULES[10], THREE_SYSTEMS["（四）"])
"""Who manages qualification and cards; before 2026-02-01 the organ that publishes its officers."""
SANCTIONED = (SUPERVISION_RULES[32], *MANAGED)
"""Off duty for education, transferred, disqualified: what the supervision rules let a supervision body advise."""
CONFIRMED = (SUPERVISION_RULES[17], THREE_SYSTEMS["（四）"])
"""Bodies confirmed and published."""

KEEPERS = Who(
    (CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, SUPERVISOR, HEAD, DEPUTY_HEAD, SYSTEM), overseen=True
)
"""Whoever keeps a register of the organ, or looks over it."""
DECIDERS = Who(
    (
        *(HEAD, DEPUTY_HEAD, SUPERVISOR),
        *("supervision_body", "enforcement_organ", "superior_organ", "government", "head_of_government"),
        SYSTEM,
    ),
    overseen=True,
)
"""The head of the organ, or the government and its supervision body above it."""

SUPERVISORS = Who(
    (SUPERVISOR, "supervision_body", "government", "head_of_government", "superior_organ", SYSTEM),
    overseen=True,
)
"""The supervision body and those above it: nobody confirms himself."""
