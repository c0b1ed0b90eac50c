"""Importing a ledger: all or nothing, or row by row; every error named by sheet, row and column; the same row once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Literal

from zhunsheng import record
from zhunsheng.cases.errors import BadFacts, Forbidden, NotTaken
from zhunsheng.cases.taking_in import Arriving, case_numbered, take_in
from zhunsheng.doors.ledgers.outcome import Outcome, Wrong
from zhunsheng.doors.ledgers.planning import Plan, Planned, Planner
from zhunsheng.doors.ledgers.sheets import Ledger, read_ledger
from zhunsheng.procedures.catalogue import named
from zhunsheng.registers.places import place
from zhunsheng.registers.refused import Refused

Mode = Literal["all", "rows"]
Progress = Callable[[int, int], object]
"""Told how many rows more are done, and how many there are."""


class _Undo(Exception):
    """Something was refused where all or nothing is to be taken."""


def import_ledger(
    source: Path | str | bytes | IO[bytes],
    organ: str,
    by: str,
    *,
    name: str = "",
    mode: Mode = "all",
    procedure: str = "penalty",
    progress: Progress | None = None,
    history: bool = False,
) -> Outcome:
    """Take a ledger's rows into the book of `organ` (credit code); `by` is the person who brings it.

    "all": nothing is written unless every row can be; "rows": each row stands for itself. A row that was taken in
    before is counted as repeated. `history`: what was done before this house is taken in as it was, and what the law
    of its day had against it stands in `defects`. Raises Unreadable, Refused (unknown organ), record.RecordUnavailable.
    """
    ledger = read_ledger(source, name)
    place(organ)
    plan = Planner(named(procedure), organ, by, history).plan(ledger)
    run = _Import(ledger, plan, organ, by, procedure, progress)
    run.history = history
    if mode == "rows":
        run.take()
        return run.outcome(mode)
    if plan.wrong:
        return run.outcome(mode)
    try:
        with record.writing():
            run.take()
            if run.wrong:
                raise _Undo
    except _Undo:
        run.done, run.cases, run.defects = 0, {}, []
    return run.outcome(mode)


class _Import:
    def __init__(
        self, ledger: Ledger, plan: Plan, organ: str, person: str, procedure: str, progress: Progress | None
    ) -> None:
        self.ledger, self.plan, self.organ, self.person = ledger, plan, organ, person
        self.procedure, self.progress = named(procedure), progress
        self.wrong: list[Wrong] = list(plan.wrong)
        self.lost = set(plan.lost)
        self.known: dict[str, str | None] = {}
        self.cases: dict[str, str] = {}
        self.opened: dict[str, int] = {}
        self.done = self.repeated = 0
        self.history = False
        self.defects: list[Wrong] = []

    def take(self) -> None:
        """Every planned row in its order."""
        for row in self.plan.rows:
            self._row(row)
            if self.progress:
                self.progress(1, len(self.plan.rows))

    def _row(self, row: Planned) -> None:
        if row.ref in self.lost:
            message = "同一案件的前一行没有导入,本行也未导入。请先改正前一行"
            self.wrong.append(Wrong(row.sheet, row.row, "", row.step.title, message))
            return
        if row.step.opens and self.opened.setdefault(row.ref, row.row) != row.row:
            message = f"行号「{row.ref}」与第{self.opened[row.ref]}行重复。请给每个新案件编不同的行号"
            self.wrong.append(Wrong(row.sheet, row.row, "A", row.step.title, message))
            return
        case = None if row.step.opens else self._case(row.ref)
        if case is None and not row.step.opens:
            message = f"没有案号或者行号为「{row.ref}」的案件。请核对案号,或者在立案表中补上这一行"
            self.wrong.append(Wrong(row.sheet, row.row, "A", row.step.title, message))
            return
        arriving = Arriving(
            *(self.ledger.digest, row.sheet, row.row, row.ref, case, self.organ, self.procedure),
            *(row.step, row.facts, row.by, row.on, self.history),
        )
        try:
            taken = take_in(arriving, self.person)
        except (NotTaken, Refused) as no:
            self.lost.add(row.ref)
            self.wrong += _worded(row, no)
            return
        if isinstance(taken, str):
            self.repeated += 1
            self.known[row.ref] = taken
            return
        self.done += 1
        self.known[row.ref] = taken.case.id
        self.cases[taken.case.id] = taken.number
        for one in taken.entry.facts["_"]["history"] if self.history else ():
            at = (row.sheet, row.row, "", row.step.title)
            self.defects.append(Wrong(*at, one["message"], one["article"]))

    def _case(self, ref: str) -> str | None:
        if ref not in self.known:
            self.known[ref] = case_numbered(ref, self.organ)
        return self.known[ref]

    def outcome(self, mode: Mode) -> Outcome:
        """What came of it, errors in the order of the file."""
        places = {sheet.name: at for at, sheet in enumerate(self.ledger.sheets)}
        wrong = sorted(self.wrong, key=lambda one: (places.get(one.sheet, 0), one.row))
        return Outcome(
            self.ledger.name,
            self.ledger.digest,
            mode,
            self.done,
            self.repeated,
            tuple(wrong),
            tuple(self.cases.values()),
            self.ledger.notes,
            tuple(self.defects),
        )


def _worded(row: Planned, no: NotTaken | Refused) -> list[Wrong]:
    if isinstance(no, BadFacts):
        return [
            Wrong(row.sheet, row.row, "", title, f"「{title}」{wrong}") for _f, title, wrong in no.problems
        ]
    article = "、".join(map(str, no.articles)) if isinstance(no, Forbidden) else ""
    return [Wrong(row.sheet, row.row, "", row.step.title, str(no), article)]
