"""Powers and duties, items of leniency: F199, F200, F327, F328, F329, F349, F350."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from zhunsheng.cases.replaying.place import Body, Place
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes
from zhunsheng.procedures.enforcement.lists.discretion import Mercies
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.procedures.listing import PublicList

BASIS = "模拟条例第一条"


def enter(place: Place, key: str, one: type[PublicList], day: date, body: Body, **item: Any) -> None:
    """Propose, review and publish an entry, in force at once."""
    place.do(key, one, "propose", day, body, "clerk", basis=BASIS, **item)
    place.do(key, one, "review", day, body, "rev", verdict="passed")
    place.do(key, one, "publish", day, body, "clerk", since=day, source="模拟通知")


def powers(place: Place, sizes: Sizes, organs: str, number: str, duties: str = "") -> None:
    """So many powers of so many departments, with so many duties together."""
    many, bodies = sizes[number], place.offices[: sizes[organs]]
    owed = sizes.of(duties) or many
    for n, day in enumerate(place.days(many, 1, 6)):
        # Duties are spread evenly; what is left over goes to the first.
        mine = owed // many + (n < owed % many)
        body = bodies[n % len(bodies)]
        item = {"code": f"模拟-{n:05d}", "title": f"模拟权力{n}", "organ": body.code}
        listed = [f"模拟责任{n}-{d}" for d in range(mine)]
        enter(place, f"q{n}", PowerList, day, body, kind="penalty", level="county", duties=listed, **item)


def mercies(place: Place, sizes: Sizes) -> None:
    """So many items of no penalty, so many of light penalty; one more is taken off again."""
    exempt, light = sizes["F349"], sizes["F350"]
    body, day = place.justice, None
    for n, day in enumerate(place.days(exempt + light + 1, 1, 6)):
        kind = "exempt" if n < exempt or n == exempt + light else "light"
        item = {"code": f"模拟-{n:04d}", "title": f"模拟事项{n}", "violation": f"W{n:04d}", "kind": kind}
        enter(place, f"l{n}", Mercies, day, body, conditions=["初次违法", "及时改正"], **item)
    assert day is not None
    gone: dict[str, Any] = {"reason": "模拟清理", "last_day": day}
    place.do(f"l{exempt + light}", Mercies, "withdraw", day, body, "rev", **gone)


PLANS = (
    Plan(("F199", "F200"), partial(powers, organs="F199", number="F200"), whole=("F199",), departments=44),
    Plan(
        ("F327", "F328", "F329"),
        partial(powers, organs="F327", number="F328", duties="F329"),
        whole=("F327",),
        parts=("F329",),
        departments=45,
    ),
    Plan(("F349", "F350"), mercies),
)
