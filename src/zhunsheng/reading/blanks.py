"""Numbers that were never filled in: 受理行政复议 件, XX件, 达到%, 〔2022〕 号, 年 月 日."""

import re
from collections.abc import Iterator

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_WORD = r"(?:人次|场次|件次|户次|万元|亿元|个百分点|件|起|宗|人|名|次|个|项|份|场|期|条|户|家|元|天)"
_STOP = r"(?=[,。;、)]|其中|$)"
_GAP = re.compile(rf"(?<=[一-龥)])(?<![\d余多几][万亿千百])[ \t]{{1,12}}{_WORD}{_STOP}", re.M)
_MARK = re.compile(
    rf"(?<![A-Za-z\d])(?:[XxΧ×*＊_＿□○]{{1,6}}|[…]{{1,2}})[ \t]{{0,3}}(?:余|多)?(?:{_WORD}{_STOP}|%|年\s?[Xx×]{{1,2}}月)"
)
_TWICE = re.compile(rf"(?:案件|建议|提案)件{_STOP}", re.M)
_RATE = re.compile(r"(?:率(?:达到?|为)?|占比?|达到)[ \t]{0,6}%")
_DATE = re.compile(r"(?<![\d一-龥])(?:20\d{2})?[ \t]{0,6}年[ \t]{1,6}月[ \t]{1,6}日")
_NUMBER = re.compile(r"〔(?:20\d{2})?[ \t]{0,4}〕[ \t]{0,6}号")

# «45 317份» is parted by thousands, «1 2人» has come apart
_SPLIT = re.compile(rf"(?<=[一-龥])\d{{1,3}} {{1,2}}(?!\d{{3}})\d{{1,3}}(?={_WORD}(?![一-龥]{{0,3}}\d))")
_SPLIT_UP = _("数字「{said}」中间断开。请核对。")
_COUNT_BLANK = _("「{said}」前缺数字。请补上数字,或删去该句。")
_DATE_BLANK = _("日期没有填写。请补上年、月、日。")
_NUMBER_BLANK = _("发文字号没有填写完整。请补上年份和序号。")


def blanks(layout: Layout) -> Iterator[Finding]:
    """Every place where a number was left out."""
    folded = layout.folded
    for pattern in (_GAP, _MARK, _TWICE, _RATE):
        for m in pattern.finditer(folded):
            start = max(layout.clause(m.start())[0], m.start() - 10)
            yield Finding("blank_number", start, m.end(), _COUNT_BLANK, {"said": m[0].strip()[-6:]})
    for m in _SPLIT.finditer(folded):
        yield Finding("split_number", m.start(), m.end(), _SPLIT_UP, {"said": m[0]})
    for m in _DATE.finditer(folded):
        yield Finding("blank_date", m.start(), m.end(), _DATE_BLANK)
    for m in _NUMBER.finditer(folded):
        yield Finding("blank_docnum", m.start(), m.end(), _NUMBER_BLANK)
