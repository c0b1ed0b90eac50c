"""«…7976件(2019年6593件),审结7982件(2019年6803件),同比分别增长20.98%和17.33%»: which change is whose."""

import re

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_SAID = re.compile(r"分别[^,。;]{0,10}\Z")
_BETWEEN = re.compile(r"\s?[、和与及,]\s?")
_RATES = frozenset({"ratio", "percentage_point"})
_REACH, _MOST = 300, 12


def respectively(layout: Layout, figures: list[Figure], i: int) -> tuple[Figure, Figure] | None:
    """(now, then) of the i-th figure if it is one of several changes told «分别»; only where it fits."""
    first, last = _group(layout, figures, i)
    size = last - first + 1
    if size < 2:
        return None
    floor = figures[first].start - _REACH
    counts = [
        f for f in figures[max(0, first - _MOST) : first] if f.start >= floor and f.norm_unit not in _RATES
    ]
    k = i - first
    told = (
        _bracketed(layout, counts, size, k),
        _in_turn(counts, size, k),
        _behind(figures, counts, last, size, k),
    )
    for now, then in told:
        if now is None or then is None or not then.value or now.norm_unit != then.norm_unit:
            continue
        change = abs(now.value - then.value) / then.value
        if compare(figures[i], change) is not Verdict.FAILS:
            return now, then
    return None


def in_turn(layout: Layout, figures: list[Figure], i: int) -> bool:
    """Whether a percentage is one of several told «分别»: none of them is to be blamed on the counts nearest by."""
    first, last = _group(layout, figures, i)
    return last > first


def _group(layout: Layout, figures: list[Figure], i: int) -> tuple[int, int]:
    """The first and last of the percentages that stand in one row behind 分别."""
    first = last = i
    while first > i - _MOST and first and _row(layout, figures[first - 1], figures[first]):
        first -= 1
    while last < i + _MOST and last + 1 < len(figures) and _row(layout, figures[last], figures[last + 1]):
        last += 1
    head = figures[first].start
    said = _SAID.search(layout.folded, max(layout.clause(head)[0], head - 16), head)
    return (first, last) if said else (i, i)


def _row(layout: Layout, a: Figure, b: Figure) -> bool:
    return a.norm_unit == b.norm_unit == "ratio" and bool(_BETWEEN.fullmatch(layout.folded[a.tail : b.start]))


def _bracketed(
    layout: Layout, counts: list[Figure], size: int, k: int
) -> tuple[Figure | None, Figure | None]:
    """Each count with last year's in brackets behind it."""
    pairs = [
        (a, b)
        for a, b in zip(counts, counts[1:], strict=False)
        if layout.folded[a.tail : a.tail + 1] == "(" and b.start - a.tail <= 16
    ]
    return pairs[-size:][k] if len(pairs) >= size else (None, None)


def _in_turn(counts: list[Figure], size: int, k: int) -> tuple[Figure | None, Figure | None]:
    """Last year's counts, then this year's in the same order."""
    if len(counts) < 2 * size:
        return None, None
    told = counts[-2 * size :]
    return told[size + k], told[k]


def _behind(
    figures: list[Figure], counts: list[Figure], last: int, size: int, k: int
) -> tuple[Figure | None, Figure | None]:
    """This year's counts before the changes, last year's in the same order behind them."""
    behind = [f for f in figures[last + 1 : last + 1 + size] if f.norm_unit not in _RATES]
    if len(behind) < size or len(counts) < size or behind[-1].start > figures[last].tail + _REACH // 4:
        return None, None
    return counts[-size:][k], behind[k]


def shares(layout: Layout, figures: list[Figure]) -> dict[int, Relation]:
    """«甲98件,乙121件,分别占总数的18.0%和22.2%»: by the start of each share, where all fit one base."""
    told: dict[int, Relation] = {}
    i = 0
    while i < len(figures):
        first, last = _group(layout, figures, i) if figures[i].norm_unit == "ratio" else (i, i)
        if last > first and first == i and _is_share(layout, figures[first]):
            told |= {r.result.start: r for r in _shared(layout, figures, first, last)}
        i = last + 1
    return told


def _is_share(layout: Layout, figure: Figure) -> bool:
    start = max(layout.clause(figure.start)[0], figure.start - 24)
    return "占" in layout.folded[start : figure.start]


def _shared(layout: Layout, figures: list[Figure], first: int, last: int) -> list[Relation]:
    results = figures[first : last + 1]
    size = len(results)
    floor = results[0].start - 3 * _REACH
    counts = [
        f
        for f in figures[max(0, first - 3 * _MOST) : first]
        if f.start >= floor and f.norm_unit not in _RATES
    ]
    parts, earlier = counts[-size:], counts[:-size]
    if len(counts) > size and "占" in layout.folded[counts[-2].tail : counts[-1].start]:
        # «…分别占总数545件的18.0%、22.2%»
        parts, earlier = counts[-size - 1 : -1], counts[-1:]
    if len(parts) < size:
        return []
    for base in reversed(earlier):
        if not base.value or not compatible(base.norm_unit, parts[0].norm_unit):
            continue
        found = [
            Relation("rate", r, (p, base), r.value, p.value / base.value, compare(r, p.value / base.value))
            for r, p in zip(results, parts, strict=True)
        ]
        if all(r.verdict is not Verdict.FAILS for r in found):
            return found
    return []
