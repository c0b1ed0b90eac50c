"""The worked sentences of tests/golden/reading, parsed."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

PATH = Path(__file__).parents[1] / "golden" / "reading" / "sentences.txt"


@dataclass
class Worked:
    sentence: str
    figures: list[tuple[str, Decimal, str, str, str, str]] = field(default_factory=list)
    relations: list[tuple[str, str, str, tuple[str, ...]]] = field(default_factory=list)
    findings: list[tuple[str, str]] = field(default_factory=list)


def worked() -> list[Worked]:
    found: list[Worked] = []
    for line in PATH.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if mark == "=":
            verbatim, value, unit, norm, qualifier, role = rest.split()
            qualifier = "" if qualifier == "-" else qualifier
            found[-1].figures.append((verbatim, Decimal(value), unit, norm, qualifier, role))
        elif mark == "~":
            kind, verdict, result, operands = rest.split()
            parts = () if operands == "-" else tuple(operands.split(","))
            found[-1].relations.append((kind, verdict, result, parts))
        elif mark == "!":
            kind, _, text = rest.partition(" ")
            found[-1].findings.append((kind, text))
        else:
            found.append(Worked(line))
    return found
