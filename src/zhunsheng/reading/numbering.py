"""Item numbers: gaps and repeats in headings, and 一是…二是… runs that lost or swallowed one."""

import re
from collections.abc import Iterator

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.numerals import chinese
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_CN = "一二三四五六七八九十"
_HEAD = re.compile(
    rf"(?m)^[ \t]{{0,20}}(?:([{_CN}]{{1,3}})、|[(]([{_CN}]{{1,3}})[)]|(\d{{1,2}})(?:[.、](?!\d)))"
)
_RUN = re.compile(
    rf"(?:(?<=[。;:,、!?\s)])|^|(?<=[一-龥])(?=[二三四五六七八九]是))([{_CN}]{{1,2}})是(?!否|非|以)"
)
_BARE = re.compile(r"(?<=[。;])[ ]?是(?=[一-龥]{4})(?!否|因|由|以|为|我|指|对)")

_GAP = _("编号从「{before}」跳到「{after}」。请核对是否漏了一条。")
_AGAIN = _("编号「{after}」重复。请改正编号。")
_LOST = _("此处以「是」起句,疑漏「{lost}」字(前为「{before}是」)。请补上。")
_GLUED = _("「{said}」与上句相连,疑漏句号或分号。请补上。")


def numbering(layout: Layout) -> Iterator[Finding]:
    """Broken numbering of headings and of runs inside paragraphs."""
    yield from _headings(layout)
    yield from _runs(layout)


def _headings(layout: Layout) -> Iterator[Finding]:
    last = [0, 0, 0]
    rows = {layout.paragraph(row[0].start) for table in layout.tables for row in table.rows}
    for m in _HEAD.finditer(layout.folded):
        # the labels of a table's rows have a count of their own
        if m.start() in rows:
            continue
        level = 0 if m[1] else 1 if m[2] else 2
        now = int(chinese(m[level + 1]) or 0) if level < 2 else int(m[3])
        before = last[level]
        last[level] = now
        last[level + 1 :] = [0] * (2 - level)
        if now in {1, before + 1} or not before:
            continue
        if now == before:
            yield Finding("broken_numbering", m.start(), m.end(), _AGAIN, {"after": m[0].strip()})
        elif 0 < now - before <= 3 and level < 2:
            values = {"before": str(before), "after": m[0].strip()}
            yield Finding("broken_numbering", m.start(), m.end(), _GAP, values)


def _runs(layout: Layout) -> Iterator[Finding]:
    folded = layout.folded
    bare = [m.start() for m in _BARE.finditer(folded)]
    before = before_at = 0
    for m in _RUN.finditer(folded):
        now = int(chinese(m[1]) or 0)
        if now == before + 2 and before:
            lost = next((at for at in bare if before_at < at < m.start()), None)
            yield _missing(layout, lost, m, before, now)
        glued = folded[m.start() - 1 : m.start()]
        continues = now in {before + 1, before + 2} and now > 1 and before > 0
        if continues and "一" <= glued <= "龥":
            start = max(layout.clause(m.start())[0], m.start() - 10)
            yield Finding("missing_full_stop", start, m.end(), _GLUED, {"said": m[0]})
        if now == 1 or continues or not "一" <= glued <= "龥":
            before, before_at = now, m.start()


def _missing(layout: Layout, lost: int | None, m: re.Match[str], before: int, now: int) -> Finding:
    said = {"before": _CN[before - 1] if before <= 10 else str(before), "after": m[0]}
    if lost is None:
        return Finding("missing_enumerator", m.start(), m.end(), _GAP, said)
    said["lost"] = _CN[before] if before < 10 else str(before + 1)
    start = lost + (layout.folded[lost] == " ")
    return Finding("missing_enumerator", start, min(layout.clause(start)[1], start + 14), _LOST, said)
