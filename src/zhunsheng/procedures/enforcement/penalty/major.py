"""Which penalties a place wants filed with its justice bureau, and the filing that one owes (重大行政处罚备案).

No national statute fixes the threshold: local rules do (`major_filing_*`). Where a place set none, what opens the
right to a hearing is taken for major in lists and figures, but no clock runs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.penalty.kinds import Kind
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.procedures.vocabulary import Owed

AMOUNTS = {
    PartyKind.ORGANISATION.value: "major_filing_fine_organisation_yuan",
    PartyKind.PERSON.value: "major_filing_fine_person_yuan",
    PartyKind.INDIVIDUAL_BUSINESS.value: "major_filing_fine_person_yuan",
}
KINDS = "major_filing_kinds"


def ruled(settings: Mapping[str, Any]) -> bool:
    """Whether the place set a threshold of its own."""
    return any(settings.get(key) is not None for key in (*AMOUNTS.values(), KINDS))


def over(settings: Mapping[str, Any], party: str, kinds: Collection[str], yuan: Decimal | None) -> bool:
    """Whether a penalty of these kinds, or of so many yuan against such a party, is to be filed under the local rule."""
    wanted = str(settings.get(KINDS) or "")
    if any(Kind(kind).value in wanted for kind in kinds):
        return True
    threshold = whole(settings.get(AMOUNTS.get(party, ""), None))
    return bool(threshold) and (yuan or Decimal(0)) >= Decimal(threshold or 0)


def to_be_filed(case: Any, act: Any) -> bool:
    """Whether this decision is over the local threshold."""
    party, facts = case.fact("party"), act.facts
    amounts = [getattr(facts, name, None) or Decimal(0) for name in ("fine_yuan", "confiscated_yuan")]
    kinds = [kind.value for kind in facts.kinds or ()]
    return over(case.settings, party.kind.value if party else "", kinds, max(amounts))


def filing_owed(trial: Any, facts: Any) -> list[Owed]:
    """Filed by the organ, received by the justice bureau that the local rule names (its credit code)."""
    bureau = trial.setting("major_filing_organ")
    if not bureau:
        return []
    told = {"penalty": trial.case.id, "unit": trial.case.organ}
    return [Owed("major-filing", "file", told, organ=str(bureau))]
