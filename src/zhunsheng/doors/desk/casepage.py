"""The page of a case: where it stands, what may be done next and by whom, its clocks, its entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.cases.offers import CaseView, Offer, case_view
from zhunsheng.doors.desk.officer import Officer, page, signed_in
from zhunsheng.doors.desk.wording import Said, clock_shown, said
from zhunsheng.procedures.clocks import Face
from zhunsheng.procedures.titles import OUTCOMES, TRACKS
from zhunsheng.procedures.vocabulary import Step

ASIDE = frozenset({"移送司法"})
"""Stages that lie beside the way and show only when a case came to stand in them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One stage on the strip."""

    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A step that may not be taken now, and why."""

    step: Step
    why: Said


@require_safe
@signed_in
def case(request: HttpRequest, officer: Officer, case: str) -> HttpResponse:
    """One case for one officer."""
    view = case_view(officer.viewer, case)
    clocks = [clock_shown(face) for face in view.clocks]
    forward, others = _open_steps(view.offers, view.clocks)
    return page(
        *(request, officer, "desk/case.html"),
        view=view,
        line=view.line,
        strip=strip(view),
        forward=forward,
        others=others,
        closed=[Closed(offer.step, said(offer.refusal)) for offer in view.offers if offer.refusal],
        running=[one for one in clocks if not one.over],
        ended=[one for one in clocks if one.over],
        outcomes=OUTCOMES,
        tracks=TRACKS,
        acts=tuple(reversed(view.acts)),
        in_full=officer.viewer.opens(view.line.organ),
    )


def strip(view: CaseView) -> list[Place]:
    """The stages in order: passed, current, ahead; those skipped or beside the way are left out."""
    ordered = list(dict.fromkeys(s.stage for s in view.procedure.steps.values() if s.stage))
    reached = {act.step.stage for act in view.case.acts if act.stands and act.step.stage}
    now = view.line.stage
    at = ordered.index(now) if now in ordered else -1
    places = []
    for n, stage in enumerate(ordered):
        if stage == now:
            places.append(Place(stage, "now"))
        elif stage in reached and n < at:
            places.append(Place(stage, "passed"))
        elif n > at and stage not in ASIDE:
            places.append(Place(stage, "ahead"))
    return places


def _open_steps(offers: Iterable[Offer], clocks: Iterable[Face]) -> tuple[list[Step], list[Step]]:
    """The steps that may be taken: those that carry the case on or end a running clock first, then the others."""
    awaited = {step for face in clocks if face.done is None and not face.ended for step in face.clock.until}
    allowed = [offer.step for offer in offers if offer.refusal is None]
    forward = [s for s in allowed if s in awaited or s.issues or s.publishes or s.closes or s.stage]
    return forward, [step for step in allowed if step not in forward]
