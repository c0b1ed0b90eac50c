"""Which two counts a printed change compares: (now, then), most likely first."""

import re
from collections.abc import Iterator

from zhunsheng.reading.changes import CARRIED, CHANGED, EARLIER, is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout

_REACHED = re.compile(r"[加长少降升高低短简缩减压增整](?:至|到|为)\s?(?:约|近)?\Z")
_NAMED = re.compile(r"((?:19|20)\d{2})年度?同?(?:较|比|与)((?:19|20)\d{2})年")
_YEAR = re.compile(r"((?:19|20)\d{2})年[^,。;、\d]{0,6}\Z")
_OTHER_PERIOD = re.compile(r"(?:较|比|与)(?:上半年|上月|上季|上周|年初|前|督察|改革)|环比")
_BEHIND = re.compile(r"[,(、;]\s?(?:而)?(?:上年|去年|(?:19|20)\d{2}年?)")
_CUT = re.compile(r"[,。;!?\n]")
_BACK, _AHEAD, _BEFORE = 8, 3, 10

Pair = tuple[Figure, Figure, bool]


def pairs(layout: Layout, figures: list[Figure], i: int) -> Iterator[Pair]:
    """(now, then, surely meant); a pair that is not sure counts only if it fits."""
    figure = figures[i]
    floor, end = layout.sentence(figure.start)
    near = [f for f in figures[max(0, i - _BACK) : i] if f.start >= floor and _comparable(figure, f)]
    after = [f for f in figures[i + 1 : i + 1 + _AHEAD] if f.start < end and _comparable(figure, f)]
    yield from _of_years(layout, near, figure)
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 18) : figure.start]
    other = bool(_OTHER_PERIOD.search(said))
    earlier = [f for f in figures[max(0, i - _BEFORE) : i] if f.start >= layout.paragraph(figure.start)]
    earlier = [f for f in earlier if f.start < floor and _comparable(figure, f)]
    for then in _thens(layout, figures, i, near, after):
        same_clause = layout.clause(then.start)[0] == layout.clause(figure.start)[0]
        if other and not same_clause:
            continue
        edge = min(then.start, figure.start)
        told = [
            f
            for f in near
            if f is not then
            and f.norm_unit == then.norm_unit
            and not is_change(layout, f)
            and not is_earlier(layout, f)
        ]
        told.sort(key=lambda f: abs(f.start - edge))
        # a change told behind a semicolon has a subject of its own
        alone = len({f.value for f in told}) == 1
        alone = alone and layout.semi(then.start)[0] == layout.semi(figure.start)[0]
        for now in told:
            yield now, then, alone
        if not told:
            for now in reversed([f for f in earlier if f.norm_unit == then.norm_unit]):
                yield now, then, False


def _comparable(figure: Figure, other: Figure) -> bool:
    """Rates are compared in percentage points, counts in per cent or in their own unit."""
    if other.norm_unit == "percentage_point" or other.value <= 0:
        return False
    if figure.norm_unit == "percentage_point":
        return other.norm_unit == "ratio"
    return other.norm_unit != "ratio" and figure.norm_unit in {"ratio", other.norm_unit}


def _thens(
    layout: Layout, figures: list[Figure], i: int, near: list[Figure], after: list[Figure]
) -> Iterator[Figure]:
    """The counts said to be an earlier time's, nearest first."""
    figure = figures[i]
    behind = bool(_BEHIND.match(layout.folded, figure.tail))
    year = layout.year or "9"
    for then in sorted([*near, *(after if behind else [])], key=lambda f: abs(f.start - figure.start)):
        k = figures.index(then, max(0, i - _BACK))
        left = figures[k - 1].tail if k else 0
        start = max(then.start - 14, left)
        ahead = _CUT.split(layout.folded[start : then.start])[-1]
        said = EARLIER.search(ahead)
        if (
            said is None
            or CARRIED.search(ahead)
            or CHANGED.search(ahead)
            or _REACHED.search(ahead[said.end() :])
        ):
            continue
        if not said[1] or said[1] <= year:
            yield then


def _of_years(layout: Layout, near: list[Figure], figure: Figure) -> Iterator[Pair]:
    """«2022年3268件、2023年3698件,2023年较2022年增长13.2%»: the counts that bear those years."""
    start = max(layout.clause(figure.start)[0], figure.start - 20)
    m = _NAMED.search(layout.folded, start, figure.start)
    if m is None:
        return
    told: dict[str, Figure] = {}
    for f in near:
        year = _YEAR.search(layout.folded, max(0, f.start - 14), f.start)
        if year:
            told[year[1]] = f
    if m[1] in told and m[2] in told:
        yield told[m[1]], told[m[2]], True


def proved(layout: Layout, figures: list[Figure], i: int, down: bool) -> Iterator[Pair]:
    """Two counts whose arithmetic may show what they are: (now, change) with True, (now, then) with False."""
    figure = figures[i]
    floor = layout.sentence(figure.start)[0]
    near = [f for f in figures[max(0, i - _BACK) : i] if f.start >= floor and _comparable(figure, f)]
    if len(near) < 2:
        return
    last = near[-1]
    if is_change(layout, last):
        for first in reversed(near[:-1]):
            if first.norm_unit == last.norm_unit:
                yield first, last, True
    elif figure.decimals:
        for k in range(len(near) - 1, 0, -1):
            now, then = near[k], near[k - 1]
            if now.norm_unit == then.norm_unit:
                yield now, then, False
                yield then, now, False
