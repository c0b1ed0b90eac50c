"""Which body followed which, so that the cases of bodies that went up in others stay attached; one team a field (S122)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.enforcement.officers.reform import Reform
from zhunsheng.registers.models import Organ


@dataclass(frozen=True, slots=True)
class Link:
    """One body that became another on a day."""

    before: str
    after: str
    effective: date
    field: str
    level: str


def links() -> list[Link]:
    """Every completed succession, the oldest first."""
    found = list(_read())
    return sorted(found, key=lambda one: (one.effective, one.before))


def _read() -> Iterator[Link]:
    rows = CaseRow.objects.filter(procedure=Reform.name, outcome="reformed")
    for facts in rows.values_list("facts", flat=True):
        day = date.fromisoformat(str(facts["complete__effective"]))
        for before in facts.get("plan__predecessors") or ():
            after = str(facts.get("plan__successor") or "")
            yield Link(str(before), after, day, str(facts["plan__field"]), str(facts["plan__level"]))


def line_of(organ: str) -> frozenset[str]:
    """The organ and every body that went up in it, however often: whose cases are its own now."""
    every, found = links(), {organ}
    while more := {one.before for one in every if one.after in found} - found:
        found |= more
    return frozenset(found)


def heir(organ: str, day: date) -> str:
    """Who acts for that body on that day: itself, or whoever followed it."""
    every, at = links(), organ
    while following := next((one for one in every if one.before == at and one.effective <= day), None):
        at = following.after
    return at


@dataclass(frozen=True, slots=True)
class Cell:
    """A field at a level with its teams; more than one is a conflict."""

    field: str
    level: str
    teams: tuple[str, ...]

    @property
    def conflict(self) -> bool:
        """One team per field and level."""
        return len(self.teams) > 1


def matrix(day: date) -> list[Cell]:
    """Field by level: the bodies qualified on that day, by name."""
    found: dict[tuple[str, str], list[str]] = {}
    for organ in Organ.objects.select_related("jurisdiction").order_by("name"):
        if organ.field and organ.qualified(day):
            found.setdefault((organ.field, organ.jurisdiction.level), []).append(organ.name)
    return [Cell(field, level, tuple(names)) for (field, level), names in sorted(found.items())]
