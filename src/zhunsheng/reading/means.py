"""Means: a printed average against the total and the number of those that it is spread over."""

import re
from collections.abc import Iterator

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_MEAN = re.compile(
    r"(?:(?P<one>[件案人户场次日所村]|部门|单位|乡镇)均|平均每(?P<each>一?个?[一-龥]{1,5}?)|每(?P<per>[一-龥]{1,2})|平均)"
    r"(?:[一-龥]{2}|罚款金额|罚没款)?(?:约为|约|近|为|达到?|不足)?\s?\Z"
)
_NO_TIME = re.compile(r"[天日周月季年]")
_CASES = ("件", "宗", "起", "例", "份")
_UNITS = {
    "件": _CASES, "案": _CASES, "人": ("人", "名", "位"), "户": ("户", "家"), "场": ("场", "场次"), "次": ("次", "场", "场次"),
    "日": ("工作日", "天"),
}  # fmt: skip
_RATES = frozenset({"ratio", "percentage_point", "倍", "分", "-"})
_BACK, _NEAR, _BEHIND = 160, 8, 30
_CASES_DONE = "审结|办结|结案"
_FAR, _FAR_NEAR, _NEXT = 400, 20, 60


def means(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """One relation a mean whose total and number are printed: 罚款4.62万元、37件,案均1249元."""
    for i, mean in enumerate(figures):
        if mean.norm_unit in _RATES or mean.value <= 0 or mean.start in layout.cells:
            continue
        start = max(layout.clause(mean.start)[0], mean.start - 18)
        told = _MEAN.search(layout.folded, start, mean.start)
        if told is None or mean.role not in {"fact", "cumulative"}:
            continue
        word = (told["one"] or told["each"] or told["per"] or "").removeprefix("一").removeprefix("个")
        if told["per"] and _NO_TIME.search(word):
            continue
        # «每村2名» may be a rule; it is a mean where the numbers before it give it
        rule = told["per"] and layout.folded[told.start() - 1] in "(," and not _money(mean)
        found = _judge(layout, figures, i, word)
        if found is not None and not (rule and _loose(layout, found)):
            yield found


def _loose(layout: Layout, found: Relation) -> bool:
    """Whether a mean is not exactly that of two counts of its own sentence."""
    floor = layout.sentence(found.result.start)[0]
    return found.computed != found.printed or any(o.start < floor for o in found.operands)


def _money(mean: Figure) -> bool:
    return mean.norm_unit == "元"


def _judge(layout: Layout, figures: list[Figure], i: int, word: str) -> Relation | None:
    """The nearest total and number that fit; FAILS where both stand right before a mean of money, nearly right."""
    mean = figures[i]
    floor = max(layout.paragraph(mean.start), mean.start - _BACK)
    near = [f for f in figures[max(0, i - _NEAR) : i] if f.start >= floor and _counts(layout, f)]
    behind = [
        f for f in figures[i + 1 : i + 2] if f.start - mean.tail <= _BEHIND and _in_bracket(layout, mean, f)
    ]
    totals = [f for f in near if _alike(f, mean) and f.value > mean.value]
    for total in reversed(totals[-3:]):
        for number in [*behind, *reversed(near)]:
            if number is total or number.value <= 1 or not _is(layout, number, word, mean):
                continue
            computed = total.value / number.value
            verdict = compare(mean, computed)
            if verdict is not Verdict.FAILS:
                return Relation("mean", mean, (total, number), mean.value, computed, verdict)
    found = _far(layout, figures, i, word)
    if found is not None:
        return found
    if not word or len(near) < 2 or near[-1] not in totals or not _money(mean):
        return None
    total, number = near[-1], near[-2]
    sentence = layout.sentence(mean.start)[0]
    if not _is(layout, number, word, mean) or number.start < sentence or figures[i - 2] is not number:
        return None
    computed = total.value / number.value
    exact = not any(f.qualifier for f in (mean, total, number))
    if exact and abs(computed - mean.value) <= mean.value / 5:
        return Relation("mean", mean, (total, number), mean.value, computed, Verdict.FAILS)
    return None


def _far(layout: Layout, figures: list[Figure], i: int, word: str) -> Relation | None:
    """Total and number further off, the number named by its measure word (每卷: 320卷); only where it fits closely."""
    mean = figures[i]
    before = [f for f in figures[max(0, i - _FAR_NEAR) : i] if f.start >= mean.start - _FAR]
    after = [f for f in figures[i + 1 : i + 3] if f.start - mean.tail <= _NEXT]
    near = [f for f in [*after, *reversed(before)] if _counts(layout, f)]
    totals = [f for f in near if _alike(f, mean) and f.value > mean.value and f.start < mean.start]
    done = layout.folded[max(0, mean.start - 2) : mean.start]
    done = _CASES_DONE if done == "办案" else re.escape(done)
    totals.sort(key=lambda f: not re.search(done, _around(layout, f)))
    numbers = [f for f in near if word and f.value > 1 and _is(layout, f, word, mean)]
    for total in totals[:3]:
        for number in numbers:
            if number is total or (number.start > mean.start and "人员" not in _around(layout, number)):
                continue
            computed = total.value / number.value
            close = mean.decimals or abs(computed - mean.value) * 200 <= mean.value
            if close and compare(mean, computed) is Verdict.HOLDS:
                return Relation("mean", mean, (total, number), mean.value, computed, Verdict.HOLDS)
    return None


def _around(layout: Layout, figure: Figure) -> str:
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 10) : figure.tail + 8]


def _counts(layout: Layout, figure: Figure) -> bool:
    if (
        figure.norm_unit in _RATES
        or figure.start in layout.cells
        or figure.role not in {"fact", "cumulative"}
    ):
        return False
    return not is_change(layout, figure) and not is_earlier(layout, figure)


def _in_bracket(layout: Layout, mean: Figure, figure: Figure) -> bool:
    between = layout.folded[mean.tail : figure.start]
    return between.startswith("(") and ")" not in between and _counts(layout, figure)


def _alike(total: Figure, mean: Figure) -> bool:
    """人次 are counted in 次 or 人次."""
    return total.norm_unit == mean.norm_unit or (total.norm_unit == "人次" and mean.norm_unit in {"人", "次"})


def _is(layout: Layout, number: Figure, word: str, mean: Figure) -> bool:
    """Whether a count is of those that the mean is spread over: 件 of 件均, 个行政村 of 每村."""
    if not word:
        return number.norm_unit in _CASES and number.norm_unit != mean.norm_unit
    units = _UNITS.get(word)
    if units is not None:
        return number.norm_unit in units
    if word.startswith(number.norm_unit) or number.norm_unit == word:
        return True
    start = max(layout.clause(number.start)[0], number.start - 10)
    said = layout.folded[start : number.start] + "|" + layout.folded[number.tail : number.tail + 4]
    return word in said and number.norm_unit in {"个", "家", "所", "名", "份"}
