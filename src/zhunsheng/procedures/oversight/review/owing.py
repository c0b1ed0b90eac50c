"""What other procedures say when they find a defect: it becomes one item of the rectification ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.procedures.oversight.review.rectification import Rectification, standing_item
from zhunsheng.procedures.vocabulary import Owed


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing found wrong: of which kind, in words, and by when it is to be put right."""

    kind: str
    text: str
    due: date | None = None


def owed_item(trial: Any, *, source: str, unit: str, kind: str, defect: str, due: date | None = None) -> Owed:
    """The step that the ledger owes for a defect: a new item in the unit's own ledger, or the old one reopened.

    Use it in a step's `owes`; the case on trial is the source. `unit`: the organ's credit code.
    """
    kind = kind[:60]
    facts: dict[str, Any] = {"source": source, "source_case": trial.case.id, "defect": defect[:300]}
    if due is not None:
        facts["due"] = due
    known = standing_item(trial, unit, kind)
    if known is not None:
        return Owed(Rectification.name, Rectification.reopen.name, facts, case=known.id)
    return Owed(Rectification.name, Rectification.find.name, facts | {"unit": unit, "kind": kind}, organ=unit)


def owed_items(trial: Any, *, source: str, unit: str, defects: Iterable[Defect]) -> list[Owed]:
    """One item a kind: defects of one kind found together are told together."""
    by_kind: dict[str, list[Defect]] = {}
    for one in defects:
        by_kind.setdefault(one.kind[:60], []).append(one)
    return [
        owed_item(
            trial,
            source=source,
            unit=unit,
            kind=kind,
            defect="；".join(dict.fromkeys(one.text for one in found)),
            due=min((one.due for one in found if one.due), default=None),
        )
        for kind, found in by_kind.items()
    ]
