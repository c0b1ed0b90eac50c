"""One act for many cards: the yearly check of all certificates of an organ, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from zhunsheng import record
from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.cases.training_hours import hours_of
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.record import RecordUnavailable
from zhunsheng.registers import edition
from zhunsheng.registers.local_rules import settings_for

Progress = Callable[[int], object]


class Stopped(NotTaken):
    """One of many was refused, so none was taken: which case, and why."""

    def __init__(self, case: str, why: str) -> None:
        self.case, self.why = case, why
        super().__init__(f"{case}:{why} 全部未办理,请改正后再提交。")


def held_cards(organ: str) -> list[str]:
    """The ids of an organ's certificate cases that are held, by number."""
    rows = CaseRow.objects.filter(procedure=CertificateCase.name, organ=organ, outcome="held", closed=None)
    return list(rows.order_by("cause", "id").values_list("id", flat=True))


def take_many(
    cases: Sequence[str],
    step: Step,
    facts_of: Callable[[str], Mapping[str, Any]],
    *,
    by: Sequence[str],
    on: date,
    progress: Progress | None = None,
) -> list[Taken]:
    """Take one step in many cases, all or none; `progress` is told after each. Raises Stopped, naming the first refused."""
    taken: list[Taken] = []
    with record.writing():
        for case in cases:
            try:
                taken.append(take(case, step, facts_of(case), by=by, on=on))
            except (NotTaken, RecordUnavailable) as no:
                number = CaseRow.objects.filter(pk=case).values_list("number", flat=True).first()
                raise Stopped(number or case, str(no)) from no
            if progress is not None:
                progress(1)
    return taken


def yearly_check(
    organ: str,
    year: int,
    *,
    by: Sequence[str],
    on: date,
    misconduct: Iterable[str] = (),
    progress: Progress | None = None,
) -> list[Taken]:
    """Check every card of an organ for a year: hours as the trainings tell, conduct as named; who falls short fails."""
    bad, hours = set(misconduct), hours_of(year)
    floor = floor_of(organ, on)
    people = dict(
        CaseRow.objects.filter(procedure=CertificateCase.name, organ=organ).values_list("id", "subject")
    )

    def facts(case: str) -> dict[str, Any]:
        person = people[case]
        learned, clean = hours.get(person, 0), person not in bad
        passed = clean and (floor is None or learned >= floor)
        return {"year": year, "hours": learned, "conduct_ok": clean, "passed": passed}

    return take_many(held_cards(organ), CertificateCase.yearly_check, facts, by=by, on=on, progress=progress)


def floor_of(organ: str, day: date) -> int | None:
    """The hours a year that the local rule asks of an officer; none where none is set."""
    from_rule = settings_for(organ, day, edition.stamp()).get("training_floor_hours")
    return whole(from_rule)
