"""Looks at sensitive cases: which looks are written down, and the log of them as its auditor reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from pydantic import BaseModel

from zhunsheng import record
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import CaseView
from zhunsheng.cases.papers.issuing import ROOMS
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.facts import HIDDEN, Personal, marked, parts
from zhunsheng.record.reading_log import Asked, Look, Read
from zhunsheng.registers.models import Person

MOST = 50
"""Looks on one page."""
_BATCH = 500


def sensitive(case: Case) -> bool:
    """Whether the case holds personal facts in the vault that are not erased."""
    return any(_personal(act.facts) for act in case.acts)


def _personal(facts: BaseModel) -> bool:
    model = type(facts)
    if any(getattr(facts, name) not in (None, "", [], HIDDEN) for name in marked(model, Personal)):
        return True
    return any(_personal(part) for part in parts(facts))


def seen(viewer: Viewer, view: CaseView, address: str, what: str = "page", target: str = "") -> bool:
    """Write down that an officer sees a sensitive case, before it is shown; the same look once an hour.

    Masked or in full: a masked name beside a place and a day still tells of somebody. What everybody may see of a
    published case is no look. Whether it was written now. Raises RecordUnavailable: then nothing may be shown.
    """
    if viewer.person is None or not (viewer.sees(view.line.organ) or viewer.addressed(view.subject)):
        return False
    if not sensitive(view.case):
        return False
    look = Look(viewer.person, view.book, view.line.id, what, target or view.line.id, address)
    return record.reading_log.log(look)


@dataclass(frozen=True, slots=True)
class Line:
    """One look as the auditor reads it. `number`: the case's; nothing of its parties is here."""

    n: int
    at: datetime
    who: str
    name: str
    what: str
    case: str
    number: str
    target: str
    address: str
    link: str


def people(text: str) -> tuple[str, ...]:
    """The ids of the people of that id or name; what is in no register stands for itself."""
    found = Person.objects.filter(Q(id=text) | Q(name=text)).values_list("id", flat=True)
    return tuple(found) or (text,)


def cases(text: str) -> tuple[str, ...]:
    """The ids of the cases of that id or number; what no case is called stands for itself."""
    found = CaseRow.objects.filter(Q(id=text) | Q(number=text)).values_list("id", flat=True)
    return tuple(found) or (text,)


def lines(asked: Asked, before: int | None = None, most: int = MOST) -> list[Line]:
    """The latest looks asked for below a number, the newest first."""
    return _lines(record.reading_log.page(asked, before, most))


def every(asked: Asked) -> Iterator[Line]:
    """All looks asked for, the newest first, some hundred at a time."""
    before: int | None = None
    while found := lines(asked, before, _BATCH):
        yield from found
        before = found[-1].n


def _lines(reads: Sequence[Read]) -> list[Line]:
    names = dict(Person.objects.filter(id__in={one.look.who for one in reads}).values_list("id", "name"))
    numbers = dict(
        CaseRow.objects.filter(id__in={one.look.case for one in reads}).values_list("id", "number")
    )
    return [
        Line(
            one.number,
            datetime.fromisoformat(one.at),
            one.look.who,
            names.get(one.look.who, ""),
            one.look.what,
            one.look.case,
            numbers.get(one.look.case, ""),
            "" if one.look.target == one.look.case else one.look.target,
            one.look.address,
            one.link.hex(),
        )
        for one in reads
    ]


def title_of_paper(target: str) -> str:
    """The title of the paper that a target names (`paper/decision`), a Chinese source; "" for anything else."""
    kind = target.removeprefix("paper/")
    titles = (room.TITLES[kind] for room in ROOMS if kind in room.TITLES)
    return "" if kind == target else next(titles, kind)
