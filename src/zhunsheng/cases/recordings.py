"""Full-process recording: acts that had to be recorded and were not, devices off the register, teams below quota."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from zhunsheng.cases import listing
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.catalogue import named


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
    """The defects of these organs: each step taken within these days that the list of its day wants recorded."""
    found = []
    for line in listing.each("must-record", last):
        procedure, step = str(line.facts["of_procedure"]), str(line.facts["of_step"])
        forms, since = line.facts["forms"], max(first, line.since)
        taken = _taken(procedure, step, since, last, organs)
        recorded = _recorded(step, forms if isinstance(forms, list) else [])
        found += [
            Unrecorded(organ, case, number, step, on, named(procedure).steps[step].title)
            for case, number, organ, on in taken
            if not {case, number} & recorded
        ]
    return sorted(found, key=lambda one: (one.organ, one.on, one.number))


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
    """Recordings made with a device that was not on the register that day: organ, number of the recording, device."""
    devices: dict[str, list[tuple[str, str]]] = {}
    for code, facts, closed in CaseRow.objects.filter(procedure="device").values_list(
        "subject", "facts", "closed"
    ):
        entered = str(facts.get("enter_on", ""))
        devices.setdefault(code, []).append((entered, closed.isoformat() if closed else "9999"))
    found = []
    for number, organ, facts in (
        CaseRow.objects.filter(procedure="recording", organ__in=organs)
        .order_by("organ", "number")
        .values_list("number", "organ", "facts")
    ):
        device, on = facts.get("index__device"), str(facts.get("index__recorded_on", ""))
        known = devices.get(str(device), [])
        if device and not any(entered <= on <= closed for entered, closed in known):
            found.append((organ, number, str(device)))
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
