"""Words that people write in free text and rules must understand: outcomes, manners, grounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

PASSED = ("pass", "approv", "agree", "ok", "通过", "同意", "合法")
REFUSED = ("not", "fail", "reject", "refus", "return", "disagree", "disapprov", "不", "未", "退回", "否")
ELECTRONIC = ("electronic", "email", "e-mail", "fax", "电子", "传真", "邮件")
IN_PERSON = ("direct", "in person", "personal", "直接", "当面")
NOTICE = ("public notice", "announcement", "public-notice", "公告")
FIRST = ("first", "初次", "首违")
SLIGHT = ("minor", "slight", "轻微")
CHILD = ("age", "child", "minor-age", "under 14", "未成年", "不满十四")
RECONSIDER = ("reconsider", "复议")
SUE = ("litig", "suit", "sue", "court", "诉讼")
SERIOUS = ("serious", "grave", "major", "heavy", "严重", "重大", "较大")


def passed(outcome: str | None) -> bool:
    """Whether a review lets the decision go on: says so, and takes nothing back."""
    return says(outcome, PASSED) and not says(outcome, REFUSED)


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


def names_another(party: Any, against: str | None) -> bool:
    """Whether `against` names somebody else than the party of the case, of whose age nothing is known here."""
    names = [name for name in (party.name, party.person) if name]
    generic = ("person", "party", "minor", "child", "individual", "organisation", "当事人", "公民")
    return bool(against) and bool(names) and against not in names and not says(against, generic)
