"""Chinese numerals that count something: 两轮, 十余个, 六大, 百分之三十, 三分之二, 无一, 零败诉."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading import tokens, units
from zhunsheng.reading.masks import Spans
from zhunsheng.reading.numerals import chinese
from zhunsheng.reading.tokens import Token

_N = "零〇一二三四五六七八九十百千万亿两"
_NUMBER = re.compile(rf"百分之([{_N}百]++(?:点[{_N}]++)?)|([{_N}]++)分之([{_N}]++)|([{_N}]++)")
_WORDS = str.split(
    "个 项 件 起 宗 名 人 人次 份 大 种 类 大类 批次 场 场次 期 轮 天 次 个月 周 个小时 小时 分钟 家 户 条 支 部 套 本 位 日 "
    "处 所 座 台 辆 篇 幅 册 倍 成 个工作日 工作日 元 亩 个百分点 方面 部门 单位 乡镇 年 步 卷 例"
)
_UNIT = re.compile("|".join(units.alternative(w) for w in sorted(_WORDS, key=len, reverse=True)))
_MORE = re.compile(r"[余多来]")
# before these a numeral belongs to a word: 进一步, 统一, 每一次, 之一
_PART_OF_WORD = frozenset("第进统唯专同逐单任另这那哪其之初万划不归合如某再每星周某上下头清")
_ZERO = re.compile(
    rf"(?<![〇一二三四五六七八九十])零(?={tokens.NOTHING})"
    r"|(?<=无)一(?=败诉|撤销|纠错|投诉|例|起|件|差错|人|违)|(?<=未发生|有发生|未出现)一(?=起|件|例|宗)"
)
_ONCE = re.compile(r"(?:召开|开展|举办|组织|少于|至少|进行|听取|报告|低于)\Z")
_LASTS = re.compile(r"(?:均|至|到|约|近|为|过|满|期|短|需|用|仅|只|长|少|在)\Z")
_DAYS = re.compile(r"(?:以内|之内|内)")
_VAGUE = frozenset("数几")
_LONG = frozenset(str.split("小时 个小时 天 周 个月 个工作日 工作日 分钟"))
_NOT_AFTER_ONCE = frozenset("性办告就了跑通不申")


def numbers(folded: str, masks: Spans, quotes: Spans, taken: set[int]) -> Iterator[Token]:
    """Every Chinese numeral that measures something; `taken` are offsets inside Arabic figures."""
    for m in _NUMBER.finditer(folded):
        start = m.start()
        if start in taken or start in masks:
            continue
        found = _share(m) if m[1] or m[2] else _zero(folded, m) or _count(folded, m, quotes)
        if found is not None:
            yield found


def _share(m: re.Match[str]) -> Token | None:
    if m[1]:
        whole, _, digits = m[1].partition("点")
        value = chinese(whole)
        if value is None:
            return None
        if digits:
            value += sum((chinese(d) or Decimal(0)) / 10 ** (i + 1) for i, d in enumerate(digits[:6]))
        return Token(m.start(), m.end(), value / 100, "%", "ratio", m.end(), decimals=len(digits[:6]))
    below, above = chinese(m[2]), chinese(m[3])
    if not below or above is None:
        return None
    return Token(m.start(), m.end(), above / below, "-", "ratio", m.end())


def _zero(folded: str, m: re.Match[str]) -> Token | None:
    z = _ZERO.match(folded, m.start())
    if z is None:
        return None
    counted = _UNIT.match(folded, z.end()) if z[0] == "一" else None
    unit = counted[0] if counted else "-"
    return Token(z.start(), z.end(), Decimal(0), unit, unit, z.end(), role="textual_zero")


def _count(folded: str, m: re.Match[str], quotes: Spans) -> Token | None:
    start, end = m.span(4)
    value = chinese(m[4])
    before = folded[start - 1 : start]
    hundreds = before == "上" and m[4][0] in "百千万"
    if (
        value is None
        or value == 0
        or (before in _PART_OF_WORD and not hundreds and not (len(m[4]) > 2 and before != "第"))
        or (before in _VAGUE and m[4][0] in "十百千万")
    ):
        return None
    more = _MORE.match(folded, end)
    u = _UNIT.match(folded, more.end() if more else end)
    if u is None:
        return None
    word = u[0]
    around = quotes.around(start)
    if around and not _named_count(folded, around, start, u.end(), value):
        return None
    ahead = "上" if hundreds else tokens.before(folded, start)
    if m[4][0] in "百千万亿" and not (more or ahead):
        return None
    if word == "日" and not _DAYS.match(folded, u.end()):
        return None
    if word == "年" and not re.search(r"(?:连续|历时|为期)\Z", folded[max(0, start - 2) : start]):
        return None
    if value == 1 and not (more or _one(folded, start, u)):
        return None
    half = tokens.HALF.match(folded, u.end() - 1)
    if half and not more:
        return tokens.and_a_half(start, end, value, half)
    behind, tail = tokens.after(folded, u.end())
    share = word == "成"
    return Token(start, end, value / 10 if share else value, units.printed(word), "ratio" if share else units.normal(word),
                 tail, more[0] if more else ahead or behind, "structure" if _structure(folded, u) else "")  # fmt: skip


def _one(folded: str, start: int, unit: re.Match[str]) -> bool:
    """«One» counts only as a length of time or as an act done once; elsewhere it is an article."""
    left = folded[max(0, start - 2) : start]
    if unit[0] in _LONG:
        return bool(_LASTS.search(left))
    if unit[0] == "倍":
        return bool(re.search(r"[增长翻高多了近约]\Z", left))
    once = unit[0] in {"次", "场", "场次", "期", "轮", "批次"}
    return once and bool(_ONCE.search(left)) and folded[unit.end() : unit.end() + 1] not in _NOT_AFTER_ONCE


def _structure(folded: str, unit: re.Match[str]) -> bool:
    return unit[0] == "方面" or folded.startswith("方面", unit.end())


def _named_count(folded: str, around: tuple[int, int], start: int, tail: int, value: Decimal) -> bool:
    """«N个…» in quotes counts if it sums up the N things listed before it, or names so many goals."""
    if start != around[0] + 1 or around[1] - tail < 2:
        return False
    if re.match(r"目标|任务", folded[around[1] : around[1] + 2]):
        return True
    left = re.split(r"[,。;:!?\n]", folded[max(0, around[0] - 80) : around[0]])[-1]
    return left.count("、") + 1 == value
