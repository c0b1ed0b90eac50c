"""Which figure of the five published reports is answered by which indicator (`coverage.tsv`).

Each figure is a quantity that an indicator answers, a quantity that waits for a system, or no quantity at all (a
document number, a day, a name). The printed value stands as printed: 10余 is more than ten and less than twenty.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from zhunsheng.indicators.catalogue import INDICATORS

YEARS = {"000": 2021, "001": 2022, "002": 2016, "003": 2020, "004": 2020}
"""The year that each report is about."""


class State(StrEnum):
    """How far a figure can be answered."""

    COVERED = "covered"
    WAITING = "waiting"
    NO_QUANTITY = "no_quantity"


STATES = {State.COVERED: "有指标", State.WAITING: "待建系统", State.NO_QUANTITY: "不是数量"}


@dataclass(frozen=True)
class Covered:
    """A figure of a report: the systems that it belongs to, and the indicator that answers it where there is one; `by`
    and `key` where it is a part of that indicator's breakdown ("*": each part)."""

    figure: str
    report: str
    kind: str
    systems: tuple[str, ...]
    printed: str
    unit: str
    indicator: str
    by: str
    key: str
    why: str

    @property
    def state(self) -> State:
        """Answered only where the indicator is really there."""
        if self.why:
            return State.NO_QUANTITY
        return State.COVERED if self.indicator in _known() else State.WAITING

    @property
    def told(self) -> str:
        """Which indicator, which system, or why it is no quantity."""
        if self.state is State.COVERED:
            return f"{self.indicator}[{self.by}={self.key}]" if self.by else self.indicator
        return self.why or "、".join(self.systems)

    def as_json(self) -> dict[str, object]:
        """Plain values."""
        return {
            "figure": self.figure,
            "report": self.report,
            "kind": self.kind,
            "state": self.state.value,
            "systems": list(self.systems),
            "indicator": self.indicator if self.state is State.COVERED else None,
            "by": self.by,
            "key": self.key,
            "why": self.why,
        }


@cache
def _known() -> frozenset[str]:
    return frozenset(one.id for one in INDICATORS)


@cache
def coverage() -> tuple[Covered, ...]:
    """Every figure of the five reports, in their order."""
    text = (files("zhunsheng.indicators") / "coverage.tsv").read_text(encoding="utf-8")
    return tuple(
        Covered(
            *(row["fig_id"], row["report"], row["kind"]),
            tuple(filter(None, row["systems"].split(","))),
            *(row["printed"], row["unit"], row["indicator"], row["by"], row["key"], row["why"]),
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
