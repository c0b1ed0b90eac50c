"""Lists against a total told before: of a sentence, of its parts, in a bracket, of the corrections."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict

_OF_THESE = re.compile(r"\s{0,4}(?:其中|包括|分别|[^,。;]{0,16}[中里],)")
_CORRECTED = re.compile(r"(?:纠错|败诉)[^,。;]{0,6}\Z")
_CORRECTION = re.compile(r"撤销|变更|确认违法|责令|履行职责")
_DIVIDED = re.compile(r"\s{0,4}(?:被?申请人|按[^,。;]{1,8}分|从[^,。;]{1,10}看|涉及|来自|由|属于)")
_LONGEST = 60
_MOST, _BACK = 16, 320
_PAIRED, _LARGE = 30, 100


def countable(figure: Figure) -> bool:
    """Whether a figure may be a total: two or more, told exactly, no score."""
    return figure.norm_unit != "分" and figure.value >= 2 and not figure.qualifier


def lists(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """All counts of a sentence or a bracket that add up to a count told shortly before."""
    i = 0
    while i < len(counts):
        end = layout.sentence(counts[i].start)[1]
        first = i
        while i < len(counts) and counts[i].start < end:
            i += 1
        before = counts[max(0, first - _MOST) : first]
        yield from _gathered(layout, counts[first:i], before)
        yield from _clauses(layout, counts[first:i], before)
        yield from _brackets(layout, counts[first:i])


def _clauses(layout: Layout, told: list[Figure], before: list[Figure]) -> Iterator[Relation]:
    """«…2388件,直办107件;按期2424件、逾期71件»: each part of a sentence may divide one total anew."""
    groups: dict[int, list[Figure]] = {}
    for figure in told:
        groups.setdefault(layout.semi(figure.start)[0], []).append(figure)
    if len(groups) < 2:
        return
    at = 0
    for k, group in enumerate(groups.values()):
        yield from _gathered(layout, group, [*before, *told[max(0, at - _MOST) : at]] if k else before)
        at += len(group)


def _gathered(layout: Layout, told: list[Figure], before: list[Figure]) -> Iterator[Relation]:
    """A whole list against a total told before it."""
    if not 2 <= len(told) <= _LONGEST:
        return
    start = layout.sentence(told[0].start)[0]
    marked = bool(_OF_THESE.match(layout.folded, start))
    for unit in dict.fromkeys(f.norm_unit for f in told):
        parts = [f for f in told if f.norm_unit == unit]
        added = sum((p.value for p in parts), Decimal(0))
        divided = added >= _PAIRED and _DIVIDED.match(layout.folded, start)
        least = 2 if marked or divided or added >= _LARGE else 3
        if len(parts) < least or any(p.qualifier for p in parts) or added < 2:
            continue
        # «5项(3项、2项)» is a list and its own total
        if any(p.value * 2 == added and layout.folded[p.tail : p.tail + 1] == "(" for p in parts):
            continue
        near = [f for f in before if f.start >= start - _BACK and f.norm_unit == unit]
        held = near if marked or added >= _LARGE or len(parts) > 3 else _edges(layout, near)
        same = [f for f in held if f.value == added and not f.qualifier]
        if same:
            yield added_up(same[-1], parts, Verdict.HOLDS)


def _edges(layout: Layout, counts: list[Figure]) -> list[Figure]:
    """The first and the last count of each sentence: what stands between is itself a part of something."""
    told: list[Figure] = []
    for _end, group in groupby(counts, key=lambda f: layout.sentence(f.start)[1]):
        held = list(group)
        told += [held[0]] if len(held) == 1 else [held[0], held[-1]]
    return told


def _brackets(layout: Layout, told: list[Figure]) -> Iterator[Relation]:
    """«146件提案,满意率达100%(满意144件,基本满意2件)»: a bracket's counts against a count before it."""
    for i, total in enumerate(told[:-2]):
        opening = layout.folded.rfind("(", total.tail, told[i + 1].start)
        closing = layout.folded.find(")", told[i + 1].start, told[i + 1].start + _BACK)
        if opening < 0 or closing < 0:
            continue
        near = told[i + 1 : i + 1 + _MOST]
        parts = [f for f in near if opening < f.start < closing and f.norm_unit == total.norm_unit]
        added = sum((p.value for p in parts), Decimal(0))
        if len(parts) > 1 and added == total.value and not any(f.qualifier for f in (total, *parts)):
            yield added_up(total, parts, Verdict.HOLDS)


def corrected(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«撤销8件,确认违法5件,责令履行3件…直接纠错16件»: the corrections among the outcomes before."""
    for i, total in enumerate(counts):
        if not _CORRECTED.search(words_of(layout, total)) or not countable(total):
            continue
        floor = max(layout.paragraph(total.start), total.start - _BACK)
        near = [f for f in counts[max(0, i - _MOST) : i] if f.start >= floor and not f.qualifier]
        parts = [f for f in near if _CORRECTION.search(re.split(r"[、,;]", words_of(layout, f))[-1])]
        if len(parts) > 1 and sum((p.value for p in parts), Decimal(0)) == total.value:
            yield added_up(total, parts, Verdict.HOLDS)


def words_of(layout: Layout, figure: Figure) -> str:
    """The words of its clause before a count, 16 characters at most."""
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 16) : figure.start]


def added_up(total: Figure, parts: list[Figure], verdict: Verdict) -> Relation:
    """The relation of a total and its parts, with the verdict given."""
    added = sum((p.value for p in parts), Decimal(0))
    return Relation("sum", total, tuple(parts), total.value, added, verdict)
