"""What is violated in the demo county: by field, with the range of the fine and who usually does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Matter:
    """One violation: code, cause, basis (named without article, as an example), fines in yuan, parties, what it allows.

    `parties`: o organisation, b individual business, p person. `traits`: s on the spot, e exempt when first, c also a
    confiscation, x closes down or revokes, t tested by experts, d detention.
    """

    field: str
    code: str
    cause: str
    basis: str
    low: int
    high: int
    parties: str
    traits: str


@cache
def matters() -> dict[str, tuple[Matter, ...]]:
    """The violations by field, read from the table beside this file."""
    found: dict[str, list[Matter]] = {}
    text = Path(__file__).with_name("matters.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        field, code, cause, basis, low, high, parties, traits = line.split("\t")
        found.setdefault(field, []).append(
            Matter(field, code, cause, basis, int(low), int(high), parties, traits)
        )
    return {field: tuple(rows) for field, rows in found.items()}
