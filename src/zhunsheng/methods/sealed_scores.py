"""Scores committed before anybody sees another's, and what they come to: repeatable with `sha256sum`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

CENT = Decimal("0.01")
Scores = Mapping[str, Decimal]


def parse(lines: Iterable[str]) -> dict[str, Decimal]:
    """«bidder:points» lines. Raises ValueError for a line that is none, or a bidder named twice."""
    found: dict[str, Decimal] = {}
    for line in lines:
        bidder, colon, points = line.replace("：", ":").rpartition(":")
        if not colon or not bidder.strip() or bidder.strip() in found:
            raise ValueError(line)
        try:
            found[bidder.strip()] = Decimal(points.strip())
        except ArithmeticError:
            raise ValueError(line) from None
    return found


def commitment(nonce: str, scores: Scores) -> str:
    """SHA-256 over the nonce and the lines «bidder:points», sorted, each ended by a newline."""
    lines = "".join(f"{bidder}:{points:f}\n" for bidder, points in sorted(scores.items()))
    return sha256(f"{nonce}\n{lines}".encode()).hexdigest()


def ranking(sheets: Iterable[Scores]) -> list[tuple[str, Decimal]]:
    """Each bidder's mean of all sheets, half up to a cent, the highest first; equal ones by name."""
    every = list(sheets)
    bidders = {bidder for sheet in every for bidder in sheet}
    means = {
        one: (sum((sheet.get(one, Decimal(0)) for sheet in every), Decimal(0)) / len(every)).quantize(
            CENT, ROUND_HALF_UP
        )
        for one in bidders
    }
    return sorted(means.items(), key=lambda row: (-row[1], row[0]))
