"""Document numbers and dates that lost characters, dates that cannot be, words that lost a head."""

import re
from calendar import monthrange
from collections.abc import Iterator

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_DOCUMENT = re.compile(
    r"(?<![一-龥〔\d])([一-龥]{1,8}[发文字办函政委令电])\s?((?:19|20)\d{2})(\d{1,4})(?!\d|年|[个件项人次户元.%-])号?"
)
_BRACKETS = re.compile(r"([一-龥]{1,8}[发文字办函政委令电])[(]((?:19|20)\d{2})[)](\d{1,4})号")
_HALF = re.compile(
    r"([一-龥]{1,8}[发文字办函政委令电])〔((?:19|20)\d{2})(?:[)]?(?<!〕)(\d{1,4})号|〕(\d{1,4})(?![\d号、,\s和至—~-])(?=[一-龥》)]))"
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2,4})日")
_NO_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})日|(?<!\d)((?:19|20)\d{2})(\d{1,2})月(\d{1,2})日")
_YEAR_LOST = re.compile(
    r"(?<![\d.-])(?:20\d|20\d{3})年(?=\d{1,2}月)|(?<![\d.-])20[12]\d{2}年(?=[度底初末全,])"
)
_NO_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d{2}年\d{1,2}月\d{1,2}(?=印发|发布|公布|公开|起|召开|制定|出台|[ \t]*$)", re.M
)
_WHOLE = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_CENTRE = re.compile(r"中央(?:[市县]|区(?!域))[关有的工部决政的]{0,2}")
# the head that common openings of a sentence lose in web copies
_HEADS = (
    ("持", "续(?:深入|推进|加强|开展|强化|优化|完善|深化|加大|提升|推动|做好)"), ("建", "立健全|立完善|立了"),
    ("进", "一步"), ("深", "入(?:推进|贯彻|开展|学习|实施|落实)"), ("全", "面(?:推进|落实|推行|加强|实施|贯彻|提升|履行|依法)"),
    ("认", "真(?:落实|贯彻|组织|执行|履行|开展|学习)"), ("扎", "实(?:推进|开展|做好)"), ("严", "格(?:落实|执行|规范|按照|依法)"),
    ("积", "极(?:推进|推行|开展|探索|参与|组织)"), ("贯", "彻(?:落实|执行|实施)"), ("加", "强(?:对|行政|执法|法治|和|与|监督)"),
    ("健", "全(?:完善|落实|行政|重大|规范|执法)"), ("推", "进(?:法治|行政|依法|政府|重点)"), ("组", "织(?:开展|召开|全)"),
)  # fmt: skip
_TAILS = tuple(
    (head, re.compile(rf"(?<=[。\n])[ \t]{{0,8}}(?P<tail>{tails})")) for head, tails in _HEADS if head != "推"
)

_POINTS = re.compile(r"(?<![\d.])(\d+)\.(\d{1,2})\.(\d{1,2})([万亿]元|[万亿%元])")
_TWO_POINTS = _("「{said}」疑为「{right}」之误。请核对。")
_DOCUMENT_LOST = _("发文字号「{said}」疑有缺字,应作「{right}」。请核对。")
_DOCUMENT_BRACKETS = _("发文字号「{said}」的年份应用六角括号,应作「{right}」。请改正。")
_DATE_LOST = _("日期「{said}」疑漏年、月字样。请核对。")
_DATE_WRONG = _("日期「{said}」不存在。请核对。")
_CENTRE_LOST = _("「{said}」疑漏「、省、」等字。请核对。")
_HEAD_LOST = _("句首「{said}」疑漏「{head}」字。请核对。")


def garbled(layout: Layout) -> Iterator[Finding]:
    """Everything that a web page or a copy has damaged."""
    folded = layout.folded
    for m in _DOCUMENT.finditer(folded):
        values = {"said": m[0], "right": f"{m[1]}〔{m[2]}〕{m[3]}号"}
        yield Finding("garbled_docnum", m.start(), m.end(), _DOCUMENT_LOST, values)
    for m in _BRACKETS.finditer(folded):
        values = {"said": m[0], "right": f"{_series(m[1])}〔{m[2]}〕{m[3]}号"}
        yield Finding("docnum_brackets", m.start(), m.end(), _DOCUMENT_BRACKETS, values)
    for m in _HALF.finditer(folded):
        values = {"said": m[0], "right": f"{_series(m[1])}〔{m[2]}〕{m[3] or m[4]}号"}
        yield Finding("garbled_docnum", m.start(), m.end(), _DOCUMENT_LOST, values)
    for pattern in (_DATE, _NO_MONTH, _YEAR_LOST, _NO_DAY):
        for m in pattern.finditer(folded):
            yield Finding("garbled_date", m.start(), m.end(), _DATE_LOST, {"said": m[0]})
    for m in _WHOLE.finditer(folded):
        if not _exists(int(m[1]), int(m[2]), int(m[3])):
            yield Finding("impossible_date", m.start(), m.end(), _DATE_WRONG, {"said": m[0]})
    for m in _POINTS.finditer(folded):
        values = {"said": m[0], "right": f"{m[1]}.{m[2]}{m[3]}{m[4]}"}
        yield Finding("garbled_number", m.start(), m.end(), _TWO_POINTS, values)
    for m in _CENTRE.finditer(folded):
        yield Finding("lost_characters", m.start(), m.end(), _CENTRE_LOST, {"said": m[0]})
    for head, tail in _TAILS:
        for m in tail.finditer(folded):
            values = {"said": m["tail"], "head": head}
            yield Finding("lost_characters", m.start("tail"), m.end(), _HEAD_LOST, values)


def _series(said: str) -> str:
    """The letters of a document number without the words that lead to it."""
    return re.split(r"依据|根据|按照|[号和与及以是的]", said)[-1] or said


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
