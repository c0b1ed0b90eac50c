"""Growth and difference: this year's count against last year's, where both are printed."""

import re
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.rates import is_growth
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_DOWN = re.compile(r"下降|减少|降低|回落|降幅|压缩|压减|缩短|精简")
_EARLIER = re.compile(r"上年|去年|同期|上一年|前一年|(?:19|20)\d{2}年|由|从")
_CHANGE = re.compile(r"(?:增加|增长|减少|下降|上升|多|少)了?\s?\Z")
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
        if not _EARLIER.search(ahead) or _CHANGE.search(ahead):
            continue
        others = [f for f in near if f is not then and f.norm_unit == then.norm_unit]
        if others and figure.norm_unit in {"ratio", then.norm_unit}:
            return min(others, key=lambda f: abs(f.start - then.start)), then
    return None
