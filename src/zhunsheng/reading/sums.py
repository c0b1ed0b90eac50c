"""Totals: «共N件,其中…» against its parts, and parts against the 共计 that follows them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict

_PARTS_FOLLOW = re.compile(r"其中|包括|分别|[(:—]|含")
_TOTAL_AHEAD = re.compile(r"(?:共计?|合计|总计|总数为?|总共)[^,。;]{0,14}\Z")
_MOST = 12


def sums(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Every total whose printed parts add up to it, or nearly do."""
    for i, total in enumerate(figures):
        if not _countable(total):
            continue
        found = _forward(layout, figures, i) or _backward(layout, figures, i)
        if found is not None:
            yield found


def _countable(figure: Figure) -> bool:
    return (
        figure.norm_unit not in {"ratio", "percentage_point", "分"}
        and figure.value >= 2
        and not figure.qualifier
    )


def _forward(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    total = figures[i]
    end = layout.sentence(total.start)[1]
    follower = figures[i + 1] if i + 1 < len(figures) else None
    if follower is None or follower.start >= end:
        return None
    between = layout.folded[total.tail : min(follower.start, total.tail + 40)]
    if not _PARTS_FOLLOW.search(between) or follower.norm_unit != total.norm_unit:
        return None
    parts: list[Figure] = []
    added = Decimal(0)
    for part in figures[i + 1 : i + 1 + _MOST]:
        if part.start >= end or part.norm_unit != total.norm_unit or part.qualifier:
            break
        parts.append(part)
        added += part.value
        if added == total.value and len(parts) > 1:
            return _relation(total, parts, Verdict.HOLDS)
    near = abs(added - total.value) <= total.value / 20
    if len(parts) >= 3 and near and total.value >= 20:
        return _relation(total, parts, Verdict.FAILS)
    return None


def _backward(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    total = figures[i]
    start = layout.sentence(total.start)[0]
    if not _TOTAL_AHEAD.search(layout.folded, max(start, total.start - 18), total.start):
        return None
    parts: list[Figure] = []
    added = Decimal(0)
    for part in reversed(figures[max(0, i - _MOST) : i]):
        if part.start < start or not compatible(part.norm_unit, total.norm_unit) or part.qualifier:
            break
        parts.insert(0, part)
        added += part.value
        if added == total.value and len(parts) > 1:
            return _relation(total, parts, Verdict.HOLDS)
    return None


def _relation(total: Figure, parts: list[Figure], verdict: Verdict) -> Relation:
    added = sum((p.value for p in parts), Decimal(0))
    return Relation("sum", total, tuple(parts), total.value, added, verdict)
