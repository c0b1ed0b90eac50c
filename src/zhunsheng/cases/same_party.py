"""Other cases of the same party, found by a keyed hash, so that no name lies in plain text beside the vault."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
from django.utils.crypto import salted_hmac

from zhunsheng.cases.swift import run
from zhunsheng.procedures.acts import Other
from zhunsheng.procedures.facts import HIDDEN, Party

_OTHERS = (
    "SELECT number, organ, opened, cause, outcome, facts FROM cases_caserow"
    " WHERE party_key = %s AND book = %s AND id <> %s AND procedure = 'penalty'"
)
_OVER = ("no-penalty", "transferred", "revoked")


def key_of(party: Party | None) -> str:
    """What is the same for two cases of one party: made from its number where there is one, else from its name (and
    date of birth). Empty where the party is unknown or its particulars were erased."""
    if party is None:
        return ""
    number = party.credit_code or party.resident_id
    said = (
        [number.upper()] if number else [party.kind.value, party.name or party.person or "", party.born or ""]
    )
    if not any(said[-2:]) or HIDDEN in said:
        return ""
    return salted_hmac("zhunsheng.cases.party", "\n".join(said), algorithm="sha256").hexdigest()[:32]


def others(party: Party | None, book: str, case: str) -> tuple[Other, ...]:
    """The party's other penalty cases in the book, in whichever organ."""
    key = key_of(party)
    if not key:
        return ()
    return tuple(_other(*row) for row in run(_OTHERS, (key, book, case)).fetchall())


def _other(number: str, organ: str, opened: date, cause: str, outcome: str, told: str) -> Other:
    facts = orjson.loads(told)
    fined, over = _fined(facts, outcome), outcome in _OVER
    return Other(number, organ, opened, _violation(facts, opened), cause, fined, over)


def _violation(facts: dict[str, Any], opened: date) -> date | None:
    if facts.get("track") == "summary":
        return opened
    day = facts.get("decide__violation") or facts.get("file__violation")
    return date.fromisoformat(day) if day else None


def _fined(facts: dict[str, Any], outcome: str) -> bool:
    fine = facts.get("decide__fine_yuan") or facts.get("summary_decide__fine_yuan")
    return bool(fine) and outcome == "penalised"
