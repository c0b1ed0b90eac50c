"""Rates and shares: a percentage against the two counts that it is made of."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.summed import summed
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_GROWTH = re.compile(
    r"(?:增长|上升|增加|提高|提升|下降|减少|降低|回落|压缩|压减|缩短|精简)(?!至|到|为)"
    r"|增幅|降幅|同比|环比|较上|比上|较去|比去|升幅|增速"
)
_SHARE = re.compile(r"占[^,。;%]{0,16}\Z|占比[^,。;]{0,6}\Z")
_NAME = re.compile(r"([一-龥]{1,8}?)率[^率,。;]{0,6}\Z")
# what a rate's name counts, in the words of its numerator
_PARTS = {
    "通过": "通过|合格", "合格": "合格|通过|达标", "办结": "办结|审结|结案|完成", "审结": "审结|办结|结案", "结案": "结案|审结|办结",
    "成功": "成功", "调解": "调解成功|化解|成功", "化解": "化解|成功", "纠错": "撤销|确认违法|变更|责令|纠正|纠错", "败诉": "败诉",
    "胜诉": "胜诉", "应诉": "出庭", "出庭": "出庭", "满意": "满意", "整改": "整改", "采纳": "采纳", "办复": "办复|答复",
    "答复": "答复|办复", "覆盖": "覆盖", "参考": "参考|参加", "参训": "参训|参加", "调撤": "调解|撤回|和解", "维持": "维持",
}  # fmt: skip
_NO_COUNTS = _("不能复算:同一句中没有印出分子和分母。请写明两数,或注明口径。")
_NO_BASE = _("不能复算:只印出一个数,没有印出另一个。请写明分母(或分子)。")
_ALL = re.compile(r"全部|均已|全数|悉数")
_NEAR = 6
_FAR, _FAR_FIGURES = 400, 16
_BASE = re.compile(r"占(?:全[市县区省])?([一-龥]{2,10}?)(?:总数|总量|总|数|件数)的?(?:比例)?[^,。;]{0,4}\Z")
_BASES = {"受理": "受理", "受案": "受理", "收到": "收到|收案|新收|申请", "收案": "收到|收案|新收|申请", "申请": "收到|收案|新收|申请",
          "审结": "审结|办结|结案", "办结": "办结|审结|结案", "结案": "结案|审结|办结"}  # fmt: skip


def is_growth(layout: Layout, figure: Figure) -> bool:
    """A percentage that says how much something grew or fell."""
    start = max(layout.clause(figure.start)[0], figure.start - 16)
    return bool(_GROWTH.search(layout.folded, start, figure.start))


def rates(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a percentage that is a rate; UNKNOWN where its counts are not printed."""
    starts = [f.start for f in figures]
    last: Relation | None = None
    for i, figure in enumerate(figures):
        if (
            figure.norm_unit != "ratio"
            or figure.unit == "-"
            or figure.role in {"target", "plan", "threshold"}
        ):
            continue
        if figure.role.startswith("range") or is_growth(layout, figure):
            continue
        found = _judge(layout, figures, starts, i)
        if found.verdict is Verdict.UNKNOWN and last is not None:
            found = _chained(layout, figures[i - 1], found, last)
        if found.verdict is not Verdict.UNKNOWN:
            last = found
        yield found


def _judge(layout: Layout, figures: list[Figure], starts: list[int], i: int) -> Relation:
    figure = figures[i]
    kind = "share" if _SHARE.search(layout.folded, max(0, figure.start - 24), figure.start) else "rate"
    wide = _before(figures, starts, i, layout.sentence(figure.start)[0])
    narrow = [f for f in wide if f.start >= layout.semi(figure.start)[0]]
    behind = _bracketed(layout, figures, i)
    best: Relation | None = None
    for part, base in _pairs(narrow or wide, behind):
        computed = part.value / base.value
        verdict = compare(figure, computed)
        if verdict is Verdict.HOLDS:
            return Relation("rate", figure, (part, base), figure.value, computed, verdict)
        if verdict is Verdict.TRUNCATED and best is None:
            best = Relation("rate", figure, (part, base), figure.value, computed, verdict)
    if best is not None and (figure.decimals or kind == "share" or _meant(layout, figure, best.operands[0])):
        return best
    whole = summed(layout, figures, i, _named(layout, figure))
    if whole is not None:
        return whole
    far = _far(layout, figures, i, narrow)
    if far is not None:
        return far
    for part, base in _pairs(narrow, behind):
        # «全部办复,办复率100%» speaks of all, not of the last part named
        if figure.value == 1 and _ALL.search(layout.folded, part.tail, figure.start):
            continue
        if (kind == "share" or _meant(layout, figure, part)) and not (part.qualifier or base.qualifier):
            return Relation(
                "rate", figure, (part, base), figure.value, part.value / base.value, Verdict.FAILS
            )
    known = tuple(narrow[-1:])
    return Relation(
        "rate", figure, known, figure.value, None, Verdict.UNKNOWN, _NO_BASE if known else _NO_COUNTS
    )


def _chained(layout: Layout, part: Figure, found: Relation, last: Relation) -> Relation:
    """421件,占6.8%: the base is still that of the share before, in the same sentence."""
    base = last.operands[1]
    together = last.result.start >= layout.sentence(found.result.start)[0]
    if not together or not compatible(part.norm_unit, base.norm_unit) or part.value > base.value:
        return found
    computed = part.value / base.value
    verdict = compare(found.result, computed)
    if verdict is Verdict.FAILS:
        return found
    return Relation("rate", found.result, (part, base), found.printed, computed, verdict)


def _far(layout: Layout, figures: list[Figure], i: int, narrow: list[Figure]) -> Relation | None:
    """A base from an earlier sentence: named (占受理总数的38%), or proved by the arithmetic to a decimal."""
    figure = figures[i]
    if not narrow:
        return None
    part = narrow[-1]
    named = _BASE.search(layout.folded, max(layout.clause(figure.start)[0], figure.start - 24), figure.start)
    words = next((w for k, w in _BASES.items() if k in named[1]), None) if named else None
    floor = figure.start - _FAR
    for base in reversed(figures[max(0, i - _FAR_FIGURES) : i]):
        if (
            base.start < figure.start - 2 * _FAR
            or base is part
            or not _count(base)
            or base.value < part.value
        ):
            continue
        if not compatible(part.norm_unit, base.norm_unit):
            continue
        ahead = layout.folded[max(layout.clause(base.start)[0], base.start - 24) : base.start]
        called = bool(words and re.search(words, ahead) and "其中" not in ahead)
        if not called and (base.start < floor or not figure.decimals):
            continue
        verdict = compare(figure, part.value / base.value)
        near = called and base.start >= layout.paragraph(figure.start)
        if verdict is not Verdict.FAILS or (near and not (part.qualifier or base.qualifier)):
            return Relation("rate", figure, (part, base), figure.value, part.value / base.value, verdict)
    return None


def _before(figures: list[Figure], starts: list[int], i: int, floor: int) -> list[Figure]:
    first = max(bisect_left(starts, floor), i - _NEAR)
    return [f for f in figures[first:i] if _count(f)]


def _count(figure: Figure) -> bool:
    return (
        figure.norm_unit not in {"ratio", "percentage_point", "分", "倍", "小时", "天", "日"}
        and figure.value > 0
    )


def _bracketed(layout: Layout, figures: list[Figure], i: int) -> list[Figure]:
    """The base given behind in brackets: 占比75.5%(许可事项904项)."""
    figure = figures[i]
    if i + 1 == len(figures) or layout.folded[figure.tail : figure.tail + 1] != "(":
        return []
    follower = figures[i + 1]
    inside = ")" not in layout.folded[figure.tail : min(follower.start, figure.tail + 60)]
    return [follower] if inside and follower.start - figure.tail < 60 and _count(follower) else []


def _pairs(before: list[Figure], behind: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(part, base), nearest first; the part is one of the last two counts."""
    for at in range(len(before) - 1, max(-1, len(before) - 3), -1):
        part = before[at]
        for base in [*behind, *reversed(before[max(0, at - 3) : at])]:
            if compatible(part.norm_unit, base.norm_unit) and 0 < part.value <= base.value:
                yield part, base


def _named(layout: Layout, rate: Figure) -> str:
    """The words of the numerator that the rate's name asks for; a pattern that fits nothing where unknown."""
    name = _NAME.search(layout.folded, max(layout.clause(rate.start)[0], rate.start - 24), rate.start)
    return "|".join(parts for word, parts in _PARTS.items() if name and word in name[1]) or r"(?!)"


def _meant(layout: Layout, rate: Figure, part: Figure) -> bool:
    """Whether the rate's name speaks of what the part counts: 通过率 of 合格125人."""
    start = layout.clause(part.start)[0]
    said = layout.folded[max(start, part.start - 24) : min(part.tail + 16, rate.start)]
    return bool(re.search(_named(layout, rate), said))
