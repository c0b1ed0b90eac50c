"""行政执法监督: calendar, checks, papers with reply clocks, responsibility."""

from __future__ import annotations

from enum import Enum
from typing import Any

from zhunsheng.procedures.oversight.supervision import bars
from zhunsheng.procedures.oversight.supervision.assistance import ASSISTED, Assistance
from zhunsheng.procedures.oversight.supervision.campaign import Campaign
from zhunsheng.procedures.oversight.supervision.card import (
    CARDS,
    COLOURS,
    RULES_WATCHED,
    Colour,
    MonitoringCard,
    Rule,
)
from zhunsheng.procedures.oversight.supervision.duty import DutyMap
from zhunsheng.procedures.oversight.supervision.facts import SOURCES, Source
from zhunsheng.procedures.oversight.supervision.fault import FAULT_SOURCES, FAULTS, Fault, FaultSource
from zhunsheng.procedures.oversight.supervision.joint import JointSupervision
from zhunsheng.procedures.oversight.supervision.plan import SupervisionPlan
from zhunsheng.procedures.oversight.supervision.social import SocialSupervisor
from zhunsheng.procedures.oversight.supervision.steps import Clocks, Steps
from zhunsheng.procedures.oversight.supervision.suggestion import IMPLEMENTED, PAPERS, Paper, Suggestion
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (bars,)


class Supervision(Steps, Clocks, Procedure):
    """行政执法监督. One matter in one unit: checked, put right by letter, opinion or decision, reported back."""

    name = "supervision"
    series = "supervision"
    title = _("行政执法监督")

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """The unit is the subject; the outcome says how far it had to go."""
        paper = case.last(*bars.PAPERS)
        return {
            "cause": case.fact("matter"),
            "subject": case.fact("unit"),
            "outcome": _outcome(case),
            "decided": paper.on if paper else None,
            "awaits": "supervisor",
        }


def _outcome(case: Any) -> str | None:
    if case.did(Supervision.supervision_decision):
        return "supervision-decided"
    if case.did(Supervision.supervision_opinion):
        return "opinion-issued"
    if case.did(Supervision.supervision_letter):
        return "letter-issued"
    return "corrected-at-once" if case.did(Supervision.correct_at_once) else None


PROCEDURES: tuple[type[Procedure], ...] = (
    Supervision,
    SupervisionPlan,
    JointSupervision,
    Campaign,
    MonitoringCard,
    DutyMap,
    Fault,
    Assistance,
    SocialSupervisor,
    Suggestion,
)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    Source: SOURCES,
    Colour: COLOURS,
    Rule: RULES_WATCHED,
    FaultSource: FAULT_SOURCES,
    Paper: PAPERS,
}
OUTCOMES: dict[str, str] = {
    "supervision-decided": _("制发监督决定书"),
    "opinion-issued": _("制发监督意见书"),
    "letter-issued": _("制发监督督办函"),
    "corrected-at-once": _("当场纠正"),
    **CARDS,
    **FAULTS,
    **ASSISTED,
    **IMPLEMENTED,
}

__all__ = [
    "BARS",
    "CHOICES",
    "OUTCOMES",
    "PROCEDURES",
    "Assistance",
    "Campaign",
    "DutyMap",
    "Fault",
    "JointSupervision",
    "MonitoringCard",
    "SocialSupervisor",
    "Suggestion",
    "Supervision",
    "SupervisionPlan",
]
