"""How much of enforcement runs online, case by case, and what quick handling saves (S106, S107)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from zhunsheng.cases.models import CaseRow

ENFORCING = ("penalty", "coercion")
HISTORY = "作为历史记录录入"


@dataclass(frozen=True, slots=True)
class Offline:
    """A case that ran on paper, wholly or at first, and why."""

    id: str
    number: str
    organ: str
    opened: date
    reason: str


@dataclass(frozen=True, slots=True)
class Online:
    """Online / all, exact; the others listed with their reasons."""

    every: int
    offline: tuple[Offline, ...]

    @property
    def online(self) -> int:
        """Cases all of whose steps were taken here."""
        return self.every - len(self.offline)

    @property
    def reasons(self) -> Mapping[str, int]:
        """How often each reason was given, the most first."""
        return dict(Counter(one.reason for one in self.offline).most_common())


def online(organs: Iterable[str], first: date, last: date, procedures: Iterable[str] = ENFORCING) -> Online:
    """The cases that these organs opened from `first` to `last`."""
    rows = CaseRow.objects.filter(
        procedure__in=list(procedures), organ__in=list(organs), opened__range=(first, last)
    ).order_by("opened", "id")
    every, offline = 0, []
    for id, number, organ, opened, facts in rows.values_list(
        "id", "number", "organ", "opened", "facts"
    ).iterator():
        every += 1
        if reason := _offline(facts):
            offline.append(Offline(id, number, organ, opened, reason))
    return Online(every, tuple(offline))


def _offline(facts: Mapping[str, Any]) -> str:
    """Why a case did not run here: the reason told, steps on paper before, or entries taken in as history."""
    told = next((str(value) for name, value in facts.items() if name.endswith("__offline_reason")), "")
    if told:
        return told
    if facts.get("history") or any(
        value is True for name, value in facts.items() if name.endswith("__earlier_steps_done")
    ):
        return HISTORY
    return ""


@dataclass(frozen=True, slots=True)
class Quick:
    """Quick against ordinary handling: decided cases, the median of days from filing to decision, turned ordinary."""

    quick: int
    quick_days: float | None
    ordinary: int
    ordinary_days: float | None
    converted: int

    @property
    def saved(self) -> float | None:
        """Days saved in the middle case; None where either kind has none."""
        if self.quick_days is None or self.ordinary_days is None:
            return None
        return self.ordinary_days - self.quick_days


def quick(organs: Iterable[str], first: date, last: date) -> Quick:
    """The penalties that these organs decided from `first` to `last`, those begun by filing."""
    rows = CaseRow.objects.filter(
        procedure="penalty", organ__in=list(organs), decided__range=(first, last)
    ).exclude(track="summary")
    days: dict[str, list[int]] = {"quick": [], "ordinary": []}
    converted = 0
    for track, decided, facts in rows.values_list("track", "decided", "facts").iterator():
        filed = facts.get("file_on")
        if filed and decided and track in days:
            days[track].append((decided - date.fromisoformat(filed)).days)
        converted += "convert_on" in facts
    return Quick(
        len(days["quick"]),
        median(days["quick"]) if days["quick"] else None,
        len(days["ordinary"]),
        median(days["ordinary"]) if days["ordinary"] else None,
        converted,
    )
