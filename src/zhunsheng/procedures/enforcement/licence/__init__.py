"""行政许可: applications, change, renewal, revocation, notification-and-commitment; and the notice to supervision.

The bars stand in the modules imported here, each beside the article it comes from.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.licence import (
    decision_bars,
    intake_bars,
    life_bars,
    power_bars,
    review_bars,
)
from zhunsheng.procedures.enforcement.licence.choices import (
    CATEGORIES,
    EXCLUDED,
    RESULTS,
    TRACKS,
    WAYS,
    Category,
    Excluded,
    Result,
    Way,
)
from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.deciding import Deciding
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.life import Life, by_fraud
from zhunsheng.procedures.enforcement.licence.review import Review
from zhunsheng.procedures.enforcement.licence.supervision_notice import OUTCOMES as OF_NOTICES
from zhunsheng.procedures.enforcement.licence.supervision_notice import SupervisionNotice
from zhunsheng.procedures.enforcement.licence.terms import acceptance, application, granted, safety
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.days import shift_months
from zhunsheng.statutes.words import _

BARS = (intake_bars, review_bars, decision_bars, life_bars, power_bars)


class Licence(Intake, Review, Continuing, Deciding, Life, Procedure):
    """行政许可. A case is one application: for a licence, its renewal or its change; a licence's whole life may follow."""

    name = "licence"
    series = "licence"
    title = _("行政许可")

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Party, item, track and outcome, and until when the applicant is barred from the item."""
        first = next((act for act in case.acts if act.step.opens and act.stands), None)
        facts = first.facts if first is not None else None
        decision = case.last(*_DECIDING)
        day = acceptance(case)
        found: dict[str, Any] = {
            "subject": getattr(facts, "item", None),
            "cause": (facts.item_title or facts.item) if facts is not None else None,
            "track": _track(case),
            "outcome": _outcome(case),
            "decided": decision.on if decision is not None else None,
            "awaits": _awaits(case),
            "accepted": day,
        }
        return found | _barred(case)


_DECIDING = (
    *(Deciding.decide, Deciding.decide_on_spot, Continuing.renew_decide, Continuing.change_decide),
    Continuing.deem_renewed,
)


def _track(case: Any) -> str:
    last = application(case)
    if last is not None and last.step is not Intake.apply:
        return "renewal" if last.step is Intake.renew_apply else "change"
    if case.did(Intake.commit):
        return "commitment"
    return "on-the-spot" if case.did(Deciding.decide_on_spot) else "ordinary"


def _outcome(case: Any) -> str | None:
    """How it stands now: what was undone later says so."""
    for step, word in ((Life.cancel, "cancelled"), (Life.revoke, "revoked"), (Life.withdraw, "withdrawn")):
        if case.did(step):
            return word
    last = case.last(*_DECIDING, Intake.refuse_acceptance)
    if last is None:
        return None
    if last.step is Intake.refuse_acceptance:
        return "not-accepted"
    if last.step is Continuing.deem_renewed:
        return "renewed"
    words = {Continuing.renew_decide: "renewed", Continuing.change_decide: "changed"}
    return words.get(last.step, "granted") if granted(case, last) else "refused"


def _awaits(case: Any) -> str:
    """Whose turn it is: the applicant's while corrections are awaited, a head's where an extension may be needed."""
    asked, given = case.last(Intake.ask_corrections), case.last(Intake.submit_corrections)
    if asked is not None and not case.did(Intake.accept) and (given is None or given.seq < asked.seq):
        return "applicant"
    return "handler"


def _barred(case: Any) -> dict[str, Any]:
    """Until when, and why, the applicant may not ask for this item again (第七十八、七十九条)."""
    revoked, decision = case.last(Life.revoke), case.last(Deciding.decide)
    if revoked is not None and by_fraud(case, revoked):
        return {"barred_by": "fraud", "barred_until": _later(revoked.on, 3)}
    if decision is not None and decision.facts.false_papers and safety(case) and not granted(case, decision):
        return {"barred_by": "false-papers", "barred_until": _later(decision.on, 1)}
    return {}


def _later(day: date, years: int) -> date:
    return shift_months(day, 12 * years)


PROCEDURES: tuple[type[Procedure], ...] = (Licence, SupervisionNotice)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    Result: RESULTS,
    Category: CATEGORIES,
    Way: WAYS,
    Excluded: EXCLUDED,
}
# «revoked» keeps the title that penalties gave it: outcomes are titled once for all procedures.
OUTCOMES: dict[str, str] = {
    "granted": _("准予许可"),
    "refused": _("不予许可"),
    "not-accepted": _("不予受理"),
    "renewed": _("准予延续"),
    "changed": _("准予变更"),
    "withdrawn": _("已撤回"),
    "cancelled": _("已注销"),
    **OF_NOTICES,
}

__all__ = ["BARS", "CHOICES", "OUTCOMES", "PROCEDURES", "TRACKS", "Licence", "SupervisionNotice"]
