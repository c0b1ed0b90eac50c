"""Rates whose two counts their names settle (受理率: 受理 over 收到), and shares of a whole that its parts make up."""

import re
from decimal import Decimal

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.verdicts import Relation, compare

# the rate, what its numerator is counted in, what its base is counted in
_RATES = (
    ("受理率|受案率", r"(?<!不予)(?<!未)(?:受理|受案)", r"收到|申请|接收|接到|收案"),
    ("办结率|审结率|结案率", r"(?<!未)(?:办结|审结|结案)", r"(?<!不予)受理|立案|收到|新收|收案"),
    ("采纳率", r"采纳", r"意见|提出|征集"),
    ("整改率", r"整改", r"问题|隐患|发现|排查"),
    ("(?<!不)合格率", r"(?<!不)(?<!基本)合格", r"参加|参考|评查|抽检|抽查|检测"),
    ("通过率", r"通过", r"参加|参考|报名|审查|应考"),
    ("(?:调解|调处)?成功率", r"成功", r"(?<!不予)受理|调解|排查"),
    ("化解率|调处率", r"化解|调处|调成", r"排查|受理|发生|发现"),
    ("出庭(?:应诉)?率", r"(?<!应)(?<!应当)出庭", r"应出庭|应当出庭|应诉|开庭"),
    ("反馈率", r"反馈", r"发出|制发|下发|收到|建议|意见"),
    ("公开率", r"公开", r"答复|办结|复文"),
)  # fmt: skip
_SATISFIED = re.compile(r"满意率(?:达到?|为)?\Z")
_STOCK = re.compile(r"结转|旧存|遗留|上期|未结")
_SUBJECT = re.compile(
    r"([一-龥]{2,10}?)(?:案件|事项|类)?占(?:比|总[数量]的?|全部[一-龥]{0,4}的?)?(?:为|达到?)?\Z"
)
_NO_COUNTS = frozenset({"ratio", "percentage_point", "分", "倍"})
_REACH, _BACK = 240, 12
_APART = Decimal("0.12")


def defined(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """The relation of a rate whose counts are beyond doubt, whatever it gives."""
    rate = figures[i]
    counts = _counts(layout, figures, i)
    return _satisfied(layout, rate, counts) or _of_name(layout, rate, counts)


def _counts(layout: Layout, figures: list[Figure], i: int) -> list[Figure]:
    """The counts of this year that stand shortly before a rate."""
    rate = figures[i]
    if rate.qualifier:
        return []
    return [
        f
        for f in figures[max(0, i - _BACK) : i]
        if f.norm_unit not in _NO_COUNTS
        and f.value > 0
        and f.start >= rate.start - _REACH
        and f.start not in layout.cells
        and not is_change(layout, f)
        and not is_earlier(layout, f)
    ]


def _of_name(layout: Layout, rate: Figure, counts: list[Figure]) -> Relation | None:
    """«收到申请547件,…。受理489件,受理率91.4%»: the part right before, and the one count that is its base."""
    if not counts or rate.value == 1:
        return None
    part, earlier = counts[-1], counts[:-1]
    between = layout.folded[part.tail : rate.start]
    for name, words, whole in _RATES:
        if not re.fullmatch(rf"[^,。;、\d]{{0,6}}[,、(](?:{name})(?:达到?|为)?", between):
            continue
        if not re.search(words, _said(layout, part)):
            return None
        bases = [f for f in earlier if f.norm_unit == part.norm_unit and re.search(whole, _said(layout, f))]
        floor = layout.paragraph(rate.start)
        bases = [f for f in bases if f.start >= floor and not re.search(r"不予|未|其中", _said(layout, f))]
        if not bases or (name.startswith("办结") and _STOCK.search(layout.folded, floor, rate.start)):
            return None
        base = bases[-1]
        computed = part.value / base.value
        exact = not (part.qualifier or base.qualifier)
        if (
            computed <= 1
            and exact
            and abs(computed - rate.value) <= _APART
            and len({f.value for f in bases}) == 1
        ):
            return _relation(rate, part, base)
    return None


def _satisfied(layout: Layout, rate: Figure, counts: list[Figure]) -> Relation | None:
    """«满意279件、基本满意15件,满意率94.9%» of both, where a count told before is both."""
    if len(counts) < 3 or not _SATISFIED.search(layout.folded, max(0, rate.start - 8), rate.start):
        return None
    well, fairly = counts[-2:]
    said = _said(layout, well), _said(layout, fairly)
    if not re.search(r"(?<!基本)(?<!不)满意", said[0]) or "基本满意" not in said[1] or rate.value == 1:
        return None
    if fairly.start < layout.sentence(well.start)[0] or well.start < layout.sentence(rate.start)[0]:
        return None
    whole = [f for f in counts[:-2] if f.value == well.value + fairly.value]
    return _relation(rate, well, whole[-1]) if whole else None


def sibling(layout: Layout, figures: list[Figure], i: int) -> Relation | None:
    """«2018件,其中简易程序1312件,普通程序706件;普通程序占35.0%»: of both together, which were counted before."""
    rate, counts = figures[i], _counts(layout, figures, i)
    subject = _SUBJECT.search(layout.folded, max(layout.clause(rate.start)[0], rate.start - 20), rate.start)
    if subject is None or len(counts) < 3:
        return None
    floor = layout.sentence(rate.start)[0]
    whole, first, second = counts[-3:]
    if whole.start < floor or first.value + second.value != whole.value:
        return None
    for part in (second, first):
        if _said(layout, part).endswith(subject[1]) and part.norm_unit == whole.norm_unit:
            return _relation(rate, part, whole)
    return None


def _relation(rate: Figure, part: Figure, base: Figure) -> Relation:
    computed = part.value / base.value
    return Relation("rate", rate, (part, base), rate.value, computed, compare(rate, computed))


def _said(layout: Layout, figure: Figure) -> str:
    """The words of a count's own, back to the enumerating comma."""
    said = layout.folded[max(layout.clause(figure.start)[0], figure.start - 20) : figure.start]
    return re.split(r"[、\d]", said)[-1]
