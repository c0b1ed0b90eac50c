"""Every relation of a text that can be recomputed, and the percentages that cannot."""

from zhunsheng.reading.bounds import at_most, same
from zhunsheng.reading.claims import claims
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.growth import growth
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.means import means
from zhunsheng.reading.partitions import partitions
from zhunsheng.reading.products import products
from zhunsheng.reading.rates import rates
from zhunsheng.reading.spoken import spoken
from zhunsheng.reading.stocks import stocks
from zhunsheng.reading.sums import sums
from zhunsheng.reading.tabular import tabular
from zhunsheng.reading.totals import totals
from zhunsheng.reading.twice import contradictions
from zhunsheng.reading.verdicts import Relation, Verdict


def find(layout: Layout, figures: list[Figure]) -> list[Relation]:
    """Relations in the order of their results."""
    found = [
        *spoken(layout, figures, list(rates(layout, figures))),
        *tabular(layout, figures),
        *sums(layout, figures),
        *growth(layout, figures),
        *means(layout, figures),
    ]
    told = {_all(r) for r in found if r.verdict is not Verdict.UNKNOWN}
    more = [*totals(layout, figures), *stocks(layout, figures), *claims(layout, figures)]
    found += [r for r in more if _all(r) not in told]
    told |= {_all(r) for r in found if r.verdict is not Verdict.UNKNOWN}
    for relation in [*partitions(layout, figures, found), *products(layout, figures)]:
        if _all(relation) not in told:
            told.add(_all(relation))
            found.append(relation)
    certain = [r for r in found if r.verdict is not Verdict.UNKNOWN]
    used = {(a.start, b.start) for r in certain for a in r.operands for b in r.operands if a is not b}
    found += at_most(layout, figures, used)
    found += same(layout, figures, used)
    found += contradictions(layout, figures)
    found = [r for r in found if r.result.role not in {"plan", "target"}]
    return sorted(found, key=lambda r: (r.result.start, r.kind))


def _all(relation: Relation) -> frozenset[int]:
    """The figures that a relation joins: the same ones are not related twice."""
    return frozenset(f.start for f in (relation.result, *relation.operands))
