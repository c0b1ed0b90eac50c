"""Every relation of a text that can be recomputed, and the percentages that cannot."""

from zhunsheng.reading.bounds import at_most, same
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.growth import growth
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.rates import rates
from zhunsheng.reading.sums import sums
from zhunsheng.reading.verdicts import Relation


def find(layout: Layout, figures: list[Figure]) -> list[Relation]:
    """Relations in the order of their results."""
    found = [*rates(layout, figures), *sums(layout, figures), *growth(layout, figures)]
    used = {(a.start, b.start) for r in found for a in r.operands for b in r.operands if a is not b}
    found += at_most(layout, figures, used)
    found += same(layout, figures, used)
    return sorted(found, key=lambda r: (r.result.start, r.kind))
