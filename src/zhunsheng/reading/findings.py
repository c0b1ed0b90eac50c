"""All defects of a text, in order."""

from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.blanks import blanks
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.garbled import garbled
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.naming import naming
from zhunsheng.reading.numbering import numbering
from zhunsheng.reading.periods import periods
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.shape import shape
from zhunsheng.reading.substance import substance
from zhunsheng.reading.verdicts import Relation, Verdict
from zhunsheng.reading.wording import wording
from zhunsheng.statutes.words import _

_SLIP = Decimal("0.01")
_UNITS = _("同一数 {value} 前后单位不同:「{first}」与「{second}」。请统一。")
_BASE = _("「{said}」与前文所印总数不合,疑分母未印出。请写明总数。")


def find(layout: Layout, figures: list[Figure], relations: list[Relation]) -> list[Finding]:
    """Defects of form and of arithmetic, each once, by offset."""
    found = [
        *blanks(layout), *numbering(layout), *garbled(layout), *wording(layout), *shape(layout, figures),
        *naming(layout), *substance(layout, figures), *periods(layout, figures), *_sums(layout, relations),
    ]  # fmt: skip
    once = {(f.kind, f.start, f.end): f for f in found}
    return sorted(once.values(), key=lambda f: (f.start, f.end, f.kind))


def _sums(layout: Layout, relations: list[Relation]) -> Iterator[Finding]:
    """A count that changes its unit, a share of a total that is not the one printed."""
    for r in relations:
        first = r.operands[0] if r.operands else r.result
        if r.kind == "same" and first.unit != r.result.unit:
            values = {"value": r.result.verbatim, "first": first.unit, "second": r.result.unit}
            yield Finding("unit_mismatch", r.result.start, r.result.tail, _UNITS, values)
        ahead = layout.folded[max(0, r.result.start - 10) : r.result.start]
        if r.verdict is Verdict.FAILS and "占总" in ahead and abs(r.printed - (r.computed or 0)) > _SLIP:
            said = layout.folded[first.start : r.result.end]
            yield Finding("rate_base_unstated", first.start, r.result.end, _BASE, {"said": said[:40]})
