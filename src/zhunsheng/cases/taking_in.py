"""Taking a ledger's rows in: whom and what a row names, and the same row coming twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.crypto import salted_hmac

from zhunsheng import record
from zhunsheng.cases.acting import fit
from zhunsheng.cases.imports import ImportedRow
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.queries import today
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step
from zhunsheng.registers.models import Organ, Person, Post


@dataclass(frozen=True)
class Arriving:
    """One row about to be taken in: `case` is None for a row that opens one, `ref` what the file calls it."""

    file: str
    sheet: str
    row: int
    ref: str
    case: str | None
    organ: str
    procedure: type[Procedure]
    step: Step
    facts: Facts
    by: tuple[str, ...]
    on: date
    history: bool = False

    @property
    def key(self) -> str:
        """The same for the same act of the same case, whatever the file; keyed, so that nobody can guess it back."""
        said = [
            self.case or f"new {self.ref}",
            *(self.organ, self.procedure.name, self.step.name, self.by, self.on.isoformat()),
            self.facts.model_dump(mode="json", exclude_none=True),
        ]
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return salted_hmac("zhunsheng.cases.taking_in", text, algorithm="sha256").hexdigest()


def take_in(row: Arriving, person: str) -> Taken | str:
    """Take the row's step, as imported by `person`, in one transaction; the case's id where it was taken in before.

    Raises what `take` raises, and Forbidden for people of other organs.
    """
    with record.writing():
        before: str | None = ImportedRow.objects.filter(key=row.key).values_list("case", flat=True).first()
        if before is not None:
            return before
        if not row.history:
            fit(row.by, row.organ, row.step, row.on)
        fit((person,), row.organ, row.step, today())
        # Where the row names an outsider alone, whoever brings the ledger is the one who writes it down.
        by = row.by if any(one not in ROLES for one in row.by) else (*row.by, person)
        taken = take(
            *(row.case, row.step, row.facts),
            by=by,
            on=row.on,
            organ=row.organ,
            procedure=row.procedure,
            history=row.history,
        )
        ImportedRow.objects.create(
            key=row.key,
            file=row.file,
            sheet=row.sheet,
            row=row.row,
            case=taken.case.id,
            seq=taken.entry.seq,
            person=person,
        )
        return taken


def case_numbered(number: str, organ: str) -> str | None:
    """The id of the organ's case with that number or id."""
    rows = CaseRow.objects.filter(organ=organ).filter(Q(number=number) | Q(id=number))
    return rows.values_list("id", flat=True).first()


def people_named(name: str, organ: str, day: date, ever: bool = False) -> Sequence[str]:
    """The ids of the people meant: of that id, or of that name with a post in the organ on that day.

    `ever`: where nobody of that name held one that day, those who ever did (history).
    """
    if Person.objects.filter(id=name).exists():
        return [name]
    posts = Post.objects.filter(organ=organ, person__name=name)
    held = posts.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
    found = sorted(set(held.values_list("person_id", flat=True)))
    return found or (sorted(set(posts.values_list("person_id", flat=True))) if ever else [])


def organ_named(text: str) -> str | None:
    """The credit code of the organ of that code, name or short name; None where there is none or more than one."""
    found = Organ.objects.filter(Q(code=text) | Q(name=text) | Q(short_name=text))
    codes = list(found.values_list("code", flat=True)[:2])
    return codes[0] if len(codes) == 1 else None
