"""A rate whose numerator is the sum of several printed counts: 撤销3件、变更2件,纠错率12.5%."""

import re

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_REACH = 12


def summed(layout: Layout, figures: list[Figure], i: int, words: str) -> Relation | None:
    """The relation if two or more counts that `words` name add up to the rate of an earlier count."""
    rate = figures[i]
    start = layout.sentence(rate.start)[0]
    near = [
        f
        for f in figures[max(0, i - _REACH) : i]
        if f.start >= start and f.norm_unit not in {"ratio", "percentage_point"} and not f.qualifier
    ]
    parts = [f for f in near if re.search(words, _clause(layout, f))]
    if len(parts) < 2 or any(not compatible(p.norm_unit, parts[0].norm_unit) for p in parts):
        return None
    added = sum(p.value for p in parts)
    for base in reversed([f for f in near if f not in parts and f.value >= added and f.value > 0]):
        if not compatible(base.norm_unit, parts[0].norm_unit):
            continue
        verdict = compare(rate, added / base.value)
        if verdict is not Verdict.FAILS:
            return Relation("sumrate", rate, (*parts, base), rate.value, added / base.value, verdict)
    return None


def _clause(layout: Layout, figure: Figure) -> str:
    """The clause before the number, back to the enumerating comma."""
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 16) : figure.start]
    return re.split(r"[、\d]", said)[-1]
