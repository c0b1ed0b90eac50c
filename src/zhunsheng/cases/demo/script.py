"""Planning the cases of other procedures than the penalty: a script of steps, one after the other, taken if their day has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from zhunsheng.cases.demo.plan import Do, granted
from zhunsheng.cases.folding import HERE
from zhunsheng.procedures.vocabulary import Procedure

MINUTE = timedelta(minutes=1)


class Script:
    """The steps of one area, in the order of their writing down. What lies after `now` is left out, and with it
    whatever would follow in the same case."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.steps: list[Do] = []
        self._at = datetime.min.replace(tzinfo=UTC)
        self._over: set[str] = set()

    def do(
        self,
        case: str,
        procedure: type[Procedure],
        step: str,
        on: date,
        organ: str,
        *by: str,
        **facts: Any,
    ) -> bool:
        """Plan a step by its name on that day; duties not mentioned are answered lawfully. Whether its day has come.

        Days must not go backwards from one call to the next.
        """
        found = procedure.steps[step]
        at = max(datetime.combine(on, time(9), HERE).astimezone(UTC), self._at + MINUTE)
        if at > self.now or case in self._over:
            self._over.add(case)
            return False
        self._at = at
        self.steps.append(Do(case, organ, found, {**granted(found), **facts}, by, on, at, procedure))
        return True
