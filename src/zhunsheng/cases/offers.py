"""One case as a viewer may see it: where it stands, what may be done next and by whom, its clocks, its entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from pydantic import BaseModel

from zhunsheng import record
from zhunsheng.cases import folding
from zhunsheng.cases.errors import NoSuchCase
from zhunsheng.cases.mentions import mentions_of
from zhunsheng.cases.models import CaseRow, Paper
from zhunsheng.cases.queries import CaseLine, lines_of, organ_names, today
from zhunsheng.cases.taking import actors
from zhunsheng.cases.viewing import PUBLIC, Viewer, named_in, shown_facts
from zhunsheng.procedures.acts import Case, Trial
from zhunsheng.procedures.clocks import Face
from zhunsheng.procedures.facts import organs_in
from zhunsheng.procedures.judging import Refusal, refusals, shut
from zhunsheng.procedures.vocabulary import ROLES, Procedure, Step, in_force
from zhunsheng.registers import edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.registers.models import Person
from zhunsheng.statutes.instruments import Article


@dataclass(frozen=True, slots=True)
class ActView:
    """One entry as shown: masked already."""

    seq: int
    step: str
    title: str
    on: date
    at: datetime
    by_names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    papers: dict[str, str]
    evidence: tuple[str, ...]
    article: Article | None
    lag_days: int
    stands: bool
    digest: str
    link: str
    corrects: int | None = None
    defects: tuple[tuple[str, str], ...] | None = None
    """Of an act taken in as history: each defect with its article; None for an act taken here."""
    erased: tuple[record.Erasure, ...] = ()
    """The erasures that took personal facts or files from it; `evidence` no longer names those files."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A step and whether the viewer may take it today; the refusal says why not and what to do first."""

    step: Step
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case for one viewer."""

    line: CaseLine
    subject: str
    version: int
    book: str
    procedure: type[Procedure]
    case: Case
    acts: tuple[ActView, ...]
    clocks: tuple[Face, ...]
    offers: tuple[Offer, ...]


def case_view(viewer: Viewer, case: str) -> CaseView:
    """The case with that id or number. Raises NoSuchCase where there is none or the viewer may not see it."""
    row = CaseRow.objects.filter(id=case).first() or CaseRow.objects.filter(number=case).first()
    mine = row is not None and (viewer.sees(row.organ) or viewer.addressed(row.subject))
    if row is None or not (mine or _is_public(row)):
        raise NoSuchCase(case)
    # Who does not see the organ's cases sees of a published one what everybody sees.
    view = _view(viewer if mine else PUBLIC, row)
    if not mine or viewer.sees(row.organ):
        return view
    return _sent(viewer, view)


def _sent(viewer: Viewer, view: CaseView) -> CaseView:
    """What the organ that a case was sent to reads of it: what was sent, its answers, the end; nothing before that.

    Raises NoSuchCase while nothing was sent yet: a check in secret stays one.
    """
    every = view.procedure.steps.values()
    answers = [step for step in every if viewer.answers(view.subject, step)]
    sent = {before for step in answers for before in step.after}
    if not view.case.did(*sent):
        raise NoSuchCase(view.line.id)
    told = {s.name for s in every if s in sent or s in answers or s.issues or s.publishes or s.closes}
    return replace(view, acts=tuple(act for act in view.acts if act.step in told))


def public_view(number: str) -> CaseView:
    """A published decision by its case number, the number of one of its papers, or its id. Raises NoSuchCase."""
    row = (
        CaseRow.objects.filter(number=number).first() or CaseRow.objects.filter(papers__number=number).first()
    )
    row = row or CaseRow.objects.filter(id=number).first()
    if row is None or not _is_public(row):
        raise NoSuchCase(number)
    return _view(PUBLIC, row)


def _is_public(row: CaseRow) -> bool:
    return row.published is not None and row.withdrawn is None


def _view(viewer: Viewer, row: CaseRow) -> CaseView:
    now, day = edition.stamp(), today()
    entries = record.entries(row.book, row.id)
    case = folding.fold(entries, calendar_now(now), settings_for(row.organ, day, now), row.organ)
    clocks = () if viewer.public else tuple(folding.faces(case, day))
    (line,) = lines_of([row])
    offers = () if viewer.public else tuple(offered(viewer, case, day, row.subject))
    return CaseView(
        line,
        row.subject,
        row.version,
        row.book,
        case.procedure,
        case,
        _acts(viewer, row, case, entries),
        clocks,
        offers,
    )


def _acts(viewer: Viewer, row: CaseRow, case: Case, entries: list[record.Entry]) -> tuple[ActView, ...]:
    people = {person for entry in entries for person in entry.by}
    names = {**ROLES, **dict(Person.objects.filter(id__in=people).values_list("id", "name"))}
    papers: dict[int, dict[str, str]] = {}
    for seq, kind, number in Paper.objects.filter(case_id=row.id).values_list("seq", "kind", "number"):
        papers.setdefault(seq, {})[kind] = number
    by_seq = {entry.seq: entry for entry in entries}
    gone: dict[int, tuple[record.Erasure, ...]] = {}
    for one in record.erasures(entries):
        gone[one.of] = (*gone.get(one.of, ()), one)
    called = _organs(case) | ({} if viewer.public else _called(case))
    mentions = mentions_of(case.acts)
    shown = []
    for act in case.acts:
        if viewer.public and not (act.step.public or act.step.publishes):
            continue
        entry = by_seq[act.number]
        facts = tuple(shown_facts(act.facts, viewer, row.organ, act.step.public, called, mentions))
        by = () if viewer.public else tuple(names.get(person, person) for person in act.by)
        erased = gone.get(act.number, ())
        lost = {digest for one in erased for digest in one.evidence}
        evidence = () if viewer.public else tuple(digest for digest in entry.evidence if digest not in lost)
        lag = max(0, (act.written - act.on).days)
        article = in_force(act.step.cites, act.on)
        shown.append(
            ActView(
                *(
                    act.number,
                    act.step.name,
                    act.step.title,
                    act.on,
                    entry.at,
                    by,
                    facts,
                    papers.get(act.seq, {}),
                ),
                *(evidence, article, lag, act.stands, entry.digest.hex(), entry.link.hex(), entry.corrects),
                _defects(entry),
                erased,
            )
        )
    return tuple(shown)


def _organs(case: Case) -> dict[str, str]:
    """The organs that the facts name by credit code, by name and code."""
    models: list[tuple[type[BaseModel], BaseModel]] = [(type(act.facts), act.facts) for act in case.acts]
    said = (getattr(facts, name) for model, facts in models for name in organs_in(model))
    codes = {one for value in said if value for one in (value if isinstance(value, list) else (value,))}
    return {code: f"{name} {code}" for code, name in organ_names(codes).items()}


def _called(case: Case) -> dict[str, str]:
    """The members and other cases that the facts name by id, by their names and numbers."""
    said = (getattr(act.facts, name) for act in case.acts for name in named_in(type(act.facts)))
    wanted = {one for value in said if value for one in (value if isinstance(value, list) else (value,))}
    if not wanted:
        return {}
    people = dict(Person.objects.filter(id__in=wanted).values_list("id", "name"))
    return people | dict(CaseRow.objects.filter(id__in=wanted).values_list("id", "number"))


def _defects(entry: record.Entry) -> tuple[tuple[str, str], ...] | None:
    listed = entry.facts.get("_", {}).get("history")
    return None if listed is None else tuple((one["message"], one["article"]) for one in listed)


def offered(viewer: Viewer, case: Case, day: date, subject: str = "") -> list[Offer]:
    """Every step of the case with what stands against the viewer's taking it today, those allowed first.

    A step for two officers is offered to one: the second is named in the form.
    """
    assert viewer.person is not None
    me = actors([viewer.person], case.organ, day, edition.stamp())
    offers = []
    for step in case.procedure.steps.values():
        if step.opens or not (viewer.tries(case.organ, step) or viewer.answers(subject, step)):
            continue
        against = (no for no in refusals(Trial(case, step, day, me), None) if no.rule != "officers")
        offers.append(Offer(step, next(against, None) or _shut(Trial(case, step, day, me))))
    return sorted(offers, key=lambda offer: offer.refusal is not None)


def _shut(trial: Trial) -> Refusal | None:
    """What shuts the step whatever is filled in, on the day as on the day of the last act: it may be written down late."""
    now = {no.rule: no for no in shut(trial)}
    if not now:
        return None
    last = max((act.on for act in trial.case.acts), default=trial.on)
    then = {no.rule for no in shut(replace(trial, on=min(last, trial.on)))}
    return next((no for rule, no in now.items() if rule in then), None)


def withdrawn_view(number: str) -> tuple[CaseLine, ActView]:
    """A decision that left the public page: its number, organ and days, and the entry that says why; nothing else of it.

    Raises NoSuchCase where it was never published or still is.
    """
    row = (
        CaseRow.objects.filter(number=number).first() or CaseRow.objects.filter(papers__number=number).first()
    )
    row = row or CaseRow.objects.filter(id=number).first()
    if row is None or row.published is None or row.withdrawn is None:
        raise NoSuchCase(number)
    view = _view(PUBLIC, row)
    away = [act for act in view.acts if any(s.publishes for s in view.procedure.steps[act.step].sets_aside)]
    return replace(view.line, party="", cause="", outcome="", track="", stage=""), away[-1]
