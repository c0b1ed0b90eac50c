"""The cases that were decided (or done) in a span of days, opened one by one as the viewer may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.cases.models import CaseRow, Paper
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.clocks import Face, Kind
from zhunsheng.registers import edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.registers.models import Organ


@dataclass(frozen=True)
class Opened:
    """A case as its entries tell it; personal facts are hidden unless the viewer's own organ handles it."""

    id: str
    number: str
    organ: str
    organ_name: str
    decided: date
    published: date | None
    withdrawn: date | None
    papers: dict[str, str]
    case: Case
    full: bool

    def publicity(self, day: date) -> Face | None:
        """The duty to publish, as read on `day`; none where it was not to be published."""
        return next((face for face in folding.faces(self.case, day) if _publicity(face)), None)


def _publicity(face: Face) -> bool:
    clock = face.clock
    return clock.kind is Kind.DEADLINE and any(step.publishes for step in clock.until)


def everything() -> Viewer:
    """Who runs the installation: sees which cases there are, opens nobody's personal facts."""
    return Viewer("", frozenset(Organ.objects.values_list("code", flat=True)))


def decided(
    viewer: Viewer, procedure: str, first: date, last: date, organ: str | None = None
) -> Iterator[Opened]:
    """The cases of a procedure decided from `first` to `last`, in their order, those that the viewer may see."""
    rows = CaseRow.objects.filter(procedure=procedure, decided__range=(first, last))
    rows = rows.filter(organ=organ) if organ else rows
    now = edition.stamp()
    calendar = calendar_now(now)
    names = dict(Organ.objects.values_list("code", "name"))
    for row in rows.order_by("decided", "number", "id").defer("facts").iterator(chunk_size=500):
        if not viewer.sees(row.organ) or row.decided is None:
            continue
        full = viewer.opens(row.organ)
        rules = settings_for(row.organ, row.decided, now)
        case = folding.fold(record.entries(row.book, row.id), calendar, rules, row.organ, opened=full)
        papers = dict(Paper.objects.filter(case_id=row.id).order_by("seq").values_list("kind", "number"))
        yield Opened(
            *(row.id, row.number, row.organ, names.get(row.organ, row.organ), row.decided),
            *(row.published, row.withdrawn, papers, case, full),
        )
