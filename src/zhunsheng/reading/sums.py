"""Totals: «共N件,其中…» against its parts, and parts against the 共计 that follows them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict

_PARTS_FOLLOW = re.compile(r"其中|包括|分别|[(:—]|含")
_WHOLE = re.compile(r"共|合计|总计|收到|受理")
_NEXT = re.compile(r"\s{0,4}(?:其中|包括|分别)")
_TOTAL_AHEAD = re.compile(r"(?:共计?|合计|总计|总数为?|总共)[^,。;]{0,14}\Z")
_MOST = 12


def sums(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Every total whose printed parts add up to it, or nearly do."""
    for i, total in enumerate(figures):
        if not _countable(total):
            continue
        found = _forward(layout, figures, i) or _backward(layout, figures, i) or _next(layout, figures, i)
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
    first = i + 1
    if layout.folded[total.tail : total.tail + 1] == "(":
        # «审结260件(含上年结转15件),其中…»: what stands in the bracket may be no part of the list behind it
        closing = layout.folded.find(")", total.tail, end)
        behind = next(
            (k for k in range(i + 1, min(i + 4, len(figures))) if figures[k].start > closing > 0), first
        )
        found = _listed(layout, figures, i, behind, end) if behind > first else None
        if found is not None:
            return found
    return _listed(layout, figures, i, first, end, True)


def _listed(
    layout: Layout, figures: list[Figure], i: int, first: int, end: int, judged: bool = False
) -> Relation | None:
    """The total against the figures from `first` on; where `judged`, also if they only nearly add up."""
    total = figures[i]
    follower = figures[first] if first < len(figures) else None
    if follower is None or follower.start >= end or follower.norm_unit != total.norm_unit:
        return None
    between = layout.folded[total.tail : min(follower.start, total.tail + 40)]
    plain = not _PARTS_FOLLOW.search(between)
    if plain and not _WHOLE.search(
        layout.folded, max(layout.clause(total.start)[0], total.start - 24), total.start
    ):
        return None
    if plain:
        end = min(end, layout.semi(total.start)[1])
    parts: list[Figure] = []
    added = Decimal(0)
    for part in figures[first : first + _MOST]:
        if part.start >= end or part.norm_unit != total.norm_unit or part.qualifier:
            break
        parts.append(part)
        added += part.value
        if added == total.value and len(parts) > (2 if plain else 1):
            return _relation(total, parts, Verdict.HOLDS)
    if plain or not judged:
        return None
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


def _next(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """«办结88件,结转3件。其中…»: the parts stand in the next sentence; only if they add up."""
    total = figures[i]
    end = layout.sentence(total.start)[1]
    if end >= len(layout.folded) or not _NEXT.match(layout.folded, end):
        return None
    close = layout.sentence(end)[1]
    parts = [f for f in figures[i + 1 : i + 1 + 2 * _MOST] if end <= f.start < close]
    counted = [f for f in parts if f.norm_unit == total.norm_unit and not f.qualifier]
    for k in range(3, len(counted) + 1):
        if sum((f.value for f in counted[:k]), Decimal(0)) == total.value:
            return _relation(total, counted[:k], Verdict.HOLDS)
    return None


def _relation(total: Figure, parts: list[Figure], verdict: Verdict) -> Relation:
    added = sum((p.value for p in parts), Decimal(0))
    return Relation("sum", total, tuple(parts), total.value, added, verdict)
