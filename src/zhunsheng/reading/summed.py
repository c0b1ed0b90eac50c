"""A rate whose numerator is the sum of several printed counts: 撤销3件、变更2件,纠错率12.5%."""

import re
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_TOGETHER = re.compile(r"(?:合计|共计|总计|共)(?:占比?|达|为|占到)[^,。;]{0,6}\Z|占比合计[^,。;]{0,4}\Z")
_REACH = 24


def summed(layout: Layout, figures: list[Figure], i: int, words: str) -> Relation | None:
    """The relation if two or more counts that `words` name add up to the rate of an earlier count."""
    rate = figures[i]
    start = layout.sentence(rate.start)[0]
    near = [
        f
        for f in figures[max(0, i - _REACH) : i]
        if f.start >= start and f.norm_unit not in {"ratio", "percentage_point"} and not f.qualifier
    ]
    parts = [f for f in near if re.search(words, _clause(layout, f))]
    if len(parts) < 2 or any(not compatible(p.norm_unit, parts[0].norm_unit) for p in parts):
        return None
    added = sum(p.value for p in parts)
    for base in reversed([f for f in near if f not in parts and f.value >= added and f.value > 0]):
        if not compatible(base.norm_unit, parts[0].norm_unit):
            continue
        verdict = compare(rate, added / base.value)
        if verdict is not Verdict.FAILS:
            return Relation("sumrate", rate, (*parts, base), rate.value, added / base.value, verdict)
    return None


def together(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """«甲783件、乙579件、丙562件,占总量的77%», and «办结率» over what came in and what was carried over."""
    rate = figures[i]
    start = layout.sentence(rate.start)[0]
    counts = [f for f in figures[max(0, i - _REACH) : i] if _countable(f) and f.start not in layout.cells]
    near = [f for f in counts if f.start >= start]
    if not near:
        return None
    listed = [near[-1]]
    for f in reversed(near[:-1]):
        if layout.folded[f.tail : f.tail + 1] not in {"、", "和"} or f.norm_unit != listed[0].norm_unit:
            break
        listed.insert(0, f)
    share = re.search(r"占[^,。;%]{0,20}\Z", layout.folded[max(start, rate.start - 24) : rate.start])
    if share and len(listed) > 1:
        added = sum(f.value for f in listed)
        for base in reversed([f for f in counts if f.start < listed[0].start and f.value >= added]):
            if compatible(base.norm_unit, listed[0].norm_unit):
                verdict = compare(rate, added / base.value)
                if verdict is not Verdict.FAILS:
                    return Relation("sumrate", rate, (*listed, base), rate.value, added / base.value, verdict)
    return _of_stock(layout, counts, rate)


def shares_together(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """«(占45.6%)…(占13.3%)。四类合计占100%»: the shares right before it, within half a unit of a digit each."""
    total = figures[i]
    start = max(layout.clause(total.start)[0], total.start - 16)
    if not _TOGETHER.search(layout.folded, start, total.start):
        return None
    floor = max(layout.paragraph(total.start), total.start - 400)
    parts: list[Figure] = []
    for share in reversed(figures[max(0, i - 2 * _REACH) : i]):
        if share.start < floor:
            break
        if share.norm_unit == "ratio":
            parts.insert(0, share)
        added = sum(p.value for p in parts)
        slack = Decimal("0.005").scaleb(-max((p.decimals for p in parts), default=0)) * len(parts)
        if len(parts) > 1 and abs(added - total.value) <= slack:
            return Relation("sum", total, tuple(parts), total.value, Decimal(added), Verdict.HOLDS)
    return None


def _of_stock(layout: Layout, counts: list[Figure], rate: Figure) -> Relation | None:
    """办结率 of what was taken in this year and what was carried over from the last."""
    ahead = layout.folded[max(layout.clause(rate.start)[0], rate.start - 16) : rate.start]
    if not re.search(r"(?:办结|审结|结案)率", ahead) or not rate.decimals:
        return None
    near = [f for f in counts if f.start >= layout.paragraph(rate.start)]
    said = {f.start: _clause(layout, f) for f in near}
    done = [f for f in near if re.search(r"办结|审结|结案", said[f.start])]
    carried = [f for f in near if re.search(r"结转|旧存|遗留", said[f.start]) and "下" not in said[f.start]]
    taken = [
        f for f in near if re.search(r"(?<!不予)受理|新收|收到|收案", said[f.start]) and f not in carried
    ]
    for part in reversed(done):
        for new in reversed(taken):
            for opening in reversed(carried):
                whole = new.value + opening.value
                verdict = compare(rate, part.value / whole)
                if verdict is not Verdict.FAILS:
                    return Relation(
                        "sumrate", rate, (part, new, opening), rate.value, part.value / whole, verdict
                    )
    return None


def _countable(figure: Figure) -> bool:
    return figure.norm_unit not in {"ratio", "percentage_point"} and not figure.qualifier and figure.value > 0


def _clause(layout: Layout, figure: Figure) -> str:
    """The clause before the number, back to the enumerating comma."""
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 16) : figure.start]
    return re.split(r"[、\d]", said)[-1]
