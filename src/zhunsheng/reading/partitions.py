"""Lists that surely divide a total: by their shares, by two words of which one denies the other, by one name."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict

_RATES = frozenset({"ratio", "percentage_point", "分", "倍"})
_TOTAL_AHEAD = re.compile(r"(?:共计?|合计|总计)\Z")
_DIVIDED = re.compile(r"\s{0,4}(?:按|从)([^,。;\d]{1,10}?)(?:分类?|划分|来?看)[,:]")
# of two parts the second denies the first: together they cannot be more than the whole
_DENIED = re.compile(r"不(准予|合格|满意|通过|公开)|未(通过|化解|整改|出庭|办结|审结)|不予(?:准予|执行)()")
_HEADED = re.compile(
    r"(?<=[。;\n])(?:[一-龥]{0,4}中,)?([一-龥]{2,4})(?:的?(?:主要)?(?:原因|类型|分布|情形|领域)(?:为|有|是)?:)"
)
_NAME = re.compile(r"[一-龥]+")
_DENYING = frozenset("应未不")
_WORD = re.compile(r"([一-龥]{2})\Z")
_SLACK = Decimal("0.006")
_FEW, _REACH, _MOST, _LARGE = 3, 400, 16, 50


def partitions(layout: Layout, figures: list[Figure], found: list[Relation]) -> Iterator[Relation]:
    """Sums that `found` does not hold yet."""
    counts = [
        f
        for f in figures
        if f.norm_unit not in _RATES
        and f.start not in layout.cells
        and not f.qualifier
        and f.role in {"fact", "cumulative"}
        and not is_change(layout, f)
        and not is_earlier(layout, f)
    ]
    yield from _by_shares(found)
    yield from _divided(layout, counts, found)
    yield from _polar(layout, counts)
    yield from _series(layout, counts)
    yield from _short_of(layout, counts)
    yield from _headed(layout, counts)


def _by_shares(found: list[Relation]) -> Iterator[Relation]:
    """«A类148件,占25.2%;…D类10件,占1.7%»: shares that make a whole, of one base, need parts that make it."""
    run: list[Relation] = []
    for relation in sorted((r for r in found if r.kind == "rate"), key=lambda r: r.result.start):
        same = run and len(relation.operands) == 2 and relation.operands[1] is run[-1].operands[1]
        if not same or relation.result.start - run[-1].result.start > _REACH:
            yield from _whole(run)
            run = []
        if len(relation.operands) == 2 and not relation.result.qualifier:
            run.append(relation)
    yield from _whole(run)


def _whole(run: list[Relation]) -> Iterator[Relation]:
    shares = sum((r.printed for r in run), Decimal(0))
    if len(run) < _FEW or abs(shares - 1) > _SLACK:
        return
    base, parts = run[0].operands[1], tuple(r.operands[0] for r in run)
    if len({p.start for p in parts}) == len(parts) and base not in parts:
        yield _sum(base, parts)


def _divided(layout: Layout, counts: list[Figure], found: list[Relation]) -> Iterator[Relation]:
    """«按程序分,…;按领域分,…»: a list that should divide what another list of the line does divide."""
    totals = {layout.paragraph(r.result.start): r.result for r in found if r.kind == "sum"}
    i = 0
    while i < len(counts):
        start, end = layout.sentence(counts[i].start)
        first = i
        while i < len(counts) and counts[i].start < end:
            i += 1
        parts = tuple(counts[first:i])
        total = totals.get(layout.paragraph(start))
        if total is None or len(parts) < _FEW or total in parts or total.start > start:
            continue
        if not _DIVIDED.match(layout.folded, start) or any(p.norm_unit != total.norm_unit for p in parts):
            continue
        rest = re.search(r"其他|其余|其它", _said(layout, parts[-1]))
        relation = _sum(total, parts)
        near = relation.computed is not None and abs(relation.computed - total.value) * 20 <= total.value
        if rest and near and total.value >= _LARGE:
            yield relation


def _polar(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«申请1206宗,准予1187宗,不予执行29宗»: FAILS where what is and what is not are more than all."""
    for k in range(2, len(counts)):
        whole, part, other = counts[k - 2 : k + 1]
        if not (whole.norm_unit == part.norm_unit == other.norm_unit) or whole.value < part.value:
            continue
        if whole.start < layout.semi(other.start)[0] or whole.value < _LARGE:
            continue
        denied = _DENIED.search(_said(layout, other))
        if denied is None or not re.search(denied[1] or denied[2] or "准予", _said(layout, part)):
            continue
        if re.search(r"[不未]", _said(layout, part)):
            continue
        added = part.value + other.value
        if whole.value < added <= whole.value * Decimal("1.1"):
            yield _sum(whole, (part, other))


def _series(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«应出庭1043件…。其中,市直应出庭214件;县区应出庭586件;乡镇应出庭243件»: counts of one name, where they add up."""
    for i, total in enumerate(counts):
        said = _said(layout, total)
        if total.value < _LARGE:
            continue
        for size in (3, 2):
            if len(said) >= size and _NAME.fullmatch(said[-size:]):
                parts = _of_name(layout, counts, i, said[-size:])
                if parts:
                    yield _sum(total, parts)
                    break


def _of_name(layout: Layout, counts: list[Figure], i: int, name: str) -> tuple[Figure, ...]:
    """The next counts of the name, up to where they add up to the total; () where they never do."""
    total = counts[i]
    parts: list[Figure] = []
    added = Decimal(0)
    for part in counts[i + 1 : i + 1 + _MOST]:
        if part.start > total.start + _REACH or added > total.value:
            break
        said = _said(layout, part)
        other = not said.endswith(name) or said[: -len(name)][-1:] in _DENYING
        if part.norm_unit != total.norm_unit or other:
            continue
        parts.append(part)
        added += part.value
        if added == total.value and len(parts) > 1 and _apart(layout, total, parts):
            return tuple(parts)
    return ()


def _apart(layout: Layout, total: Figure, parts: list[Figure]) -> bool:
    """Whether other figures stand between: lists without any are read as lists."""
    return layout.semi(parts[-1].start)[0] != layout.semi(total.start)[0]


def _short_of(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«主要领导领办12件、分管领导领办38件,领导领办件共52件»: FAILS where two of the total's own name miss it."""
    for i in range(2, len(counts)):
        first, second, total = counts[i - 2 : i + 1]
        ahead = layout.folded[max(layout.clause(total.start)[0], total.start - 12) : total.start]
        if not _TOTAL_AHEAD.search(ahead) or first.start < layout.semi(total.start)[0]:
            continue
        if i > 2 and counts[i - 3].start >= layout.semi(total.start)[0]:
            continue
        words = [_WORD.search(_said(layout, f)) for f in (first, second)]
        same = words[0] and words[1] and words[0][1] == words[1][1] and words[0][1] in ahead
        if not same or not (first.norm_unit == second.norm_unit == total.norm_unit):
            continue
        added = first.value + second.value
        if added != total.value and abs(added - total.value) * 10 <= total.value:
            yield _sum(total, (first, second))


def _headed(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«败诉131件…。败诉原因:程序违法52件,…16件»: FAILS where a list of reasons comes near the count it explains."""
    starts = [f.start for f in counts]
    for m in _HEADED.finditer(layout.folded):
        first = bisect_left(starts, m.end())
        end = layout.semi(m.end())[1]
        parts = [f for f in counts[first : first + _MOST] if f.start < end]
        before = [f for f in counts[max(0, first - _MOST) : first] if f.start >= m.start() - _REACH]
        total = next((f for f in reversed(before) if _said(layout, f).endswith(m[1])), None)
        if total is None or len(parts) < _FEW or any(p.norm_unit != total.norm_unit for p in parts):
            continue
        added = sum((p.value for p in parts), Decimal(0))
        if abs(added - total.value) * 20 <= total.value:
            yield _sum(total, tuple(parts))


def _sum(total: Figure, parts: tuple[Figure, ...]) -> Relation:
    added = sum((p.value for p in parts), Decimal(0))
    verdict = Verdict.HOLDS if added == total.value else Verdict.FAILS
    return Relation("sum", total, parts, total.value, added, verdict)


def _said(layout: Layout, figure: Figure) -> str:
    """The words of a count's own, back to the enumerating comma."""
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 16) : figure.start]
    return re.split(r"[、\d]", said)[-1]
