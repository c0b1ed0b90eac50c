"""The lawful order of a report as a row of turns: done, open to whoever reads, waiting for somebody, not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhunsheng.cases.offers import Offer
from zhunsheng.doors.desk.reporting.held import Held
from zhunsheng.doors.desk.wording import ClockShown, Said, clock_shown, said
from zhunsheng.procedures.acts import Act
from zhunsheng.procedures.oversight.annual_report import AnnualReport, open_remarks
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.reports.publishing import EDITIONS
from zhunsheng.reports.writing import names

_REPORTS = (
    AnnualReport.report_party,
    AnnualReport.report_congress,
    AnnualReport.report_government,
    AnnualReport.report_above,
)
_OF_THE_TEXT = (AnnualReport.review, AnnualReport.deliberate, AnnualReport.clear)
"""What looked at the text as it then was: a later edition must be looked at again."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of the order. `state`: done, open, waits (for another's hand), shut (something stands before it).

    `failed`: it was taken and found against the text.
    """

    step: Step
    state: str
    on: date | None = None
    by: str = ""
    why: Said | None = None
    failed: bool = False
    note: str = ""
    clocks: tuple[ClockShown, ...] = field(default=())


def turns(held: Held) -> list[Turn]:
    """The steps of this report in their order: those of the other kind of report left out."""
    return list(_turns(held))


def _turns(held: Held) -> Iterator[Turn]:
    case = held.view.case
    offers = {one.step.name: one for one in held.view.offers}
    frozen = case.last(AnnualReport.draft, AnnualReport.revise)
    assert frozen is not None
    for step in _order(held):
        act = case.last(step)
        if (
            act is not None
            and step not in _REPORTS
            and step is not AnnualReport.publish
            and act.seq < frozen.seq
        ):
            act = None
        clocks = tuple(clock_shown(face) for face in held.view.clocks if step in face.clock.until)
        yield _turn(step, act, offers.get(step.name), clocks)


def _order(held: Held) -> Iterator[Step]:
    case, department = held.view.case, held.edition.department
    yield AnnualReport.review
    if case.setting("report_deliberation") or case.did(AnnualReport.deliberate):
        yield AnnualReport.deliberate
    yield AnnualReport.sign
    if department:
        yield AnnualReport.report_government
    else:
        yield from (AnnualReport.report_party, AnnualReport.report_congress)
    yield from (AnnualReport.report_above, AnnualReport.clear, AnnualReport.publish)


def _turn(step: Step, act: Act | None, offer: Offer | None, clocks: tuple[ClockShown, ...]) -> Turn:
    if act is not None:
        failed = step in _OF_THE_TEXT and not _good(act.facts)
        return Turn(step, "done", act.on, names(act.by), failed=failed, note=_note(act.facts), clocks=clocks)
    if offer is None:
        return Turn(step, "waits", clocks=clocks)
    if offer.refusal is None:
        return Turn(step, "open", clocks=clocks)
    state = "waits" if offer.refusal.rule == "role" else "shut"
    return Turn(step, state, why=said(offer.refusal), clocks=clocks)


def _good(facts: Any) -> bool:
    return not facts.secret if hasattr(facts, "secret") else bool(facts.passed)


def _note(facts: Any) -> str:
    """What was said when it was taken: to whom, where, with which opinion."""
    for name in ("to", "meeting", "opinion", "passages", "remark", "address"):
        value = getattr(facts, name, None)
        if value:
            return str(value)
    return ""


@dataclass(frozen=True, slots=True)
class Work:
    """How far the writing is: open remarks, whether the chapters are newer than the frozen edition, who froze it when."""

    remarks: int
    newer: bool
    frozen_on: date
    frozen_by: str
    edition: int


def work_of(held: Held, newer: bool) -> Work:
    """How far the writing is."""
    case = held.view.case
    frozen = case.standing(*EDITIONS)
    last = max(frozen, key=lambda act: act.seq)
    return Work(len(open_remarks(case)), newer, last.on, names(last.by), len(frozen))
