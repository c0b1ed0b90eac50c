"""Changes whose two counts stand apart: last year's behind them, this year's far before; only where they fit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.changes import CARRIED, EARLIER, is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_DOWN = re.compile(r"减少|下降|降低|减|少")
_RATES = frozenset({"ratio", "percentage_point", "倍", "分"})
_BRACKET = re.compile(r"[^,。;\d(]{0,4}\((?:[^()\d]|(?:19|20)\d{2}年)*\Z")
_POINTS = "percentage_point"
_BACK, _FAR, _AHEAD = 24, 500, 20
_NEXT = 12
_LEAST, _LARGE = 20, 500
_SLIP = Decimal("0.01")


def further(layout: Layout, figures: list[Figure], i: int, down: bool, kind: str) -> Relation | None:
    """The relation of a change that its own sentence does not explain; FAILS only where its direction is denied."""
    figure = figures[i]
    if figure.norm_unit == _POINTS or figure.qualifier:
        return None
    near: list[Relation] = []
    for now, then in _pairs(layout, figures, i):
        found = compared(figure, now, then, down, kind)
        if found.verdict is not Verdict.FAILS:
            return found
        if kind == "diff" and found.computed and abs(found.computed - figure.value) <= now.value * _SLIP:
            near.append(found)
    # «减少2417宗…;2021年为38535宗»: one count alone comes near to what it should be
    if len({r.operands[0].value for r in near}) == 1 and near[0].operands[0].value >= _LARGE:
        return near[0]
    if figure.norm_unit != "ratio":
        return None
    return _of_change(layout, figures, i, down, kind)


def compared(figure: Figure, now: Figure, then: Figure, down: bool, kind: str) -> Relation:
    """The change from one count to another against the printed one."""
    change = then.value - now.value if down and figure.value >= 0 else now.value - then.value
    if kind == "diff":
        computed = change * 100 if figure.norm_unit == _POINTS else change
    else:
        computed = change / then.value if then.value else Decimal(0)
    return Relation(kind, figure, (now, then), figure.value, computed, compare(figure, computed))


def _pairs(layout: Layout, figures: list[Figure], i: int) -> Iterator[tuple[Figure, Figure]]:
    """(now, then): a count said to be an earlier year's, behind the change, with one told before it."""
    figure = figures[i]
    before = [f for f in figures[max(0, i - _BACK) : i] if _counts(layout, f)]
    before = [f for f in before if f.start >= figure.start - _FAR]
    for then in _behind(layout, figures, i):
        bracketed = bool(_BRACKET.fullmatch(layout.folded[figure.tail : then.start]))
        if figure.norm_unit == "ratio" and not figure.decimals and not bracketed:
            continue
        for now in reversed(before):
            if now.norm_unit == then.norm_unit and not is_earlier(layout, now):
                yield now, then


def _behind(layout: Layout, figures: list[Figure], i: int) -> Iterator[Figure]:
    """The counts behind a change, to the end of its line, that stand in its bracket or are said to be earlier."""
    figure = figures[i]
    end = layout.folded.find("\n", figure.tail)
    end = end if end >= 0 else len(layout.folded)
    for k, then in enumerate(figures[i + 1 : i + 1 + _AHEAD]):
        left = figures[i + k].tail
        if then.start >= end or then.norm_unit in _RATES or then.value <= 0:
            continue
        if figure.norm_unit not in {"ratio", then.norm_unit}:
            continue
        if k == 0 and _BRACKET.fullmatch(layout.folded[figure.tail : then.start]):
            yield then
            continue
        ahead = layout.folded[max(left, layout.clause(then.start)[0], then.start - 14) : then.start]
        said = EARLIER.search(ahead)
        if said and not CARRIED.search(ahead) and (said[1] is None or said[1] < (layout.year or "9")):
            yield then


def _of_change(layout: Layout, figures: list[Figure], i: int, down: bool, kind: str) -> Relation | None:
    """«减少61件(上年608件),下降10.0%», «总数增加13件,增长12.4%»: the change right before, over last year's count."""
    figure = figures[i]
    near = [f for f in figures[max(0, i - 3) : i] if f.start >= layout.sentence(figure.start)[0]]
    # «同比下降31.7%,减少1849次»
    near += [f for f in figures[i + 1 : i + 2] if f.start - figure.tail <= _NEXT and is_change(layout, f)]
    change = next((f for f in near if _counts(layout, f, changes=True) and is_change(layout, f)), None)
    if change is None:
        return None
    less = bool(
        _DOWN.search(layout.folded, max(layout.clause(change.start)[0], change.start - 5), change.start)
    )
    for then in near:
        if then is not change and then.norm_unit == change.norm_unit and is_earlier(layout, then):
            computed = change.value / then.value if then.value else Decimal(0)
            verdict = compare(figure, computed)
            if verdict is not Verdict.FAILS:
                verdict = verdict if less == down else Verdict.FAILS
                return Relation(kind, figure, (change, then), figure.value, computed, verdict)
    if not figure.decimals or less != down:
        return None
    earlier = [f for f in figures[max(0, i - _BACK) : i] if f.start >= figure.start - _FAR]
    for now in reversed(
        [f for f in earlier if f.start < min(change.start, figure.start) and _counts(layout, f)]
    ):
        then_value = now.value + (change.value if less else -change.value)
        if now.norm_unit != change.norm_unit or now.value < _LEAST or then_value <= 0:
            continue
        computed = change.value / then_value
        verdict = compare(figure, computed)
        if verdict is not Verdict.FAILS:
            return Relation(kind, figure, (change, now), figure.value, computed, verdict)
    return None


def _counts(layout: Layout, figure: Figure, changes: bool = False) -> bool:
    if figure.norm_unit in _RATES or figure.value <= 0 or figure.qualifier or figure.start in layout.cells:
        return False
    return figure.role in {"fact", "cumulative"} and (changes or not is_change(layout, figure))
