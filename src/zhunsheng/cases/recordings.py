"""Full-process recording: acts that had to be recorded and were not, devices off the register, teams below quota."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import CharField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from zhunsheng.cases import listing
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.catalogue import PROCEDURES, named
from zhunsheng.procedures.enforcement.lists.recorded_acts import ORDERS, WHOLE, in_use


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A step that the list wants recorded, with no recording indexed in a form that serves."""

    organ: str
    case: str
    number: str
    step: str
    on: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """What a team is to hold and holds: devices entered, not lost, not scrapped; those in repair count as held."""

    organ: str
    team: str
    wanted: int
    held: int


def unrecorded(first: date, last: date, organs: frozenset[str]) -> list[Unrecorded]:
    """The defects of these organs: each step taken within these days that the opinion or the list wants recorded."""
    found: dict[tuple[str, str], Unrecorded] = {}
    for procedure, step, forms, since in _asked(max(first, ORDERS.instrument.since), last):
        recorded = _recorded(step, forms)
        for case, number, organ, on in _taken(procedure, step, since, last, organs):
            if not {case, number} & recorded:
                title = named(procedure).steps[step].title
                found[case, step] = Unrecorded(organ, case, number, step, on, title)
    return sorted(found.values(), key=lambda one: (one.organ, one.on, one.number))


def _asked(first: date, last: date) -> Iterator[tuple[str, str, list[str], date]]:
    """What must be recorded: procedure, step, the forms that serve, since when."""
    for procedure, steps in WHOLE.items():
        yield from ((procedure, step, ["video"], first) for step in sorted(steps))
    for line in listing.each("must-record", last):
        procedure, step, forms = (line.facts[name] for name in ("of_procedure", "of_step", "forms"))
        if step not in WHOLE.get(str(procedure), ()):
            known = [str(form) for form in forms] if isinstance(forms, list) else []
            yield str(procedure), str(step), known, max(first, line.since)


def _taken(
    procedure: str, step: str, first: date, last: date, organs: frozenset[str]
) -> list[tuple[str, str, str, date]]:
    """The cases whose latest such step was taken within these days."""
    told = Cast(KeyTextTransform(f"{step.replace('-', '_')}_on", "facts"), CharField())
    rows = (
        CaseRow.objects.filter(procedure=procedure, organ__in=organs)
        .annotate(taken=told)
        .filter(taken__gte=first.isoformat(), taken__lte=last.isoformat())
    )
    every = rows.values_list("id", "number", "organ", "taken")
    return [(id, number, organ, date.fromisoformat(on)) for id, number, organ, on in every]


def _recorded(step: str, forms: list[str]) -> set[str]:
    """The cases, by id or number as their index names them, with a recording of that step in one of the forms."""
    rows = CaseRow.objects.filter(procedure="recording", cause=step).values_list("subject", "facts")
    return {subject for subject, facts in rows if facts.get("index__kind") in forms}


def by_unknown_devices(organs: frozenset[str]) -> list[tuple[str, str, str]]:
    """Sound and film made with no device of the register of that day: organ, number of the recording, device if told."""
    devices: dict[str, list[tuple[dict[str, object], date | None]]] = {}
    held = CaseRow.objects.filter(procedure="device").values_list("subject", "facts", "closed")
    for code, told, closed in held:
        devices.setdefault(code, []).append((told, closed))
    found = []
    for number, organ, facts in (
        CaseRow.objects.filter(procedure="recording", organ__in=organs)
        .order_by("organ", "number")
        .values_list("number", "organ", "facts")
    ):
        device, on = str(facts.get("index__device") or ""), str(facts.get("index__recorded_on", ""))
        known = devices.get(device, [])
        asked = device or facts.get("index__kind") in ("audio", "video")
        if asked and not any(in_use(told, closed, on) for told, closed in known):
            found.append((organ, number, device))
    return found


def quotas(day: date, organs: frozenset[str]) -> list[Quota]:
    """Every team with a quota, those below it first."""
    held: Counter[tuple[str, str]] = Counter()
    rows = CaseRow.objects.filter(procedure="device", organ__in=organs, opened__lte=day)
    for organ, facts, closed in rows.values_list("organ", "facts", "closed"):
        if closed is None or closed > day:
            held[organ, str(facts.get("team"))] += 1
    found = [
        Quota(line.organ, line.code, int(str(line.facts["devices"])), held[line.organ, line.code])
        for line in listing.each("device-quota", day)
        if line.organ in organs
    ]
    return sorted(found, key=lambda one: (one.held - one.wanted, one.organ, one.team))


@cache
def step_titles() -> dict[str, str]:
    """What the steps that may be recorded are called, by their names; those of enforcement go before others."""
    ordered = sorted(PROCEDURES, key=lambda one: not one.enforces)
    found: dict[str, str] = {}
    for step in (step for one in ordered for step in one.steps.values() if not step.by.outsider):
        found.setdefault(step.name, step.title)
    return found


def devices_of(organ: str, day: date) -> list[tuple[str, str, bool]]:
    """The devices that an organ ever entered: number, model, whether it is in use that day; those in use first."""
    rows = CaseRow.objects.filter(procedure="device", organ=organ).values_list(
        "subject", "cause", "facts", "closed"
    )
    told = {code: (cause, in_use(facts, closed, day.isoformat())) for code, cause, facts, closed in rows}
    found = [(code, cause, used) for code, (cause, used) in told.items()]
    return sorted(found, key=lambda one: (not one[2], one[0]))
