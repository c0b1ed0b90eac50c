"""Which acts give somebody a receipt: what an outsider filed, and what was decided about somebody or told to them."""

from __future__ import annotations

from collections.abc import Mapping

from zhunsheng import record
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.roles import INSIDE, SYSTEM
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step

FILED, TOLD = "filed", "told"

OUTSIDE = frozenset(
    {"party", "interested_party", "applicant", "enterprise", "company", "resident", "third_party", "witness"}
)
"""Who has no post anywhere: what they do themselves they have done towards the organ."""
FILES: Mapping[str, frozenset[str]] = {"social-supervisor": frozenset({"opinion"})}
"""What comes from outside though an officer alone takes the step."""
TELLS: Mapping[str, frozenset[str]] = {
    "penalty": frozenset(
        {
            *("register-evidence", "seize", "dispose-evidence", "recuse-decide", "hearing-notice", "order"),
            *("serve", "collect-on-spot", "instalment-approve", "surcharge", "revoke", "demand", "correct"),
            *("withdraw-publication", "transfer", "close"),
        }
    ),
    "coercion": frozenset(
        {
            *("freeze", "restrain", "deliver-decision", "extend", "lift", "dispose", "decide", "serve"),
            *("surcharge", "demolition-notice", "enforce", "suspend", "resume", "end", "transfer-deposits"),
            *("auction", "substitute-decision", "substitute-demand", "substitute-perform"),
            *("substitute-at-once", "notify-after", "apply-court", "close"),
        }
    ),
    "licence": frozenset(
        {
            *("notify-interested", "hearing-notice", "extend", "serve", "issue-certificate", "deem-renewed"),
            *("order-correction", "record-credit", "revoke", "withdraw", "compensate", "cancel"),
        }
    ),
    "inspection": frozenset({"inspect", "correct-at-once", "conclude", "record-result"}),
    "certificate": frozenset({"renew", "off-duty", "back-on-duty", "revoke"}),
    "social-supervisor": frozenset({"reply", "end"}),
    "supervision": frozenset({"serve", "answer-objection", "withdraw-certificate"}),
    "fault": frozenset({"examine", "handle", "result"}),
    "reviewed-file": frozenset({"settle", "appeal-decide"}),
    "assistance": frozenset({"rule"}),
}
"""What is decided about somebody, done to them or told to them without a paper of its own in the declaration."""


def receipt_of(viewer: Viewer, case: str, seq: int) -> str:
    """The receipt of an act that gives one, or while no checkpoint covers its entry the signed promise of one.

    Raises NoSuchCase where the viewer may not see the case or the act gives none; RecordError.
    """
    view = case_view(viewer, case)
    act = next((one for one in view.acts if one.seq == seq), None)
    gives = act and receipted(view.procedure, view.procedure.steps[act.step])
    if not gives or not viewer.sees(view.line.organ):
        raise NoSuchCase(case)
    return record.promises.given(view.book, seq)


def receipted(procedure: type[Procedure], step: Step) -> str:
    """`filed` where somebody outside takes the step, `told` where it decides about somebody, issues a paper or
    publishes, else nothing."""
    outside = {role for role in step.by.roles if role in ROLES and role not in INSIDE | {SYSTEM}}
    if (step.by.outsider and outside) or step.name in FILES.get(procedure.name, ()):
        return FILED
    if step.issues or step.publishes or step.name in TELLS.get(procedure.name, ()):
        return TOLD
    return FILED if outside & OUTSIDE else ""
