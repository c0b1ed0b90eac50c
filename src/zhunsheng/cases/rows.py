"""Keeping the caches: the row of a case, its workers, its papers. Called by `take` and by the rebuilding alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from zhunsheng.cases import folding
from zhunsheng.cases.models import CaseRow, Paper, Worker
from zhunsheng.cases.same_party import key_of
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.vocabulary import ROLES

NEVER = date(9999, 12, 31)
"""The due day of a case on which nothing is due, so that lists can sort and page by one column."""


def keep(case: Case, number: str, book: str, papers: Mapping[str, str]) -> None:
    """Write the row of a case after its latest act, and what hangs on it."""
    row = folding.row(case, number, book) | {"party_key": key_of(case.fact("party"))}
    last = case.acts[-1]
    if len(case.acts) == 1:
        CaseRow.objects.create(**row)
    else:
        CaseRow.objects.filter(id=case.id).update(**{key: row[key] for key in row if key != "id"})
    closed, due = row["closed"] is not None, row["next_due"] or NEVER
    known = {worker.person: worker for worker in Worker.objects.filter(case_id=case.id)}
    stale = [worker for worker in known.values() if (worker.closed, worker.due) != (closed, due)]
    if stale:
        Worker.objects.filter(case_id=case.id).update(closed=closed, due=due)
    new = [person for person in dict.fromkeys(last.by) if person not in known and person not in ROLES]
    if new:
        Worker.objects.bulk_create([Worker(person=p, case_id=case.id, closed=closed, due=due) for p in new])
    for kind, paper in papers.items():
        Paper.objects.create(case_id=case.id, seq=last.seq, kind=kind, number=paper, issued=last.on)
