"""Words that people write in free text and the rules of coercion must understand."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from zhunsheng.procedures.enforcement.penalty.words import says

_DECLINED = (
    "not ",
    "refus",
    "reject",
    "declin",
    "no enforcement",
    "deny",
    "denied",
    "dismiss",
    "不予",
    "不准",
    "驳回",
)
_COURT_SAYS = ("ruling", "refus", "reject", "declin", "不予", "裁定")
UTILITIES = (
    *("water", "power", "electric", "heat", "gas", "utilit", "停水", "停电", "停热", "停气", "停燃气"),
    *("供水", "供电", "供热", "供燃气", "断水", "断电", "断气", "用水", "用电", "用气"),
)
NECESSITIES = (
    *("necessit", "household", "living", "daily life", "bedding", "basic food"),
    *("生活必需", "基本生活", "家用", "口粮", "被褥", "炊具"),
)
UNRELATED = ("unrelated", "not related", "irrelevant", "无关", "与本案无关")
OTHERS = ("third part", "another's", "others'", "other's", "neighbour", "案外人", "他人所有", "第三人")
ENTRUSTED = (
    *("entrust", "auxiliar", "security", "guard", "property compan", "agent", "contractor"),
    *("委托", "协管", "辅助", "物业", "保安"),
)
URGENT = ("immediate", "at once", "urgent", "立即", "紧急")
INTERESTED = ("relative", "family", "compet", "interest", "owned by", "亲属", "利害关系", "关联")
HARMLESS = ("no", "none", "nil", "without", "没有", "无", "不明显")
_OVERTURNED = (
    "revoke",
    "quash",
    "annul",
    "void",
    "set aside",
    "rescind",
    "cancel",
    "invalid",
    "revers",
    "撤销",
    "无效",
)
_UPHELD = ("uph", "maintain", "维持", "dismiss", "reject", "驳回")
_NO = frozenset({"", "no", "none", "false", "nil", "否", "无", "没有", "不具有", "without", "court"})


def declined(outcome: str | None) -> bool:
    """Whether a court ruled against enforcing."""
    return says(outcome, _DECLINED)


def review_of_court(against: str | None) -> bool:
    """Whether an application is directed against a ruling of the court, to the court above it."""
    return says(against, _COURT_SAYS)


def fell(act: Any) -> bool:
    """Whether an answer from outside undid the decision."""
    if act.step.name not in ("reconsideration-decide", "judgment"):
        return False
    said = act.facts.outcome
    return says(said, _OVERTURNED) and not says(said, _UPHELD)


def harmless(harm: str | None) -> bool:
    """Whether the words say that there is no plain harm to society; said nothing is no harm."""
    said = (harm or "").strip().lower()
    return not said or said.split()[0].strip(",.;") in HARMLESS or said.startswith(HARMLESS[-3:])


def denies(value: Any) -> bool:
    """Whether a setting says that there is none: false, no, none, 没有…"""
    if isinstance(value, dict):
        return any(denies(one) for one in value.values())
    if value is None:
        return False
    text = str(value).strip().lower()
    return text in _NO or text.startswith(("no ", "none", "not ", "without", "没有", "不具有", "无"))


def clock_time(text: str | None) -> time | None:
    """09:30 as a time of day; None where the hour is not told or not readable."""
    found = re.fullmatch(r"\s*(\d{1,2})[:\uff1a](\d{2}).*", text or "")
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def window(value: Any) -> tuple[time, time]:
    """The hours in which enforcement may go on, by a local rule such as 08:00-18:00 (the default)."""
    found = re.findall(r"\d{1,2}[:\uff1a]\d{2}", str(value or ""))
    times = [one for one in map(clock_time, found) if one is not None]
    return (times[0], times[1]) if len(times) == 2 else (time(8), time(18))
