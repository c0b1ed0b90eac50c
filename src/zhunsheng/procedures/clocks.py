"""Clocks: lengths of time from one step to another, computed from acts, statute and calendar, never stored as truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from zhunsheng.procedures.spans import Span, extended, not_counted
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import Counted, Length, Line, Pause, Roll, Unit, count, days
from zhunsheng.statutes.instruments import Article
from zhunsheng.statutes.words import _

if TYPE_CHECKING:
    from zhunsheng.procedures.acts import Act, Case
    from zhunsheng.procedures.vocabulary import Step


class Kind(StrEnum):
    DEADLINE = "deadline"
    """No later than: a duty, usually of the organ."""
    WAIT = "wait"
    """No sooner than."""
    RIGHT = "right"
    """A term in which the party may act; it lapses."""
    LIMIT = "limit"
    """May last no longer: a measure that ends with its term."""


class Outcome(StrEnum):
    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    WAITED = "waited"
    USED = "used"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    WITHIN = "within"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Local:
    """A length that a dated local rule may set; `default` holds where none does."""

    key: str
    default: Length

    def of(self, case: Case) -> Length:
        """The length for this case."""
        number = whole(case.setting(self.key))
        return replace(self.default, count=number) if number else self.default


def whole(value: Any) -> int | None:
    """The number that a local rule gives, however it was written (30, "30日", "5万元", {"days": 30}); None where none is."""
    if isinstance(value, dict):
        return next((found for one in value.values() if (found := whole(one)) is not None), None)
    if isinstance(value, bool) or value is None:
        return None
    digits = re.search(r"(\d[\d,,]*)(?:\.\d+)?\s*(万?)", str(value))
    if digits is None:
        return None
    return int(re.sub(r"\D", "", digits[1])) * (10_000 if digits[2] else 1)


_MOST = 10_000


@dataclass(eq=False)
class Clock:
    """One period of the statute.

    `since`/`until`: the steps it runs between. `back_from`: counted backwards from the day that this fact of
    `since` names. `from_day`: the day it starts from, where that is not the step's own. `met_by`: the fact that dates fulfilment (posting in time is in time); `met_when`: whether an act of `until` fulfils it; `told_day`: the day of fulfilment that the act of `since` tells itself. `carries_over`: an older
    case falls under it from the instrument's first day. `named`: the fact of `since` that names the last day
    itself, where it does (the length then holds only where none is named). `ended_by`: steps after which it no longer matters,
    where `ended_when` says so of the act. `extended_when`: whether an act of `extension` moves this clock.
    """

    kind: Kind
    title: str
    length: Length | Local
    since: tuple[Step, ...]
    until: tuple[Step, ...]
    cites: Article | tuple[Article, ...]
    whose: str = "organ"
    roll: Roll = Roll.NONE
    back_from: str | None = None
    met_by: str | None = None
    stops: tuple[Span, ...] = ()
    extension: Step | None = None
    extended_when: Callable[[Case, Act], bool] | None = None
    ended_by: tuple[Step, ...] = ()
    when: Callable[[Case, Act], bool] | None = None
    met_when: Callable[[Case, Act], bool] | None = None
    ended_when: Callable[[Case, Act], bool] | None = None
    from_day: Callable[[Case, Act], date | None] | None = None
    told_day: Callable[[Case, Act], date | None] | None = None
    carries_over: bool = False
    named: str | None = None
    name: str = ""
    _by_day: dict[date, Article | None] = field(default_factory=dict, init=False, repr=False)
    _counts: dict[tuple[date, Calendar], Counted] = field(default_factory=dict, init=False, repr=False)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name.replace("_", "-")

    @property
    def articles(self) -> tuple[Article, ...]:
        """Its article in every version that orders it."""
        return self.cites if isinstance(self.cites, tuple) else (self.cites,)

    def _governing(self, day: date) -> Article | None:
        if day not in self._by_day:
            if len(self._by_day) > _MOST:
                self._by_day.clear()
            self._by_day[day] = next((one for one in self.articles if one.governs(day)), None)
        return self._by_day[day]

    @property
    def usual(self) -> Length:
        """The length where no local rule says otherwise."""
        return self.length.default if isinstance(self.length, Local) else self.length

    def face(self, case: Case, today: date) -> Face | None:
        """What the clock shows on `today`; None where it does not run in this case."""
        act = case.last(*self.since)
        return self._of(case, act, today) if act is not None else None

    def replaced(self, case: Case, today: date) -> list[Face]:
        """The clock as it ran from earlier acts, before the latest one set it going anew."""
        acts, found = case.standing(*self.since), []
        for act, following in pairwise(acts):
            face = self._of(case, act, today)
            if face is not None:
                over = face.done is None or face.done > following.on
                found.append(replace(face, ended=over, done=None if over else face.done))
        return found

    def _of(self, case: Case, act: Act, today: date) -> Face | None:
        # First what is cheap: most versions of a clock did not govern on that day.
        article = self._governing(act.on)
        if article is None and not self.carries_over:
            return None
        if self.when is not None and not self.when(case, act):
            return None
        start = self._start(case, act)
        if start is None:
            return None
        earlier: date | None = None
        if article is None and self.carries_over:
            article = self._governing(today)
            if article is not None:
                earlier, start = start, article.instrument.since
        if article is None:
            return None
        return self._read(case, act, article, start, earlier, today)

    def _start(self, case: Case, act: Act) -> date | None:
        if self.back_from:
            day: date | None = getattr(act.facts, self.back_from)
            return day
        return self.from_day(case, act) if self.from_day else act.effect

    def _read(
        self, case: Case, act: Act, article: Article, start: date, earlier: date | None, today: date
    ) -> Face:
        length = self._length(case, act, start)
        stops = self.stops
        pauses = (
            tuple(pause for span in stops for pause in not_counted(case, span, act, today)) if stops else ()
        )
        counted = self._count(start, length, case.calendar, pauses)
        due, extra = counted.due, 0
        if self.extension is not None:
            due, extra = extended(case, self.extension, act, due, self.extended_when, pauses)
        itself = self.back_from and (not self.until or act.step in self.until)
        met = act if itself else self._fulfilled(case, act)
        done = (getattr(met.facts, self.met_by, None) if self.met_by else None) or met.on if met else None
        if self.told_day is not None:
            done = self.told_day(case, act)
        ended = not done and bool(self.ended_by) and self._over(case, act)
        return Face(
            self,
            article,
            start,
            length,
            counted,
            due,
            extra,
            pauses,
            done,
            ended,
            today,
            case.calendar,
            earlier,
            length.unit is Unit.HOUR and _hours_passed(act, met, counted.due),
        )

    def _length(self, case: Case, act: Act, start: date) -> Length:
        """As the statute or a local rule sets it, or as many days as lead to the day that the act names."""
        last = getattr(act.facts, self.named, None) if self.named else None
        if isinstance(last, date):
            return days(max(0, (last - start).days))
        return self.length.of(case) if isinstance(self.length, Local) else self.length

    def _count(self, start: date, length: Length, calendar: Calendar, pauses: tuple[Pause, ...]) -> Counted:
        """A clock is read anew at every step of its case, mostly with the same answer: that one is remembered."""
        usual = not pauses and length is self.usual
        known = self._counts.get((start, calendar)) if usual else None
        if known is None:
            backward = self.back_from is not None
            # Hours from an unknown hour of a day end, at the latest, at the same hour of a later one.
            whole_days = days(-(-length.count // 24)) if length.unit is Unit.HOUR else length
            known = count(
                start, whole_days, calendar=calendar, backward=backward, roll=self.roll, pauses=pauses
            )
            if usual:
                if len(self._counts) > _MOST:
                    self._counts.clear()
                self._counts[start, calendar] = known
        return known

    def _over(self, case: Case, act: Act) -> bool:
        for one in case.standing(*self.ended_by):
            if one.seq > act.seq and (self.ended_when is None or self.ended_when(case, one)):
                return True
        return False

    def _fulfilled(self, case: Case, act: Act) -> Act | None:
        if not self.until:
            return None
        # A duty once done stays done: what was published in time is not late because it was lawfully taken down.
        for one in case.ever(*self.until):
            if one.seq > act.seq and (self.met_when is None or self.met_when(case, one)):
                return one
        return None


@dataclass(slots=True)
class Face:
    """A clock as read on one day. Never changed; not frozen, because a case makes some dozens at every step."""

    clock: Clock
    article: Article
    start: date
    length: Length
    counted: Counted
    binding: date
    extended_by: int
    excluded: tuple[Pause, ...]
    done: date | None
    ended: bool
    today: date
    calendar: Calendar
    earlier: date | None = None
    hour_late: bool = False
    """Done on the last day, but after the hour at which so many hours had passed."""

    @property
    def due(self) -> date:
        """The last day by plain count, extensions included, rest days not moved."""
        return self.binding if self.extended_by else self.counted.plain

    @property
    def outcome(self) -> Outcome:
        """Where it stands: each kind of clock ends in its own words."""
        late = self.hour_late or (self.done or self.today) > self.binding
        kind = self.clock.kind
        if self.ended:
            return Outcome.SUPERSEDED
        if kind is Kind.WAIT:
            return Outcome.WAITED if late else Outcome.RUNNING
        if self.done is None and not late:
            return Outcome.RUNNING
        words = {
            Kind.DEADLINE: (Outcome.MET, Outcome.MISSED),
            Kind.RIGHT: (Outcome.USED, Outcome.LAPSED),
            Kind.LIMIT: (Outcome.WITHIN, Outcome.EXPIRED),
        }
        return words[kind][late]

    @property
    def late_by(self) -> int:
        """Days after the binding day, 0 where in time."""
        return max(0, ((self.done or self.today) - self.binding).days)

    @property
    def provisional(self) -> bool:
        """Whether the day lies beyond the last holiday notice."""
        return self.counted.provisional

    @property
    def explanation(self) -> tuple[Line, ...]:
        """How the day was computed, line by line."""
        lines = [Line(_("依据:{article}"), {"article": str(self.article)}), *self.counted.explanation]
        if self.extended_by:
            by_workdays = self.length.unit is Unit.WORKDAY
            said = (
                _("经批准延长{n}个工作日,届满日为{day}")
                if by_workdays
                else _("经批准延长{n}日,届满日为{day}")
            )
            lines.append(Line(said, {"n": self.extended_by, "day": self.binding.isoformat()}))
        if self.earlier:
            other = count(self.earlier, self.length, calendar=self.calendar).plain
            lines.append(
                Line(
                    _("另一读法:自{start}起算,届满日为{day}"),
                    {"start": self.earlier.isoformat(), "day": other.isoformat()},
                )
            )
        return tuple(lines)


def _hours_passed(act: Act, met: Act | None, last: date) -> bool:
    """Whether an act of the last day came after the hour, where both acts tell theirs (`hour`, as 09:30)."""
    since, until = getattr(act.facts, "hour", None), getattr(met.facts, "hour", None) if met else None
    return met is not None and met.on == last and bool(since and until and until > since)


def deadline(title: str, length: Length | Local, **words: Any) -> Clock:
    """No later than (期限)."""
    return Clock(Kind.DEADLINE, title, length, **words)


def wait(title: str, length: Length | Local, **words: Any) -> Clock:
    """No sooner than (等待期)."""
    return Clock(Kind.WAIT, title, length, **words)


def right(title: str, length: Length | Local, **words: Any) -> Clock:
    """A party's term (权利期限): what is written for citizens rolls forward over a rest day."""
    return Clock(Kind.RIGHT, title, length, **({"whose": "party", "roll": Roll.FORWARD} | words))


def limit(title: str, length: Length | Local, **words: Any) -> Clock:
    """No longer than (最长期限)."""
    return Clock(Kind.LIMIT, title, length, **words)


__all__ = ["Clock", "Face", "Kind", "Local", "Outcome", "Span", "Unit", "deadline", "limit", "right", "wait"]
