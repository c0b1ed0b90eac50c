"""Supervision in the demo county: a year of checks, papers, cards and a joint check. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from zhunsheng.cases.demo.events import Act, Event, case, played
from zhunsheng.cases.demo.places import OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.procedures.oversight.supervision import (
    JointSupervision,
    MonitoringCard,
    Supervision,
    SupervisionPlan,
)

SUP = "justice.supervisor"
UNITS = (
    "market",
    "urban",
    "transport",
    "ecology",
    "emergency",
    "health",
    "farming",
    "land",
    "housing",
    "water",
)
FOUND = (
    "告知书未写明陈述申辩期限(示例)",
    "立案超过规定时限(示例)",
    "执法记录不完整(示例)",
    "裁量理由未写明(示例)",
)


def steps(now: datetime, scale: float = 1.0) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    return played(now, [*_supervisions(), *_plan(), *_cards(), *_joint()])


def _supervisions() -> Iterator[Event]:
    """One unit a month since February 2026: most by letter or opinion, one up to the government, some quiet."""
    for n, key in enumerate(UNITS):
        day, unit, found = date(2026, 2, 3) + timedelta(days=28 * n), OFFICES_BY_KEY[key].code, FOUND[n % 4]
        acts: list[Act] = [
            (day, "file", SUP, {"unit": unit, "matter": "日常监督检查(示例)", "source": "calendar"}),
            (day + timedelta(days=2), "inspect", SUP, {"way": "调阅案卷", "found": found if n % 3 else None}),
        ]
        if n % 3 == 1:
            acts += _paper("supervision-letter", day, found)
        elif n % 3 == 2:
            acts += _paper("supervision-opinion", day, found)
        else:
            acts.append((day + timedelta(days=3), "correct-at-once", SUP, {"text": "当场纠正(示例)"}))
        acts.append((day + timedelta(days=25), "close", SUP, {"result": "已纠正(示例)"}))
        yield from case(f"supervision {n}", Supervision, "justice", *acts)
    yield from _up_to_the_government()


def _paper(step: str, day: date, found: str) -> list[Act]:
    return [
        (day + timedelta(days=4), step, SUP, {"found": found, "until": day + timedelta(days=20)}),
        (day + timedelta(days=5), "serve", SUP, {"received": day + timedelta(days=5)}),
        (day + timedelta(days=18), "report-back", "enforcement_organ", {"text": "已整改(示例)"}),
    ]


def _up_to_the_government() -> Iterator[Event]:
    unit = OFFICES_BY_KEY["forest"].code
    yield from case(
        "supervision g",
        Supervision,
        "justice",
        (date(2026, 3, 2), "file", SUP, {"unit": unit, "matter": "有案不立(示例)", "source": "complaint"}),
        (
            date(2026, 3, 5),
            "supervision-letter",
            SUP,
            {"found": "有案不立(示例)", "until": date(2026, 3, 20)},
        ),
        (date(2026, 3, 23), "escalate", SUP, {}),
        (date(2026, 3, 24), "propose-decision", SUP, {"text": "建议责令立案(示例)"}),
        (date(2026, 3, 26), "review", SUP, {}),
        (
            date(2026, 3, 30),
            "supervision-decision",
            "government",
            {"found": "有案不立(示例)", "until": date(2026, 4, 15)},
        ),
        (date(2026, 4, 14), "report-back", "enforcement_organ", {"text": "已立案(示例)"}),
        (date(2026, 4, 16), "circular", SUP, {"text": "有案不立被责令纠正(示例)"}),
        (date(2026, 4, 17), "close", SUP, {}),
    )


def _plan() -> Iterator[Event]:
    items = [
        {"month": n + 2, "unit": OFFICES_BY_KEY[key].code, "focus": "三项制度"} for n, key in enumerate(UNITS)
    ]
    yield from case(
        "plan 2026",
        SupervisionPlan,
        "justice",
        (date(2026, 1, 12), "draft", SUP, {"year": 2026, "cover_years": 3, "items": items}),
        (date(2026, 1, 20), "approve", "justice.head", {}),
    )


def _cards() -> Iterator[Event]:
    for n, (key, colour) in enumerate(
        (("market", "yellow"), ("urban", "yellow"), ("water", "red"), ("land", "yellow"))
    ):
        day, unit = date(2026, 4, 1) + timedelta(days=30 * n), OFFICES_BY_KEY[key].code
        acts: list[Act] = [
            (
                day,
                "issue",
                SUP,
                {"colour": colour, "rule": "overdue", "unit": unit, "text": "超过办案期限(示例)"},
            ),
        ]
        if n != 3:
            acts.append(
                (
                    day + timedelta(days=3),
                    "answer",
                    "enforcement_organ",
                    {"corrected": True, "text": "已作出决定(示例)"},
                )
            )
            acts.append((day + timedelta(days=4), "close", SUP, {"reason": "已纠正(示例)"}))
        else:
            acts.append((day + timedelta(days=20), "upgrade", SUP, {"reason": "逾期未答复(示例)"}))
        yield from case(f"card {n}", MonitoringCard, "justice", *acts)


def _joint() -> Iterator[Event]:
    units = [OFFICES_BY_KEY[key].code for key in ("ecology", "land", "market", "water", "forest")]
    acts: list[Act] = [
        (
            date(2026, 9, 1),
            "plan",
            SUP,
            {"fields": ["环保", "国土", "市场", "水利", "林业"], "units": units, "partners": ["检察院"]},
        ),
        *(
            (date(2026, 9, 8), "self-check", "enforcement_organ", {"unit": one, "problems": []})
            for one in units
        ),
        (date(2026, 9, 15), "check", SUP, {"unit": units[0], "problems": ["处罚送达超期(示例)"]}),
        (
            date(2026, 9, 16),
            "suggest",
            "procuratorate",
            {"number": "青检建(示例)1号", "text": "规范送达(示例)"},
        ),
        (date(2026, 10, 12), "answer-suggestion", SUP, {"text": "已规范(示例)"}),
        (date(2026, 10, 13), "bulletin", SUP, {"text": "联合检查情况(示例)"}),
    ]
    yield from case("joint", JointSupervision, "justice", *acts)
