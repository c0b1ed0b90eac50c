"""Words that people write in free text and rules must understand: outcomes, manners, grounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

PASSED = (
    *("pass", "approv", "agree", "ok", "consent", "clear", "correct", "no objection", "no problem", "lawful"),
    *("通过", "同意", "合法", "正确"),
)
UNOPPOSED = ("无异议", "没有异议", "无意见", "没有意见", "无问题", "没有问题")
REFUSED = (
    *("not", "fail", "reject", "refus", "return", "disagree", "disapprov", "unclear", "incorrect"),
    *("correction", "to correct", "unlawful", "illegal", "不", "未", "退回", "否", "补正", "纠正"),
)
ELECTRONIC = ("electronic", "email", "e-mail", "fax", "电子", "传真", "邮件")
IN_PERSON = ("direct", "in person", "personal", "直接", "当面")
NOTICE = ("notice", "publication", "public", "announce", "gazette", "公告")
_OTHER_MANNERS = ("post", "mail", "leav", "left", "留置", "邮", "直接")
FIRST = ("first", "初次", "首次", "首违", "第一次")
FAULTLESS = ("fault", "过错")
SLIGHT = ("minor", "slight", "轻微")
CHILD = ("age", "child", "minor-age", "under 14", "未成年", "不满十四")
RECONSIDER = ("reconsider", "复议")
SUE = ("litig", "suit", "sue", "court", "诉讼")
SERIOUS = (
    *("serious", "grave", "major", "heavy", "large", "big", "considerable", "significant", "substantial"),
    *("严重", "重大", "较大", "较重"),
)
NO_HARM = ("no", "none", "not", "nil", "without", "false", "0", "没有", "无", "未", "不")
STRANGERS = (
    *("neighbour", "neighbor", "minor", "child", "friend", "colleague", "stranger", "landlord", "passer"),
    *("邻居", "未成年", "儿童", "孩子", "朋友", "同事", "房东", "路人"),
)
"""To whom a paper for somebody else is not handed: 民事诉讼法 第八十八条 knows only grown-up family of one household."""


def passed(outcome: str | None) -> bool:
    """Whether a review lets the decision go on: says so, and takes nothing back."""
    return says(outcome, UNOPPOSED) or (says(outcome, PASSED) and not says(outcome, REFUSED))


def needed(rule: Any, amount: Any) -> bool:
    """Whether a local rule asks for something: yes or no, a list in words, or yuan from which it holds."""
    if isinstance(rule, str) and rule.strip().lower() in ("", "no", "none", "false", "否", "无", "不需要"):
        return False
    if isinstance(rule, int | float) and not isinstance(rule, bool):
        return bool(rule) and Decimal(amount or 0) >= Decimal(str(rule))
    return bool(rule)


def says(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether `text` uses one of `words`."""
    return any(word in (text or "").lower() for word in words)


def by_public_notice(manner: str | None) -> bool:
    """Whether service is by public notice, and not by post with notice of receipt or the like."""
    return says(manner, NOTICE) and not says(manner, IN_PERSON + ELECTRONIC + _OTHER_MANNERS)


def no_harm(harm: str | None) -> bool:
    """Whether the words say that there was no harm at all."""
    said = (harm or "").strip().lower()
    first = said.split()[0].strip(",.;") if said else ""
    return first in NO_HARM or any(said.startswith(word) for word in NO_HARM[-4:])


_RIGHTS = {
    "state": ("state", "statement", "陈述"),
    "defend": ("defen", "申辩"),
    "hearing": ("hear", "听证"),
}


def rights(said: Any) -> Any:
    """The rights given up, however they were named; 陈述申辩 are given up together where named as one."""
    if not isinstance(said, list | tuple):
        return said
    found: list[Any] = []
    for one in said:
        text = str(one).strip().lower()
        named = [right for right, words in _RIGHTS.items() if says(text, words)]
        if text in ("defence", "defense"):
            named = ["state", "defend"]
        found += list(_RIGHTS) if text in ("all", "both", "全部", "everything") else named or [one]
    return list(dict.fromkeys(found))


def names_another(party: Any, against: str | None) -> bool:
    """Whether `against` names somebody else than the party of the case, of whose age nothing is known here."""
    names = [name for name in (party.name, party.person) if name]
    generic = ("person", "party", "minor", "child", "individual", "organisation", "当事人", "公民")
    return bool(against) and bool(names) and against not in names and not says(against, generic)
