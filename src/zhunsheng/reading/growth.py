"""Growth and difference: this year's count or rate against last year's, where both are printed."""

import re
from collections.abc import Iterator

from zhunsheng.reading.changes import CARRIED, CHANGED, EARLIER, is_change
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.rates import is_growth
from zhunsheng.reading.respectively import respectively
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_DOWN = re.compile(r"下降|减少|降低|回落|降幅|压缩|压减|缩短|精简|少")
_REACHED = re.compile(
    r"(?:增加|增长|减少|下降|上升|提高|提升|降低|降|升|缩短|压缩|压减)(?:至|到|为)\s?(?:约|近)?\Z"
)
_NAMED = re.compile(r"((?:19|20)\d{2})年(?:度)?(?:同)?(?:较|比|与)((?:19|20)\d{2})年")
_NO_EARLIER = _("不能复算:没有印出上年数。请写明两年的数。")
_POINTS = "percentage_point"
_NEAR = 5


def growth(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a printed change, in per cent, percentage points or counts."""
    for i, figure in enumerate(figures):
        percent = figure.norm_unit == "ratio" and figure.unit != "-" and is_growth(layout, figure)
        if not percent and not _difference(layout, figure):
            continue
        if figure.role in {"target", "plan", "threshold"} or figure.role.startswith("range"):
            continue
        if figure.start not in layout.cells:
            yield _judge(layout, figures, i, percent)


def _difference(layout: Layout, figure: Figure) -> bool:
    """«比上年增加6件», «(同比)下降2.5个百分点», «由70%提高到82%,提高12个百分点»."""
    start = layout.clause(figure.start)[0]
    ahead = layout.folded[max(start, figure.start - 18) : figure.start]
    if not CHANGED.search(ahead):
        return False
    if figure.norm_unit == _POINTS:
        return True
    return bool(EARLIER.search(ahead + layout.folded[max(0, start - 24) : start]))


def _judge(layout: Layout, figures: list[Figure], i: int, percent: bool) -> Relation:
    figure = figures[i]
    floor, end = layout.sentence(figure.start)
    start = max(layout.clause(figure.start)[0], figure.start - 16)
    down = bool(_DOWN.search(layout.folded, start, figure.start))
    rate = figure.norm_unit == _POINTS
    near = [f for f in figures[max(0, i - _NEAR) : i + 2] if floor <= f.start < end and f is not figure]
    near = [f for f in near if (f.norm_unit == "ratio") == rate and f.norm_unit != _POINTS and f.value > 0]
    kind = ("decline" if down else "growth") if percent else "diff"
    pair = respectively(layout, figures, i) if percent else None
    pair = pair or _pair(layout, near, figure)
    if percent and (pair is None or pair[1].start > figure.start):
        proved = _proved(layout, near, figure, kind)
        if proved is not None:
            return proved
    if pair is None:
        return Relation(kind, figure, tuple(near[:1]), figure.value, None, Verdict.UNKNOWN, _NO_EARLIER)
    now, then = pair
    change = then.value - now.value if down else now.value - then.value
    computed = change / then.value if percent else change * 100 if rate else change
    verdict = compare(figure, computed)
    if verdict is Verdict.FAILS and (now.qualifier or then.qualifier or figure.qualifier):
        verdict = Verdict.UNKNOWN
    return Relation(kind, figure, (now, then), figure.value, computed, verdict)


def _pair(layout: Layout, near: list[Figure], figure: Figure) -> tuple[Figure, Figure] | None:
    """(now, then): «then» is the count right behind 上年, 同期, 由 or a year; both in one unit, nearest first."""
    named = _of_years(layout, near, figure)
    if named is not None:
        return named
    for then in sorted(near, key=lambda f: abs(f.start - figure.start)):
        start = max(layout.clause(then.start)[0], then.start - 14)
        ahead = layout.folded[start : then.start]
        said = EARLIER.search(ahead)
        far = then.start > figure.start and layout.clause(then.start) != layout.clause(figure.start)
        if (far and layout.folded[figure.tail : figure.tail + 1] != "(") or CARRIED.search(ahead):
            continue
        if said is None or CHANGED.search(ahead) or _REACHED.search(ahead):
            continue
        if said[1] and said[1] >= layout.year:
            continue
        others = [
            f
            for f in near
            if f is not then
            and f.norm_unit == then.norm_unit
            and not is_change(layout, f)
            and f.start < figure.start
        ]
        if others and figure.norm_unit in {"ratio", _POINTS, then.norm_unit}:
            base = then if then.start < figure.start else figure
            return min(others, key=lambda f: abs(f.start - base.start)), then
    return None


def _of_years(layout: Layout, near: list[Figure], figure: Figure) -> tuple[Figure, Figure] | None:
    """«2022年3268件、2023年3698件,2023年较2022年增长13.2%»: the counts that bear those years."""
    start = max(layout.clause(figure.start)[0], figure.start - 20)
    m = _NAMED.search(layout.folded, start, figure.start)
    if m is None:
        return None
    told = {layout.folded[max(0, f.start - 6) : f.start].strip("为有达共年 "): f for f in near}
    return (told[m[1]], told[m[2]]) if m[1] in told and m[2] in told else None


def _proved(layout: Layout, near: list[Figure], figure: Figure, kind: str) -> Relation | None:
    """Two counts whose arithmetic shows what they are: now and then, or now and the change."""
    ahead = [f for f in near if f.start < figure.start]
    if len(ahead) < 2:
        return None
    last = ahead[-1]
    changed = is_change(layout, last)
    if not changed and not figure.decimals:
        return None
    for first in reversed(ahead[:-1] if changed else ahead[-2:-1]):
        if first.norm_unit != last.norm_unit:
            continue
        then = first.value + last.value if kind == "decline" else first.value - last.value
        told = [(abs(last.value - first.value), v.value) for v in (first, last)]
        for change, base in [(last.value, then)] if changed else told:
            if base > 0 and (verdict := compare(figure, change / base)) is not Verdict.FAILS:
                return Relation(kind, figure, (first, last), figure.value, change / base, verdict)
    return None
