"""Totals: «共N件,其中…» against its parts, parts against the 合计 behind them, a list against the total told before."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.gathered import added_up, corrected, countable, lists, words_of
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.several import several
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict

_PARTS_FOLLOW = re.compile(r"其中|包括|分别|分为|[(:—]|含|中,")
_WHOLE = re.compile(r"共|合计|总计|收到|受理")
_TOTAL_AHEAD = re.compile(r"(?:共计?|合计|总计|总数为?|总共|累计)[^,。;]{0,14}\Z")
_OUTCOME = re.compile(
    r"维持|驳回|撤销|撤诉|撤回|终止|变更|确认违法|胜诉|败诉|准予|不予|予以|受理|合格|满意|一般|优秀|办结|完成|公开|按期|逾期|直办|转办"
    r"|纠正|尚未|整改|退回|当场|立案|移送|正职|副职|通过|补考|调解结案|裁决|判决|裁定"
)
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
_MOST = 16
_BACK = 320
_SOME, _LARGE = 20, 100


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
    found = [*_around(layout, counts), *lists(layout, counts), *corrected(layout, counts)]
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
    if not _LEFT.search(words_of(layout, relation.result)):
        return False
    return any(_OUTCOME.search(words_of(layout, part)) for part in relation.operands)


def _within(relation: Relation, other: Relation) -> bool:
    """Whether a part of another sum only happens to equal its neighbours."""
    held = {p.start for p in other.operands}
    return relation.result.start in held and all(p.start in held for p in relation.operands)


def _around(layout: Layout, counts: list[Figure]) -> Iterator[Relation]:
    for i, total in enumerate(counts):
        if countable(total):
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
        f.norm_unit == total.norm_unit and _OUTCOME.search(words_of(layout, f)) for f in behind
    )


def _of_earlier(layout: Layout, before: list[Figure], near: Relation) -> Relation:
    """The relation, or the one with a count of the same sentence that the parts are exactly."""
    start = layout.sentence(near.result.start)[0]
    for total in reversed([f for f in before if f.start >= start]):
        if total.value == near.computed and total.norm_unit == near.result.norm_unit:
            return added_up(total, list(near.operands), Verdict.HOLDS)
    return near


def _slipped(layout: Layout, total: Figure, parts: list[Figure], marked: bool) -> Relation | None:
    """FAILS where the parts are surely all and one digit of the total is off: 办件186件,其中线上121件、线下55件."""
    if not 2 <= len(parts) <= 4 or total.value < _LARGE or total.qualifier:
        return None
    if any(p.norm_unit != total.norm_unit or p.qualifier for p in parts):
        return None
    if not _ENDS.match(layout.folded, parts[-1].tail):
        return None
    said = [words_of(layout, p) for p in parts]
    if not any(re.search(a, said[0]) and re.search(b, said[-1]) for a, b in _ALL_PARTS):
        return None
    if not marked and len(parts) < 3:
        return None
    added = sum((p.value for p in parts), Decimal(0))
    return added_up(total, parts, Verdict.FAILS) if abs(added - total.value) <= total.value / 10 else None


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
            return added_up(total, parts, Verdict.HOLDS)
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
    said = [words_of(layout, f) for f in (total, *parts)]
    shared = set.intersection(*map(_pairs, said))
    outcomes = all(_OUTCOME.search(s) for s in said[1:])
    if outcomes or (total.value >= _LARGE and (shared or _WHOLE.search(said[0]))):
        return added_up(total, parts, Verdict.HOLDS)
    return None


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
    return added_up(total, best, Verdict.FAILS) if best and total.value >= _SOME else None


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
            return added_up(total, parts, Verdict.HOLDS)
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
    return added_up(total, parts, Verdict.FAILS) if near else None
