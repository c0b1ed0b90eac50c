"""The demo county's inspections: a plan, two draws by lot, the visits that follow, and a few apart from the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from zhunsheng.cases.demo.invented import party
from zhunsheng.cases.demo.plan import Do, Of
from zhunsheng.cases.demo.script import Script
from zhunsheng.cases.demo.staff import Officer, Team, teams
from zhunsheng.methods import draw
from zhunsheng.procedures.enforcement.inspection import Draw, Inspection, InspectionPlan
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.calendar import Calendar

DAY = date(2026, 3, 2)
"""On which the pool of objects was announced."""
PARTIES = ("青溪县市场监督管理局(示例)", "青溪县司法局(示例)")
QUOTAS = ("高:30%", "低:5%")
ITEM, CODE = "食品经营监督检查(示例)", "示例-JC-0101"
RESULTS = (*("no-problem",) * 7, "corrected", "to-correct", "penalty-follows", "not-found")
ODD = ((date(2026, 4, 14), "complaint"), (date(2026, 5, 20), "urgent"), (date(2026, 6, 9), "key-field"))


@dataclass(frozen=True)
class Event:
    """One step on its day; sorted by day before it is scripted."""

    on: date
    case: str
    procedure: type[Procedure]
    step: str
    by: tuple[str, ...]
    facts: dict[str, Any]


def steps(now: datetime, scale: float = 1.0) -> list[Do]:
    """The steps of the area in the order of their days: the same for the same now and scale."""
    team, rng = teams()["market"], Random("青溪县的行政检查")
    pool, shops = _pool(rng, max(20, round(120 * scale)))
    drawn = _by_lot("demo-draw-objects", "2026年食品经营双随机抽查", pool, QUOTAS, DAY)
    officers = {one.card: one for one in _fit(team)}
    inspectors = _by_lot(
        "demo-draw-inspectors",
        "2026年食品经营双随机抽查检查人员",
        tuple(draw.Entrant(card) for card in sorted(officers)),
        ("4",),
        DAY,
    )
    events = [*_planned(team, drawn, inspectors), *_draw_events(team, drawn, "inspection-objects")]
    events += _draw_events(team, inspectors, "inspectors")
    pair = [officers[card].id for card in draw.chosen(inspectors.file)]
    day, calendar = DAY + timedelta(days=7), Calendar.standard()
    for n, shop in enumerate(draw.chosen(drawn.file)):
        day = calendar.first_workday_on_or_after(day + timedelta(days=1))
        two = (pair[n % 4], pair[(n + 1) % 4])
        events += _visit(f"demo-visit-{n}", shops[shop], day, two, team, rng.choice(RESULTS), n)
    for n, (on, why) in enumerate(ODD):
        events += _odd(f"demo-odd-{why}", party(rng, "o", on, 7000 + n), on, tuple(pair[:2]), team, why)
    script = Script(now)
    for one in sorted(events, key=lambda one: one.on):
        script.do(one.case, one.procedure, one.step, one.on, team.code, *one.by, **one.facts)
    return script.steps


def _fit(team: Team) -> list[Officer]:
    return [one for one in team.of("handler") if one.fit(DAY, date(2027, 3, 1))]


def _pool(rng: Random, number: int) -> tuple[tuple[draw.Entrant, ...], dict[str, dict[str, Any]]]:
    """The register of objects: credit codes, weighted by credit grade, a fifth of them of high risk."""
    shops = {}
    for n in range(number):
        one = party(rng, "o", DAY, 6000 + n)
        shops[one["credit_code"]] = one
    entrants = (
        draw.Entrant(code, 1 + n % 3, "高" if n % 5 == 0 else "低") for n, code in enumerate(sorted(shops))
    )
    return tuple(entrants), shops


@dataclass(frozen=True)
class ByLot:
    """A draw as planned: its case, what is announced, and how it comes out."""

    case: str
    nonces: tuple[str, ...]
    at: tuple[str, str, str]
    file: draw.DrawFile


def _by_lot(
    case: str, name: str, pool: tuple[draw.Entrant, ...], quotas: tuple[str, ...], day: date
) -> ByLot:
    days = (day, day + timedelta(days=1), day + timedelta(days=2))
    at = (f"{days[0]}T09:00:00+08:00", f"{days[1]}T10:00:00+08:00", f"{days[2]}T15:00:00+08:00")
    nonces = tuple(sha256(f"{case} {one}".encode()).hexdigest() for one in PARTIES)
    purpose = "inspection-objects" if "objects" in case else "inspectors"
    asked = [draw.quota(one) for one in quotas]
    file = draw.announce(name, purpose, pool, asked, draw.CommitReveal(PARTIES), at[0])
    for one, nonce in zip(PARTIES, nonces, strict=True):
        file = draw.commit(file, one, draw.commitment(nonce, one), at[1])
    for one, nonce in zip(PARTIES, nonces, strict=True):
        file = draw.reveal(file, one, nonce, at[2])
    file = draw.draw(file, at[2])
    if purpose == "inspection-objects":
        file = draw.replace(file, file.drawn[-1]["id"], "已注销(示例)", at[2])
    return ByLot(case, nonces, at, file)


def _draw_events(team: Team, lot: ByLot, purpose: str) -> Iterator[Event]:
    file, clerk, handler = lot.file, team.of("clerk")[0].id, team.of("handler")[0].id
    told: list[tuple[int, str, dict[str, Any]]] = [
        (
            0,
            "announce",
            {
                "name": file.name,
                "purpose": purpose,
                "pool": draw.written(file.pool),
                "quotas": list(QUOTAS) if purpose == "inspection-objects" else ["4"],
                "parties": list(PARTIES),
                "pool_sha256": file.pool_sha256,
            },
        )
    ]
    told += [(1, "commit", {"side": one["party"], "commitment": one["commitment"]}) for one in file.commits]
    told += [(2, "reveal", {"side": one["party"], "nonce": one["nonce"]}) for one in file.reveals]
    told.append((2, "draw", {"drawn": [one["id"] for one in file.drawn], "pool_sha256": file.pool_sha256}))
    told += [
        (2, "replace", {"out": one["out"], "new": one["in"], "reason": one["reason"]})
        for one in file.replaced
    ]
    for days, step, facts in told:
        on = DAY + timedelta(days=days)
        yield Event(on, lot.case, Draw, step, (clerk, handler), facts | {"at": lot.at[days]})
    yield Event(DAY + timedelta(days=3), lot.case, Draw, "publish", (clerk,), {"where": "县政府网站(示例)"})


def _planned(team: Team, objects: ByLot, inspectors: ByLot) -> Iterator[Event]:
    head, clerk = team.of("head")[0].id, team.of("clerk")[0].id
    plan = {
        "task": "2026年食品经营部门联合双随机抽查(示例)",
        "year": 2026,
        "basis": "年度监督检查计划(示例)",
        "items": [CODE],
        "manner": "现场检查",
        "task_from": date(2026, 3, 1),
        "task_to": date(2026, 11, 30),
        "enterprises": True,
        "objects": "食品经营者",
        "base": len(objects.file.pool),
        "ratio_percent": "5",
        "cap": 2,
    }
    yield Event(date(2026, 1, 12), "demo-plan", InspectionPlan, "approve-plan", (head,), plan)
    yield Event(
        date(2026, 1, 13), "demo-plan", InspectionPlan, "publish", (clerk,), {"address": "县政府网站(示例)"}
    )
    on = DAY + timedelta(days=4)
    for step, lot in (("draw-objects", objects), ("draw-inspectors", inspectors)):
        facts = {
            "method": "随机抽取",
            "base": len(lot.file.pool),
            "number": len(draw.chosen(lot.file)),
            "draw": Of(lot.case),
        }
        yield Event(on, "demo-plan", InspectionPlan, step, (clerk,), facts)


def _approval(shop: dict[str, Any], track: str, team: Team) -> dict[str, Any]:
    return {
        "party": shop,
        "object": shop["name"],
        "object_kind": "企业",
        "item": ITEM,
        "item_code": CODE,
        "catalogue_code": "01310000000101",
        "track": track,
        "area_code": "990123",
        "approved_by": team.of("head")[0].id,
    }


def _visit(
    case: str, shop: dict[str, Any], day: date, two: tuple[str, str], team: Team, result: str, n: int
) -> Iterator[Event]:
    """One drawn object: approved, visited, recorded, published; every ninth a little late."""
    clerk, calendar = team.of("clerk")[0].id, Calendar.standard()
    drawn = {"draw": Of("demo-draw-objects"), "plan": Of("demo-plan")}
    yield Event(
        day, case, Inspection, "approve-inspection", (clerk,), _approval(shop, "double-random", team) | drawn
    )
    visited = calendar.add_workdays(day, 1)
    seen = {"drawn": True, "found": "现场检查情况(示例)", "name_of": team.office.name}
    yield Event(visited, case, Inspection, "inspect", two, seen)
    if result == "corrected":
        yield Event(visited, case, Inspection, "correct-at-once", two, {"corrected": True})
    recorded = calendar.add_workdays(visited, 23 if n % 9 == 8 else 3 + n % 10)
    yield Event(recorded, case, Inspection, "record-result", (clerk,), {"result": result})
    yield Event(
        calendar.add_workdays(recorded, 2), case, Inspection, "publish", (clerk,), {"where": "公示系统(示例)"}
    )


def _odd(
    case: str, shop: dict[str, Any], day: date, two: tuple[str, ...], team: Team, why: str
) -> Iterator[Event]:
    """A visit that a complaint led to, one that could not wait, one in a key field."""
    clerk, calendar = team.of("clerk")[0].id, Calendar.standard()
    approval = _approval(shop, {"urgent": "daily"}.get(why, why), team)
    if why == "complaint":
        approval["complaint"] = "12345热线转办(示例)"
    if why != "urgent":
        yield Event(day, case, Inspection, "approve-inspection", (clerk,), approval)
    yield Event(
        day, case, Inspection, "inspect", two, {"urgent": why == "urgent" or None, "found": "检查情况(示例)"}
    )
    if why == "urgent":
        yield Event(
            day + timedelta(days=1),
            case,
            Inspection,
            "approve-inspection",
            (clerk,),
            approval | {"regularises": day},
        )
    recorded = calendar.add_workdays(day, 4)
    yield Event(recorded, case, Inspection, "record-result", (clerk,), {"result": "no-problem"})
    yield Event(recorded, case, Inspection, "conclude", (clerk,), {"result": "no-problem"})
    yield Event(recorded, case, Inspection, "publish", (clerk,), {})
