"""Transfers to the police in the demo county, and the joint meeting on them. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from zhunsheng.cases.demo.events import Act, Event, case, played
from zhunsheng.cases.demo.plan import Do
from zhunsheng.procedures.enforcement.transfer import JointMeeting, Transfer

SUP = "justice.supervisor"


def steps(now: datetime, scale: float = 1.0) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    return played(now, [*_transfers(), *_meeting()])


def _transfers() -> Iterator[Event]:
    two = "market.handler.1 market.handler.2"
    papers = ["移送书", "调查报告", "涉案物品清单", "检验报告"]
    for n in range(6):
        day = date(2026, 2, 24) + timedelta(days=35 * n)
        party = {"kind": "organisation", "name": f"示例涉嫌单位{n + 1}"}
        acts: list[Act] = [
            (day, "transfer-group", "market.head", {"party": party, "cause": "涉嫌销售伪劣产品(示例)"}),
            (day + timedelta(days=1), "transfer-report", two, {}),
        ]
        if n == 5:
            acts.append(
                (day + timedelta(days=2), "transfer-refuse", "market.head", {"reason": "未达追诉标准(示例)"})
            )
        else:
            acts += [
                (day + timedelta(days=2), "transfer-approve", "market.head", {}),
                (day + timedelta(days=3), "transfer", two, {"papers": papers}),
            ]
            acts += _answers(n, day + timedelta(days=5))
        yield from case(f"transfer {n}", Transfer, "market", *acts)


def _answers(n: int, day: date) -> list[Act]:
    if n % 2:
        return [
            (day, "police-refuse", "police", {"received": day}),
            (day + timedelta(days=30), "close", "market.handler", {"penalty_due": False}),
        ]
    return [
        (day, "police-file", "police", {"received": day}),
        (day + timedelta(days=2), "hand-objects", "market.handler", {}),
        (day + timedelta(days=90), "criminal-judgment", "court", {"criminal_fine_yuan": 20_000}),
        (day + timedelta(days=91), "close", "market.handler", {"penalty_due": False}),
    ]


def _meeting() -> Iterator[Event]:
    yield from case(
        "meeting",
        JointMeeting,
        "justice",
        (
            date(2026, 6, 8),
            "hold",
            SUP,
            {"topic": "移送标准(示例)", "organs": ["检察院", "公安局"], "resolved": "统一材料清单(示例)"},
        ),
        (date(2026, 6, 29), "follow-up", SUP, {"done": "已印发(示例)"}),
    )
