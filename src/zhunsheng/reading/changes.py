"""Counts that say how much something changed, and counts of an earlier year: neither is a part of this year's total."""

import re

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout

CHANGED = re.compile(
    r"(?:增加|增长|减少|下降|上升|提高|提升|降低|净增|净减|缩短|延长|压缩|压减|增|减|多|少)了?\s?\Z"
)
EARLIER = re.compile(
    r"上年|去年|上一年|前一年|同期|(?:由|从)(?!事|申|被)|原来?的|法定的?"
    r"|(?<!\d)((?:19|20)\d{2})年?度?(?:同期|底|末|全年|该类|同类)?(?:[一-龥]{0,6}案件量)?(?:的|为|有|共|达)?"
)
CARRIED = re.compile(r"结转|遗留|未结|结存|旧存")


def is_change(layout: Layout, figure: Figure) -> bool:
    """Whether a count is itself a change: 比上年的418件增加108件."""
    start = max(layout.clause(figure.start)[0], figure.start - 4)
    return bool(CHANGED.search(layout.folded, start, figure.start))


def is_earlier(layout: Layout, figure: Figure) -> bool:
    """Whether a count is an earlier year's, told only to compare: 比上年的418件, (2020年80件)."""
    start = max(layout.clause(figure.start)[0], figure.start - 8)
    said = layout.folded[start : figure.start]
    m = re.search(r"(?:比|较|与|\()\s?(?:上年|去年|同期|((?:19|20)\d{2})年)", said)
    return bool(m and not CARRIED.search(said) and (m[1] is None or m[1] < (layout.year or "9")))
