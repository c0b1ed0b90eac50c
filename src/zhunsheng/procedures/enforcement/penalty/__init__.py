"""行政处罚: the ordinary procedure and the summary one, put together from their parts.

The bars stand in the modules imported here, each beside the article it comes from.
"""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.penalty import (
    after_crimes,
    amount_bars,
    competence_bars,
    decision_bars,
    hearing_bars,
    inquiry_bars,
    list_bars,
    money_bars,
    other_bars,
    performance_bars,
    supervision_bars,
)
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding, decided
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, heaviest
from zhunsheng.procedures.enforcement.penalty.performance import Performance, overturned_after
from zhunsheng.procedures.enforcement.penalty.watched import Watched, track_of
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (
    after_crimes,
    inquiry_bars,
    hearing_bars,
    decision_bars,
    amount_bars,
    competence_bars,
    other_bars,
    performance_bars,
    money_bars,
    list_bars,
    supervision_bars,
)


class Penalty(Inquiry, Hearing, Deciding, Performance, Watched, Procedure):
    """行政处罚(普通程序、简易程序). One class: a case begins by filing or by a decision on the spot."""

    name = "penalty"
    series = "case"
    title = _("行政处罚")
    enforces = True

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Party, track and outcome of a case, as lists and tables show them."""
        opening = next((act for act in case.acts if act.step.opens and act.stands), None)
        decision = decided(case)
        found: dict[str, Any] = {"track": None, "cause": None, "town": None}
        if opening is not None:
            track = "summary" if opening.step is cls.summary_decide else track_of(case, opening)
            found = {"track": track, "cause": opening.facts.cause, "town": opening.facts.town}
            found["subject"] = opening.facts.violation_code
        if decision is None:
            found["outcome"] = "transferred" if case.did(cls.transfer) else None
        elif decision.step is cls.decide_no_penalty:
            found["outcome"] = "no-penalty"
        else:
            # What was later annulled is still counted under its kind (statistics of enforcement).
            kind = heaviest(decision.facts.kinds, case.setting("kind_rank") or ())
            outcome = "revoked" if overturned_after(case, decision) else "penalised"
            found |= {"outcome": outcome, "heaviest": kind.value if kind else None}
        return found | {"decided": decision.on if decision else None, "awaits": _awaits(case)}


def _awaits(case: Any) -> str:
    """Whose turn it is, as far as the order of the statute tells: what the work lists of heads and reviewers show."""
    if decided(case) is not None or not case.did(Penalty.conclude):
        return "handler"
    if not case.did(Penalty.notify):
        return "handler"
    if case.did(Penalty.hold_hearing) and not case.did(Penalty.review):
        return "legal_reviewer"
    return "head"


OUTCOMES = {
    "penalised": _("给予处罚"),
    "no-penalty": _("不予处罚"),
    "transferred": _("移送司法"),
    "revoked": _("已撤销、变更"),
}
TRACKS = {"ordinary": _("普通程序"), "summary": _("简易程序"), "quick": _("快速办理")}

__all__ = ["BARS", "KINDS", "OUTCOMES", "TRACKS", "Penalty"]
