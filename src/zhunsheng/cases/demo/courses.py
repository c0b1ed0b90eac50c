"""Which cases there are: a table of courses, how many of each 1,200, and in which organs a course may happen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zhunsheng.cases.demo.matters import Matter, matters
from zhunsheng.cases.demo.rules import COUNTY_RULES, EXTENDING, ORGAN_RULES
from zhunsheng.cases.demo.staff import Team, teams

# How many of 1,200, and what shall happen. Served, published and paid in time unless a wish says otherwise.
COURSES = (
    (190, "spot"),
    (110, "spot collected"),
    (12, "spot objects"),
    (14, "spot unpaid"),
    (200, "ordinary"),
    (120, "ordinary waive present"),
    (70, "ordinary defend"),
    (45, "ordinary defend milder"),
    (35, "ordinary register"),
    (6, "ordinary register late-disposal"),
    (28, "ordinary seize test"),
    (12, "ordinary seize"),
    (28, "ordinary large hearing"),
    (20, "ordinary large"),
    (28, "ordinary large waive complex"),
    (70, "quick waive"),
    (60, "spare first"),
    (22, "spare slight"),
    (2, "spare child"),
    (6, "spare blameless"),
    (10, "transfer"),
    (22, "ordinary extend"),
    (12, "ordinary suspend waive"),
    (8, "ordinary recuse"),
    (12, "ordinary supplement"),
    (8, "ordinary refused"),
    (22, "ordinary late-decision"),
    (16, "ordinary instalments"),
    (30, "ordinary surcharge"),
    (24, "ordinary court"),
    (4, "ordinary youth milder"),
    (12, "ordinary reconsidered upheld"),
    (11, "ordinary reconsidered"),
    (6, "ordinary revoked"),
    (2, "ordinary revoked late-withdrawal"),
    (2, "ordinary reconsidered late-withdrawal"),
    (10, "ordinary unpaid"),
    (11, "ordinary stop:conclude"),
)
TOTAL = sum(count for count, _text in COURSES)
_KINDS = {"child": "p", "youth": "p", "collected": "p"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An organ and a violation in which a course may happen, and for which parties."""

    team: Team
    matter: Matter
    kinds: str
    share: float


def course(place: int) -> frozenset[str]:
    """The course that stands at that place of the table, counted from 0 to TOTAL - 1."""
    for count, text in COURSES:
        place -= count
        if place < 0:
            return frozenset(text.split())
    raise IndexError(place)


def threshold(office: str, kind: str) -> int:
    """Yuan from which a fine of that organ on that kind of party opens the right to a hearing."""
    rule = f"hearing_threshold_{'organisation' if kind == 'o' else 'person'}_yuan"
    own = {(key, name): value for key, name, value in ORGAN_RULES}
    return int(own.get((office, rule), COUNTY_RULES[rule]))


@cache
def choices(wishes: frozenset[str]) -> list[Choice]:
    """Where a course may happen; an organ's share is spread over its fitting violations."""
    found = []
    for team in teams().values():
        fitting = [
            (matter, kinds)
            for matter in matters()[team.office.field]
            if _possible(team, wishes) and (kinds := _parties(team.office.key, matter, wishes))
        ]
        found += [Choice(team, one, kinds, team.office.share / len(fitting)) for one, kinds in fitting]
    return found


def _possible(team: Team, wishes: frozenset[str]) -> bool:
    if team.office.kind == "entrusted":
        return "spot" in wishes
    enough = "recuse" not in wishes or len(team.of("handler")) >= 6
    return enough and ("extend" not in wishes or team.office.key in EXTENDING)


def _parties(office: str, matter: Matter, wishes: frozenset[str]) -> str:
    """The kinds of party (o, b, p) that fit the course and the range of the fine."""
    only = next((kinds for wish, kinds in _KINDS.items() if wish in wishes), "obp")
    if "test" in wishes and "t" not in matter.traits or "spot" in wishes and "s" not in matter.traits:
        return ""
    if wishes & {"first", "slight"} and "e" not in matter.traits:
        return ""
    found = ""
    for kind in matter.parties:
        limit = threshold(office, kind)
        spot = matter.low <= (2500 if kind == "o" else 100)
        fits = matter.high >= limit if "large" in wishes else matter.low < limit
        if kind in only and (spot if "spot" in wishes else fits):
            found += kind
    return found
