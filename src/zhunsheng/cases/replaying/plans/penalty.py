"""Penalties published, filed as major, spared or lightened: F265, F267, F351, F352."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.replaying.place import Body, Place
from zhunsheng.cases.replaying.plans.planning import PUBLISHING, Plan, Sizes, spread
from zhunsheng.procedures.enforcement.penalty import Penalty

WEEK = timedelta(days=7)


def punish(place: Place, key: str, body: Body, day: date, fine: int, cause: str = "", **facts: Any) -> date:
    """A penalty on a company from filing to decision; the day of the decision."""
    party = {"kind": "organisation", "name": f"模拟{key}公司"}
    amounts: dict[str, Any] = {"kinds": ["fine"], "fine_yuan": str(fine)}
    filing = {"cause": cause or f"模拟案由{key}", "town": body.town or None}
    place.do(key, Penalty, "file", day, body, "h1", "h2", party=party, **filing)
    place.do(key, Penalty, "conclude", day, body, "h1", "h2")
    place.do(key, Penalty, "notify", day, body, "h1", "h2", **amounts)
    place.do(key, Penalty, "waive", day, body, "@party", "h1")
    if fine >= 100_000:
        place.do(key, Penalty, "review", day, body, "rev")
    place.do(key, Penalty, "decide", day + WEEK, body, "head", **amounts, **facts)
    return day + WEEK


def published(place: Place, sizes: Sizes) -> None:
    """So many penalties published, the first of them major and filed."""
    offices, major = place.offices[:PUBLISHING], sizes.of("F267")
    for n, day in enumerate(place.days(sizes["F265"])):
        body, key = offices[n % len(offices)], f"p{n}"
        decided = punish(place, key, body, day, 200_000 if n < major else 2000)
        place.do(key, Penalty, "publish", decided, body, "clerk")
        if n < major:
            place.do(key, Penalty, "report-major", decided, body, "clerk", to=place.justice.name)


def spared(place: Place, sizes: Sizes) -> None:
    """So many cases not punished or punished more lightly, and what was waived in them together; with others that were
    only filed, so many cases run online."""
    number = sizes["F351"]
    amounts = spread(sizes.amount("F352"), number)
    for n, day in enumerate(place.days(number)):
        body, key = place.offices[n % len(place.offices)], f"m{n}"
        if n % 3 == 0:
            punish(place, key, body, day, 500, mitigated=True, waived_yuan=str(amounts[n]))
            continue
        party = {"kind": "organisation", "name": f"模拟{key}公司"}
        place.do(key, Penalty, "file", day, body, "h1", "h2", party=party, cause=f"模拟案由{key}")
        ground: dict[str, Any] = {"ground": "minor", "corrected": True, "waived_yuan": str(amounts[n])}
        place.do(key, Penalty, "decide-no-penalty", day, body, "head", **ground)
    for n, day in enumerate(place.days(sizes["F348"] - number)):
        party = {"kind": "organisation", "name": f"模拟在线{n}公司"}
        body = place.offices[n % len(place.offices)]
        place.do(f"o{n}", Penalty, "file", day, body, "h1", "h2", party=party, cause=f"模拟在线{n}")


PLANS = (
    Plan(("F265", "F267"), published, departments=5),
    Plan(("F348", "F351", "F352"), spared, amounts=("F352",), departments=5),
)
