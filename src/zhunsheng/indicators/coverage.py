"""The figures of the five published reports (`coverage.tsv`), and which indicator answers each: its declaration says so.

Each figure is a quantity that an indicator answers, a quantity that waits for a system, or no quantity at all (a
document number, a day, a name). The printed value stands as printed: 10余 is more than ten and less than twenty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.indicators.declaring import Indicator

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
        return State.COVERED if self.indicator else State.WAITING

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


_SERVES = re.compile(r"(F\d{3})(?:\[(\w+)=(.+)\])?")


def serving(several: Iterable[Indicator]) -> dict[str, tuple[str, str, str]]:
    """By figure: the indicator that says it answers it, with `by` and `key`. Raises ValueError for what is no figure,
    or where two claim one."""
    found: dict[str, tuple[str, str, str]] = {}
    for one in several:
        for text in one.serves:
            said = _SERVES.fullmatch(text)
            if said is None or said[1] in found:
                raise ValueError(
                    f"指标「{one.title}」的 serves 有误:{text}。应写成 F289 或者 F289[cause=商标侵权],不得重复。"
                )
            found[said[1]] = (one.id, said[2] or "", said[3] or "")
    return found


@cache
def coverage() -> tuple[Covered, ...]:
    """Every figure of the five reports, in their order."""
    text = (files("zhunsheng.indicators") / "coverage.tsv").read_text(encoding="utf-8")
    answered = serving(INDICATORS)
    return tuple(
        Covered(
            *(row["fig_id"], row["report"], row["kind"]),
            tuple(filter(None, row["systems"].split(","))),
            *(row["printed"], row["unit"], *answered.get(row["fig_id"], ("", "", "")), row["why"]),
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
