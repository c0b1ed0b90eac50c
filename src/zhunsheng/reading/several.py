"""Several items told together: «两类合计占85.3%», «前三类共367件», «上述五个领域合计7944件»."""

import re
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_TOLD = re.compile(
    r"(?P<names>(?:[一-龥]{2,8}[、和])*[一-龥]{0,8}?)(?P<first>前)?(?P<many>[两二三四五六七八九])"
    r"(?:类|项|者|种|区|县|位|名|个[一-龥]{1,3})[一-龥]{0,6}?(?P<how>合计|共计|共|占)(?P<what>[^,。;\d]{0,12})\Z"
)
_MANY = {c: k for k, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_WHOLE = re.compile(r"共|受理|收到|新收|总|审结|办结|答复|承办|清理|一审|败诉|办理")
_NO_PARTS = frozenset({"ratio", "percentage_point", "类", "大类", "方面", "分", "倍"})
_BACK, _REACH = 24, 420


def several(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """The sum, or the share over a count told before, of the items that the words number; only where it fits."""
    result = figures[i]
    start = max(layout.clause(result.start)[0], result.start - 36)
    told = _TOLD.search(layout.folded, start, result.start)
    if told is None:
        return None
    many = _MANY[told["many"]]
    near = [
        f
        for f in figures[max(0, i - _BACK) : i]
        if f.norm_unit not in _NO_PARTS
        and not f.qualifier
        and f.start >= result.start - _REACH
        and f.value > 0
    ]
    listed = [f for f in near if f.tail <= told.start("many")]
    for parts in _choices(layout, listed, many, told):
        if len(parts) != many or len({p.norm_unit for p in parts}) > 1:
            continue
        found = _fits(layout, result, parts, listed)
        if found is not None:
            return found
    return None


def _choices(layout: Layout, listed: list[Figure], many: int, told: re.Match[str]) -> list[list[Figure]]:
    """The items that are named, the first ones of the last list, or those right before."""
    if not listed:
        return []
    names = [n[-4:] for n in re.split(r"[、和]", told["names"]) if len(n) >= 2]
    named = [next((f for f in reversed(listed) if n[:2] in _said(layout, f)), None) for n in names]
    first = layout.sentence(listed[-1].start)[0]
    row = [f for f in listed if f.start >= first and f.norm_unit == listed[-1].norm_unit]
    chosen = [[f for f in named if f is not None]]
    if told["first"]:
        return [*chosen, *(row[k : k + many] for k in range(min(2, len(row))))]
    return [
        *chosen,
        row[-many:],
        _heads(layout, listed)[-many:],
        _called(layout, listed, told["what"])[-many:],
    ]


def _heads(layout: Layout, listed: list[Figure]) -> list[Figure]:
    """The first count of each part of a sentence: «网站…6842条,其中…;新媒体…5310条,其中…。两项合计»."""
    heads = {layout.semi(f.start)[0]: f for f in reversed(listed)}
    return [heads[at] for at in sorted(heads)]


def _called(layout: Layout, listed: list[Figure], what: str) -> list[Figure]:
    """The counts of what is added: «满意238件…满意276件…。两类合计满意514件»."""
    if len(what) < 2:
        return []
    told = [(f, _said(layout, f)) for f in listed]
    return [
        f for f, said in told if said.endswith(what) and said[: -len(what)][-1:] not in {"不", "本", "应"}
    ]


def _fits(layout: Layout, result: Figure, parts: list[Figure], listed: list[Figure]) -> Relation | None:
    added = sum((p.value for p in parts), Decimal(0))
    if result.norm_unit != "ratio":
        if result.norm_unit == parts[0].norm_unit and added == result.value:
            return Relation("sum", result, tuple(parts), result.value, added, Verdict.HOLDS)
        return None
    if not result.decimals:
        return None
    for base in reversed(listed):
        if base in parts or base.value <= added or base.norm_unit != parts[0].norm_unit:
            continue
        verdict = compare(result, added / base.value)
        if verdict is not Verdict.FAILS and _WHOLE.search(_said(layout, base)):
            return Relation("sumrate", result, (*parts, base), result.value, added / base.value, verdict)
    return None


def _said(layout: Layout, figure: Figure) -> str:
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 20) : figure.start]
    return re.split(r"[、\d]", said)[-1]
