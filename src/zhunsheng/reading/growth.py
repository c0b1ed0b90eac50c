"""Growth and difference: this year's count against last year's, where both are printed."""

import re
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.rates import is_growth
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_DOWN = re.compile(r"下降|减少|降低|回落|降幅|压缩|压减|缩短|精简")
_EARLIER = re.compile(r"上年|去年|同期|上一年|前一年|由|从|(?<!\d)((?:19|20)\d{2})年")
_CHANGE = re.compile(r"(?:增加|增长|减少|下降|上升|多|少)了?\s?\Z")
_CARRIED = re.compile(r"结转|遗留|未结")
_NO_EARLIER = _("不能复算:没有印出上年数。请写明两年的数。")


def growth(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a printed change, in per cent or in counts."""
    for i, figure in enumerate(figures):
        percent = figure.norm_unit == "ratio" and figure.unit != "-" and is_growth(layout, figure)
        if not percent and not _difference(layout, figure):
            continue
        if figure.role in {"target", "plan", "threshold"} or figure.role.startswith("range"):
            continue
        yield _judge(layout, figures, i, percent)


def _difference(layout: Layout, figure: Figure) -> bool:
    start = layout.clause(figure.start)[0]
    ahead = layout.folded[max(start, figure.start - 14) : figure.start]
    return bool(_CHANGE.search(ahead) and _EARLIER.search(ahead + layout.folded[max(0, start - 20) : start]))


def _judge(layout: Layout, figures: list[Figure], i: int, percent: bool) -> Relation:
    figure = figures[i]
    floor, end = layout.sentence(figure.start)
    down = bool(
        _DOWN.search(layout.folded, max(layout.clause(figure.start)[0], figure.start - 16), figure.start)
    )
    near = [f for f in figures[max(0, i - 3) : i + 2] if floor <= f.start < end and f is not figure]
    near = [f for f in near if f.norm_unit not in {"ratio", "percentage_point"} and f.value > 0]
    kind = ("decline" if down else "growth") if percent else "diff"
    pair = _pair(layout, near, figure)
    if percent and (pair is None or pair[1].start > figure.start):
        proved = _proved(layout, near, figure, kind)
        if proved is not None:
            return proved
    if pair is None:
        return Relation(kind, figure, tuple(near[:1]), figure.value, None, Verdict.UNKNOWN, _NO_EARLIER)
    now, then = pair
    change = then.value - now.value if down else now.value - then.value
    computed = change / then.value if percent else change
    verdict = compare(figure, computed)
    if verdict is Verdict.FAILS and (now.qualifier or then.qualifier):
        verdict = Verdict.UNKNOWN
    return Relation(kind, figure, (now, then), figure.value, computed, verdict)


def _pair(layout: Layout, near: list[Figure], figure: Figure) -> tuple[Figure, Figure] | None:
    """(now, then): «then» is the count right behind 上年, 同期, 由 or a year; both in one unit."""
    for then in near:
        start = max(layout.clause(then.start)[0], then.start - 12)
        ahead = layout.folded[start : then.start]
        said = _EARLIER.search(ahead)
        far = then.start > figure.start and layout.clause(then.start) != layout.clause(figure.start)
        if (far and layout.folded[figure.tail : figure.tail + 1] != "(") or _CARRIED.search(ahead):
            continue
        if said is None or _CHANGE.search(ahead) or (said[1] and said[1] >= layout.year):
            continue
        others = [f for f in near if f is not then and f.norm_unit == then.norm_unit]
        if others and figure.norm_unit in {"ratio", then.norm_unit}:
            return min(others, key=lambda f: abs(f.start - then.start)), then
    return None


def _proved(layout: Layout, near: list[Figure], figure: Figure, kind: str) -> Relation | None:
    """Two counts whose arithmetic shows what they are: now and then, or now and the change."""
    ahead = [f for f in near if f.start < figure.start]
    if len(ahead) < 2 or not figure.decimals:
        return None
    first, last = ahead[-2:]
    if first.norm_unit != last.norm_unit:
        return None
    down = kind == "decline"
    changed = _CHANGE.search(layout.folded, max(0, last.start - 4), last.start)
    then = (first.value + last.value if down else first.value - last.value) if changed else None
    pairs = (
        [(last.value, then)] if then else [(abs(last.value - first.value), v.value) for v in (first, last)]
    )
    for change, base in pairs:
        if base and base > 0 and (verdict := compare(figure, change / base)) is not Verdict.FAILS:
            return Relation(kind, figure, (first, last), figure.value, change / base, verdict)
    return None
