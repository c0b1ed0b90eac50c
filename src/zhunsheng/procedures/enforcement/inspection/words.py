"""Words that people write in free text and the rules of inspection must understand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhunsheng.procedures.enforcement.penalty.words import says

BY_HAND = re.compile(
    r"chose|choos|select|pick|manual|hand|designat|appoint|assign|named by|chief"
    r"|指定|挑选|人工|手工|点名|选定|自选|领导"
)
BY_LOT = re.compile(r"random|\blots?\b|lotter|ballot|drand|随机|摇号|抽签")
DRAWN = ("draw", "computer", "system", "software", "program", "抽取", "电脑", "系统", "计算机", "程序")
"""Words that may mean the lot, unless somebody is said to choose."""
NOT_BY_LOT = re.compile(
    r"(not|non|no|without|instead of|rather than)[- ](a |by |the |any )*(random|draw|lot)"
    r"|[不非未无].{0,2}(随机|摇号|抽签|抽取)"
)
FAVOUR = re.compile(
    r"request|favou?r|acquaint|friend|relati|connection|leader|chief|boss|convenien|easier|prefer|taxpayer|spare"
    r"|no (proper )?reason|without (proper )?reason|请求|打招呼|请托|熟人|关系|亲友|亲戚|朋友|领导|说情|方便|照顾|客户|纳税"
    r"|招商|重点企业|重点保护|挂牌保护|无理由|没有理由|无正当|无故"
)
LAWFUL = re.compile(
    r"deregist|dissol|closed|close down|ceased|moved|relocat|bankrupt|liquidat|recus|revoked|cancel|suspend|duplicate"
    r"|(not|cannot) be found|not found|lost contact|conflict of interest"
    r"|注销|吊销|停业|歇业|关闭|倒闭|迁|失联|查无|合并|破产|清算|回避|重复|超出"
)
"""Why an object that was drawn may be replaced: it is no longer there, or whoever inspects must stand aside."""
NONE = ("no", "none", "nobody", "not", "false", "否", "无", "没有", "未经批准", "")
ABOVE = frozenset({"government", "head_of_government", "supervision_body", "supervisor"})
"""Roles in which somebody acts who supervises enforcement, and does not enforce."""
SELF = ("self", "own", "itself", "自己", "本组织", "本单位")
OURS = ("our", "本机关", "本局", "我局")


def by_hand(method: str | None, strict: bool = False) -> bool:
    """Whether the words say that somebody chose instead of the lot; with `strict`, that no reason stands behind it."""
    said = (method or "").strip().lower()
    if strict:
        return said_no(said) or (bool(FAVOUR.search(said)) and not LAWFUL.search(said))
    if not said or NOT_BY_LOT.search(said):
        return bool(said)
    return not BY_LOT.search(said) and (bool(BY_HAND.search(said)) or not says(said, DRAWN))


def said_no(text: object) -> bool:
    """Whether what was written says that there is none."""
    return text is None or str(text).strip().lower() in NONE


def from_above(names: Iterable[str]) -> bool:
    """Whether one of them supervises enforcement."""
    return not ABOVE.isdisjoint(names)


_TELLS_NOTHING = re.compile(r"检查|监督|行政|管理|的|inspections?|checks?|supervision|\bof\b|\bthe\b|\band\b")


def within(matter: str, scope: str) -> bool:
    """Whether a matter named in words is among those that the words of an entrustment name."""
    asked, given = _bare(matter), _bare(scope)
    if asked in given:
        return True
    words = set(re.findall(r"[a-z]{3,}", asked))
    known = {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", given)}
    return bool(words) and {word.rstrip("s") for word in words} <= known


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", _TELLS_NOTHING.sub("", text.lower())).strip()
