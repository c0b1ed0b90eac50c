"""What stands around supervision in the demo county: campaign, fault, duties, help between organs. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from zhunsheng.cases.demo.events import Act, Event, case, one, played
from zhunsheng.cases.demo.places import OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.procedures.oversight.supervision import (
    Assistance,
    Campaign,
    DutyMap,
    Fault,
    SocialSupervisor,
    Suggestion,
)

SUP = "justice.supervisor"


def steps(now: datetime, scale: float = 1.0) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    return played(now, [*_social(), *_campaign(), *_fault(), *_duties(), *_assistance()])


def _social() -> Iterator[Event]:
    for n in range(5):
        since, until = date(2026, 3, 1), date(2028, 2, 29)
        told = {"person": f"示例监督员{n + 1}", "card": f"青聘(示例){n + 1}", "since": since, "until": until}
        acts: list[Act] = [
            (date(2026, 3, 2), "appoint", SUP, told | {"comes_from": "人大代表" if n % 2 else "行业代表"}),
            (date(2026, 3, 10), "train", SUP, {"topic": "执法监督条例(示例)", "hours": 8}),
        ]
        if n < 3:
            acts += [
                (date(2026, 4, 8), "task", SUP, {"task": "参加案卷评查(示例)"}),
                (date(2026, 4, 9), "opinion", SUP, {"number": 1, "text": "执法用语可以更规范(示例)"}),
                (date(2026, 4, 20), "reply", SUP, {"number": 1, "adopted": n != 2, "text": "已研究(示例)"}),
            ]
        yield from case(f"social {n}", SocialSupervisor, "justice", *acts)


def _campaign() -> Iterator[Event]:
    market = OFFICES_BY_KEY["market"].code
    yield from case(
        "campaign",
        Campaign,
        "justice",
        (
            date(2026, 5, 6),
            "launch",
            SUP,
            {"topic": "涉企乱罚款治理(示例)", "stages": [{"name": "自查", "until": date(2026, 6, 30)}]},
        ),
        (
            date(2026, 5, 12),
            "clue",
            SUP,
            {"clue": "X-1", "unit": market, "text": "重复检查(示例)", "source": "热线"},
        ),
        (
            date(2026, 5, 20),
            "handle-clue",
            SUP,
            {"clue": "X-1", "substantiated": True, "text": "一月内检查三次(示例)"},
        ),
        (
            date(2026, 5, 22),
            "account",
            SUP,
            {"clue": "X-1", "persons": [one("market.handler")], "handling": "批评教育"},
        ),
        (date(2026, 7, 10), "report", SUP, {"text": "受理一条,查实一条(示例)"}),
        (date(2026, 7, 13), "close", SUP, {}),
    )


def _fault() -> Iterator[Event]:
    market = OFFICES_BY_KEY["market"].code
    yield from case(
        "fault",
        Fault,
        "justice",
        (
            date(2026, 6, 1),
            "file",
            SUP,
            {"unit": market, "source": "revoked", "outside": "青示罚决(示例)3号", "text": "程序违法(示例)"},
        ),
        (date(2026, 6, 12), "hear", SUP, {}),
        (
            date(2026, 6, 15),
            "examine",
            SUP,
            {"fault": True, "persons": [one("market.handler")], "degree": "一般"},
        ),
        (date(2026, 6, 18), "handle", SUP, {"handling": "批评教育"}),
        (date(2026, 6, 25), "result", SUP, {}),
    )
    yield from case(
        "suggestion",
        Suggestion,
        "justice",
        (
            date(2026, 6, 2),
            "issue",
            "reconsideration_organ",
            {"paper": "reconsideration-opinion", "unit": market, "text": "送达不规范(示例)"},
        ),
        (
            date(2026, 7, 20),
            "answer",
            "enforcement_organ",
            {"implemented": True, "text": "已统一送达文书(示例)"},
        ),
        (date(2026, 7, 21), "close", SUP, {}),
    )


def _duties() -> Iterator[Event]:
    for n, post in enumerate(("执法一队队长", "执法二队队长", "法制科科长")):
        told = {
            "power": f"QX-EX-{n + 1}",
            "title": "示例事项",
            "post": post,
            "person": one("market.handler"),
        }
        yield from case(f"duty {n}", DutyMap, "market", (date(2026, 3, 3), "assign", "market.head", told))


def _assistance() -> Iterator[Event]:
    asked = {"to": OFFICES_BY_KEY["land"].code, "matter": "核对用地信息(示例)"}
    yield from case(
        "assistance 1",
        Assistance,
        "urban",
        (date(2026, 4, 7), "request", "urban.handler", asked),
        (date(2026, 4, 9), "accept", "other_organ", {"text": "三日内提供(示例)"}),
        (date(2026, 4, 13), "done", "other_organ", {}),
        (date(2026, 4, 14), "close", "urban.handler", {}),
    )
    yield from case(
        "assistance 2",
        Assistance,
        "urban",
        (date(2026, 5, 11), "request", "urban.handler", asked),
        (date(2026, 5, 13), "refuse", "other_organ", {"reasons": "材料不在本单位(示例)"}),
        (date(2026, 5, 14), "dispute", "urban.handler", {}),
        (date(2026, 5, 20), "rule", "government", {"assist": True, "until": date(2026, 5, 29)}),
        (date(2026, 5, 28), "done", "other_organ", {}),
        (date(2026, 5, 29), "close", "urban.handler", {}),
    )
