"""Recordings that come with a step: a few rows of file, device, holder and times below its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.recorded import recorded, unrecorded
from zhunsheng.cases.recordings import devices_of
from zhunsheng.cases.taking_recorded import ROW
from zhunsheng.doors.desk.attachments import Attached, keep, opened
from zhunsheng.doors.desk.hands import members
from zhunsheng.doors.desk.officer import Officer
from zhunsheng.doors.desk.sheet import Sheet, day_of
from zhunsheng.procedures.enforcement.lists.must_record import RecordKind
from zhunsheng.procedures.enforcement.lists.recorded_acts import KEEP_YEARS, Wanted, wanted, years_after
from zhunsheng.procedures.enforcement.lists.recording import Recording
from zhunsheng.procedures.enforcement.lists.recording_bars import REQUIRED
from zhunsheng.record import evidence
from zhunsheng.record.evidence.moments import made_on
from zhunsheng.registers.local_rules import settings_for

ROWS = 6
ASKED = ("device", "holder", "recorded_on", "began", "ended", "keep_until")
_KINDS = {"audio": RecordKind.AUDIO, "video": RecordKind.VIDEO, "image": RecordKind.PHOTO}


@dataclass(frozen=True, slots=True)
class Row:
    """One recording as the form shows it: its file once that is kept, the texts of its inputs, what is wrong by name."""

    n: int
    stored: Attached | None
    texts: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether the row must be shown: a file is there, or something is wrong."""
        return self.stored is not None or bool(self.wrong)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says of recordings, and offers. `want` is None where nothing asks for one; `stops`: whether the
    place lets a missing one stop the case."""

    want: Wanted | None
    stops: bool
    devices: list[tuple[str, str, bool]]
    people: tuple[tuple[str, str], ...]
    rows: list[Row]


def may_film(sheet: Sheet, officer: Officer) -> bool:
    """Whether recordings may come with this step: an act of enforcement, taken anew, by one who may keep them."""
    own = not sheet.step.by.outsider and sheet.corrects is None
    return own and sheet.procedure.enforces and officer.viewer.tries(sheet.organ, Recording.index)


def asked(
    request: HttpRequest, officer: Officer, sheet: Sheet, rows: Sequence[Row], wrong: Mapping[str, str]
) -> Asked | None:
    """The part of a step's form about recordings; None where the step has none."""
    if not may_film(sheet, officer):
        return None
    day = day_of(request.POST.get("on", "")) or officer.today
    want = wanted(RegisteredLists(sheet.organ, day), sheet.procedure.name, sheet.step.name, day)
    years = want.keep_years if want else KEEP_YEARS
    devices = devices_of(sheet.organ, day)
    usable = [code for code, _model, used in devices if used]
    blank = {"holder": officer.id, "keep_until": years_after(day, years).isoformat()}
    blank |= {"device": usable[0]} if len(usable) == 1 else {}
    sent = {row.n: row for row in rows}
    shown = [sent.get(n, Row(n, None, blank)) for n in range(ROWS)]
    shown = [Row(row.n, row.stored, row.texts, _of_row(wrong, place)) for place, row in _placed(shown)]
    stops = bool(settings_for(sheet.organ, day).get(REQUIRED))
    return Asked(want, stops, devices, members(sheet.organ, officer.today), shown)


def _placed(rows: list[Row]) -> list[tuple[int, Row]]:
    """Each row with its place among those that have a file: by that place the errors name it."""
    place, found = 0, []
    for row in rows:
        found.append((place if row.stored else -1, row))
        place += row.stored is not None
    return found


def _of_row(wrong: Mapping[str, str], place: int) -> dict[str, str]:
    start = f"{ROW}.{place}."
    return {path.removeprefix(start): said for path, said in wrong.items() if path.startswith(start)}


def received(request: HttpRequest, officer: Officer) -> list[Row]:
    """The rows that have a file, stored with an earlier try, in parts, or now. Raises TooBig, RecordUnavailable."""
    found = []
    files = cast("Mapping[str, UploadedFile[bytes]]", request.FILES)
    for n in range(ROWS):
        file, token = files.get(f"r.{n}.file"), request.POST.get(f"r.{n}.stored", "")
        stored = keep(file, officer) if file else opened(token, officer) if token else None
        if stored:
            texts = {name: request.POST.get(f"r.{n}.{name}", "").strip() for name in ASKED}
            found.append(Row(n, stored, texts))
    return found


def facts_of(rows: list[Row], on: date) -> list[dict[str, Any]]:
    """The facts of each recording, but for its case and step; its form is what its content shows, and its day, where
    nobody typed one, what the file says of itself, else that of the step."""
    about = evidence.about(row.stored.digest for row in rows if row.stored)
    made = []
    for row in rows:
        assert row.stored is not None
        told = {name: text for name, text in row.texts.items() if text}
        kind = _KINDS.get(about[row.stored.digest].shown, RecordKind.TEXT)
        day = told.get("recorded_on") or made_on(row.stored.digest) or on
        made.append({**told, "recorded_on": day, "kind": kind, "digest": row.stored.digest})
    return made


def missing(sheet: Sheet, officer: Officer) -> list[tuple[str, date]]:
    """The acts of the case that had to be recorded and were not: title and day, for whoever takes the next step."""
    view = sheet.view
    if view is None or not view.procedure.enforces:
        return []
    without = unrecorded(view, recorded(officer.viewer, view))
    return [(act.title, act.on) for act in view.acts if act.seq in without]
