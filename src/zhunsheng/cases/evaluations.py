"""Evaluation rounds as recorded: scores by department, one round against another."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.models import CaseRow
from zhunsheng.methods.rounds import Comparison, compare


def scores(round: str) -> dict[str, Decimal]:
    """Points by department (credit code) of the round with that id or number. Raises NoSuchCase."""
    row = CaseRow.objects.filter(procedure="evaluation-round", id=round).first()
    row = row or CaseRow.objects.filter(procedure="evaluation-round", number=round).first()
    if row is None:
        raise NoSuchCase(round)
    found = CaseRow.objects.filter(procedure="evaluation", subject__in=(row.id, row.number), book=row.book)
    return {
        str(facts["open__unit"]): sum(
            (Decimal(str(facts[f"score__{name}"])) for name in ("publicity", "recording", "review")),
            Decimal(0),
        )
        for facts in found.filter(closed__isnull=False).values_list("facts", flat=True)
    }


def compared(first: str, second: str, departments: Iterable[str]) -> Comparison:
    """Two rounds side by side, over the departments (credit codes) that enforce the law. Raises NoSuchCase."""
    return compare(scores(first), scores(second), departments)
