"""The reader: speed on one core, and its scores on reports with worked answers.

The reports lie in the folder given as argument or in ZHUNSHENG_REPORTS, their answers in `gold` beside it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

if len(sys.argv) > 1:
    os.environ["ZHUNSHENG_REPORTS"] = str(Path(sys.argv[1]).resolve())

from bench.measure import row, tell
from tests.reading import golden, scoring
from zhunsheng.reading import read_file, read_text

AIMS = {"spans": 0.98, "values": 0.99, "units": 0.99, "relations": 0.95, "oddities": 0.95}
ROUNDS = 5


PROSE = "各部门认真履行职责,健全工作制度,依法办理各类事项,群众反映良好,工作稳步推进。\n"


def speed() -> list[dict[str, object]]:
    """Kilobytes of report a second of processor time: our worked sentences, amid prose and alone."""
    told = [w.sentence for w in golden.worked()]
    plain = "".join(f"{said}\n{PROSE * 5}" for said in told) * 10
    dense = "\n".join(told) * 20
    return [
        row("reading a report, one core", _rate(plain), "kB/s", least=300, note=_density(plain)),
        row("the same, figures alone", _rate(dense), "kB/s", note=_density(dense)),
    ]


def _rate(text: str) -> float:
    best = 0.0
    for _round in range(ROUNDS):
        start = time.process_time()
        read_text(text)
        best = max(best, len(text.encode()) / 1000 / (time.process_time() - start))
    return best


def _density(text: str) -> str:
    return f"a figure every {len(text) // len(read_text(text).figures)} characters; the five reports: one every 100"


def scores() -> list[dict[str, object]]:
    """Precision and recall over all reports together."""
    names = sorted(p.stem for p in scoring.REPORTS.glob("*.txt")) if scoring.GOLD.is_dir() else []
    if not names:
        return [row("reports with worked answers", 0, "reports", note="none here; set ZHUNSHENG_REPORTS")]
    held: dict[str, list[scoring.Score]] = {}
    for name in names:
        read = read_file(scoring.REPORTS / f"{name}.txt")
        found = scoring.figures(read, name)
        found["relations"] = scoring.relations(read, name)
        found["oddities"] = scoring.defects(read, name)
        for what, score in found.items():
            held.setdefault(what, []).append(score)
    rows = []
    for what, told in held.items():
        whole = scoring.Score(
            *(sum(part) for part in zip(*((s.wanted, s.found, s.hit) for s in told), strict=True))
        )
        label = f"{what} of {len(names)} reports ({whole.wanted} worked)"
        rows.append(row(f"{label}, precision", whole.precision, "", least=AIMS[what]))
        rows.append(row(f"{label}, recall", whole.recall, "", least=AIMS[what]))
    return rows


if __name__ == "__main__":
    tell([*speed(), *scores()])
