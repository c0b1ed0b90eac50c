"""History: acts done before this house kept the book, taken in as they were, each with its defects listed.

Nothing is corrected silently and nothing is judged by the law of today: the defects are what the law of the day of
the act had against it. Only what cannot be an act of that case at all is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhunsheng.procedures.judging import Refusal

NEVER = frozenset({"future", "opens", "unopened"})
"""A day still to come, a case opened twice, a step in no case: these are slips of the file, not of the past."""


def listed(against: Sequence[Refusal]) -> list[dict[str, str]] | None:
    """The defects as the entry keeps them; None where the act cannot be taken in even as history."""
    if any(one.rule in NEVER for one in against):
        return None
    return [
        {
            "rule": one.rule,
            "message": one.message.format(**one.values),
            "article": str(one.article) if one.article else "",
        }
        for one in against
    ]
