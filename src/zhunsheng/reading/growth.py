"""Growth and difference: this year's count or rate against last year's, where both are printed."""

import re
from collections.abc import Iterator

from zhunsheng.reading.changes import CHANGED, EARLIER
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.further import compared, further
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.pairing import pairs, proved
from zhunsheng.reading.rates import is_growth
from zhunsheng.reading.respectively import respectively
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_DOWN = re.compile(r"下降|减少|降低|回落|降幅|减幅|压缩|压减|缩短|精简|提速|提前|节约|少|↓|负增长")
_TIMES = re.compile(r"(?:是|为|达到?|相当于)(?:[^,。;]|(?<=\d),(?=\d)){0,24}的?\Z")
_APART = re.compile(r"(?:净增|净减|相差|高于|低于|超出)[^,。;]{0,3}\Z|(?:比|较)[^,。;]{2,16}[高低]出?\Z")
_NAME = re.compile(r"([一-龥]{3,10}率)(?:较|比)(?:上年|去年|上一年)\(\Z")
_OF_YEARS = re.compile(r"((?:19|20)\d{2})年[^,。;]{0,8}[是为]((?:19|20)\d{2})年的\Z")
_YEAR = re.compile(r"((?:19|20)\d{2})年[一-龥]{0,3}\Z")
_FAR = 600
_NO_EARLIER = _("不能复算:没有印出上年数。请写明两年的数。")
_POINTS = "percentage_point"


def growth(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a printed change, in per cent, percentage points, counts or times."""
    for i, figure in enumerate(figures):
        if figure.role in {"target", "plan", "threshold"} or figure.role.startswith("range"):
            continue
        if figure.start in layout.cells:
            continue
        if figure.norm_unit == "倍":
            yield from _times(layout, figures, i)
            continue
        percent = figure.norm_unit == "ratio" and figure.unit != "-" and is_growth(layout, figure)
        if percent or _difference(layout, figure):
            yield _judge(layout, figures, i, percent)


def _difference(layout: Layout, figure: Figure) -> bool:
    """«比上年增加6件», «(同比)下降2.5个百分点», «由70%提高到82%,提高12个百分点»."""
    start = layout.clause(figure.start)[0]
    ahead = layout.folded[max(start, figure.start - 18) : figure.start]
    if not (CHANGED.search(ahead) or _APART.search(ahead)) or figure.norm_unit == "ratio":
        return False
    if figure.norm_unit == _POINTS or re.search(r"同比|环比|净增|净减|相差", ahead):
        return True
    return bool(EARLIER.search(ahead + layout.folded[max(0, start - 24) : start]))


def _judge(layout: Layout, figures: list[Figure], i: int, percent: bool) -> Relation:
    figure = figures[i]
    start = max(layout.clause(figure.start)[0], figure.start - 16)
    down = bool(_DOWN.search(layout.folded, start, figure.start))
    kind = ("decline" if down else "growth") if percent else "diff"
    blamed: list[Relation] = []
    told = respectively(layout, figures, i) if percent else None
    for now, then, sure in [*([(*told, False)] if told else []), *pairs(layout, figures, i)]:
        found = compared(figure, now, then, down, kind)
        if found.verdict is not Verdict.FAILS:
            return found
        if sure and not (now.qualifier or then.qualifier or figure.qualifier):
            blamed.append(found)
    told_pairs = {frozenset(o.start for o in r.operands) for r in blamed}
    for now, other, changed in proved(layout, figures, i, down) if percent else ():
        # «由1212件下降到1069件,增长11.8%»: the years are told, so their order is not free
        if frozenset((now.start, other.start)) in told_pairs:
            continue
        then_value = (
            (now.value + other.value if down else now.value - other.value) if changed else other.value
        )
        if then_value <= 0:
            continue
        change = abs(now.value - then_value)
        computed = change / then_value
        verdict = compare(figure, computed)
        if verdict is not Verdict.FAILS:
            return Relation(kind, figure, (now, other), figure.value, computed, verdict)
    if blamed:
        return blamed[0]
    apart = _apart(layout, figures, i) or _of_name(layout, figures, i, down)
    apart = apart or further(layout, figures, i, down, kind)
    if apart is not None:
        return apart
    known = [f for f in figures[max(0, i - 1) : i] if f.start >= layout.sentence(figure.start)[0]]
    return Relation(kind, figure, tuple(known), figure.value, None, Verdict.UNKNOWN, _NO_EARLIER)


def _apart(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """«清退37名,补充52名,净增15名», «最高100%,最低96.4%,相差3.6个百分点»: the two before it, where it fits."""
    figure = figures[i]
    if i < 2 or not _APART.search(
        layout.folded, max(layout.clause(figure.start)[0], figure.start - 24), figure.start
    ):
        return None
    points = figure.norm_unit == _POINTS
    a, b = figures[i - 2], figures[i - 1]
    unit = "ratio" if points else figure.norm_unit
    if a.norm_unit != unit or b.norm_unit != unit or a.start < layout.paragraph(figure.start):
        return None
    computed = abs(a.value - b.value) * (100 if points else 1)
    if compare(figure, computed) is not Verdict.HOLDS:
        return None
    return Relation("diff", figure, (a, b), figure.value, computed, Verdict.HOLDS)


def _of_name(layout: Layout, figures: list[Figure], i: int, down: bool) -> Relation | None:
    """«直接纠错率12.1%。…直接纠错率较上年(9.9%)提高2.2个百分点»: the rate told before under the same name."""
    figure = figures[i]
    if figure.norm_unit != _POINTS or not i or figures[i - 1].norm_unit != "ratio":
        return None
    then = figures[i - 1]
    start = layout.clause(then.start)[0]
    name = _NAME.search(layout.folded, max(start, then.start - 24), then.start)
    if name is None or layout.clause(figure.start)[0] != start or layout.folded[then.tail] != ")":
        return None
    for now in reversed(figures[max(0, i - 24) : i - 1]):
        near = now.norm_unit == "ratio" and now.start > figure.start - _FAR
        if near and re.search(
            rf"(?<![一-龥]){name[1]}(?:为|达到?)?\Z", layout.folded[max(0, now.start - 16) : now.start]
        ):
            return compared(figure, now, then, down, "diff")
    return None


def _times(layout: Layout, figures: list[Figure], i: int) -> Iterator[Relation]:
    """«是上年(868件)的1.25倍»: now over then; only where it fits."""
    figure = figures[i]
    ahead = layout.folded[max(layout.clause(figure.start)[0], figure.start - 28) : figure.start]
    if not _TIMES.search(ahead):
        return
    counts = [f for f in figures[max(0, i - 8) : i + 2] if f.norm_unit not in {"ratio", "倍", _POINTS}]
    counts = [f for f in counts if f.start >= layout.paragraph(figure.start) and f.value > 0]
    years = _OF_YEARS.search(ahead)
    if years is not None:
        told = {m[1]: f for f in counts if (m := _YEAR.search(layout.folded, max(0, f.start - 8), f.start))}
        pair = told.get(years[1]), told.get(years[2])
        if pair[0] is not None and pair[1] is not None and pair[0].norm_unit == pair[1].norm_unit:
            computed = pair[0].value / pair[1].value
            if abs(computed - figure.value) * 3 <= figure.value:
                yield Relation(
                    "times", figure, (pair[0], pair[1]), figure.value, computed, compare(figure, computed)
                )
            return
    for then in sorted(counts, key=lambda f: abs(f.start - figure.start))[:2]:
        for now in counts:
            if now is not then and now.norm_unit == then.norm_unit and now.start < figure.start:
                computed = now.value / then.value
                if compare(figure, computed) is Verdict.HOLDS:
                    yield Relation("times", figure, (now, then), figure.value, computed, Verdict.HOLDS)
                    return
