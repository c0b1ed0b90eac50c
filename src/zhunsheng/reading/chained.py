"""Shares that stand in a row have one base: that of a neighbour, or the count that their parts add up to."""

import re
from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter

from zhunsheng.reading import bases
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_START = attrgetter("start")
_REACH = 160
_BACK, _BACK_FIGURES = 1000, 30
_SLIP, _SLIP_OF_SUM = Decimal("0.02"), Decimal("0.05")


def chained(layout: Layout, figures: list[Figure], found: list[Relation]) -> list[Relation]:
    """The relations with those resolved that their neighbours explain; the order stays."""
    at = 0
    answer: list[Relation] = []
    while at < len(found):
        end = at + 1
        while end < len(found) and _joined(layout, found[end - 1], found[end]):
            end += 1
        answer += _run(layout, figures, found[at:end])
        at = end
    return answer


def _joined(layout: Layout, before: Relation, after: Relation) -> bool:
    near = after.result.start - before.result.tail <= _REACH
    near = near and layout.paragraph(after.result.start) == layout.paragraph(before.result.start)
    return near and _is_share(layout, before) and _is_share(layout, after)


def _is_share(layout: Layout, relation: Relation) -> bool:
    return bool(relation.operands) and bases.direct(layout, relation.result, relation.operands[0])


def _run(layout: Layout, figures: list[Figure], run: list[Relation]) -> list[Relation]:
    if len(run) < 2 or all(r.verdict is not Verdict.UNKNOWN for r in run):
        return run
    known = [
        r.operands[1] for r in run if r.verdict in {Verdict.HOLDS, Verdict.TRUNCATED} and len(r.operands) == 2
    ]
    if not known:
        total = _total(figures, run)
        if total is not None:
            return [_against(r, total, _SLIP_OF_SUM) for r in run]
        # «共受理284406件。其中,甲类124599件,占63.7%;…»: the printed total, though no share fits it
        stated = _stated(layout, figures, run)
        return [_against(r, stated, Decimal(1)) for r in run] if stated is not None else run
    answer: list[Relation] = []
    for relation in run:
        if relation.verdict is not Verdict.UNKNOWN:
            known = [relation.operands[1], *known]
        answer.append(_against(relation, known[0], _SLIP))
    return answer


def _total(figures: list[Figure], run: list[Relation]) -> Figure | None:
    """The nearest earlier count that the parts of the run add up to."""
    parts = [r.operands[0] for r in run]
    added = sum((p.value for p in parts), Decimal(0))
    first = parts[0]
    earlier = _earlier(figures, first, _BACK)[-_BACK_FIGURES:]
    same = [f for f in earlier if f.value == added and compatible(f.norm_unit, first.norm_unit)]
    return same[-1] if same and not any(p.qualifier for p in parts) else None


def _earlier(figures: list[Figure], first: Figure, reach: int) -> list[Figure]:
    """The figures of so many characters before one."""
    end = bisect_left(figures, first.start, key=_START)
    return figures[bisect_left(figures, first.start - reach, hi=end, key=_START) : end]


def _stated(layout: Layout, figures: list[Figure], run: list[Relation]) -> Figure | None:
    """The count that «其中» right before three shares or more divides, in this sentence or the one before."""
    first = run[0].operands[0]
    earlier = _earlier(figures, first, _REACH)
    if len(run) < 3 or not earlier or any(f.qualifier for f in (earlier[-1], first)):
        return None
    base = earlier[-1]
    between = layout.folded[base.tail : first.start]
    whole = re.search(r"共|受理|收到|总|办理", layout.folded[layout.clause(base.start)[0] : base.start])
    return base if "其中" in between and whole and base.norm_unit == first.norm_unit else None


def _against(relation: Relation, base: Figure, slip: Decimal) -> Relation:
    """Judged by the base if the relation was unknown; a printed share further off than `slip` stays unknown."""
    part = relation.operands[0]
    if (
        relation.verdict is not Verdict.UNKNOWN
        or part.value > base.value
        or base.start >= relation.result.start
    ):
        return relation
    if not compatible(part.norm_unit, base.norm_unit):
        return relation
    computed = part.value / base.value
    verdict = compare(relation.result, computed)
    if verdict is Verdict.FAILS and abs(computed - relation.printed) > slip:
        return relation
    return Relation("rate", relation.result, (part, base), relation.printed, computed, verdict)
