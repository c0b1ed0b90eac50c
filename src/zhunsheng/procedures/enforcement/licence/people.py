"""Who takes the steps of a licence. No article asks for enforcement cards here; one organ holds the power (第二十二、二十五条)."""

from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    HEARING_OFFICER,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SYSTEM,
    outsider,
)
from zhunsheng.procedures.vocabulary import Who
from zhunsheng.statutes.catalogue import LICENCE_ACT

_HOLDER = LICENCE_ACT[25]
_INSIDE = (HANDLER, CLERK, SECTION_CHIEF, HEAD, DEPUTY_HEAD, LEGAL_REVIEWER, HEARING_OFFICER, "borrowed")

WINDOW = Who((*_INSIDE, SYSTEM), cites=_HOLDER)
"""The organ's staff; silence lets the system act."""
TAKERS = Who((*_INSIDE, "other_organ", "government", "coordinating_office"), cites=_HOLDER)
"""Who hands a file over or takes it over when its power moves."""
OFFICIALS = Who((*_INSIDE, "government", "head_of_government"), cites=_HOLDER)
ABOVE = Who((*_INSIDE, "superior_organ", "government"), cites=_HOLDER)
"""The organ or the one above it (第六十九条)."""
APPROVERS = Who((HEAD, DEPUTY_HEAD, *_INSIDE, "head_of_government", "government"), cites=LICENCE_ACT[42])
APPLICANTS = outsider("applicant", "party", "enterprise", "company", "resident", "interested_party")
"""Who asks, or is touched by what is asked."""
DEPARTMENTS = outsider("other_organ", *_INSIDE)
EXPERTS = outsider(*_INSIDE, "testing_body")
