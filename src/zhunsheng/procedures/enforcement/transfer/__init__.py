"""行政执法与刑事司法衔接: transfer to criminal justice in both directions.

The bars stand in the module imported here, each beside the article it comes from.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.transfer import bars
from zhunsheng.procedures.enforcement.transfer.meeting import JointMeeting
from zhunsheng.procedures.enforcement.transfer.steps import Clocks, Steps
from zhunsheng.procedures.enforcement.transfer.words import files
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (bars,)


class Transfer(Steps, Clocks, Procedure):
    """涉嫌犯罪案件移送. From the suspicion to the police, and back for the penalty that is still due."""

    name = "transfer"
    series = "transfer"
    title = _("涉嫌犯罪案件移送")

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Where it stands, and the penalty case it is about (its number, as the subject)."""
        sent = case.last(cls.transfer)
        return {
            "cause": case.fact("cause"),
            "subject": case.fact("penalty_case"),
            "outcome": _state(case),
            "decided": sent.on if sent else None,
            "awaits": "head" if case.did(cls.transfer_report) and not sent else "handler",
        }


def _state(case: Any) -> str:
    """How far it has come; what a bar of the penalty asks."""
    if case.did(Transfer.police_transfer):
        return "from-police"
    if case.did(Transfer.criminal_judgment):
        return "court-judged"
    if case.did(Transfer.return_case):
        return "court-returned"
    if not case.did(Transfer.transfer):
        return "not-transferred" if case.did(Transfer.transfer_refuse) else "looked-into"
    asked, answer = case.last(Transfer.police_reconsider_apply), case.last(Transfer.police_reconsider)
    if case.did(Transfer.police_file) or (answer is not None and files(answer.facts.outcome)):
        return "police-filed"
    if case.did(Transfer.police_refuse):
        told = case.last(Transfer.procuratorate_answer)
        waits = (asked is not None and answer is None) or (told is not None and files(told.facts.outcome))
        return "with-police" if waits else "police-refused"
    return "with-police"


PROCEDURES: tuple[type[Procedure], ...] = (Transfer, JointMeeting)
CHOICES: dict[type[Enum], dict[Any, str]] = {}
OUTCOMES: dict[str, str] = {
    "looked-into": _("核实审批中"),
    "not-transferred": _("不批准移送"),
    "with-police": _("公安机关审查中"),
    "police-filed": _("公安机关立案"),
    "police-refused": _("公安机关不予立案"),
    "court-judged": _("已有刑事裁判"),
    "court-returned": _("司法机关退回"),
    "from-police": _("公安机关移送行政机关"),
}

__all__ = ["BARS", "CHOICES", "OUTCOMES", "PROCEDURES", "JointMeeting", "Transfer"]
