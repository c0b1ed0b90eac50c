"""People and powers in the demo county: an exam, cards, bodies, an entrustment, powers for a town, trainings. All made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from zhunsheng.cases.demo import learning
from zhunsheng.cases.demo.events import Act, Event, case, one, played
from zhunsheng.cases.demo.learning import TOWNS
from zhunsheng.cases.demo.places import OFFICES, OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.staff import teams
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.procedures.enforcement.officers import (
    AssistantsHandover,
    CertificateCase,
    Drill,
    Entrustment,
    Grant,
    Operation,
    Qualification,
    ReviewerShare,
    TeamPost,
)
from zhunsheng.procedures.learning import Training

SUP = "justice.supervisor"


def steps(now: datetime) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    told = [*learning.told(), *_cards(), *_bodies(), *_powers(), *_towns(), *_trained()]
    return played(now, [*told, *_out_of_doors()])


def _code(key: str) -> str:
    return OFFICES_BY_KEY[key].code


def _cards() -> Iterator[Event]:
    """Two new cards; and the cards of one bureau taken in, checked, one held back, one taken away."""
    for n, key in enumerate(TOWNS[:2]):
        person = one(f"{key}.clerk")
        issue = {
            "number": f"示例-990123-9{n:03d}",
            "since": date(2025, 6, 9),
            "until": date(2030, 6, 8),
        }
        yield from case(
            f"card {key}",
            CertificateCase,
            key,
            (date(2025, 4, 28), "exam", f"{key}.clerk", {"person": person, "passed": True}),
            (date(2025, 4, 29), "apply", f"{key}.head", {"person": person}),
            (date(2025, 5, 6), "forward", f"{key}.head", {"to": "示例市司法局"}),
            (date(2025, 6, 9), "issue-certificate", SUP, issue),
        )
    for n, officer in enumerate(teams()["insurance"].of("handler")):
        taken_in = {
            "person": officer.id,
            "number": officer.card,
            "since": date(2019, 3, 1),
            "until": officer.until,
        }
        acts: list[Act] = [
            (date(2025, 5, 12), "register", "insurance.clerk", taken_in),
            (
                date(2025, 12, 8),
                "yearly-check",
                "insurance.clerk",
                {"year": 2025, "hours": 40 - 10 * n, "passed": True},
            ),
        ]
        yield from case(f"card insurance {n}", CertificateCase, "insurance", *acts)


def _bodies() -> Iterator[Event]:
    """The justice bureau confirms and publishes some of the bodies; a brigade works by entrustment."""
    for n, key in enumerate(("market", "urban", "fire", "weather")):
        kind = OFFICES_BY_KEY[key].kind
        facts = {"body": _code(key), "kind": kind, "basis": "机构职能规定(示例)"}
        yield from case(
            f"body {key}",
            Qualification,
            "justice",
            (date(2025, 2, 10) + timedelta(days=n), "confirm-body", SUP, facts),
            (date(2025, 2, 17) + timedelta(days=n), "publish-body", SUP, {"address": "县政府网站(示例)"}),
        )
    entrusting = {
        "to": OFFICES_BY_KEY["farm-team"].name,
        "body": _code("farm-team"),
        "matter": "农业投入品监督管理(示例)",
        "since": date(2019, 3, 1),
        "until": date(2028, 2, 28),
        "basis": "农业领域综合执法规定(示例)",
    }
    yield from case(
        "entrustment",
        Entrustment,
        "farming",
        (date(2025, 2, 24), "entrust", "farming.head", entrusting),
        (date(2025, 2, 26), "publish-entrustment", "farming.clerk", {"address": "县政府网站(示例)"}),
        (date(2025, 3, 4), "file-entrustment", "farming.clerk", {"receipt": "青政备〔2025〕3号(示例)"}),
        (date(2025, 11, 3), "check-entrusted", "farming.head", {"found": "未发现超越委托范围的情形(示例)"}),
    )


def _powers() -> Iterator[Event]:
    """Two powers of the enforcement bureau: one granted to a town and checked after a year, one not ready yet."""
    for n, title in enumerate(("擅自占用河堤摆摊(示例)", "擅自张贴广告(示例)")):
        code = f"QX-FQ-{n + 1:02d}"
        item: dict[str, Any] = {
            "code": code,
            "title": title,
            "basis": "《城市市容管理办法》(示例)",
            "kind": "penalty",
        }
        item |= {"level": "county", "duties": ["立案责任", "调查责任", "决定责任"]}
        yield from case(
            f"power {code}",
            PowerList,
            "urban",
            (date(2025, 3, 3), "propose", "urban.clerk", item),
            (date(2025, 3, 6), "review", "urban.head", {"verdict": "passed"}),
            (
                date(2025, 3, 10),
                "publish",
                "urban.clerk",
                {"since": date(2025, 3, 15), "source": "青综执(示例)"},
            ),
        )
        guide = {
            "code": code,
            "title": title,
            "basis": "《城市市容管理办法》(示例)",
            "department": _code("urban"),
        }
        acts: list[Act] = [
            (date(2025, 5, 12), "guide", SUP, guide),
            (date(2025, 5, 19), "request", SUP, {"town": _code("stone"), "reason": "日常巡查多发(示例)"}),
            (date(2025, 5, 26), "match", SUP, {"duty_code": "SD-01", "matches": True}),
            (date(2025, 6, 3), "ready", SUP, {"certified_officers": 4 if n == 0 else 1}),
        ]
        if n == 0:
            said = {"effective": date(2025, 7, 1), "document": "示例省政府公告〔2025〕5号", "batch": "第一批"}
            acts.append((date(2025, 6, 16), "announce", SUP, said))
            acts.append((date(2026, 6, 15), "after-check", SUP, {"used": 9, "wrong": 0}))
        yield from case(f"grant {n}", Grant, "justice", *acts)


def _towns() -> Iterator[Event]:
    """Posts of four towns, assistants handed over to one, a reviewer shared with two."""
    for n, key in enumerate(TOWNS):
        quota = {"town": _code(key), "moved_down": 15, "transferred": 6, "law_posts": 12, "budget": n < 3}
        filled = {
            "filled": 20 - 2 * n,
            "law_filled": 10 - n,
            "certified": 4,
            "vehicles": 2 - n % 2,
            "premises": True,
        }
        yield from case(
            f"posts {key}",
            TeamPost,
            key,
            (date(2025, 4, 7), "set-quota", f"{key}.head", quota),
            (date(2025, 10, 13), "fill", f"{key}.clerk", filled),
        )
    assistants = [officer.id for officer in teams()["urban"].of("auxiliary")[:2]]
    handed = {"to": _code("stone"), "assistants": assistants, "vehicles": ["示A·D0001"], "budget": "县财政"}
    yield from case(
        "assistants",
        AssistantsHandover,
        "urban",
        (date(2025, 9, 1), "list-over", "urban.clerk", handed),
        (date(2025, 9, 3), "sign-giving", "urban.head", {}),
        (date(2025, 9, 4), "sign-taking", SUP, {}),
        (date(2025, 9, 5), "complete", "urban.clerk", {"effective": date(2025, 10, 1)}),
    )
    shared = {"reviewer": one("justice.legal_reviewer"), "towns": [_code("farm-team"), _code("culture-team")]}
    yield from case(
        "share",
        ReviewerShare,
        "justice",
        (date(2025, 5, 6), "assign", "justice.head", shared | {"since": date(2025, 5, 6)}),
    )


def _trained() -> Iterator[Event]:
    """Two trainings of the county, and one or two of each of some bodies: the rest is under the floor."""
    for n, day in enumerate((date(2025, 4, 22), date(2025, 10, 21))):
        roll = [one(f"{office.key}.handler") for office in OFFICES]
        facts = {"title": f"全县执法培训第{n + 1}期(示例)", "scope": "district", "hours": 8, "roll": roll}
        yield from case(
            f"training {n}",
            Training,
            "justice",
            (day, "hold-training", "justice.clerk", facts),
            (day + timedelta(days=2), "evaluate", "justice.clerk", {"score": 92 - n}),
        )
    for n, key in enumerate(("market", "urban", "transport", "ecology")):
        roll = [officer.id for officer in teams()[key].of("handler")]
        for time in range(2 if n < 2 else 1):
            facts = {"title": "三项制度培训(示例)", "scope": "unit", "hours": 4, "roll": roll}
            yield from case(
                f"training {key} {time}",
                Training,
                key,
                (date(2025, 6, 5) + timedelta(days=90 * time), "hold-training", f"{key}.clerk", facts),
            )


def _out_of_doors() -> Iterator[Event]:
    """An operation of three trips; a drill in each town."""
    trips: list[Act] = [
        (
            date(2025, 5, 20) + timedelta(days=20 * n),
            "trip",
            "market.clerk",
            {"officers": 12 + 2 * n, "vehicles": 3, "premises": 20 + n, "clues": n},
        )
        for n in range(3)
    ]
    plan = {"title": "打击侵权假冒专项行动(示例)", "topic": "知识产权"}
    yield from case(
        "operation",
        Operation,
        "market",
        (date(2025, 5, 12), "plan-operation", "market.clerk", plan),
        *trips,
        (date(2025, 7, 14), "sum-up", "market.clerk", {"text": "完成(示例)"}),
    )
    for n, key in enumerate(TOWNS):
        script = {
            "title": "综合执法演练(示例)",
            "town": _code(key),
            "joint": n == 0,
            "roles": ["当事人", "执法人员"],
        }
        held = {"score": 90 - n, "people": 12, "defects": ["亮证不规范(示例)"] if n else []}
        yield from case(
            f"drill {key}",
            Drill,
            key,
            (date(2025, 8, 4), "script", f"{key}.clerk", script),
            (date(2025, 8, 18) + timedelta(days=n), "hold-drill", f"{key}.clerk", held),
        )
