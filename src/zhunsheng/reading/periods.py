"""Periods that do not go together: «so far» in the report of a whole year, a signature before its end."""

import re
from collections.abc import Iterator
from datetime import date

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_SO_FAR = re.compile(
    r"今年以来|今年截至目前|截[至止]目前|(?<![截至])目前(?=[,,]?(?:已|共|累计))|((?:19|20)\d{2})年以来"
)
_SIGNED = re.compile(r"(?m)^[ \t]*((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日[ \t\r]*$")

_PART_OF_YEAR = re.compile(
    r"第[一二三四1-4]季度|[上下]半年|前[一二三]季度|(?<!\d)\d{1,2}(?:月份?)?[-—至~]\d{1,2}月|年\d{1,2}月份|[周月季]报"
)

_MIXED = _("「{said}」与全年数并用:{year} 年度报告应写明统计起止日期。请统一口径。")
_EARLY = _("成文日期 {signed} 早于 {year} 年年末,全年数尚未形成。请说明统计截止日期。")


def periods(layout: Layout, figures: list[Figure]) -> Iterator[Finding]:
    """Each way of saying «so far» once, where a figure stands in its sentence; and an early signature."""
    if not layout.year or len(layout.folded) < 800:
        return
    # a bulletin of a part of the year says so in its title
    if _PART_OF_YEAR.search(next((line for line in layout.folded[:400].split("\n") if line.strip()), "")):
        return
    yield from _mixed(layout, figures)
    yield from _early(layout)


def _mixed(layout: Layout, figures: list[Figure]) -> Iterator[Finding]:
    starts = [f.start for f in figures if f.role in {"fact", "cumulative"}]
    seen: set[str] = set()
    for m in _SO_FAR.finditer(layout.folded):
        if m.start() >= layout.plan_from or m[0] in seen:
            continue
        end = min(layout.sentence(m.start())[1], m.end() + 60)
        if any(m.end() <= at < end for at in starts):
            seen.add(m[0])
            yield Finding("mixed_periods", m.start(), m.end(), _MIXED, {"said": m[0], "year": layout.year})


def _early(layout: Layout) -> Iterator[Finding]:
    for m in _SIGNED.finditer(layout.folded):
        try:
            signed = date(int(m[1]), int(m[2]), int(m[3]))
        except ValueError:
            continue
        if str(signed.year) == layout.year and signed < date(signed.year, 12, 31):
            values = {"signed": signed.isoformat(), "year": layout.year}
            yield Finding("signed_early", m.start(1), m.end(3) + 1, _EARLY, values)
