"""From entries to a case and from a case to its row: pure remaking, the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from zhunsheng.cases.mentions import NOBODY, Mentions, free, mentions_of
from zhunsheng.procedures.acts import Act, Case, with_act
from zhunsheng.procedures.catalogue import named
from zhunsheng.procedures.clocks import Clock, Face, Kind
from zhunsheng.procedures.facts import HIDDEN, Party, Personal, marked, marks, nested, tables
from zhunsheng.procedures.vocabulary import Procedure, Step
from zhunsheng.record import Entry, Erased, Sealed, reveal_many
from zhunsheng.statutes.calendar import Calendar

HERE = ZoneInfo("Asia/Shanghai")
RECORD = "record"
"""Entries of the record itself (an erasure) belong to no step."""


def fold(
    entries: Sequence[Entry],
    calendar: Calendar,
    settings: Mapping[str, Any],
    organ: str,
    *,
    opened: bool = True,
) -> Case:
    """The case that its entries tell. `opened`: take personal values from the vault (bars may need an age)."""
    procedure = named(next(entry.procedure for entry in entries if entry.procedure != RECORD))
    every = reveal_many(entries) if opened else [entry.facts for entry in entries]
    return Case(procedure, entries[0].case, acts(entries, every), calendar, settings, organ)


def acts(entries: Sequence[Entry], revealed: Sequence[Mapping[str, Any]]) -> tuple[Act, ...]:
    """The acts that entries tell, with the facts as far as they were opened; what was set aside no longer stands."""
    told: list[Act] = []
    for entry, found in zip(entries, revealed, strict=True):
        if entry.procedure == RECORD:
            continue
        step = named(entry.procedure).steps[entry.step]
        facts = step.facts.model_validate(without_papers(_hidden(found)))
        written = entry.at.astimezone(HERE).date()
        act = Act(entry.seq, step, entry.on, entry.by, facts, written, defects=defects_in(entry))
        told = with_act(told, act, entry.corrects)
    return tuple(told)


def defects_in(entry: Entry) -> int | None:
    """How many defects an entry taken in as history lists; None for one that was taken here."""
    listed = entry.facts.get("_", {}).get("history")
    return None if listed is None else len(listed)


def without_papers(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that the step's own model knows; what `take` added (numbers, organ) stands beside them under "_"."""
    return {key: value for key, value in facts.items() if key != "_"}


def _hidden(value: Any) -> Any:
    """Values not opened, or erased, stand as HIDDEN."""
    if isinstance(value, Erased):
        return HIDDEN
    if isinstance(value, dict):
        return HIDDEN if value.keys() == {"sealed"} else {key: _hidden(item) for key, item in value.items()}
    return [_hidden(item) for item in value] if isinstance(value, list) else value


def sealed(facts: BaseModel, mentions: Mentions = NOBODY) -> dict[str, Any]:
    """The facts as they go into the entry: absent ones left out, personal ones wrapped for the vault, and so are the
    free texts that tell a personal value."""
    plain = facts.model_dump(mode="json", exclude_none=True, exclude_defaults=False)
    return _sealed(type(facts), plain, mentions)


def _sealed(model: type[BaseModel], plain: dict[str, Any], mentions: Mentions) -> dict[str, Any]:
    personal, inner, listed = marked(model, Personal), nested(model), tables(model)
    # What a party is called stands in its own fields: those that are no secret stay open.
    texts = frozenset[str]() if model is Party else free(model)
    out: dict[str, Any] = {}
    for name, value in plain.items():
        if name in personal:
            out[name] = Sealed(value)
        elif name in inner and isinstance(value, dict):
            out[name] = _sealed(inner[name], value, mentions)
        elif name in listed:
            out[name] = [_sealed(listed[name], one, mentions) for one in value]
        elif name in texts and isinstance(value, str) and mentions.within(value):
            out[name] = Sealed(value)
        elif name in texts and isinstance(value, list):
            out[name] = [Sealed(one) if mentions.within(one) else one for one in value]
        elif (value != [] and value != "") or name in _filled(model):
            out[name] = value
    return out


@cache
def _filled(model: type[BaseModel]) -> frozenset[str]:
    """The fields that stand for something where nothing is said: there an empty answer must be written down."""
    every = model.model_fields.items()
    return frozenset(n for n, i in every if not i.is_required() and i.get_default(call_default_factory=True))


def faces(case: Case, today: date) -> list[Face]:
    """Every clock that runs or ran in the case, as read on `today`, the most urgent first."""
    taken = case.taken()
    found = [
        face
        for clock, begins in _beginnings(case.procedure)
        if not begins.isdisjoint(taken) and (face := clock.face(case, today)) is not None
    ]
    return sorted(found, key=lambda face: (face.done is not None or face.ended, face.binding))


Beginnings = tuple[tuple[Clock, frozenset[Step]], ...]
_BEGINNINGS: dict[type[Procedure], Beginnings] = {}


def _beginnings(procedure: type[Procedure]) -> Beginnings:
    """Each clock with the steps that set it going; looked up once."""
    found = _BEGINNINGS.get(procedure)
    if found is None:
        found = tuple((clock, frozenset(clock.since)) for clock in procedure.clocks.values())
        _BEGINNINGS[procedure] = found
    return found


def row(case: Case, number: str, book: str) -> dict[str, Any]:
    """The columns of the case's row. Nothing in it depends on the day it is made."""
    last, closed = case.acts[-1], case.closed
    mentions = mentions_of(case.acts)
    outline = case.procedure.outline(case)
    party = case.fact("party")
    every = faces(case, last.on)
    duties = [
        face
        for face in every
        if face.done is None
        and not face.ended
        and face.clock.kind in (Kind.DEADLINE, Kind.LIMIT)
        and face.clock.whose == "organ"
    ]
    due = min(duties, key=lambda face: face.binding, default=None)
    published = next((act for act in reversed(case.acts) if act.step.publishes), None)
    stage = next((act.step.stage for act in reversed(case.acts) if act.stands and act.step.stage), "")
    return {
        "id": case.id,
        "book": book,
        "procedure": case.procedure.name,
        "number": number,
        "organ": case.organ,
        "version": case.newest.number,
        "opened": case.opened,
        "closed": closed,
        "stage": stage or "",
        "awaits": outline.get("awaits") or "",
        "next_due": due.binding if due and not closed else None,
        "next_clock": due.clock.name if due and not closed else "",
        "track": outline.get("track") or "",
        "subject": str(outline.get("subject") or "")[:80],
        "cause": mentions.masked(outline.get("cause") or ""),
        "town": outline.get("town") or "",
        "party": party.shown() if party is not None else "",
        "party_kind": party.kind.value if party is not None else "",
        "outcome": outline.get("outcome") or "",
        "decided": outline.get("decided"),
        "published": published.on if published else None,
        "withdrawn": _withdrawn(case, published),
        "facts": _masked(flat(case, every, outline), mentions),
    }


def _masked(columns: dict[str, Any], mentions: Mentions) -> dict[str, Any]:
    """The cells without what texts tell of people: they lie in the open."""
    if not mentions.within("\n".join(cell for cell in columns.values() if type(cell) is str)):
        return columns
    return {
        name: mentions.masked(cell) if type(cell) is str and name != "subject" else cell
        for name, cell in columns.items()
    }


def _withdrawn(case: Case, published: Any) -> date | None:
    if published is None or published.stands:
        return None
    return next(
        act.on for act in case.acts if act.seq > published.seq and published.step in act.step.sets_aside
    )


def flat(case: Case, every: Sequence[Face], outline: Mapping[str, Any]) -> dict[str, Any]:
    """The case as one flat row for analysis: for each step the day and plain facts of its last standing act, for each
    clock its start, last day and fulfilment; amounts of a repeated step also summed. Personal facts and long texts
    stay out. `lag_days`: from each act to its writing down."""
    columns: dict[str, Any] = {key: _cell(value) for key, value in outline.items() if value is not None}
    # History was written down when it was taken in: how late says nothing of those who did it.
    here = [act for act in case.acts if act.defects is None]
    columns["entries"] = len(here)
    columns["lag_days"] = sum((act.written - act.on).days for act in here)
    if len(here) < len(case.acts):
        columns["history"] = len(case.acts) - len(here)
        columns["defects"] = sum(act.defects or 0 for act in case.acts)
    sums: dict[str, Decimal] = {}
    for act in case.acts:
        if not act.stands:
            continue
        cells, amounts, times = _told(act)
        columns |= cells
        columns[times] = columns.get(times, 0) + 1
        for total, value in amounts:
            sums[total] = sums.get(total, Decimal(0)) + value
    columns |= {name: _cell(total) for name, total in sums.items()}
    for face in every:
        due, done, state = _clock_columns(face.clock.name)
        columns[due] = face.binding.isoformat()
        if face.done is not None:
            columns[done] = face.done.isoformat()
        columns[state] = "ended" if face.ended else "done" if face.done else "open"
    return columns


Told = tuple[dict[str, Any], list[tuple[str, Decimal]], str]


def _told(act: Act) -> Told:
    """The cells of one act, its amounts to be summed, and the column that counts such acts; worked out once."""
    known: Told | None = act.memo.get("cells")
    if known is None:
        step = act.step.name.replace("-", "_")
        cells: dict[str, Any] = {f"{step}_on": act.on.isoformat()}
        amounts = []
        wanted = _analysed(act.step.facts)
        for name, value in vars(act.facts).items():
            if value is None or name not in wanted:
                continue
            if value != [] and value != "":
                cells[f"{step}__{name}"] = _cell(value)
            if isinstance(value, Decimal):
                amounts.append((f"{step}__{name}__sum", value))
        known = act.memo["cells"] = (cells, amounts, f"{step}_n")
    return known


@cache
def _clock_columns(name: str) -> tuple[str, str, str]:
    clock = f"clock_{name.replace('-', '_')}"
    return f"{clock}__due", f"{clock}__done", f"{clock}__state"


@cache
def analysed(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a step that go into the analytic table: days, yes/no, numbers, amounts, kinds and short words."""
    apart = marked(model, Personal) | nested(model).keys() | tables(model).keys()
    return tuple(name for name, info in model.model_fields.items() if name not in apart and not _long(info))


@cache
def _analysed(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(analysed(model))


def _long(info: Any) -> bool:
    limits = [
        getattr(one, "max_length", None)
        for mark in marks(info)
        for one in (mark, *getattr(mark, "metadata", ()))
    ]
    return any((limit or 0) > 300 for limit in limits)


def _cell(value: Any) -> Any:
    if type(value) in _READY:
        return value
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, list):
        return [_cell(item) for item in value]
    return value


_READY = (str, bool, int)
