"""Precision and recall of a reading against the worked answers that lie beside the reports."""

import csv
import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from zhunsheng.reading import Reading

ROOT = Path(__file__).parents[2]
REPORTS = Path(os.environ.get("ZHUNSHENG_REPORTS", ROOT.parent / "shared" / "reports"))
GOLD = REPORTS.parent / "gold"
HOLDS = {"Y": "holds", "TRUNC": "truncated", "N": "fails"}


@dataclass(frozen=True)
class Score:
    wanted: int
    found: int
    hit: int

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.wanted if self.wanted else 1.0


def rows(report: str, what: str) -> list[dict[str, str]]:
    path = GOLD / f"{report}.{what}.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def figures(read: Reading, report: str) -> dict[str, Score]:
    """Spans; and, over the spans found, values and units."""
    gold = {(int(r["start"]), int(r["end"])): r for r in rows(report, "gold")}
    found = {f.span: f for f in read.figures}
    both = gold.keys() & found.keys()
    right = [s for s in both if abs(Decimal(gold[s]["value"]) - found[s].value) < Decimal("1e-9")]
    units = [
        s for s in both if (gold[s]["unit"], gold[s]["norm_unit"]) == (found[s].unit, found[s].norm_unit)
    ]
    return {
        "spans": Score(len(gold), len(found), len(both)),
        "values": Score(len(both), len(both), len(right)),
        "units": Score(len(both), len(both), len(units)),
    }


def _span(text: str) -> tuple[int, int]:
    start, end = text.split("-")
    return int(start), int(end)


def relations(read: Reading, report: str) -> Score:
    """Kind, result, operands and verdict must all agree; those that cannot be computed are not counted."""
    gold = {
        (
            r["kind"],
            _span(r["result_offsets"]),
            frozenset(map(_span, r["operand_offsets"].split(";"))),
            HOLDS[r["holds"]],
        )
        for r in rows(report, "relations")
        if r["holds"] in HOLDS
    }
    found = {
        (r.kind, r.result.span, frozenset(o.span for o in r.operands), str(r.verdict))
        for r in read.relations
        if r.verdict != "unknown"
    }
    return Score(len(gold), len(found), len(gold & found))


# oddities of seed_figures.tsv (K…) that the worked defects leave out: report → kinds that may be found too
ODDITIES = {
    # K45, K40, K46, K37, K44, K30
    "000": {
        "wrong_name",
        "law_name",
        "two_names",
        "mixed_periods",
        "no_power_of_rules",
        "two_problems_in_one",
    },
    "001": {"mixed_periods", "system_left_out"},  # K39, K35
    "002": {
        "wrong_name",
        "law_name",
        "count_called_rate",
        "mixed_periods",
        "signed_early",
    },  # K41, K43, K39, K38
    "003": {"mixed_periods"},  # K39
    "004": {"two_names", "mixed_periods", "departments_disagree"},  # K47, K39, K09
}


def defects(read: Reading, report: str) -> Score:
    """A defect is found where the kind agrees and the spans touch; -1 means the whole document."""
    gold = [(r["kind"], int(r["start"]), int(r["end"])) for r in rows(report, "defects")]
    also = ODDITIES.get(report[:3], set())
    hit = 0
    for kind, start, end in gold:
        same = [f for f in read.findings if f.kind == kind]
        hit += any(start < 0 or (f.start < end and start < f.end) for f in same)
    return Score(len(gold), sum(f.kind not in also for f in read.findings), hit)
