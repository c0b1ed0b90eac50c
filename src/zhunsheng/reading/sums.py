"""Totals: «共N件,其中…» against its parts, parts against the 合计 behind them, a list against the total told before."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.several import several
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict

_PARTS_FOLLOW = re.compile(r"其中|包括|分别|分为|[(:—]|含|中,")
_WHOLE = re.compile(r"共|合计|总计|收到|受理")
_OF_THESE = re.compile(r"\s{0,4}(?:其中|包括|分别|[^,。;]{0,16}[中里],)")
_TOTAL_AHEAD = re.compile(r"(?:共计?|合计|总计|总数为?|总共|累计)[^,。;]{0,14}\Z")
_OUTCOME = re.compile(
    r"维持|驳回|撤销|撤诉|撤回|终止|变更|确认违法|胜诉|败诉|准予|不予|予以|受理|合格|满意|一般|优秀|办结|完成|公开|按期|逾期|直办|转办"
    r"|纠正|尚未|整改|退回|当场|立案|移送|正职|副职|通过|补考|调解结案|裁决|判决|裁定"
)
_CORRECTED = re.compile(r"(?:纠错|败诉)[^,。;]{0,6}\Z")
_CORRECTION = re.compile(r"撤销|变更|确认违法|责令|履行职责")
_LEFT = re.compile(r"(?:结转(?:至?下|20)|未审结|未办结|未结)[^,。;]{0,8}\Z")
# first and last of a list that leaves nothing out
_ALL_PARTS = (
    ("线上", "线下"), ("线下", "线上"), ("建议", "提案"), ("提案", "建议"), ("有效|保留", "废止|失效"), ("废止|失效|取消", "保留|有效"), ("(?<!不)合格|优秀", "不合格"),
    ("满意", "不满意"), ("男", "女"), ("涉外", "国内"), ("国内", "涉外"), ("市(?:本)?级", "县|区"), ("新收", "结转"), ("予以公开", "其他处理"), ("一审", "再审"),
)  # fmt: skip
_ENDS = re.compile(r"[。;\n]|,[^,。;\d]{2,8}率")
_INSIDE = re.compile(r"[(](?:其中|含|包括)[^()]*\Z")
_RATES = frozenset({"ratio", "percentage_point"})
# «其中30日内办结1209件»: a term stands among the parts
_TERMS = frozenset({"日", "天", "工作日", "月", "小时", "分", "岁"})
_DIVIDED = re.compile(r"\s{0,4}(?:被?申请人|按[^,。;]{1,8}分|从[^,。;]{1,10}看|涉及|来自|由|属于)")
_MOST = 16
_BACK = 320
_SOME, _PAIRED, _LARGE = 20, 30, 100
_LONGEST = 60


def sums(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Every total whose printed parts add up to it, or nearly do."""
    counts = [
        f
        for f in figures
        if f.norm_unit not in _RATES
        and f.start not in layout.cells
        and (not is_change(layout, f) or _newly(layout, f))
        and not is_earlier(layout, f)
    ]
    told: set[frozenset[int]] = set()
    found = [*_around(layout, counts), *_lists(layout, counts), *_corrected(layout, counts)]
    holding: dict[int, list[Relation]] = {}
    for relation in found:
        for part in relation.operands:
            holding.setdefault(part.start, []).append(relation)
    for relation in found:
        parts = frozenset(p.start for p in relation.operands)
        others = holding.get(relation.result.start, [])[:8]
        if parts in told or any(_within(relation, other) for other in others) or _left(layout, relation):
            continue
        told.add(parts)
        yield relation


def _newly(layout: Layout, figure: Figure) -> bool:
    """«其中新增44件、存量17件»: what is new is a part, unless it is told against last year."""
    ahead = layout.folded[layout.clause(figure.start)[0] : figure.start]
    return ahead.endswith("新增") and not re.search(r"较|比|同期|净", ahead)


def _left(layout: Layout, relation: Relation) -> bool:
    """Whether outcomes would add up to what is carried over: 结转下年81件, 撤销37件、变更44件 meet by chance."""
    if not _LEFT.search(_said(layout, relation.result)):
        return False
    return any(_OUTCOME.search(_said(layout, part)) for part in relation.operands)


def _within(relation: Relation, other: Relation) -> bool:
    """Whether a part of another sum only happens to equal its neighbours."""
    held = {p.start for p in other.operands}
    return relation.result.start in held and all(p.start in held for p in relation.operands)


def _countable(figure: Figure) -> bool:
    return figure.norm_unit != "分" and figure.value >= 2 and not figure.qualifier


def _around(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    for i, total in enumerate(counts):
        if _countable(total):
            found = several(layout, counts, i) or _forward(layout, counts, i) or _backward(layout, counts, i)
            if found is not None:
                yield found


def _forward(layout: Layout, counts: list[Figure], i: int) -> Relation | None:
    """The total against the counts behind it in its sentence."""
    total = counts[i]
    end = layout.sentence(total.start)[1]
    behind = [f for f in counts[i + 1 : i + 1 + _MOST] if f.start < end]
    if not behind:
        return None
    # «2735件,受援2981人次,其中…件»
    like = next((f for f in behind if f.norm_unit == total.norm_unit), behind[0])
    marked = bool(_PARTS_FOLLOW.search(layout.folded[total.tail : min(like.start, total.tail + 40)]))
    whole = _WHOLE.search(layout.folded, max(layout.clause(total.start)[0], total.start - 24), total.start)
    if not marked and total.value < _SOME:
        end = min(end, layout.semi(total.start)[1])
        behind = [f for f in behind if f.start < end]
    least = 2 if marked else 3 if whole or total.value >= _SOME else 99
    if least == 99 and _outcomes(layout, total, behind):
        least = 3
    # what stands in a bracket may be no part of the list behind it, or the whole list
    plain = [f for f in behind if f.norm_unit not in _TERMS]
    alike = [f for f in behind if compatible(f.norm_unit, total.norm_unit)] if marked else behind
    for parts in (behind, [f for f in behind if not _bracketed(layout, total, f)], plain, alike):
        found = _adding(total, parts, least) or _two(layout, total, parts)
        if found is not None:
            return found
    near = _nearly(layout, total, behind) if marked else None
    if near is not None:
        # «排查214件,调处209件,其中邻里86件、…»: parts of the count told before it
        return _of_earlier(layout, counts[max(0, i - 3) : i], near)
    named = bool(behind) and "其中" in layout.folded[total.tail : behind[0].start]
    beside = layout.semi(total.start)[1]
    return _slipped(layout, total, [f for f in behind if f.start < beside], named)


def _outcomes(layout: Layout, total: Figure, behind: list[Figure]) -> bool:
    """Whether all counts behind a small total are outcomes of it: 复议6件,维持4件、纠正1件、尚未审结1件."""
    return len(behind) > 2 and all(
        f.norm_unit == total.norm_unit and _OUTCOME.search(_said(layout, f)) for f in behind
    )


def _of_earlier(layout: Layout, before: list[Figure], near: Relation) -> Relation:
    """The relation, or the one with a count of the same sentence that the parts are exactly."""
    start = layout.sentence(near.result.start)[0]
    for total in reversed([f for f in before if f.start >= start]):
        if total.value == near.computed and total.norm_unit == near.result.norm_unit:
            return _relation(total, list(near.operands), Verdict.HOLDS)
    return near


def _slipped(layout: Layout, total: Figure, parts: list[Figure], marked: bool) -> Relation | None:
    """FAILS where the parts are surely all and one digit of the total is off: 办件186件,其中线上121件、线下55件."""
    if not 2 <= len(parts) <= 4 or total.value < _LARGE or total.qualifier:
        return None
    if any(p.norm_unit != total.norm_unit or p.qualifier for p in parts):
        return None
    if not _ENDS.match(layout.folded, parts[-1].tail):
        return None
    said = [_said(layout, p) for p in parts]
    if not any(re.search(a, said[0]) and re.search(b, said[-1]) for a, b in _ALL_PARTS):
        return None
    if not marked and len(parts) < 3:
        return None
    added = sum((p.value for p in parts), Decimal(0))
    return _relation(total, parts, Verdict.FAILS) if abs(added - total.value) <= total.value / 10 else None


def _in_bracket(layout: Layout, part: Figure) -> bool:
    return bool(
        _INSIDE.search(layout.folded[max(layout.sentence(part.start)[0], part.start - 16) : part.start])
    )


def _bracketed(layout: Layout, total: Figure, part: Figure) -> bool:
    return bool(_INSIDE.search(layout.folded[max(total.tail, part.start - 30) : part.start]))


def _adding(total: Figure, counts: list[Figure], least: int) -> Relation | None:
    """The first counts of the list that add up to the total; units that differ end the list."""
    parts: list[Figure] = []
    added = Decimal(0)
    for part in counts:
        # «分为五类:一是…20件»: the number of classes stands between
        if part.norm_unit in {"类", "大类", "方面"} and not parts:
            continue
        if not _alike(part, total) or part.qualifier:
            break
        parts.append(part)
        added += part.value
        if added == total.value and len(parts) >= least:
            return _relation(total, parts, Verdict.HOLDS)
        if added > total.value:
            break
    return None


def _alike(part: Figure, total: Figure) -> bool:
    """One unit, or none printed of one of them: 申请107(受理98件…)."""
    return part.norm_unit == total.norm_unit or "-" in (part.norm_unit, total.norm_unit)


def _two(layout: Layout, total: Figure, counts: list[Figure]) -> Relation | None:
    """«事项515项,许可事项218项,服务事项297项»: two parts that are the total exactly, named alike or as outcomes."""
    parts = counts[:2]
    if len(parts) < 2 or any(p.norm_unit != total.norm_unit or p.qualifier or not p.value for p in parts):
        return None
    if parts[0].value + parts[1].value != total.value:
        return None
    said = [_said(layout, f) for f in (total, *parts)]
    shared = set.intersection(*map(_pairs, said))
    outcomes = all(_OUTCOME.search(s) for s in said[1:])
    if outcomes or (total.value >= _LARGE and (shared or _WHOLE.search(said[0]))):
        return _relation(total, parts, Verdict.HOLDS)
    return None


def _said(layout: Layout, figure: Figure) -> str:
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 16) : figure.start]


def _pairs(said: str) -> set[str]:
    return {a + b for a, b in pairwise(said) if "一" <= a <= "龥" and "一" <= b <= "龥"}


def _nearly(layout: Layout, total: Figure, behind: list[Figure]) -> Relation | None:
    """FAILS where the parts named «其中», three at least, reach nearly the total and no more of them follow."""
    if layout.folded[total.tail : total.tail + 1] == "(":
        inside = layout.folded.find(")", total.tail)
        behind = [f for f in behind if f.start < inside]
    parts: list[Figure] = []
    best: list[Figure] = []
    off = total.value / 20
    added = Decimal(0)
    for part in behind:
        if part.norm_unit != total.norm_unit or part.qualifier:
            break
        parts.append(part)
        added += part.value
        if len(parts) >= 3 and abs(added - total.value) <= off:
            best, off = list(parts), abs(added - total.value)
    return _relation(total, best, Verdict.FAILS) if best and total.value >= _SOME else None


def _backward(layout: Layout, counts: list[Figure], i: int) -> Relation | None:
    """«…203件,…11件,合计214件»: the counts right before a total, also of the sentence before."""
    total = counts[i]
    start = layout.sentence(total.start)[0]
    if not _TOTAL_AHEAD.search(layout.folded, max(start, total.start - 18), total.start):
        return None
    floor = max(layout.paragraph(total.start), total.start - _BACK)
    parts: list[Figure] = []
    added = Decimal(0)
    for part in reversed(counts[max(0, i - _MOST) : i]):
        # «86件(其中转来3件)、134件,总计220件»
        if len(parts) > 0 and _in_bracket(layout, part):
            continue
        if part.start < floor or not compatible(part.norm_unit, total.norm_unit) or part.qualifier:
            break
        parts.insert(0, part)
        added += part.value
        if added == total.value and len(parts) > 1:
            return _relation(total, parts, Verdict.HOLDS)
    return _missed(layout, counts, i)


def _missed(layout: Layout, counts: list[Figure], i: int) -> Relation | None:
    """«A级8412家、B级21306家、C级3118家、D级412家,合计33238家»: FAILS where one list alone comes near."""
    total = counts[i]
    floor = layout.semi(total.start)[0]
    parts = [f for f in counts[max(0, i - _MOST) : i] if f.start >= floor]
    if len(parts) < 3 or total.value < _LARGE or any(p.norm_unit != total.norm_unit for p in parts):
        return None
    enumerated = all("、" in layout.folded[a.tail : b.start] for a, b in pairwise(parts))
    if not enumerated or layout.folded[parts[-1].tail : total.start] not in {
        ",合计",
        ",共计",
        ",总计",
        ",共",
    }:
        return None
    added = sum((p.value for p in parts), Decimal(0))
    near = abs(added - total.value) * 50 <= total.value and not any(p.qualifier for p in (total, *parts))
    return _relation(total, parts, Verdict.FAILS) if near else None


def _lists(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
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
            yield _relation(same[-1], parts, Verdict.HOLDS)


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
            yield _relation(total, parts, Verdict.HOLDS)


def _corrected(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    """«撤销8件,确认违法5件,责令履行3件…直接纠错16件»: the corrections among the outcomes before."""
    for i, total in enumerate(counts):
        if not _CORRECTED.search(_said(layout, total)) or not _countable(total):
            continue
        floor = max(layout.paragraph(total.start), total.start - _BACK)
        near = [f for f in counts[max(0, i - _MOST) : i] if f.start >= floor and not f.qualifier]
        parts = [f for f in near if _CORRECTION.search(re.split(r"[、,;]", _said(layout, f))[-1])]
        if len(parts) > 1 and sum((p.value for p in parts), Decimal(0)) == total.value:
            yield _relation(total, parts, Verdict.HOLDS)


def _relation(total: Figure, parts: list[Figure], verdict: Verdict) -> Relation:
    added = sum((p.value for p in parts), Decimal(0))
    return Relation("sum", total, tuple(parts), total.value, added, verdict)
