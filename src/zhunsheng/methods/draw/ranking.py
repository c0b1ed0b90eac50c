"""The order that a seed gives a pool. Only SHA-256 and comparing: anybody repeats it with `sha256sum` and `sort`.

A weight of w means w tickets, and the best ticket of each counts. The first of the order is then any one with the
chance weight : sum of weights, the second likewise among those left, and so on: drawing by weight without putting
back, exactly, without any fraction (the smallest of w equal chances falls like an exponential key of rate w).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from zhunsheng.methods.draw.pool import Entrant


def ticket(seed: str, one: str, number: int = 1) -> str:
    """H(seed ‖ id) in hexadecimal; from the second ticket on H(seed ‖ id ‖ #number)."""
    more = f"#{number}" if number > 1 else ""
    return sha256(f"{seed}{one}{more}".encode()).hexdigest()


def best(seed: str, one: Entrant) -> str:
    """The smallest of an entrant's tickets."""
    return min(ticket(seed, one.id, number) for number in range(1, one.weight + 1))


def ranked(seed: str, pool: Iterable[Entrant]) -> dict[str, list[str]]:
    """The ids of each stratum in the order of their best tickets, the smallest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in pool:
        found.setdefault(one.stratum, []).append((best(seed, one), one.id))
    return {stratum: [id for _key, id in sorted(keys)] for stratum, keys in found.items()}
