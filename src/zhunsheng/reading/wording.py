"""Sentences: paragraphs without an end, stray full stops, words and passages said twice, slips."""

import re
from collections.abc import Iterator

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_STRAY = re.compile(r"(?<=[一-龥])\.(?=\s*(?:\n|\Z)|[一-龥])")
_AND_AGAIN = re.compile(
    r"(?<![一-龥]、)([一-龥]{2,6})[和与及]\1(?![一-龥])|(?<![一-龥、])([一-龥]{2,6})、\2(?![一-龥])"
)
_COUNT_AGAIN = re.compile(r"([一-龥]{3,8})\d{1,9}余?(?:件|起|宗|个|次|项|份)\1")
_ECHO = re.compile(r"([一-龥]{3,8})\1")
_MARKS = re.compile(r"[,;、]{2,}|。[。,;、]|[,;、]。")
_SLIPS = (
    (re.compile(r"(?<=再)[一-龥]{1,3}[、,](在)(?:[一-龥]{1,3}(?=[,、。]))"), "再"),
    (re.compile(r"截止(?=目前|今年|20\d\d)"), "截至"), (re.compile(r"布署"), "部署"), (re.compile(r"(?<!所)做为(?=一)"), "作为"),
    (re.compile(r"既使|即然"), "即使/既然"), (re.compile(r"帐户|帐号|台帐"), "账"), (re.compile(r"法制政府建设"), "法治政府建设"),
)  # fmt: skip
_RATE_COUNT = re.compile(
    r"(?:点击|访问|浏览|下载|转发|办件|使用|参与)率(?:达到?|为|超过?)?\d[\d.,]*[万余多]{0,2}(?:人次|次|件|条|人)"
)
_CLAUSE = re.compile(r"[^,。;:!?《》“”\t|]+")
_LONG = 12

_NO_STOP = _("段末没有句号。请补上,或核对是否有缺文。")
_CUT = _("段末为逗号或顿号,疑有缺文。请补全该句。")
_ASCII = _("句号误作「.」。请改为「。」。")
_TWICE = _("「{said}」重复。请核对。")
_PASSAGE = _("同一段中此处重复前文 {count} 字。请核对。")
_COUNT = _("「{said}」是数量,不是比率。请改用「量」或「次数」。")
_SLIP = _("「{said}」疑为「{right}」之误。请核对。")


def wording(layout: Layout) -> Iterator[Finding]:
    """Defects of sentences and words."""
    folded = layout.folded
    for m in _STRAY.finditer(folded):
        yield Finding("ascii_full_stop", max(layout.clause(m.start() - 1)[0], m.start() - 6), m.end(), _ASCII)
    for pattern in (_AND_AGAIN, _COUNT_AGAIN, _ECHO):
        for m in pattern.finditer(folded):
            yield Finding(
                "duplicated_word", m.start(), m.end(), _TWICE, {"said": m[1] or m[m.lastindex or 1]}
            )
    for m in _MARKS.finditer(folded):
        yield Finding("doubled_punctuation", m.start(), m.end(), _TWICE, {"said": m[0]})
    for slip, right in _SLIPS:
        for m in slip.finditer(folded):
            start = m.start(1) if slip.groups else m.start()
            yield Finding("typo", start, m.end(), _SLIP, {"said": folded[start : m.end()], "right": right})
    for m in _RATE_COUNT.finditer(folded):
        yield Finding("count_called_rate", m.start(), m.end(), _COUNT, {"said": m[0]})
    at = 0
    for line in folded.split("\n"):
        yield from _paragraph(folded, line, at)
        at += len(line) + 1


def _paragraph(folded: str, line: str, at: int) -> Iterator[Finding]:
    said = line.rstrip(" \t\r|")
    if len(said) < 40 or not re.search(r"[,。]", said[:-1]):
        return
    last, end = said[-1], at + len(said)
    if last in ",、":
        yield Finding("sentence_truncated", end - 11, end, _CUT)
    elif "一" <= last <= "龥" and folded[end:].lstrip()[:1] and re.search(r"。", said):
        yield Finding("missing_full_stop", end - 12, end, _NO_STOP)
    yield from _repeats(line, at)


def _repeats(line: str, at: int) -> Iterator[Finding]:
    """Whole clauses that stand twice in one paragraph; neighbours are told together."""
    seen: set[str] = set()
    start = end = -1
    for m in _CLAUSE.finditer(line):
        again = len(m[0]) >= _LONG and m[0] in seen
        if again:
            start, end = (m.start() if start < 0 else start), m.end()
        elif start >= 0 and m.end() - m.start() >= 2:
            yield Finding("duplicated_clause", at + start, at + end, _PASSAGE, {"count": str(end - start)})
            start = -1
        seen.add(m[0])
    if start >= 0:
        yield Finding("duplicated_clause", at + start, at + end, _PASSAGE, {"count": str(end - start)})
