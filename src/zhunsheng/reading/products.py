"""Products: «培训18期,每期65人,共1170人次», «每期6.5万册,全年24期共赠阅156万册»; and what is missing from what was due."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, Verdict, compare

_EACH = re.compile(r"(?:平均|每)每?(?:一|个)?([一-龥]{1,3})(?:约|近)?\Z")
_ALTOGETHER = re.compile(r"(?:共|合计|总计|累计)[^,。;\d]{0,8}\Z")
_ABSENT = re.compile(r"未(出庭|参加|参训|参考|办结|完成|整改|化解|答复|反馈)的?\Z")
_RATES = frozenset({"ratio", "percentage_point", "倍", "分"})
_REACH, _BACK = 60, 900
_OFF = Decimal("0.15")
_LEAST = 2


def products(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Totals that are a number of things times what each holds; what of the due did not come."""
    for i in range(2, len(figures)):
        total = figures[i]
        if total.norm_unit in _RATES or total.qualifier or total.start in layout.cells:
            continue
        ahead = layout.folded[max(layout.clause(total.start)[0], total.start - 16) : total.start]
        if _ALTOGETHER.search(ahead):
            yield from _product(layout, total, figures[i - 2], figures[i - 1])
        absent = _ABSENT.search(ahead)
        if absent is not None:
            yield from _absent(layout, figures, i, absent[1])


def _product(layout: Layout, total: Figure, first: Figure, second: Figure) -> Iterator[Relation]:
    if first.start < layout.sentence(total.start)[0] or total.start - first.start > _REACH:
        return
    for each, number in ((second, first), (first, second)):
        said = _EACH.search(layout.folded, max(layout.clause(each.start)[0], each.start - 10), each.start)
        if said is None or number.norm_unit in _RATES or number.value < _LEAST:
            continue
        if not said[1].startswith(number.norm_unit) or each.norm_unit[:1] != total.norm_unit[:1]:
            continue
        computed = each.value * number.value
        verdict = compare(total, computed)
        exact = not (each.qualifier or number.qualifier) and each is second
        if verdict is Verdict.HOLDS or (exact and abs(computed - total.value) <= computed * _OFF):
            yield Relation("product", total, (number, each), total.value, computed, verdict)
        return


def _absent(layout: Layout, figures: list[Figure], i: int, word: str) -> Iterator[Relation]:
    """«应出庭1043件,出庭1032件…未出庭的11件»: only where it fits."""
    rest = figures[i]
    before = [f for f in figures[max(0, i - 40) : i] if f.start >= rest.start - _BACK]
    before = [f for f in before if f.norm_unit == rest.norm_unit and f.start not in layout.cells]
    told = [(f, _said(layout, f).removesuffix("的")) for f in before]
    told = [(f, said.removesuffix(word)) for f, said in told if said.endswith(word)]
    due = [f for f, said in told if said.endswith(("应", "应当"))]
    came = [f for f, said in told if not said.endswith(("应", "应当", "未"))]
    for whole in due:
        for part in came:
            if part.start > whole.start and whole.value - part.value == rest.value > 0:
                yield Relation("diff", rest, (whole, part), rest.value, rest.value, Verdict.HOLDS)
                return


def _said(layout: Layout, figure: Figure) -> str:
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 12) : figure.start]
