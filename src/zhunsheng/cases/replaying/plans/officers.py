"""Cards, powers of towns, posts, assistants, reforms, drills, operations: F072, F073, F120–F125, F139, F223, F286–F290,
F311, F346, F347."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.cases.replaying.place import LONG_AGO, Place
from zhunsheng.cases.replaying.plans.penalty import punish
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes, spread
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.enforcement.officers.exercises import Drill, Operation
from zhunsheng.procedures.enforcement.officers.grant import Grant
from zhunsheng.procedures.enforcement.officers.reform import Reform
from zhunsheng.procedures.enforcement.officers.teams import AssistantsHandover, TeamPost


def renewals(place: Place, sizes: Sizes) -> None:
    """So many officers, each with a card registered from before and renewed."""
    for n, day in enumerate(place.days(sizes["F139"])):
        body, key = place.offices[n % len(place.offices)], f"c{n}"
        person = place.officer(body, n)
        card: dict[str, Any] = {"person": person, "organ": body.code, "number": f"换-{n:04d}"}
        term = {"since": LONG_AGO, "until": date(place.year, 12, 31)}
        place.do(key, CertificateCase, "register", day, body, "clerk", **card, **term)
        place.do(key, CertificateCase, "renew", day, body, "head", until=date(place.year + 5, 12, 31))


def requests(place: Place, sizes: Sizes) -> None:
    """So many powers that towns ask for."""
    justice = place.justice
    for n, day in enumerate(place.days(sizes["F120"])):
        item = {"code": f"赋-{n:04d}", "title": f"模拟事项{n}", "basis": "模拟条例第二条"}
        department = place.offices[1].code
        place.do(f"g{n}", Grant, "guide", day, justice, "head", department=department, **item)
        town = place.halls[n % len(place.halls)].code
        place.do(f"g{n}", Grant, "request", day, justice, "clerk", town=town)


def posts(place: Place, sizes: Sizes) -> None:
    """The posts of the towns' teams, split evenly; pilots and accounts one a town."""
    towns = place.halls
    split = {name: _shared(sizes.of(figure), len(towns)) for name, figure in _POSTS.items()}
    pilots, accounts = sizes.of("F223"), sizes.of("F311")
    for n, (town, day) in enumerate(zip(towns, place.days(len(towns)), strict=True)):
        quota: dict[str, Any] = {name: each[n] for name, each in split.items()}
        flags = {"pilot": n < pilots, "account": n < accounts}
        place.do(
            f"tp{n}", TeamPost, "set-quota", day, place.justice, "head", town=town.code, **quota, **flags
        )


_POSTS = {"moved_down": "F121", "transferred": "F122", "law_posts": "F123"}


def _shared(total: int, number: int) -> list[int]:
    return [total // number + (n < total % number) for n in range(number)]


def handover(place: Place, sizes: Sizes) -> None:
    """So many assistants handed over to the towns, each list signed by both sides."""
    towns = place.halls
    for n, (town, people) in enumerate(zip(towns, _shared(sizes["F124"], len(towns)), strict=True)):
        (day,) = place.days(1)
        key, body = f"ah{n}", place.offices[1]
        place.do(key, AssistantsHandover, "list-over", day, body, "clerk", to=town.code, number=people)
        place.do(key, AssistantsHandover, "sign-giving", day, body, "head")
        place.do(key, AssistantsHandover, "sign-taking", day, body, "deputy")
        place.do(key, AssistantsHandover, "complete", day, body, "clerk", effective=day)


def fields(place: Place, sizes: Sizes) -> None:
    """So many fields reformed, so many of their teams settled."""
    for n, day in enumerate(place.days(sizes["F072"])):
        key, body = f"rf{n}", place.justice
        place.do(key, Reform, "plan", day, body, "head", field=f"模拟领域{n}", level="county")
        if n < sizes["F073"]:
            place.do(key, Reform, "three-fixes", day, body, "head", document="模拟三定", posts=30, teams=1)
        place.do(key, Reform, "complete", day, body, "head", effective=day)


def bodies(place: Place, sizes: Sizes) -> None:
    """So many bodies put together in reforms, so many fewer afterwards."""
    before, fewer = sizes["F346"], sizes["F347"]
    after = before - fewer
    for n, day in enumerate(place.days(after)):
        number = before // after + (n < before % after)
        key, body = f"rb{n}", place.justice
        old = [place.spare(f"旧{n}-{k}") for k in range(number)]
        plan = {
            "field": f"模拟领域{n}",
            "level": "city",
            "predecessors": old,
            "successor": place.spare(f"新{n}"),
        }
        place.do(key, Reform, "plan", day, body, "head", **plan)
        place.do(key, Reform, "complete", day, body, "head", effective=day)


def drills(place: Place, sizes: Sizes) -> None:
    """So many drills in each town."""
    for n, town in enumerate(place.halls):
        for k, day in enumerate(place.days(sizes["F125"])):
            key = f"dr{n}-{k}"
            place.do(key, Drill, "script", day, place.justice, "clerk", title="模拟演练", town=town.code)
            place.do(key, Drill, "hold-drill", day, place.justice, "clerk", score="90")


def operations(place: Place, sizes: Sizes) -> None:
    """An operation of several trips, and the cases of trade marks with their fines together."""
    body, cases = place.offices[1], sizes["F289"]
    days = [*place.days(4)]
    place.do(
        "op", Operation, "plan-operation", days[0], body, "clerk", title="模拟打假行动", topic="知识产权"
    )
    told = {name: _shared(sizes[figure], 4) for name, figure in _TRIPS.items()}
    for n, day in enumerate(days):
        trip: dict[str, Any] = {name: str(each[n]) for name, each in told.items()}
        place.do("op", Operation, "trip", day, body, "clerk", **trip)
    fines = spread(sizes.amount("F290"), cases)
    for n, day in enumerate(place.days(cases)):
        punish(place, f"tm{n}", body, day, int(fines[n]), cause="商标侵权")


_TRIPS = {"officers": "F286", "vehicles": "F287", "premises": "F288"}

PLANS = (
    Plan(("F139",), renewals),
    Plan(("F120",), requests, towns=4),
    Plan(("F121", "F122", "F123"), posts, whole=("F121", "F122", "F123"), towns=4),
    Plan(("F223",), posts, whole=("F223",), towns=4),
    Plan(("F311",), posts, whole=("F311",), towns=8),
    Plan(("F124",), handover, parts=("F124",), towns=4),
    Plan(("F072", "F073"), fields, whole=("F072", "F073")),
    Plan(("F346", "F347"), bodies, whole=("F346", "F347")),
    Plan(("F125",), drills, towns=4),
    Plan(
        ("F286", "F287", "F288", "F289", "F290"),
        operations,
        parts=("F286", "F287", "F288"),
        amounts=("F290",),
    ),
)
