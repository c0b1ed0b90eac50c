"""Arabic numbers of a text: counts with their units, percentages, fractions, ranges, 1+6 sets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from zhunsheng.reading import tokens, units
from zhunsheng.reading.masks import Spans
from zhunsheng.reading.numerals import MAGNITUDES, arabic
from zhunsheng.reading.tokens import Token

_NUMBER = re.compile(
    r"(?<![\d.])\d{1,3}+(?:,\d{3}(?!\d))++(?:\.\d++)?"
    rf"|(?<=[一-龥(:])\d{{1,3}}(?: \d{{3}}(?!\d))+(?=(?:{units.PATTERN}|\))|,占)"
    r"|\d++(?:\.\d++)?"
)
_SIZE = re.compile(r"\s?(余|多|几|来)?(万亿|[十百千]万|万|亿|千(?![克米瓦])|百(?!分))?")
_MORE = re.compile(r"[ \t]?(余|多|来|\+(?![\dA-Za-z]))(?!元化)")
_REST = re.compile(r"(\d{1,4}(?:\.\d+)?)([万千百])")
_FALLEN = re.compile(r"(?:增长|增加|净增|增幅|增速|同比|环比)-\Z")
_MINUS = re.compile(r"(?:增长|增幅|增速|升幅|降幅|同比|环比|变化|率|为|[:(\t |\n])-\Z")
_PERCENT = re.compile(r"\s?([%‰])")
_OF = re.compile(r"分之(\d++(?:\.\d++)?)")
_SLASH = re.compile(r"/(\d{1,3})(?![\d/])")
# in a bracket right behind a rate: 95.7%(971/1015), 100%(12/12)
_COUNTS = re.compile(r"/(\d{1,7})\)")
_BEHIND_RATE = re.compile(r"[%‰]\(")
_RANGE = re.compile(r" ?(?:[-—–~]|——|至|到) ?")
_SET = re.compile(
    r"\+\d{1,3}(?:\+\d{1,3}){0,4}(?:个|项|份)?[^,。;、“”\n\d]{0,6}?(文件|政策|方案|制度|措施|办法)"
)
_SET_UNIT = {"文件": "件", "政策": "项", "方案": "个", "制度": "项", "措施": "项", "办法": "个"}
_TOTAL = re.compile(r"(?:达到?|共计?|合计|总计|总数为?|累计|为|有|超过?|逾|近|约|至)\s?\Z")
_SIGNED = frozenset({"ratio", "percentage_point"})
# what, standing right before a bare number, says that it counts
_NOUN = re.compile(
    r"(?:案件|申请|诉讼|件数|人数|次数|户数|场数|数量|总数|总量|总额|金额|人口|访问量|浏览量|阅读量|点击量|播放量|用户|粉丝)"
    r"(?:数|为|达到?|共|:)?\s?\Z"
)
_BESIDE = re.compile(r"\) ?[、,和][^()、,。]{1,12}\([\d ,]{1,9}\)")
_BESIDE_LEFT = re.compile(r"\([\d ,]{1,9}\) ?[、,和][^()、,。]{1,12}\(\Z")
_NOTHING = re.compile(tokens.NOTHING)
_OUTCOME = re.compile(
    r"(?:维持|驳回|撤销|变更|确认违法|终止|责令履行|不予受理|受理|审结|办结|结案|败诉|胜诉|撤诉|调解|和解)\s?\Z"
)
_SPAN_OF_DAYS = re.compile(r"(?:以内|之内|内|前|左右|以上)")


def numbers(folded: str, masks: Spans, quotes: Spans) -> Iterator[Token]:
    """Every Arabic number that measures something, in order; those in masks are passed over."""
    waiting: tuple[re.Match[str], Decimal] | None = None
    past = 0
    for plain in _NUMBER.finditer(folded):
        m = _after_item(folded, plain, masks)
        start = m.start()
        if start < past:
            continue
        if start in masks or start in quotes or _glued(folded, m, masks):
            waiting = None
            continue
        value = arabic(m[0])
        if value is None:
            waiting = None
            continue
        found = _set(folded, m, value) or _ratio(folded, m, value) or _count(folded, m, value)
        if found is not None and _negative(folded, start, found):
            found = replace(found, start=start - 1, value=-found.value)
        if found is None:
            waiting = (m, value) if _RANGE.match(folded, m.end()) else None
            continue
        if waiting is not None and _joined(folded, waiting[0].end(), start):
            yield _low(waiting, found)
            found = replace(found, role="range_high")
        waiting = None
        past = found.end
        yield found


def _negative(folded: str, start: int, found: Token) -> bool:
    """«同比增长-3.2%», «增加-12.4万元», a cell «-20.00%»."""
    if folded[start - 1 : start] != "-" or start < 2:
        return False
    if _FALLEN.search(folded, max(0, start - 4), start):
        return True
    return found.norm_unit in _SIGNED and bool(_MINUS.search(folded, max(0, start - 4), start))


def _after_item(folded: str, m: re.Match[str], masks: Spans) -> re.Match[str]:
    """In «2.3个镇完成» after item 1, the number is 3: read again behind the item's point."""
    around = masks.around(m.start())
    if around is None or around[1] >= m.end() or folded[around[1] - 1] != ".":
        return m
    return _NUMBER.match(folded, around[1]) or m


def _glued(folded: str, m: re.Match[str], masks: Spans) -> bool:
    """Part of a code: letters or a point directly before it, or a code's letters behind."""
    left = folded[m.start() - 1 : m.start()]
    right = folded[m.end() : m.end() + 1]
    if right.isalpha() and units.LATIN.match(folded, m.end()):
        right = ""
    if left == "." and m.start() - 1 in masks:
        left = ""
    return (left.isascii() and left.isalpha()) or left in {"_", "."} or (right.isascii() and right.isalpha())


def _decimals(printed: str) -> int:
    return len(printed.partition(".")[2])


def _ratio(folded: str, m: re.Match[str], value: Decimal) -> Token | None:
    p = _PERCENT.match(folded, m.end())
    if p:
        base = 100 if p[1] == "%" else 1000
        return Token(m.start(), p.end(), value / base, p[1], "ratio", p.end(), tokens.before(folded, m.start()),
                     decimals=_decimals(m[0]))  # fmt: skip
    of = _OF.match(folded, m.end())
    if of and value and (part := arabic(of[1])) is not None:
        return Token(m.start(), of.end(), part / value, "-", "ratio", of.end())
    over = _SLASH.match(folded, m.end())
    if over and int(over[1]) > value > 0 and folded[m.start() - 1 : m.start()] not in {"/", "第"}:
        return Token(m.start(), over.end(), value / int(over[1]), "-", "ratio", over.end())
    of_rate = _COUNTS.match(folded, m.end())
    if (
        of_rate
        and int(of_rate[1]) >= value > 0
        and _BEHIND_RATE.fullmatch(folded[max(m.start() - 2, 0) : m.start()])
    ):
        return Token(m.start(), of_rate.end(1), value / int(of_rate[1]), "-", "ratio", of_rate.end(1))
    return None


def _count(folded: str, m: re.Match[str], value: Decimal) -> Token | None:
    start = m.start()
    plain = units.unit_at(folded, m.end())
    size = _SIZE.match(folded, m.end())
    assert size is not None
    inner, magnitude = size[1] or "", size[2] or ""
    half = tokens.HALF.match(folded, m.end())
    if half:
        return tokens.and_a_half(start, m.end(), value, half)
    rest = _REST.match(folded, size.end()) if magnitude in {"万", "亿"} and not inner else None
    if plain and not inner and not magnitude:
        end, more = m.end(), ""
    else:
        end = rest.end() if rest else size.end() if magnitude else m.end()
        tail = _MORE.match(folded, end)
        more = tail[1] if tail else ""
        plain = units.unit_at(folded, tail.end() if tail else end)
    qualifier = inner if magnitude and inner else more
    scaled = value * MAGNITUDES[magnitude]
    if rest and MAGNITUDES[rest[2]] < MAGNITUDES[magnitude]:
        scaled += Decimal(rest[1]) * MAGNITUDES[rest[2]]
    if plain is None:
        return _bare(folded, m, end, scaled, magnitude, more)
    word, tail_end = plain
    if word == "日" and not _SPAN_OF_DAYS.match(folded, tail_end):
        return None
    if word == "年" and (value > 100 or magnitude):
        return None
    if word == "倍" or word == "成":
        scaled = scaled / 10 if word == "成" else scaled
    behind, tail_end = tokens.after(folded, tail_end)
    norm = "ratio" if word == "成" else units.normal(word)
    return Token(start, end, scaled, units.printed(word), norm, tail_end,
                 qualifier or tokens.before(folded, start) or behind, decimals=_decimals(m[0]))  # fmt: skip


def _bare(folded: str, m: re.Match[str], end: int, value: Decimal, magnitude: str, more: str) -> Token | None:
    """A number without a measure word counts only if its size, its verb or its noun says so."""
    tail = end + len(more)
    if value == 0 and _NOTHING.match(folded, end):
        return Token(m.start(), end, value, "-", "-", end, role="textual_zero")
    counted = folded[tail : tail + 1] in {"", ",", "。", ";", "、", ")", "\n", "(", " "}
    verb = _TOTAL.search(folded, max(0, m.start() - 4), m.start())
    shared = folded[tail : tail + 2] in {",占", "(占"} and value >= 10
    if _listed(folded, m.start(), end) and value >= 10:
        return Token(m.start(), end, value, "-", "-", tail)
    noun = _NOUN.search(folded, max(0, m.start() - 8), m.start())
    listed = _OUTCOME.search(folded, max(0, m.start() - 5), m.start())
    if folded.startswith(".", end):
        return None
    if not (
        magnitude
        or shared
        or (more and value >= 10)
        or (counted and ((verb or noun) and value >= 10 or listed))
    ):
        return None
    return Token(m.start(), end, value, "-", "-", tail, more or tokens.before(folded, m.start()))


def _listed(folded: str, start: int, end: int) -> bool:
    """«甲地(8917)、乙地(7451)»: one of several numbers in brackets behind names."""
    alone = (
        folded[start - 1 : start] == "("
        and folded[end : end + 1] == ")"
        and "一" <= folded[start - 2 : start - 1] <= "龥"
    )
    return alone and bool(
        _BESIDE.match(folded, end) or _BESIDE_LEFT.search(folded, max(0, start - 24), start)
    )


def _set(folded: str, m: re.Match[str], value: Decimal) -> Token | None:
    """1+6文件: one document and six more; each number is counted by itself."""
    left = re.search(r"\d\+\Z", folded[max(0, m.start() - 2) : m.start()])
    s = _SET.match(folded, m.end())
    if s is None and left:
        s = _SET.match(folded, m.start() - 1)
    if s is None:
        return None
    unit = _SET_UNIT[s[1]]
    return Token(m.start(), m.end(), value, unit, unit, m.end())


def _joined(folded: str, a: int, b: int) -> bool:
    m = _RANGE.match(folded, a)
    return m is not None and m.end() == b


def _low(waiting: tuple[re.Match[str], Decimal], high: Token) -> Token:
    """The lower end of a range borrows unit and size from the upper one: 5至10万元."""
    m, value = waiting
    if high.norm_unit == "ratio" and high.unit in "%‰":
        value = value / (100 if high.unit == "%" else 1000)
    return Token(m.start(), m.end(), value, high.unit, high.norm_unit, m.end(), role="range_low")
