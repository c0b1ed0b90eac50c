"""What a rate counts: the words of its numerator, of a base, and which figures may be either."""

import re

from zhunsheng.reading import stems
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout

WHOLE = re.compile(
    r"共|受理|受案|收到|收案|新收|接收|接到|参加|参考|参训|承办|总|交办|组织|应|申请|立案|抽查|检查|评查|排查|发现|查处|回访|发放|调查|调处|化解|审核|报备|现有|开庭|评估"
)
BASE = re.compile(WHOLE.pattern + r"|办理|作出|实施|审结|办结|结案|处理|调处|抽取|现有|报备|提交|败诉")
# what is saved is saved of what was planned, not of what was spent
_SAVED = re.compile(r"(?:节约|节支|节资|核减)率")
_BUDGET = re.compile(r"预算|控制价|概算|送审|计划")


def count(figure: Figure) -> bool:
    """Whether a figure may be a part or a base: a number of things or an amount, above nothing."""
    return (
        figure.norm_unit not in {"ratio", "percentage_point", "分", "倍", "小时", "年", "月", "工作日"}
        and figure.value > 0
    )


def spent(layout: Layout, rate: Figure, base: Figure) -> bool:
    """Whether a rate of saving would be taken of what was spent."""
    return bool(_SAVED.search(ahead(layout, rate)) and not _BUDGET.search(ahead(layout, base)))


def ahead(layout: Layout, figure: Figure) -> str:
    """The words of its clause before a figure, 24 characters at most."""
    return layout.folded[max(layout.clause(figure.start)[0], figure.start - 24) : figure.start]


def words(layout: Layout, rate: Figure) -> str:
    """The words of the numerator that the rate's name asks for."""
    start = max(layout.clause(rate.start)[0], rate.start - 24)
    named = stems.parts_of(layout.folded[start : rate.start])
    # «做到100%整改»
    return named if named != stems.NOTHING else stems.parts_of(layout.folded[rate.end : rate.end + 2] + "率")


def meant(layout: Layout, rate: Figure, part: Figure) -> bool:
    """Whether the rate's name speaks of what the part counts: 通过率 of 合格125人."""
    start = layout.clause(part.start)[0]
    end = min(layout.clause(part.tail)[1], part.tail + 16, rate.start)
    return bool(re.search(words(layout, rate), layout.folded[max(start, part.start - 24) : end]))
