"""A case being planned: who handles it, about what, how far it has come. Every step of it is later really taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from zhunsheng.cases.demo.matters import Matter
from zhunsheng.cases.demo.staff import Officer, Team
from zhunsheng.cases.folding import HERE
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import count, days, workdays

P: Any = Penalty
MINUTE = timedelta(minutes=1)
WHOLE = "*"
"""The name in facts of what gives all of them at once."""


@dataclass(frozen=True, slots=True)
class Do:
    """A step to be taken in the planned case of that name, written down at that moment.

    Facts may name another planned case (`Of`): its id is put in when the step is taken; or be worked out from the
    record then (`Made`). `finds`: the id of a case that the system opened, given the planned cases taken so far.
    """

    case: int | str
    organ: str
    step: Step
    facts: dict[str, Any]
    by: tuple[str, ...]
    on: date
    at: datetime
    procedure: type[Procedure] = Penalty
    finds: Callable[[Mapping[int | str, str]], str] | None = None


@dataclass(frozen=True, slots=True)
class Of:
    """Stands in facts for the id of another planned case."""

    case: int | str


@dataclass(frozen=True, slots=True)
class Made:
    """Stands in facts for what is worked out from the record when the step is taken (a draw from the closed files)."""

    how: Callable[[Mapping[int | str, str]], Any]


@cache
def granted(step: Step) -> dict[str, Any]:
    """The lawful answer to every duty that the step asks about."""
    every = step.facts.model_fields.items()
    return {
        name: info.json_schema_extra["granted"]
        for name, info in every
        if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
    }


class Plan:
    """One case: its people, its matter, its wishes (what shall happen in it), and the day it has come to."""

    def __init__(
        self,
        serial: int,
        team: Team,
        matter: Matter,
        wishes: Iterable[str],
        rng: Random,
        day: date,
        now: datetime,
        pair: tuple[Officer, Officer] | None = None,
    ) -> None:
        self.serial, self.team, self.matter, self.rng, self.now = serial, team, matter, rng, now
        self.wishes = frozenset(wishes)
        self.calendar = Calendar.standard()
        self.day, self.opened = day, day
        self.at = datetime.combine(day, time(8, 30), HERE)
        self.stop = next((wish[5:] for wish in self.wishes if wish.startswith("stop:")), "")
        self.over = False
        self.steps: list[Do] = []
        last = day + timedelta(days=45 if self.wants("spot") else 420)
        able = [one for one in team.of("handler") if one.fit(day, last)]
        self.pair = tuple(one.id for one in pair or rng.sample(able, 2))
        self.spare = [one.id for one in able if one.id not in self.pair]
        self.party: dict[str, Any] = {}
        self.kinds: list[str] = []
        self.fine = self.confiscated = 0
        self.large = False
        self.received = day

    def wants(self, *wishes: str) -> bool:
        """Whether one of these shall happen."""
        return not self.wishes.isdisjoint(wishes)

    def one(self, role: str) -> str:
        """The person who usually fills that role here."""
        return self.team.of(role)[self.serial % len(self.team.of(role))].id

    @property
    def head(self) -> str:
        """The head, or a deputy for the smaller matters."""
        return self.team.of("head")[0].id if self.large or self.serial % 3 == 0 else self.one("deputy_head")

    def do(self, step: Step, *by: str, **facts: Any) -> None:
        """Take the step on the day the case has come to; nothing once the case is stopped or the present is reached."""
        if self.over:
            return
        lag = self.rng.choice((1, 1, 2, 3, 5)) if self.rng.random() < 0.05 else 0
        moment = datetime.combine(self.day + timedelta(days=lag), time(8, 45), HERE)
        self.at = max(moment + timedelta(minutes=self.rng.randint(0, 480)), self.at + 7 * MINUTE)
        if self.at > self.now:
            self.over = True
            return
        every = {**granted(step), **facts}
        self.steps.append(
            Do(self.serial, self.team.code, step, every, by or self.pair, self.day, self.at.astimezone(UTC))
        )
        self.over = step.name == self.stop

    def later(self, least: int, most: int) -> None:
        """Let days pass, to a working day."""
        day = self.day + timedelta(days=self.rng.randint(least, most))
        self.day = self.calendar.first_workday_on_or_after(day)

    def past(self, day: date, most: int = 3) -> None:
        """Wait until some working day after `day`."""
        self.day = max(self.day, self.calendar.add_workdays(day, self.rng.randint(1, most)))

    def workdays(self, since: date, number: int) -> date:
        """The last of so many working days after `since`."""
        return count(since, workdays(number), calendar=self.calendar).plain

    def term(self, since: date, number: int) -> date:
        """The last of so many days after `since`, moved over rest days as a citizen's term is."""
        plain = count(since, days(number), calendar=self.calendar).plain
        return self.calendar.first_workday_on_or_after(plain)

    def some(self, chance: float) -> bool:
        """Whether something happens that happens so often."""
        return self.rng.random() < chance
