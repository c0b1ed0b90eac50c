"""A step's form as shown: empty at first, or with what was entered and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhunsheng.cases.offers import CaseView
from zhunsheng.cases.queries import organ_names, organs_known
from zhunsheng.cases.recordings import devices_of, step_titles
from zhunsheng.cases.rulebook import answers
from zhunsheng.doors.desk.attachments import MOST, Attached
from zhunsheng.doors.desk.besides import guide_for, measures_for, proposed, told_before
from zhunsheng.doors.desk.choices import read
from zhunsheng.doors.desk.filling import texts_from, texts_of
from zhunsheng.doors.desk.forms import Entered, form_of
from zhunsheng.doors.desk.hands import colleagues, hands_for, members
from zhunsheng.doors.desk.officer import Officer, page
from zhunsheng.doors.desk.wording import Said, clock_shown, t
from zhunsheng.procedures.acts import Act
from zhunsheng.procedures.enforcement.lists.recording import Recording
from zhunsheng.procedures.facts import Someone, marked, organs_in
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.record.evidence import limits
from zhunsheng.registers import powers


@dataclass(frozen=True)
class Sheet:
    """Which step, in which case or (a case not yet opened) for which organ."""

    procedure: type[Procedure]
    step: Step
    organ: str
    view: CaseView | None
    corrects: int | None = None

    @property
    def corrected(self) -> Act | None:
        """The act whose entry is to be corrected."""
        acts = self.view.case.acts if self.view and self.corrects else ()
        return next((act for act in acts if act.number == self.corrects), None)


@dataclass(frozen=True)
class Answer:
    """Why the form comes back: HTTP status, what to say on top, what is wrong by field, the law's refusals."""

    status: int
    alert: str
    wrong: dict[str, str] = field(default_factory=dict)
    against: tuple[Said, ...] = ()
    version: int | None = None


def show(
    request: HttpRequest,
    officer: Officer,
    sheet: Sheet,
    answer: Answer | None = None,
    stored: Sequence[Attached] = (),
    **beside: Any,
) -> HttpResponse:
    """The form's page; a step may have a page of its own: desk/steps/<procedure>/<step>.html.

    `beside`: what else the page is told. A form that opens a case starts from what its address says (`?f.case=…`).
    """
    step, view, sent = sheet.step, sheet.view, request.POST if answer else None
    old = sheet.corrected
    start = old.facts.model_dump(exclude_none=True) if old else proposed(step, view)
    asked = texts_of(request.GET) if view is None else {}
    texts = texts_of(sent) if sent is not None else texts_from(step.facts, start) | asked
    organs = organs_known() if organs_in(step.facts) else ()
    people, others = _people(sheet, officer)
    told = told_before(step, view)
    version = answer.version if answer and answer.version is not None else view.version if view else 0
    if sent is not None and (answer is None or answer.version is None):
        version = int(sent["expecting"]) if sent.get("expecting", "").isdigit() else version
    return page(
        *(request, officer, _templates(sheet), answer.status if answer else 200),
        sheet=sheet,
        step=step,
        line=view.line if view else None,
        organ_name=organ_names({sheet.organ}).get(sheet.organ, sheet.organ),
        form=form_of(
            step.facts,
            Entered(texts, answer.wrong if answer else {}, people, others, organs, _hints(sheet, officer)),
        ),
        hands=hands_for(step, officer.id, sheet.organ, officer.today, sent),
        on=sent.get("on", "") if sent is not None else (old.on if old else officer.today).isoformat(),
        expecting=version,
        answer=answer,
        stored=stored,
        most=MOST // 1024 // 1024,
        large=limits.limits().most // 1024 // 1024,
        check=_check_address(sheet),
        guide=guide_for(step, officer.today),
        measures=measures_for(view, officer.today),
        library=answers(sheet.organ, sheet.procedure.name, step.name, officer.today),
        told=told,
        told_facts=read(sheet.procedure.steps[told.step].facts, told.facts) if told else [],
        clocks=[clock_shown(face) for face in view.clocks if step in face.clock.until] if view else [],
        **beside,
    )


def _people(
    sheet: Sheet, officer: Officer
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Whom the facts may name: the organ's own; and others, where one looks over them or visits jointly with them."""
    asked = marked(sheet.step.facts, Someone)
    if not asked:
        return (), ()
    own = members(sheet.organ, officer.today)
    if officer.oversees:
        return own, colleagues(officer.viewer.organs, sheet.organ, officer.today)
    if "joint_officers" in asked:
        every = frozenset(code for code, _name in organs_known())
        return own, colleagues(every, sheet.organ, officer.today)
    return own, ()


def _hints(sheet: Sheet, officer: Officer) -> dict[str, tuple[tuple[str, str], ...]]:
    """Suggestions from the registers: the items of the organ's list of powers."""
    if sheet.step is Recording.index:
        kept = devices_of(sheet.organ, officer.today)
        used = tuple((code, model) for code, model, in_use in kept if in_use)
        return {"device": used, "step": tuple((name, t(title)) for name, title in step_titles().items())}
    asked = [
        name for name in ("violation_code", "violation", "item") if name in sheet.step.facts.model_fields
    ]
    if not asked:
        return {}
    found = tuple((one.code, one.title) for one in powers.powers_of(sheet.organ, officer.today))
    return dict.fromkeys(asked, found)


def _templates(sheet: Sheet) -> list[str]:
    return [f"desk/steps/{sheet.procedure.name}/{sheet.step.name}.html", "desk/step.html"]


def _check_address(sheet: Sheet) -> str:
    if sheet.view:
        return reverse("desk:check-step", args=[sheet.view.line.id, sheet.step.name])
    return reverse("desk:check-opening", args=[sheet.procedure.name, sheet.step.name])


def day_of(text: str) -> date | None:
    """The day that was typed, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
