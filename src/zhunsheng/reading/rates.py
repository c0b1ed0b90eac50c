"""Rates and shares: a percentage against the two counts that it is made of."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading import bases
from zhunsheng.reading.beside import beside
from zhunsheng.reading.chained import chained
from zhunsheng.reading.counted import BASE, WHOLE, ahead, count, meant, spent, words
from zhunsheng.reading.defined import defined, sibling
from zhunsheng.reading.earlier import over_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.respectively import in_turn, shares
from zhunsheng.reading.several import several
from zhunsheng.reading.summed import shares_together, summed, together
from zhunsheng.reading.units import compatible
from zhunsheng.reading.verdicts import Relation, Verdict, compare
from zhunsheng.statutes.words import _

_GROWTH = re.compile(
    r"(?:增长|上升|增加|提高|提升|下降|减少|降低|回落|压缩|压减|缩短|精简|提速)(?!至|到|为)"
    r"|增幅|降幅|减幅|涨幅|[↑↓]|同比|环比|较上|比上|较去|比去|升幅|增速"
)
_SHARE = re.compile(r"占[^,。;%]{0,24}\Z|占比[^,。;]{0,6}\Z|占[^,。;%]{0,16}最[高大多],达?\Z")
_SUBJECT = re.compile(r"(?:其中)?“?([一-龥]{3,10}?)”?占比[^,。;]{0,4}\Z")
_CARRIED = re.compile(r"结转|未结|结存|在办|尚未|未办结|未审结|正在")
_NO_COUNTS = _("不能复算:同一句中没有印出分子和分母。请写明两数,或注明口径。")
_NO_BASE = _("不能复算:只印出一个数,没有印出另一个。请写明分母(或分子)。")
_BEFORE = re.compile(r"上年|去年|上一年|前一年|((?:19|20)\d{2})年")
_OWN = re.compile(r"[,;、]([一-龥]{2,8})占比?\Z")
_WHOLE_TOLD = re.compile(r"收到|受理|审结|办结|共计|承办")
_RATE = re.compile(r"[,、]([一-龥]{2,4})率(?:达到?|为)?")
_SLIP = Decimal("0.05")
_ALL = re.compile(r"全部|均已|全数|悉数")
_NEAR = 12
_SURE = 10
_APART = Decimal("0.12")


def is_growth(layout: Layout, figure: Figure) -> bool:
    """A percentage that says how much something grew or fell."""
    start = max(layout.clause(figure.start)[0], figure.start - 16)
    return bool(_GROWTH.search(layout.folded, start, figure.start))


def rates(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a percentage that is a rate; UNKNOWN where its counts are not printed."""
    starts = [f.start for f in figures]
    cells = layout.cells
    found: list[Relation] = []
    resolved = shares(layout, figures)
    for i, figure in enumerate(figures):
        if figure.start in resolved:
            found.append(resolved[figure.start])
            continue
        if figure.norm_unit != "ratio" or figure.start in cells:
            continue
        if figure.unit == "-":
            found += _fraction(layout, figures, starts, i)
            continue
        if figure.role in {"target", "plan", "threshold"} or figure.role.startswith("range"):
            continue
        if not is_growth(layout, figure):
            found.append(beside(layout, figures, i) or _judge(layout, figures, starts, i))
    yield from chained(layout, figures, found)


def _fraction(layout: Layout, figures: list[Figure], starts: list[int], i: int) -> list[Relation]:
    """«217件,占处罚案件的五分之一»: only where it is exactly so."""
    figure = figures[i]
    before = figures[i - 1] if i else None
    if before is None or not bases.direct(layout, figure, before):
        return []
    found = _judge(layout, figures, starts, i)
    return [found] if found.computed == figure.value else []


def _judge(layout: Layout, figures: list[Figure], starts: list[int], i: int) -> Relation:
    figure = figures[i]
    shared = sibling(layout, figures, i)
    if shared is not None:
        return shared
    share = bool(_SHARE.search(layout.folded, max(0, figure.start - 32), figure.start))
    wide = _before(figures, starts, i, layout.sentence(figure.start)[0])
    narrow = [f for f in wide if f.start >= layout.semi(figure.start)[0]]
    behind = _bracketed(layout, figures, i)
    surely = defined(layout, figures, i)
    if surely is not None and surely.verdict is not Verdict.FAILS:
        return surely
    best: Relation | None = None
    for part, base in [*_pairs(narrow, behind), *(_pairs(wide, []) if len(wide) > len(narrow) else ())]:
        computed = part.value / base.value
        verdict = compare(figure, computed)
        if verdict is Verdict.FAILS or not _credible(layout, figure, part, base, behind):
            continue
        if verdict is Verdict.HOLDS:
            return Relation("rate", figure, (part, base), figure.value, computed, verdict)
        best = best or Relation("rate", figure, (part, base), figure.value, computed, verdict)
    if best is not None:
        return best
    named = _named(layout, figure, wide)
    if named is not None:
        return named
    whole = summed(layout, figures, i, words(layout, figure)) or together(layout, figures, i)
    whole = whole or shares_together(layout, figures, i) or several(layout, figures, i)
    if whole is not None:
        return whole
    far = over_earlier(layout, figures, i, narrow, wide)
    if far is not None and (surely is None or far.verdict is not Verdict.FAILS):
        return far
    if surely is not None and not in_turn(layout, figures, i) and not _of_before(layout, figure):
        return surely
    blamable = [] if in_turn(layout, figures, i) or _of_before(layout, figure) else _pairs(narrow, behind)
    for part, base in blamable:
        if _blamed(layout, figure, part, base, narrow, share):
            computed = part.value / base.value
            return Relation("rate", figure, (part, base), figure.value, computed, compare(figure, computed))
    known = tuple(narrow[-1:])
    return Relation(
        "rate", figure, known, figure.value, None, Verdict.UNKNOWN, _NO_BASE if known else _NO_COUNTS
    )


def _of_before(layout: Layout, figure: Figure) -> bool:
    """Whether a rate is an earlier year's, told to compare: 上年败诉率为14.64%."""
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 24) : figure.start]
    told = _BEFORE.search(said)
    return bool(told and (told[1] is None or told[1] < (layout.year or "0")) and "结转" not in said)


def _credible(layout: Layout, figure: Figure, part: Figure, base: Figure, behind: list[Figure]) -> bool:
    """Whether two counts that fit are meant, not met by chance: whole percentages fit much."""
    if spent(layout, figure, base):
        return False
    if bases.outside(layout, figure) and base not in behind:
        return bool(figure.decimals) and bases.direct(layout, figure, part)
    if figure.decimals and base.value >= _SURE and figure.value != 1:
        return True
    if base in behind:
        return True
    if bases.direct(layout, figure, part):
        total = "占总" in layout.folded[part.tail : figure.start]
        return total or figure.decimals > 0 or bool(BASE.search(ahead(layout, base)))
    if meant(layout, figure, part):
        return True
    return figure.value != 1 and part.start > base.start and bool(WHOLE.search(ahead(layout, base)))


def _named(layout: Layout, figure: Figure, wide: list[Figure]) -> Relation | None:
    """The count that the rate's own name asks for, anywhere in the sentence, over one that it fits."""
    if figure.value == 1:
        return None
    said = _OWN.search(layout.folded, max(0, figure.start - 16), figure.start)
    for part in reversed(wide):
        own = said is not None and ahead(layout, part).endswith(said[1])
        if not own and not meant(layout, figure, part):
            continue
        for base in reversed(wide):
            # whole percentages fit much: only over a whole that is told before its part
            if not figure.decimals and (
                base.start > part.start or not _WHOLE_TOLD.search(ahead(layout, base))
            ):
                continue
            if spent(layout, figure, base):
                continue
            if base.value > part.value and compatible(part.norm_unit, base.norm_unit):
                computed = part.value / base.value
                verdict = compare(figure, computed)
                if verdict is not Verdict.FAILS:
                    return Relation("rate", figure, (part, base), figure.value, computed, verdict)
    return None


def _blamed(
    layout: Layout, figure: Figure, part: Figure, base: Figure, near: list[Figure], share: bool
) -> bool:
    """Whether the two counts are surely those of the rate, so that it is wrong if they do not give it."""
    if figure.qualifier or part.qualifier or base.qualifier or bases.outside(layout, figure):
        return False
    # «全部办复,办复率100%» speaks of all, not of the last part named
    if figure.value == 1 and _ALL.search(layout.folded, part.tail, figure.start):
        return False
    computed = part.value / base.value
    if share:
        if not (bases.direct(layout, figure, part) or _subject(layout, figure, part)):
            return False
        # «甲783件、乙579件、丙562件,占77%» speaks of all that it lists
        if len(near) > 1 and near[-1] is part and layout.folded[near[-2].tail : near[-2].tail + 1] == "、":
            return False
        name = bases.called(layout, figure)
        if any(bases.direct(layout, f, base) for f in near if f.norm_unit == "ratio"):
            return False
        # «出庭371件,其中正职128件,占43.5%»: the part of the count right before it
        digits = figure.verbatim[:1].isdigit()
        if (
            digits
            and near[-2:] == [base, part]
            and not name
            and "其中" in layout.folded[base.tail : part.start]
        ):
            return base.norm_unit == part.norm_unit
        return (bool(name) and bases.answers(layout, name, base)) or bool(WHOLE.search(ahead(layout, base)))
    if (near[-1] is not part and near[-1] is not base) or _CARRIED.search(ahead(layout, part)):
        return False
    whole = bool(BASE.search(ahead(layout, base)))
    beside = near[-2:] == [base, part]
    if beside and not whole and part.norm_unit == base.norm_unit and _next(layout, figure, part, base):
        return abs(computed - figure.value) <= _SLIP
    return meant(layout, figure, part) and whole and (beside or abs(computed - figure.value) <= _APART)


def _next(layout: Layout, rate: Figure, part: Figure, base: Figure) -> bool:
    """«提出意见267条,采纳252条,采纳率96.5%»: a comma between each, and the rate bears the part's own name."""
    between = layout.folded[base.tail : part.start], layout.folded[part.tail : rate.start]
    name = _RATE.fullmatch(between[1])
    return bool(name and re.fullmatch(rf"[,、][^,。;、]{{0,6}}{name[1]}了?", between[0]))


def _subject(layout: Layout, figure: Figure, part: Figure) -> bool:
    """«一趟不用跑»占比89.4%: the share names its own subject, which the part's clause names too."""
    start = max(layout.clause(figure.start)[0], figure.start - 24)
    m = _SUBJECT.search(layout.folded, start, figure.start)
    return bool(m and m[1] in layout.folded[max(0, part.start - 40) : part.start])


def _before(figures: list[Figure], starts: list[int], i: int, floor: int) -> list[Figure]:
    first = max(bisect_left(starts, floor), i - _NEAR)
    return [f for f in figures[first:i] if count(f)]


def _bracketed(layout: Layout, figures: list[Figure], i: int) -> list[Figure]:
    """The base given behind in brackets: 占比75.5%(许可事项904项)."""
    figure = figures[i]
    if i + 1 == len(figures) or layout.folded[figure.tail : figure.tail + 1] != "(":
        return []
    follower = figures[i + 1]
    inside = ")" not in layout.folded[figure.tail : min(follower.start, figure.tail + 60)]
    return [follower] if inside and follower.start - figure.tail < 60 and count(follower) else []


def _pairs(before: list[Figure], behind: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(part, base), nearest first; the part is one of the last two counts."""
    for at in range(len(before) - 1, max(-1, len(before) - 3), -1):
        part = before[at]
        after = before[at + 1 : at + 2]
        for base in [*behind, *reversed(before[max(0, at - 6) : at]), *after]:
            if compatible(part.norm_unit, base.norm_unit) and 0 < part.value <= base.value:
                yield part, base
