"""The licences of the demo county: some thirty applications with what may happen to each. All invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from zhunsheng.cases.demo.invented import party
from zhunsheng.cases.demo.places import OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.rules import SINCE, SOURCE
from zhunsheng.cases.demo.script import Script
from zhunsheng.cases.demo.staff import Team, teams
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.registers.models import Power
from zhunsheng.registers.writing import add_many
from zhunsheng.statutes.calendar import Calendar

ITEMS = {
    "market": ("示例-XK-01", "食品经营许可(示例)", True),
    "health": ("示例-XK-02", "公共场所卫生许可(示例)", True),
    "transport": ("示例-XK-03", "道路货物运输经营许可(示例)", True),
    "housing": ("示例-XK-04", "建筑工程施工许可(示例)", True),
    "culture": ("示例-XK-05", "互联网上网服务营业场所许可(示例)", False),
}
"""By organ: code, title, whether it touches safety or health."""
_CALENDAR = Calendar.standard()
Course = Callable[["Told"], Iterator["Step"]]


@dataclass(frozen=True)
class Step:
    """One step so many days after the application, moved to a working day."""

    after: int
    name: str
    by: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One planned application: its case, organ, applicant, item and day."""

    case: str
    team: Team
    party: dict[str, Any]
    item: tuple[str, str, bool]
    day: date
    serial: int

    def applied(self, **facts: Any) -> Step:
        """The application for the item."""
        code, title, safe = self.item
        kept = {
            "party": self.party,
            "item": code,
            "item_title": title,
            "safety": safe,
            "category": "ordinary",
        }
        promised = {"promised_working_days": 10, "application": f"SQ-{self.serial:04d}"}
        return Step(0, "apply", "applicant", kept | promised | {"complete": True} | facts)

    def granted(self, after: int, **facts: Any) -> Step:
        """A grant with what the credit publicity file asks for."""
        first = self.day + timedelta(days=after)
        content = {"content": f"准予{self.item[1]}", "certificate_name": "许可证(示例)"}
        number = {"certificate_number": f"示例-{self.day.year}-{self.serial:04d}"}
        dates = {"valid_from": first, "valid_to": date(first.year + 5, first.month, min(first.day, 28))}
        return Step(after, "decide", "head", content | number | dates | {"category": "ordinary"} | facts)

    def issued(self, after: int) -> Iterator[Step]:
        """Publication and certificate."""
        yield Step(after + 3, "publish", "clerk", {"address": "青溪县政府网站(示例)"})
        yield Step(after + 5, "issue-certificate", "clerk", {})


def _plain(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(1, "accept", "clerk", {})
    yield Step(4, "verify", "pair", {"staff": 2, "meets": True})
    yield told.granted(8, supervising_organ=told.team.code)
    yield from told.issued(8)


def _on_the_spot(told: Told) -> Iterator[Step]:
    yield told.applied()
    decision = told.granted(0)
    yield Step(0, "decide-on-spot", "clerk", decision.facts)
    yield from told.issued(0)


def _corrected(told: Told) -> Iterator[Step]:
    yield told.applied(complete=False)
    yield Step(2, "ask-corrections", "clerk", {"missing": ["场所平面图", "租赁合同"]})
    yield Step(8, "submit-corrections", "applicant", {"complete": True})
    yield Step(9, "accept", "clerk", {})
    yield told.granted(16)
    yield from told.issued(16)


def _by_video(told: Told) -> Iterator[Step]:
    yield told.applied(online=True)
    yield Step(1, "accept", "clerk", {})
    seen = {"staff": 2, "way": "live-video", "checklist": "逐项核对(示例)", "meets": True}
    yield Step(3, "verify", "pair", seen)
    yield told.granted(6)
    yield from told.issued(6)
    yield Step(
        40, "verify", "pair", {"staff": 2, "repeats_video": True, "matches_video": told.serial % 2 == 0}
    )


def _reviewed(told: Told) -> Iterator[Step]:
    yield told.applied(needs_testing=True)
    yield Step(1, "accept", "clerk", {})
    yield Step(4, "assign", "head", {"inspectors": 2})
    yield Step(5, "exclude-start", "clerk", {"needed_working_days": 15, "why": "testing"})
    yield Step(21, "exclude-end", "clerk", {"result": "合格(示例)"})
    yield told.granted(33)
    yield from told.issued(33)


def _extended(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(1, "accept", "clerk", {})
    head = told.team.of("head")[0].id
    yield Step(20, "extend", "clerk", {"approved_by": head, "reason": "需要会商(示例)"})
    yield told.granted(36)
    yield from told.issued(36)


def _heard(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(1, "accept", "clerk", {})
    yield Step(3, "notify-interested", "clerk", {"whom": "相邻业主(示例)"})
    yield Step(6, "ask-hearing", "interested_party", {})
    yield Step(8, "exclude-start", "clerk", {"needed_working_days": 10, "why": "hearing"})
    yield Step(
        8, "hearing-notice", "clerk", {"hearing_on": told.day + timedelta(days=28), "place": "会议室(示例)"}
    )
    yield Step(28, "hold-hearing", "hearing_officer", {})
    yield Step(28, "exclude-end", "clerk", {})
    yield told.granted(35, based_on_hearing_record=True)
    yield from told.issued(35)


def _refused(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(1, "accept", "clerk", {})
    yield Step(9, "decide", "head", {"outcome": "refused", "reason": "场所不符合条件(示例)"})
    yield Step(12, "serve", "clerk", {"manner": "直接送达", "signed": True})


def _not_accepted(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(0, "refuse-acceptance", "clerk", {"redirect": "青溪县水利局(示例)", "outside_power": True})


def _false(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(1, "accept", "clerk", {})
    facts = {"outcome": "refused", "false_papers": True, "warning": True, "reason": "租赁合同系伪造(示例)"}
    yield Step(10, "decide", "head", facts)


def _promised(told: Told) -> Iterator[Step]:
    yield told.applied()
    yield Step(0, "commit", "applicant", {"text": "承诺符合告知的条件(示例)", "mode": "告知承诺"})
    yield Step(0, "decide-on-spot", "clerk", told.granted(0).facts)
    yield from told.issued(0)
    yield Step(30, "check-commitment", "pair", {"kept": True, "found": "符合(示例)"})


def _broken(told: Told) -> Iterator[Step]:
    yield from list(_promised(told))[:-1]
    yield Step(30, "check-commitment", "pair", {"kept": False, "found": "未配备消毒设施(示例)"})
    yield Step(32, "order-correction", "clerk", {"until": told.day + timedelta(days=45)})
    yield Step(60, "revoke", "head", {"ground": "逾期不改,不符合法定条件(示例)"})
    yield Step(61, "record-credit", "clerk", {"text": "违反告知承诺(示例)"})
    yield Step(63, "cancel", "clerk", {})


def _renewed(told: Told) -> Iterator[Step]:
    facts = {"party": told.party, "item": told.item[0], "item_title": told.item[1]}
    last = told.day + timedelta(days=50)
    yield Step(0, "renew-apply", "applicant", {**facts, "licence_valid_to": last, "complete": True})
    yield Step(1, "accept", "clerk", {})
    yield Step(15, "renew-decide", "head", {"valid_to": date(last.year + 5, last.month, min(last.day, 28))})
    yield from told.issued(15)


def _changed(told: Told) -> Iterator[Step]:
    facts = {
        "party": told.party,
        "item": told.item[0],
        "item_title": told.item[1],
        "change": "经营场所(示例)",
    }
    yield Step(0, "change-apply", "applicant", {**facts, "complete": True})
    yield Step(1, "accept", "clerk", {})
    yield Step(7, "change-decide", "head", {"content": "变更经营场所(示例)"})


COURSES: tuple[tuple[Course, int], ...] = (
    (_plain, 7),
    (_on_the_spot, 4),
    (_corrected, 3),
    (_by_video, 2),
    (_reviewed, 2),
    (_extended, 1),
    (_heard, 1),
    (_refused, 2),
    (_not_accepted, 1),
    (_false, 1),
    (_promised, 2),
    (_broken, 1),
    (_renewed, 3),
    (_changed, 1),
)
"""How many applications take which course."""


def enter_items() -> None:
    """The items on the organs' lists of powers: without them nobody may accept an application."""
    add_many(
        [
            Power(
                organ_id=OFFICES_BY_KEY[key].code,
                code=code,
                title=title,
                basis="《某条例》(示例)",
                since=SINCE,
                source=SOURCE,
            )
            for key, (code, title, _safe) in ITEMS.items()
        ]
    )


def steps(now: datetime) -> list[Do]:
    """The steps of the area in the order of their days: the same for the same now."""
    rng, script = Random("青溪县的行政许可"), Script(now)
    events = [event for told, course in _planned(rng) for event in _events(told, course)]
    for on, told, one in sorted(events, key=lambda event: event[0]):
        script.do(told.case, Licence, one.name, on, told.team.code, *_people(told, one.by), **one.facts)
    return script.steps


def _planned(rng: Random) -> Iterator[tuple[Told, Course]]:
    serial, keys = 0, list(ITEMS)
    for course, number in COURSES:
        for _n in range(number):
            serial += 1
            key = keys[serial % len(keys)]
            day = _CALENDAR.first_workday_on_or_after(date(2026, 1, 5) + timedelta(days=rng.randint(0, 270)))
            kind = rng.choice("oob")
            who = party(rng, kind, day, 8000 + serial)
            yield Told(f"demo-licence-{serial}", teams()[key], who, ITEMS[key], day, serial), course


def _events(told: Told, course: Course) -> Iterator[tuple[date, Told, Step]]:
    for one in course(told):
        yield _CALENDAR.first_workday_on_or_after(told.day + timedelta(days=one.after)), told, one


def _people(told: Told, by: str) -> tuple[str, ...]:
    if by in ("applicant", "interested_party"):
        return (by,)
    if by == "pair":
        return tuple(one.id for one in told.team.of("handler")[:2])
    return (told.team.of(by)[0].id,)
