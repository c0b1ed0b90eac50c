"""One case as its entries tell it: the acts taken, in order, and what still stands."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any, Protocol

from zhunsheng.procedures.actors import Actor
from zhunsheng.procedures.clocks import Clock, Face
from zhunsheng.procedures.facts import Facts, fields
from zhunsheng.procedures.lists import NO_LISTS, Lists
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.statutes.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Act:
    """One step taken: by whom, on which day, with which facts; `stands` until a later act sets it aside.

    `seq` is its place in the case; a correction takes the place of what it corrects and keeps its own `entry` number.
    """

    seq: int
    step: Step
    on: date
    by: tuple[str, ...]
    facts: Any
    written: date
    stands: bool = True
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What others have worked out from this act alone, kept as long as the act."""
    entry: int | None = None
    defects: int | None = None
    """Of an act taken in as history: how many defects its entry lists; None for an act taken here."""

    @property
    def number(self) -> int:
        """The number of the entry that tells it."""
        return self.seq if self.entry is None else self.entry

    @property
    def effect(self) -> date:
        """The day from which its periods run: of receipt where the step is dated so, else of the act."""
        by = self.step.dated_by
        day = by(self) if callable(by) else getattr(self.facts, by, None) if by else None
        return day if isinstance(day, date) else self.on


@dataclass(slots=True)
class Case:
    """A case folded from its acts. Pure: the same acts, calendar and settings give the same case."""

    procedure: type[Procedure]
    id: str
    acts: tuple[Act, ...] = ()
    calendar: Calendar = field(default_factory=Calendar.standard)
    settings: Mapping[str, Any] = field(default_factory=dict)
    organ: str = ""
    _index: dict[Step, list[Act]] | None = field(default=None, init=False, repr=False, compare=False)

    def _by_step(self) -> dict[Step, list[Act]]:
        """The standing acts by step: bars and clocks ask for them some hundred times a step."""
        if self._index is None:
            index: dict[Step, list[Act]] = {}
            for act in self.acts:
                if act.stands:
                    index.setdefault(act.step, []).append(act)
            self._index = index
        return self._index

    def with_act(
        self,
        step: Step,
        facts: Facts,
        *,
        seq: int,
        on: date,
        by: tuple[str, ...],
        written: date,
        corrects: int | None = None,
        defects: int | None = None,
    ) -> Case:
        """The case after one more act; what the step sets aside, or the act corrects, no longer stands."""
        acts = with_act(self.acts, Act(seq, step, on, by, facts, written, defects=defects), corrects)
        return Case(self.procedure, self.id, tuple(acts), self.calendar, self.settings, self.organ)

    def standing(self, *steps: Step) -> list[Act]:
        """The acts of these steps that stand, oldest first."""
        index = self._by_step()
        found = [step for step in steps if step in index]
        if len(found) < 2:
            return index[found[0]][:] if found else []
        return sorted((act for step in set(found) for act in index[step]), key=_seq)

    def taken(self) -> KeysView[Step]:
        """The steps that stand: what a clock asks first."""
        return self._by_step().keys()

    def ever(self, *steps: Step) -> list[Act]:
        """The acts of these steps in their order, set aside or not; what was corrected is left out."""
        if all(act.stands for act in self.acts):
            return self.standing(*steps)
        latest = {act.seq: act.number for act in self.acts}
        return [act for act in self.acts if act.step in steps and latest[act.seq] == act.number]

    def did(self, *steps: Step) -> bool:
        """Whether one of these steps was taken and not set aside."""
        index = self._by_step()
        return any(step in index for step in steps)

    def last(self, *steps: Step) -> Act | None:
        """The latest standing act of these steps."""
        index, found = self._by_step(), None
        for step in steps:
            if step in index and (found is None or index[step][-1].seq > found.seq):
                found = index[step][-1]
        return found

    def first(self, *steps: Step) -> Act | None:
        """The earliest standing act of these steps."""
        index, found = self._by_step(), None
        for step in steps:
            if step in index and (found is None or index[step][0].seq < found.seq):
                found = index[step][0]
        return found

    def fact(self, name: str, *steps: Step) -> Any:
        """The latest value recorded under `name` (in these steps, or in any), or None."""
        for act in reversed(self.acts):
            if act.stands and (not steps or act.step in steps) and name in fields(act.step.facts):
                value = getattr(act.facts, name)
                if value is not None:
                    return value
        return None

    def who_took(self, steps: Iterable[Step]) -> set[str]:
        """Everybody who took one of these steps, set aside or not: having handled a case cannot be undone."""
        wanted = set(steps)
        return {person for act in self.acts if act.step in wanted for person in act.by}

    def setting(self, key: str, default: Any = None) -> Any:
        """A local rule in force for this case's organ, or the careful default."""
        return self.settings.get(key, default)

    @property
    def newest(self) -> Act:
        """The act written last, which after a correction is not the last in order."""
        return max(self.acts, key=_number)

    @property
    def opened(self) -> date | None:
        """The day on which the case began: of its filing, or of what led to it while it is not filed yet."""
        if not self.acts:
            return None
        return next((act.on for act in self.acts if act.step.opens and act.stands), self.acts[0].on)

    @property
    def closed(self) -> date | None:
        """The day of the standing act that closed it."""
        for act in reversed(self.acts):
            if act.step.closes and act.stands:
                return act.on
        return None


@dataclass(frozen=True, slots=True)
class Other:
    """Another case of the same party, in any organ of the same book: what a bar against a second fine must know."""

    number: str
    organ: str
    opened: date
    violation: date | None
    cause: str
    fined: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Another case as its row tells it: what a bar may look at without opening that case."""

    id: str
    number: str
    procedure: str
    organ: str
    stage: str
    outcome: str
    subject: str
    cause: str
    opened: date
    decided: date | None
    closed: date | None
    published: date | None
    withdrawn: date | None
    facts: Mapping[str, Any]
    """The flat row for analysis: `<step>_on`, `<step>__<fact>`, `clock_<name>__due` …; days as ISO text."""


class Shelf(Protocol):
    """The other cases of the book, asked only when a bar asks."""

    def named(self, text: str) -> Known | None:
        """The case with that number, paper number or id."""

    def about(self, procedure: str, subject: str) -> tuple[Known, ...]:
        """The cases of a procedure whose outline names this `subject` (a person, an item code, a unit), oldest first."""

    def of_party(self, procedure: str) -> tuple[Known, ...]:
        """The cases of a procedure about the party of the case on trial, oldest first."""

    def workers(self, case: str) -> frozenset[str]:
        """Everybody in public service who took a step of the case with that id: whom a reviewer must not be."""


class NoShelf:
    """Where no other case is at hand (a computation in memory), none is known."""

    def named(self, text: str) -> Known | None:
        """None."""
        return None

    def about(self, procedure: str, subject: str) -> tuple[Known, ...]:
        """None."""
        return ()

    def of_party(self, procedure: str) -> tuple[Known, ...]:
        """None."""
        return ()

    def workers(self, case: str) -> frozenset[str]:
        """Nobody."""
        return frozenset()


NO_SHELF = NoShelf()


@dataclass(slots=True)
class Trial:
    """A step about to be taken: the case as it stands, the day, and who would act. What the bars look at."""

    case: Case
    step: Step
    on: date
    by: tuple[Actor, ...]
    named: Mapping[str, Actor] = field(default_factory=dict)
    others: tuple[Other, ...] = ()
    lists: Lists = NO_LISTS
    shelf: Shelf = NO_SHELF

    def __getattr__(self, name: str) -> Any:
        # A bar reads like the statute: `case.did(…)`, `case.on`, `case.by` all at one address.
        return getattr(self.case, name)

    def ids(self) -> set[str]:
        """Those who would act."""
        return {actor.id for actor in self.by}

    def roles_of(self, person: str) -> frozenset[str]:
        """The roles of somebody whom the facts name (who approved, who presides); none for a stranger."""
        return self.named[person].roles if person in self.named else frozenset()

    def face(self, *clocks: Clock) -> Face | None:
        """The first of these clocks that runs in this case, read on the day of the act."""
        faces = (clock.face(self.case, self.on) for clock in clocks)
        return next((face for face in faces if face is not None), None)


_seq, _number = attrgetter("seq"), attrgetter("number")


def with_act(acts: Sequence[Act], act: Act, corrects: int | None = None) -> list[Act]:
    """The acts after one more; what its step sets aside no longer stands. A correction stands where the act stood
    that it corrects, so that everything taken later keeps its order."""
    if corrects is not None:
        place = next(i for i, one in enumerate(acts) if one.number == corrects)
        old = acts[place]
        new = replace(act, seq=old.seq, entry=act.seq, stands=old.stands)
        return [*acts[:place], _fallen(old), new, *acts[place + 1 :]]
    undone = act.step.sets_aside
    before = [_fallen(one) if one.stands and one.step in undone else one for one in acts] if undone else acts
    return [*before, act]


def _fallen(act: Act) -> Act:
    return replace(act, stands=False, memo={})


def before(acts: Sequence[Act], corrects: int) -> tuple[Act, tuple[Act, ...]] | None:
    """The current act with that number, and the acts as they stood before it; None where there is none, or where it was
    corrected already."""
    old = next((one for one in acts if one.number == corrects), None)
    if old is None or any(one.seq == old.seq and one.number > old.number for one in acts):
        return None
    told: list[Act] = []
    latest = {one.seq: one.number for one in acts}
    for one in acts:
        if one.seq < old.seq and latest[one.seq] == one.number:
            told = with_act(told, replace(one, stands=True))
    return old, tuple(told)
