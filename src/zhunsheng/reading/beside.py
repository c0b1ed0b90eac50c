"""A rate with its two counts in brackets right behind it: 95%(95/101), 95%(95件/101件)."""

from __future__ import annotations

import re

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_OPEN, _CLOSE, _OVER = re.compile(r"\s*\(\s*\Z"), re.compile(r"\s*\)"), re.compile(r"\s*/\s*\Z")
_MONTH, _DAY = 12, 31


def beside(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """The relation of such a rate; None where nothing of the kind stands behind it.

    Small numbers that do not give the rate may be a day (9/10): they accuse nobody.
    """
    rate, said = figures[i], layout.folded
    if i + 1 == len(figures) or not _OPEN.match(said[rate.tail : figures[i + 1].start]):
        return None
    counts = tuple(figures[i + 1 : i + 3])
    first = counts[0]
    if first.unit == "-" and first.norm_unit == "ratio" and "/" in first.verbatim:
        part, base = (int(one) if one.isdigit() else 0 for one in re.split(r"\s*/\s*", first.verbatim)[:2])
        counts, computed = (first,), first.value
    elif len(counts) > 1 and first.unit == counts[1].unit and counts[1].value > 0:
        if first.norm_unit == "ratio" or not _OVER.match(said[first.tail : counts[1].start]):
            return None
        part, base = int(first.value), int(counts[1].value)
        computed = first.value / counts[1].value
    else:
        return None
    if part > base or not _CLOSE.match(said, counts[-1].tail):
        return None
    verdict = compare(rate, computed)
    if verdict is Verdict.FAILS and part <= _MONTH and base <= _DAY:
        return None
    return Relation("rate", rate, counts, rate.value, computed, verdict)
