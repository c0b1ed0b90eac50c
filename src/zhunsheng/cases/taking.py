"""`take`: the one writer. Authority, order, bars, waits; then the entry; then the fold; all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from secrets import token_hex
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from zhunsheng import record
from zhunsheng.cases import folding, remembering, rows, same_party
from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden, NoSuchCase
from zhunsheng.cases.history import listed
from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.mentions import Mentions, masked_facts, mentions_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.numbers import take_number
from zhunsheng.cases.projections import project
from zhunsheng.cases.shelf import BookShelf
from zhunsheng.procedures.actors import Actor
from zhunsheng.procedures.acts import Act, Case, Other, Trial, before
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.facts import Facts, Someone, marked, nested, tables
from zhunsheng.procedures.judging import Refusal, refusals
from zhunsheng.procedures.roles import INSIDE, SYSTEM
from zhunsheng.procedures.vocabulary import ROLES, Owed, Procedure, Step
from zhunsheng.registers import authority, edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for
from zhunsheng.registers.models import Person
from zhunsheng.registers.places import place
from zhunsheng.registers.refused import Refused
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Taken:
    """A step that now stands in the book."""

    case: Case
    entry: record.Entry
    number: str
    papers: dict[str, str] = field(default_factory=dict)


def take(
    case: str | None,
    step: Step,
    facts: Facts | Mapping[str, Any],
    *,
    by: Sequence[str],
    on: date,
    organ: str | None = None,
    procedure: type[Procedure] | None = None,
    expecting: int | None = None,
    evidence: Sequence[str] = (),
    corrects: int | None = None,
    at: datetime | None = None,
    history: bool = False,
) -> Taken:
    """Take a step in a case (None opens one for `organ`), by these people, on this day.

    `by`: persons of the registers, or the role of an outsider (party, court …) with the officer who writes it down.
    `corrects`: the number of an entry of the same step whose place this one takes; it is judged as the case stood then.
    `expecting`: the version that the caller looked at; `at`: the moment of writing, only for demo and stories.
    `history`: it was done before it is written down here; what the law of its day had against it is listed in the
    entry and stops nothing, and it makes nobody owe anything now (see `history.py`).
    Raises BadFacts, Forbidden, Conflict, NoSuchCase, record.RecordUnavailable; in each case nothing was written.
    """
    written = at or datetime.now(UTC)
    valid = validated(step, facts)
    with record.writing():
        now = edition.stamp()
        held = _hold(case, organ, procedure, now)
        if expecting is not None and held.version != expecting:
            raise _conflict(held)
        people = _takers(by, held, step, valid, on, now)
        trial = _trial(held, step, valid, people, on, now, _before(held, step, corrects))
        against = [*_in_time(trial, written), *refusals(trial, valid)]
        defects = listed(against) if history else None
        if against and defects is None:
            raise Forbidden(against, step.title)
        _move(held, trial, step, valid, now)
        taken = _write(held, trial, valid, tuple(by), tuple(evidence), corrects, written, now, defects)
        _project(taken, step)
        if step.owes is not None and corrects is None and not history:
            mentions = mentions_of(taken.case.acts)
            for owed in step.owes(replace(trial, case=taken.case), valid):
                _take_owed(owed, held.organ, on, at, mentions)
        return taken


def _project(taken: Taken, step: Step) -> None:
    try:
        project(taken.case, taken.case.newest)
    except Refused as no:
        raise Forbidden([Refusal("register", str(no), None, "")], step.title) from no


def _take_owed(owed: Owed, organ: str, on: date, at: datetime | None, mentions: Mentions) -> None:
    """A step owed is taken by the system, in the same transaction and under the same rules."""
    procedure = named(owed.procedure)
    case = owed.case
    if case is not None:
        case = CaseRow.objects.filter(number=case).values_list("id", flat=True).first() or case
    where = None if case else owed.organ or organ
    step = procedure.steps[owed.step]
    facts = masked_facts(validated(step, owed.facts), mentions)
    take(case, step, facts, by=(SYSTEM,), on=on, organ=where, procedure=procedure, at=at)


def stands_against(
    case: str | None,
    step: Step,
    facts: Facts | Mapping[str, Any],
    *,
    by: Sequence[str],
    on: date,
    organ: str | None = None,
    procedure: type[Procedure] | None = None,
    corrects: int | None = None,
) -> tuple[Refusal, ...]:
    """Everything that `take` would refuse the step for, asked beforehand; nothing is written or locked.

    Raises BadFacts, NoSuchCase, and Forbidden where there is nothing to correct.
    """
    valid = validated(step, facts)
    now = edition.stamp()
    held = _hold(case, organ, procedure, now, lock=False)
    told = _before(held, step, corrects)
    trial = _trial(held, step, valid, _takers(by, held, step, valid, on, now), on, now, told)
    return (*_in_time(trial, datetime.now(UTC)), *refusals(trial, valid))


def validated(step: Step, facts: Facts | Mapping[str, Any]) -> Facts:
    """The facts as the step's own model. Raises BadFacts with each field in the user's words."""
    if isinstance(facts, step.facts):
        return facts
    raw = facts.model_dump() if isinstance(facts, Facts) else facts
    if broken := [name for name, value in raw.items() if _unkept(value)]:
        raise BadFacts([_problem(step.facts, {"loc": (name,), "type": "unkept"}) for name in broken])
    try:
        return step.facts.model_validate(raw)
    except ValidationError as wrong:
        raise BadFacts([_problem(step.facts, error) for error in wrong.errors()]) from wrong


@dataclass
class Held:
    """A case held for writing: its acts, and its row as it stands (None before the first act)."""

    id: str
    organ: str
    book: str
    number: str
    version: int
    procedure: type[Procedure]
    acts: tuple[Act, ...]
    row: dict[str, Any] | None = None
    moved: bool = False


def _takers(by: Sequence[str], held: Held, step: Step, facts: Facts, on: date, now: str) -> tuple[Actor, ...]:
    """Those who take the step; a file that moves is handed over by its organ or taken over by the one it goes to."""
    here, to = actors(by, held.organ, on, now), getattr(facts, step.moves_to, None) if step.moves_to else None
    if not to:
        return here
    return tuple(a if a.roles else b for a, b in zip(here, actors(by, to, on, now), strict=True))


def _move(held: Held, trial: Trial, step: Step, facts: Facts, now: str) -> None:
    """Put the case with the organ it goes to. Raises Forbidden where that one writes into another book."""
    to = getattr(facts, step.moves_to, None) if step.moves_to else None
    if not to or to == held.organ:
        return
    if place(to, now).book != held.book:
        message, instead = _("接收机关不在同一记录簿"), _("请按跨地区移送办理,由接收机关另立案件")
        raise Forbidden([Refusal("book", message, None, instead)], step.title)
    held.organ, held.moved = to, True
    trial.case.organ = to


def _hold(
    case: str | None, organ: str | None, procedure: type[Procedure] | None, now: str, lock: bool = True
) -> Held:
    if case is None:
        if organ is None or procedure is None:
            raise ValueError("opening a case needs organ and procedure")
        return Held(token_hex(8), organ, place(organ, now).book, "", 0, procedure, ())
    row = rows.stored((case,), lock=lock).get(case)
    if row is None:
        raise NoSuchCase(case)
    acts = remembering.acts_of(row["book"], case)
    known = named(row["procedure"])
    return Held(case, row["organ"], row["book"], row["number"], row["version"], known, acts, row)


def actors(by: Iterable[str], organ: str, day: date, now: str) -> tuple[Actor, ...]:
    """Those who act: people of the registers with what they were on that day, and outsiders by their role."""
    names = list(by)
    inside = [name for name in names if name not in ROLES or name in INSIDE]
    known = {actor.id: actor for actor in authority.actors(inside, organ, day, now)} if inside else {}
    return tuple(known.get(name) or outsider(name) for name in names)


def outsider(role: str) -> Actor:
    """Somebody outside the organ, known by the role alone: a party's name is a fact of the case, not of the entry."""
    return Actor(role, ROLES[role], "", frozenset({role}), None, False, "", False)


def _before(held: Held, step: Step, corrects: int | None) -> tuple[Act, ...]:
    """The acts that a step is judged on: all, or for a correction those before what it corrects. Raises Forbidden."""
    if corrects is None:
        return held.acts
    found = before(held.acts, corrects)
    values = {"n": str(corrects)}
    if found is None:
        wrong = _("本案没有第{n}号记录,或者它已经更正过"), _("请核对记录编号")
    elif found[0].step is not step:
        wrong = _("第{n}号记录是另一步骤"), _("请用同一步骤的表单更正")
    else:
        return found[1]
    raise Forbidden([Refusal("corrects", wrong[0], None, wrong[1], values)], step.title)


def _trial(
    held: Held,
    step: Step,
    facts: Facts,
    people: tuple[Actor, ...],
    on: date,
    now: str,
    told: tuple[Act, ...] | None = None,
) -> Trial:
    calendar, settings = calendar_now(now), settings_for(held.organ, on, now)
    told = held.acts if told is None else told
    case = Case(held.procedure, held.id, told, calendar, settings, held.organ)
    said = (getattr(facts, name) for name in marked(type(facts), Someone))
    each = (one for value in said for one in (value if isinstance(value, list) else (value,)))
    mentioned = [one for one in each if one and one not in ROLES]
    named = {who: actor for who in mentioned if (actor := _named(who, held.organ, on, now))}
    others: tuple[Other, ...] = ()
    party = getattr(facts, "party", None) or case.fact("party")
    if step.asks_others:
        others = same_party.others(party, held.book, held.id)
    lists, shelf = RegisteredLists(held.organ, on, now), BookShelf(held.book, held.id, party)
    return Trial(case, step, on, people, named, others, lists, shelf)


def _named(person: str, organ: str, on: date, now: str) -> Actor | None:
    try:
        return authority.actor(person, organ, on, now)
    except Refused:
        return None


def _in_time(trial: Trial, written: datetime) -> Iterable[Refusal]:
    today = written.astimezone(folding.HERE).date()
    if trial.on > today:
        values = {"day": str(trial.on), "today": str(today)}
        yield Refusal("future", _("办理日期{day}晚于今天({today})"), None, _("请填写实际办理的日期"), values)
    before = trial.case.last(*trial.step.after) if trial.step.after else None
    first = trial.case.opened
    earliest = max((day for day in (before.on if before else None, first) if day), default=None)
    if earliest is not None and trial.on < earliest:
        values = {"day": str(trial.on), "earlier": str(earliest)}
        yield Refusal(
            "backwards", _("办理日期{day}早于前一步骤的日期({earlier})"), None, _("请核对日期"), values
        )


def _write(
    held: Held,
    trial: Trial,
    facts: Facts,
    by: tuple[str, ...],
    evidence: tuple[str, ...],
    corrects: int | None,
    written: datetime,
    now: str,
    defects: list[dict[str, str]] | None = None,
) -> Taken:
    step, on = trial.step, trial.on
    body = folding.sealed(facts, mentions_of(held.acts, facts))
    beside: dict[str, Any] = {}
    if not held.acts:
        held.number = take_number(held.organ, held.procedure.series, on, now)
        beside = {"organ": held.organ, "number": held.number}
    elif held.moved:
        beside = {"organ": held.organ}
    # A corrected paper keeps its number: it is the same decision, told rightly.
    issues = step.issues if corrects is None else None
    papers = {issues: take_number(held.organ, issues, on, now)} if issues else {}
    if papers:
        beside["papers"] = papers
    if defects is not None:
        beside["history"] = defects
    if beside:
        body["_"] = beside
    draft = record.Draft(held.id, held.procedure.name, step.name, on, by, body, evidence, corrects)
    entry = record.append(held.book, draft, at=written)
    day = entry.at.astimezone(folding.HERE).date()
    told: dict[str, Any] = {"seq": entry.seq, "on": on, "by": by, "written": day, "corrects": corrects}
    known = None if defects is None else len(defects)
    case = replace(trial.case, acts=held.acts).with_act(step, facts, **told, defects=known)
    rows.keep(case, held.number, held.book, papers, held.row)
    remembering.remember(held.id, entry, case.acts)
    return Taken(case, entry, held.number, papers)


def _conflict(held: Held) -> Conflict:
    last = held.acts[-1]
    who = Person.objects.filter(id__in=last.by).values_list("name", flat=True).first() or "他人"
    return Conflict(who, last.step.title, held.version)


_WRONG = {
    "missing": _("未填写"),
    "extra_forbidden": _("不是本步骤的项目"),
    "decimal_parsing": _("应为数字金额"),
    "date_from_datetime_parsing": _("应为日期,如 2026-01-31"),
    "date_parsing": _("应为日期,如 2026-01-31"),
    "date_type": _("应为日期,如 2026-01-31"),
    "bool_parsing": _("应填是或否"),
    "bool_type": _("应填是或否"),
    "int_parsing": _("应为整数"),
    "enum": _("不在可选范围内"),
    "string_too_long": _("文字过长"),
    "greater_than_equal": _("数值过小"),
    "string_type": _("应为文字"),
    "list_type": _("应为列表"),
}


def _unkept(value: Any) -> bool:
    """Whether a text holds U+0000, which PostgreSQL cannot keep; refused on SQLite too, so that both hold the same."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(_unkept(one) for one in value.values())
    return isinstance(value, list | tuple) and any(_unkept(one) for one in value)


def _problem(model: type[Facts], error: Any) -> tuple[str, str, str]:
    path = ".".join(str(part) for part in error["loc"])
    title, at, item = path, cast(type[BaseModel], model), ""
    for part in error["loc"]:
        if isinstance(part, int):
            item = f"{title}第{part + 1}项·"
            continue
        info = getattr(at, "model_fields", {}).get(part)
        if info is None:
            break
        title = item + (info.title or part)
        at = nested(at).get(part) or tables(at).get(part) or at
    said = str(error.get("ctx", {}).get("error", "")) if error["type"] == "value_error" else ""
    return path, title, said or _WRONG.get(error["type"], _("填写有误"))
