"""Words that people write in free text and the rules of supervision must understand."""

from __future__ import annotations

import re

from zhunsheng.procedures.enforcement.penalty.words import says

PENALTIES = ("fine", "detention", "imprison", "罚款", "拘留", "没收", "判刑", "徒刑")
"""What no supervision body advises against an officer."""
_UNDONE = re.compile(
    r"fail|inaction|omission|omit|neglect|idle|delay|not |never|no (action|response|decision|filing|case)|without (filing|acting)|undone"
    r"|unperform|unanswer|refus|inactive|[不未没无](?!当)|拒|拖延|推诿|怠于|不作为|缺位|迟迟"
)
_WRONG = (
    *("unlawful", "illegal", "improper", "excessive", "wrong", "beyond its power", "arbitrary"),
    *("违法", "不当", "畸重", "超越职权", "滥用", "趋利", "乱罚", "乱收", "乱查", "乱检查"),
)
_NOTHING = re.compile(
    r"(no|none|nothing|nil|n/a|not established|not proven|not found|unproven|no (problem|issue|violation|fault)s?( found)?"
    r"|未发现问题|没有问题|无问题|未查明|尚未查明|未发现违法|无|没有|查无实据)[.。]?"
)


def nothing_found(text: str | None) -> bool:
    """Whether the words say that nothing was established; silence says nothing."""
    said = (text or "").strip().lower()
    return bool(said) and _NOTHING.fullmatch(said) is not None


def left_undone(text: str | None) -> bool:
    """Whether the words tell of a duty that was not done."""
    return _UNDONE.search((text or "").lower()) is not None


def done_wrongly(text: str | None) -> bool:
    """Whether the words tell of something done unlawfully or plainly improperly."""
    return says(text, _WRONG)
