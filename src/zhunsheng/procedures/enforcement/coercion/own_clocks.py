"""Three ways in which a clock of coercion chooses its beginning: each measure has its own, the base decision keeps one,
a suspension is still shown when it is over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.clocks import Clock, Face
from zhunsheng.statutes.days import Length, days

_DAYS = re.compile(r"\s*(\d{1,3})\s*(?:$|日|天|个?自然日|days?\b)|(?<!第)(\d{1,3})\s*(?:日|天|days?\b)")


def longest(case: Any) -> int:
    """Days that a measure may last at first: thirty, or as many as a law or administrative regulation says in the
    setting `special_rule` (第二十五条、第三十二条: 另有规定的除外)."""
    said = case.setting("special_rule")
    found = None if said is None or isinstance(said, bool) else _DAYS.search(str(said))
    number = int(found[1] or found[2]) if found else 0
    return number or 30


@dataclass(eq=False)
class EachMeasure(Clock):
    """Runs from every act of its kind for itself: what was seized on two days is due on two days.

    The face shown first is the earliest that still runs. A shorter term told in the decision binds.
    """

    def face(self, case: Case, today: date) -> Face | None:
        """The earliest that still runs, else the latest."""
        return next(iter(self._faces(case, today)), None)

    def replaced(self, case: Case, today: date) -> list[Face]:
        """The others: none of them replaces another."""
        return self._faces(case, today)[1:]

    def _faces(self, case: Case, today: date) -> list[Face]:
        found = [self._of(case, act, today) for act in reversed(case.standing(*self.since))]
        faces = [one for one in found if one is not None]
        running = sorted((one for one in faces if one.done is None), key=lambda one: one.binding)
        return [*running, *(one for one in faces if one.done is not None)]

    def _length(self, case: Case, act: Act, start: date) -> Length:
        told = getattr(act.facts, "days", None)
        term = longest(case)
        return days(min(told, term) if told else term)


@dataclass(eq=False)
class OfBase(Clock):
    """Runs from the service of the decision that is to be enforced, whatever else was served later."""

    def face(self, case: Case, today: date) -> Face | None:
        """From that service."""
        act = base_service(case)
        return self._of(case, act, today) if act is not None else None

    def replaced(self, case: Case, today: date) -> list[Face]:
        """Nothing replaces it."""
        return []


@dataclass(eq=False)
class EvenSetAside(Clock):
    """Runs from an act that the step which ends it sets aside: how long it lasted is still shown.

    `since` names both steps, first the one it runs from: the clock is asked for as long as one of them stands.
    """

    def face(self, case: Case, today: date) -> Face | None:
        """From the latest such act, standing or not."""
        acts = case.ever(self.since[0])
        return self._of(case, acts[-1], today) if acts else None

    def replaced(self, case: Case, today: date) -> list[Face]:
        """The earlier ones."""
        faces = (self._of(case, act, today) for act in case.ever(self.since[0])[:-1])
        return [one for one in faces if one is not None]


_LATER = ("enforcement-decision", "substitute-decision")


def base_service(case: Case) -> Any:
    """The service of the base decision: the last one before anything of its enforcement was decided."""
    later = next((act.seq for act in case.acts if act.stands and act.step.name in _LATER), None)
    served = [act for act in case.acts if act.stands and act.step.name == "serve"]
    return next((act for act in reversed(served) if later is None or act.seq < later), None)
