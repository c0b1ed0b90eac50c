"""Licences and inspections, published: F263, F264, F266, F356, F357."""

from __future__ import annotations

from functools import partial

from zhunsheng.cases.replaying.place import Place
from zhunsheng.cases.replaying.plans.planning import PUBLISHING, Plan, Sizes
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.licence import Licence


def licences(place: Place, sizes: Sizes) -> None:
    """So many licences granted on the spot and published, by so many departments."""
    bodies = place.offices[: sizes["F263"]]
    for n, day in enumerate(place.days(sizes["F266"])):
        body, key = bodies[n % len(bodies)], f"x{n}"
        party = {"kind": "organisation", "name": f"模拟申请{n}公司"}
        place.do(
            key, Licence, "apply", day, body, "@applicant", "clerk", party=party, item=f"XK-{n % 97:03d}"
        )
        place.do(key, Licence, "decide-on-spot", day, body, "clerk", outcome="granted")
        place.do(key, Licence, "publish", day, body, "clerk")


def inspections(place: Place, sizes: Sizes, number: str, track: str) -> None:
    """So many inspections of as many companies, approved, made, recorded and published."""
    for n, day in enumerate(place.days(sizes[number])):
        bodies = place.offices[:PUBLISHING]
        body, key = bodies[n % len(bodies)], f"i{n}"
        party = {"kind": "organisation", "name": f"模拟企业{n}公司"}
        drawn = {"drawn": True} if track == "double-random" else {}
        place.do(
            key,
            Inspection,
            "approve-inspection",
            day,
            body,
            "head",
            party=party,
            item="模拟检查",
            track=track,
        )
        place.do(key, Inspection, "inspect", day, body, "h1", "h2", **drawn)
        place.do(key, Inspection, "record-result", day, body, "clerk", result="no-problem")
        place.do(key, Inspection, "publish", day, body, "clerk")


PLANS = (
    Plan(("F263", "F266"), licences, whole=("F263",), departments=26),
    Plan(("F264",), partial(inspections, number="F264", track="daily"), departments=26),
    Plan(("F356",), partial(inspections, number="F356", track="double-random"), departments=5),
)
