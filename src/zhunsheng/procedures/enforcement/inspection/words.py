"""Words that people write in free text and the rules of inspection must understand."""

from __future__ import annotations

from collections.abc import Iterable

from zhunsheng.procedures.enforcement.penalty.words import says

BY_HAND = (
    *("chosen", "choose", "select", "pick", "manual", "hand", "designat", "appoint", "assign", "named by"),
    *("指定", "挑选", "人工", "点名", "选定", "自选", "领导"),
)
BY_LOT = ("random", "lot", "draw", "随机", "摇号", "抽签", "抽取")
NOT_BY_LOT = ("not random", "non-random", "without random", "不随机", "非随机", "未随机")
FAVOUR = ("request", "favour", "favor", "打招呼", "请托")
NONE = ("no", "none", "nobody", "not", "false", "否", "无", "没有", "未经批准", "")
ABOVE = frozenset({"government", "head_of_government", "supervision_body", "supervisor"})
"""Roles in which somebody acts who supervises enforcement, and does not enforce."""
SELF = ("self", "own", "itself", "自己", "本组织", "本单位")


def by_hand(method: str | None, strict: bool = False) -> bool:
    """Whether the words say that somebody chose instead of the lot; with `strict`, that no reason stands behind it."""
    if strict:
        return says(method, FAVOUR) or said_no(method)
    return says(method, NOT_BY_LOT) or (says(method, BY_HAND) and not says(method, BY_LOT))


def said_no(text: object) -> bool:
    """Whether what was written says that there is none."""
    return text is None or str(text).strip().lower() in NONE


def from_above(names: Iterable[str]) -> bool:
    """Whether one of them supervises enforcement."""
    return not ABOVE.isdisjoint(names)
