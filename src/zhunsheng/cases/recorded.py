"""The recordings of one case beside the acts that they record, with what is wrong with each and its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhunsheng import record
from zhunsheng.cases.lists import RegisteredLists
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import CaseView
from zhunsheng.cases.viewing import Viewer
from zhunsheng.procedures.acts import Act
from zhunsheng.procedures.enforcement.lists.recorded_acts import Wanted, in_use, wanted
from zhunsheng.record.evidence import About, about
from zhunsheng.registers.models import Person
from zhunsheng.statutes.catalogue import PENALTY_ACT, THREE_SYSTEMS
from zhunsheng.statutes.instruments import Article
from zhunsheng.statutes.words import _

RECORDING = THREE_SYSTEMS["（八）"]
Remark = tuple[str, Article]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording: its own case and number, when and by whom and with what it was made, what is wrong with it.

    `about` is None where the original is not kept here; `opens`: whether the viewer may play it; `seq`: its entry.
    """

    case: str
    number: str
    kind: str
    on: str
    began: str
    ended: str
    minutes: int | None
    holder: str
    device: str
    seq: int
    about: About | None
    opens: bool
    remarks: tuple[Remark, ...]


def recorded(viewer: Viewer, view: CaseView) -> dict[int, list[Recorded]]:
    """The recordings that the viewer may see, by the number of the entry whose act they record."""
    rows = CaseRow.objects.filter(procedure="recording", subject__in={view.line.id, view.line.number})
    found: dict[int, list[Recorded]] = {}
    for row in rows.order_by("opened", "number") if view.acts and not viewer.public else ():
        act = _act(view, row)
        if act is not None and viewer.sees(row.organ):
            found.setdefault(act.number, []).append(_one(viewer, row, act))
    return found


def _act(view: CaseView, row: CaseRow) -> Act | None:
    """The act that it records: the one of that day, else the latest such step."""
    acts = [act for act in view.case.acts if act.step.name == row.cause]
    same = [act for act in acts if act.on.isoformat() == row.facts.get("index__recorded_on")]
    return next(reversed(same or acts), None)


def _one(viewer: Viewer, row: CaseRow, act: Act) -> Recorded:
    facts = row.facts
    entry = next((one for one in reversed(record.entries(row.book, row.id)) if one.step == "index"), None)
    digest, holder = str(facts.get("index__digest", "")), str(facts.get("index__holder", ""))
    here = entry is not None and digest in entry.evidence
    minutes = facts.get("index__minutes")
    return Recorded(
        *(row.id, row.number, str(facts.get("index__kind", "")), str(facts.get("index__recorded_on", ""))),
        *(str(facts.get("index__began") or ""), str(facts.get("index__ended") or "")),
        int(str(minutes)) if minutes is not None else None,
        Person.objects.filter(id=holder).values_list("name", flat=True).first() or holder,
        str(facts.get("index__device") or ""),
        entry.seq if entry else 0,
        about([digest])[digest] if here else None,
        viewer.opens(row.organ),
        tuple(_remarks(facts, act, holder, here)),
    )


def _remarks(facts: dict[str, object], act: Act, holder: str, here: bool) -> Iterable[Remark]:
    """What the opinion on full-process recording wants and is not so."""
    on, device = str(facts.get("index__recorded_on", "")), facts.get("index__device")
    if device and not _registered(str(device), on):
        yield _("设备当日不在登记册上"), RECORDING
    if not device and facts.get("index__kind") in ("audio", "video"):
        yield _("没有写明在册的记录设备"), RECORDING
    if holder not in act.by:
        yield _("记录人不是本次办理人员"), RECORDING
    if on != act.on.isoformat():
        yield _("记录日期不是办理日期"), PENALTY_ACT[47]
    if not here:
        yield _("原件没有存入本系统,只登记了摘要"), RECORDING


def _registered(device: str, on: str) -> bool:
    rows = CaseRow.objects.filter(procedure="device", subject=device).values_list("facts", "closed")
    return any(in_use(facts, closed, on) for facts, closed in rows)


def unrecorded(view: CaseView, found: Mapping[int, Sequence[Recorded]]) -> dict[int, Wanted]:
    """What is wanted of the acts that had to be recorded and were not, by the number of their entry."""
    missing = {}
    for act in view.case.acts:
        if not act.stands or not view.procedure.enforces:
            continue
        need = wanted(RegisteredLists(view.line.organ, act.on), view.procedure.name, act.step.name, act.on)
        if need and need.must and not any(one.kind in need.forms for one in found.get(act.number, ())):
            missing[act.number] = need
    return missing
