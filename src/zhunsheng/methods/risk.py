"""Signs of collusion in bidding, as rules that anybody can repeat on the published facts. A sign is no proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

Scores = Mapping[str, Decimal]


class Rule(StrEnum):
    SAME_MACHINE = "same-machine"
    DEVIATION = "score-deviation"
    PAIRING = "repeated-pairing"


@dataclass(frozen=True, slots=True)
class Sign:
    """One hit: the rule, who is concerned, and the numbers that made it."""

    rule: Rule
    who: tuple[str, ...]
    why: str


def same_machine(bids: Iterable[tuple[str, str]]) -> list[Sign]:
    """Bids (bidder, mark of the machine they were made on) of several bidders from one machine."""
    by_machine: dict[str, set[str]] = {}
    for bidder, machine in bids:
        if machine.strip():
            by_machine.setdefault(machine.strip().lower(), set()).add(bidder)
    shared = ((mark, sorted(found)) for mark, found in sorted(by_machine.items()) if len(found) > 1)
    return [Sign(Rule.SAME_MACHINE, tuple(found), mark) for mark, found in shared]


def deviation(sheets: Mapping[str, Scores], percent: int) -> list[Sign]:
    """Experts whose points for a bidder lie more than `percent` of the others' median away from it."""
    found = []
    for expert, scores in sorted(sheets.items()):
        for bidder, points in sorted(scores.items()):
            others = [one[bidder] for name, one in sheets.items() if name != expert and bidder in one]
            if len(others) < 2:
                continue
            middle = Decimal(median(others))
            if abs(points - middle) * 100 > middle * percent:
                found.append(Sign(Rule.DEVIATION, (expert, bidder), f"{points} / {middle}"))
    return found


def pairing(pairs: Iterable[tuple[str, str]], times: int) -> list[Sign]:
    """Pairs (tenderer and winner, expert and winner, two bidders) that came together at least so many times."""
    counted = Counter(pairs)
    often = ((pair, n) for pair, n in sorted(counted.items()) if n >= times)
    return [Sign(Rule.PAIRING, pair, str(n)) for pair, n in often]
