"""An invented place: departments and towns with the people that procedures ask for, and the script of its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from zhunsheng import record
from zhunsheng.cases.demo.plan import Do, Of, granted
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import take
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.registers import certificates, organs, people
from zhunsheng.registers.identity import make_credit_code
from zhunsheng.statutes.calendar import Calendar

LONG_AGO, FAR = date(2010, 1, 1), date(2035, 12, 31)
POSTS = (
    ("h1", "handler"),
    ("h2", "handler"),
    ("h3", "handler"),
    ("head", "head"),
    ("deputy", "deputy_head"),
    ("chief", "section_chief"),
    ("rev", "legal_reviewer"),
    ("rev2", "legal_reviewer"),
    ("clerk", "clerk"),
)
OVERSEERS = (("sup1", "supervisor"), ("sup2", "supervisor"), ("sup3", "supervisor"))
GROUP = 200


@dataclass(frozen=True)
class Owing:
    """Stands for a case that the system opened because another step owed it: found by what stands in its row."""

    procedure: type[Procedure]
    facts: Mapping[str, Any]

    def __hash__(self) -> int:
        return hash((self.procedure, *map(str, self.facts.items())))


@dataclass
class Body:
    """An organ of the place; `who("h1")` is the person in that post."""

    code: str
    name: str
    mark: str
    town: str = ""

    def who(self, *posts: str) -> tuple[str, ...]:
        """The people in these posts."""
        return tuple(f"{self.mark}-{post}" for post in posts)


@dataclass
class Place:
    """Where a report is replayed: year, departments (the first is the justice bureau), towns."""

    report: str
    year: int
    departments: int
    towns: int
    script: list[tuple[Any, Do]] = field(default_factory=list)
    cases: dict[Any, str] = field(default_factory=dict)
    _spares: int = 0

    @property
    def county(self) -> str:
        """Its division code; none that begins with 99 is real."""
        return f"99{int(self.report):02d}81"

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The justice bureau, the other departments, then the towns."""
        every = []
        for n in range(self.departments + self.towns):
            town = f"第{n - self.departments + 1}镇" if n >= self.departments else ""
            name = f"某县{town}人民政府(模拟)" if town else f"某县第{n + 1}局(模拟)"
            every.append(Body(make_credit_code(self.county, n + 1), name, f"r{self.report}-{n:03d}", town))
        return tuple(every)

    @property
    def justice(self) -> Body:
        """The justice bureau, which oversees."""
        return self.bodies[0]

    @property
    def offices(self) -> tuple[Body, ...]:
        """The departments without the towns."""
        return self.bodies[: self.departments]

    @property
    def halls(self) -> tuple[Body, ...]:
        """The towns."""
        return self.bodies[self.departments :]

    def found(self) -> None:
        """Enter the place in the registers and open its book."""
        organs.found_jurisdiction(self.county, f"模拟县{self.report}", "county", book=self.county)
        record.open_book(self.county)
        for n, body in enumerate(self.bodies):
            where = self.county
            if body.town:
                where = f"{self.county}{101 + n - self.departments}"
                organs.found_jurisdiction(where, body.town, "town", parent=self.county)
            organs.confirm_organ(body.code, body.name, where, short_name=body.mark, qualified_from=LONG_AGO)
            posts = (*POSTS, *OVERSEERS) if body is self.justice else POSTS
            for post, role in posts:
                (person,) = body.who(post)
                people.enrol(person, f"{post}某")
                people.appoint(person, body.code, role, LONG_AGO, qualified=role == "legal_reviewer")
                if role == "handler":
                    certificates.issue_certificate(person, body.code, f"模拟-{person}", LONG_AGO, FAR)

    def days(self, number: int, first: int = 1, last: int = 10) -> Iterator[date]:
        """So many working days of the year, from month to month, never backwards."""
        calendar = Calendar.standard()
        begin, end = date(self.year, first, 4), date(self.year, last, 25)
        span = (end - begin).days
        for n in range(number):
            yield calendar.first_workday_on_or_after(begin + timedelta(days=n * span // max(1, number)))

    def officer(self, body: Body, n: int) -> str:
        """One more officer of an organ, entered in the registers at once."""
        person = f"{body.mark}-extra{n}"
        people.enrol(person, f"员{n}")
        people.appoint(person, body.code, "handler", LONG_AGO)
        return person

    def spare(self, name: str) -> str:
        """The credit code of one more body of that name, entered in the registers at once."""
        self._spares += 1
        code = make_credit_code(self.county, 500 + self._spares)
        organs.confirm_organ(code, f"{name}(模拟)", self.county, short_name=name, qualified_from=LONG_AGO)
        return code

    def do(
        self,
        case: str | Owing,
        procedure: type[Procedure],
        step: str,
        on: date,
        body: Body,
        *posts: str,
        **facts: Any,
    ) -> None:
        """Plan a step; duties not mentioned are answered lawfully. A post "@party" is an outsider's role."""
        found = procedure.steps[step]
        by = tuple(one[1:] if one[0] == "@" else body.who(one)[0] for one in posts)
        at = datetime.combine(on, time(4), UTC)
        every = {**granted(found), **facts}
        self.script.append((case, Do(str(case), body.code, found, every, by, on, at, procedure)))

    def take(self) -> int:
        """Take every planned step in the order of the days, each through the one writer; how many there were."""
        self.script.sort(key=lambda planned: planned[1].at)
        for start in range(0, len(self.script), GROUP):
            with record.writing():
                for key, do in self.script[start : start + GROUP]:
                    self._take(key, do)
        return len(self.script)

    def _take(self, key: Any, do: Do) -> None:
        case = self._found(key) if isinstance(key, Owing) else self.cases.get(key)
        opening: dict[str, Any] = {"organ": do.organ, "procedure": do.procedure} if case is None else {}
        facts = {name: self._named(value) for name, value in do.facts.items()}
        self.cases[key] = take(case, do.step, facts, by=do.by, on=do.on, at=do.at, **opening).case.id

    def _found(self, owed: Owing) -> str:
        wanted = {name: self._named(value) for name, value in owed.facts.items()}
        rows = CaseRow.objects.filter(procedure=owed.procedure.name, book=self.county)
        for id, facts in rows.values_list("id", "facts"):
            if wanted.items() <= {name: facts.get(name) for name in wanted}.items():
                return str(id)
        raise LookupError(owed)

    def _named(self, value: Any) -> Any:
        if isinstance(value, Of):
            return self.cases[value.case]
        return [self._named(one) for one in value] if isinstance(value, list) else value
