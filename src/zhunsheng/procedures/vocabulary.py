"""The words a procedure is written in: Procedure, Step, Bar, and who may act.

A procedure is a class beside its articles. From the declaration alone come forms, permissions,
clocks, publicity, tables and diagrams; nothing here knows a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from zhunsheng.procedures.clocks import Clock
from zhunsheng.procedures.facts import Facts
from zhunsheng.statutes.instruments import Article

if TYPE_CHECKING:
    from zhunsheng.procedures.acts import Act, Trial

Cites = Article | tuple[Article, ...]


def in_force(cites: Cites, day: date) -> Article | None:
    """The article among `cites` whose version governs on `day`; none where the rule did not exist yet or no longer."""
    for article in cites if isinstance(cites, tuple) else (cites,):
        if article.governs(day):
            return article
    return None


@dataclass(frozen=True)
class Who:
    """Who may take a step: any of `roles`; so many of them certified on the day, unless a head acts who may;
    or an outsider, written down by a clerk. `overseen`: also who holds one of `roles` over the organ from above
    (a supervisor of the justice bureau, in a case of the bureau looked over). `card_cites`: the article that asks for
    the card, where it is another than that of the number."""

    roles: tuple[str, ...]
    certified: int = 0
    cites: Cites = ()
    outsider: bool = False
    qualified: bool = False
    overseen: bool = False
    card_cites: Cites = ()

    @property
    def title(self) -> str:
        """The roles as one text, for permission lists."""
        return "、".join(ROLES[role] for role in self.roles)


@dataclass(frozen=True)
class Bar:
    """A condition under which a step may not be taken: one small function, its article, its message, the way out."""

    name: str
    cites: Cites
    message: str
    instead: str
    forbids: Callable[[Any, Any], bool]
    foremost: bool = False
    """Asked before order and persons: where it holds, no earlier step would help."""


@dataclass(frozen=True)
class Owed:
    """What one procedure owes because another took a step: a step of `procedure`, taken by the system at once.

    In `case` (id or number), or in a new case of `organ` (that of the step's own case where none is said).
    """

    procedure: str
    step: str
    facts: dict[str, Any]
    case: str | None = None
    organ: str | None = None


@dataclass(eq=False)
class Step:
    """One thing that the statute orders or allows: title, facts, article, who, after what, what it issues or makes public.

    `after`: any one of these must have been taken and stand. `opens`: begins a case; `early`: may be taken before
    it begins (an inspection that leads to the filing). `once`: may not be taken
    twice while it stands. `dated_by`: the fact that dates its effect where that is not the day of the act
    (a notice counts from its receipt). `asks_others`: its bars look at
    the party's other cases. `sets_aside`: the steps that it undoes. `public`: the facts
    that anybody may read once the case is published. `particular`: the article that this very act falls under,
    where its facts put it beside the step's own. `owes`: the steps that other procedures owe because this one was
    taken (design section 3, Reaction); they stand or fall with it. `moves_to`: the fact that names the organ (credit
    code) that the whole file goes to; people of either organ take such a step. `persons_under`: the article by which
    those who would act are kept out, where who they are puts it before that of `by`. `order_cites`: the article by
    which it waits for `after`, where that is not the article of the step before.
    """

    title: str
    facts: type[Facts]
    cites: Cites
    by: Who
    after: tuple[Step, ...] = ()
    order_cites: Cites = ()
    opens: bool = False
    early: bool = False
    once: bool = False
    closes: bool = False
    dated_by: str | Callable[[Act], date | None] | None = None
    asks_others: bool = False
    apart_from: tuple[Step, ...] = ()
    apart_cites: Cites = ()
    sets_aside: tuple[Step, ...] = ()
    issues: str | None = None
    publishes: bool = False
    public: tuple[str, ...] = ()
    stage: str | None = None
    needs_open_case: bool = True
    particular: Callable[[Any, Any], Cites] | None = None
    owes: Callable[[Any, Any], Iterable[Owed]] | None = None
    moves_to: str | None = None
    persons_under: Callable[[Any], Cites] | None = None
    name: str = ""
    bars: list[Bar] = field(default_factory=list)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name.replace("_", "-")

    def barred(
        self, message: str, *, cites: Cites, instead: str = "", foremost: bool = False
    ) -> Callable[[Callable[[Any, Any], bool]], Bar]:
        """Declare that the decorated condition forbids this step; `message` says what, `instead` what to do next."""

        def declare(forbids: Callable[[Trial, Any], bool]) -> Bar:
            bar = Bar(forbids.__name__, cites, message, instead, forbids, foremost)
            self.bars.append(bar)
            return bar

        return declare

    def __repr__(self) -> str:
        return f"<Step {self.name}>"


class Procedure:
    """What one statute orders for one kind of case. Subclass, name the steps and clocks, declare the bars."""

    name: ClassVar[str]
    title: ClassVar[str]
    enforces: ClassVar[bool] = False
    """Whether only an organ on the list of enforcement bodies that day may take its steps."""
    series: ClassVar[str] = "register"
    """The series its cases are numbered in: without gaps, so that what is filed is not counted among what is noted."""
    steps: ClassVar[dict[str, Step]] = {}
    clocks: ClassVar[dict[str, Clock]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # The steps of the parts a procedure is put together from come first, in the order of the statute.
        cls.steps, cls.clocks = {}, {}
        for base in (*cls.__mro__[1:], cls):
            for value in vars(base).values():
                if isinstance(value, Step):
                    cls.steps[value.name] = value
                elif isinstance(value, Clock):
                    cls.clocks[value.name] = value

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """What the row of a case shows beside its stage: party, outcome, amounts. Each procedure says its own."""
        raise NotImplementedError(cls.__name__)


ROLES: dict[str, str] = {}


def role(name: str, title: str) -> str:
    """Name a role once; its title is what people see."""
    ROLES[name] = title
    return name
