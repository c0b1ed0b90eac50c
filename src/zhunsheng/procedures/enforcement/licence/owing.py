"""What a granted licence owes: a notice to the department that supervises the activity (审管联动, S67)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.licence.choices import Result
from zhunsheng.procedures.enforcement.licence.terms import asked
from zhunsheng.procedures.vocabulary import Owed


def notices(case: Any, facts: Any) -> list[Owed]:
    """One notice to the supervising organ that the decision names; none where it is the deciding organ itself, or
    where nothing was granted."""
    to = facts.supervising_organ
    if facts.outcome is not Result.GRANTED or not to or to == case.organ:
        return []
    party = case.fact("party")
    told = {
        "licence": case.case.id,
        "item": asked(case, "item", ""),
        "item_title": asked(case, "item_title", ""),
        "party": party.model_dump(mode="json", exclude_none=True) if party is not None else None,
        "from_organ": case.organ,
        "granted_on": case.on,
        "content": facts.content,
        "certificate_number": facts.certificate_number,
        "valid_to": facts.valid_to,
    }
    return [Owed("supervision-notice", "notify", {k: v for k, v in told.items() if v is not None}, organ=to)]


def pushed_back(case: Any, facts: Any) -> list[Owed]:
    """The result of supervision goes back to the case of the licence."""
    notice = case.fact("licence")
    if not notice:
        return []
    told = {"notice": case.case.id, "result": facts.result, "suspended": facts.suspended}
    return [
        Owed("licence", "note-supervision", {k: v for k, v in told.items() if v is not None}, case=notice)
    ]
