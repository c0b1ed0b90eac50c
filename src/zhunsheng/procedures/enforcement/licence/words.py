"""Words of settings and grounds that the rules of licensing must understand."""

from __future__ import annotations

import re
from typing import Any

from zhunsheng.procedures.clocks import whole

FRAUD = (
    *("fraud", "brib", "deceiv", "deceit", "false", "forg", "conceal", "cheat", "corrupt"),
    *("欺骗", "贿赂", "虚假", "伪造", "隐瞒", "骗取"),
)
_HARM, _PUBLIC = ("harm", "damage", "loss to", "损害", "损失"), ("public", "society", "公共", "社会")
CHANGED = (
    *("law changed", "law was", "amend", "repeal", "abolish", "circumstances", "public interest", "planning"),
    *("法律修改", "修改", "废止", "客观情况", "公共利益需要", "公共利益的需要", "规划调整"),
)
"""What allows to withdraw a lawful licence against compensation (第八条), and not to revoke it as unlawful."""
IDLE = (
    *("policy", "changed its mind", "change of mind", "leader", "inconvenien", "complain", "unpopular"),
    *("too many", "competit", "no reason", "none", "领导", "投诉", "改变主意", "政策调整", "竞争"),
)
"""What is no ground to touch a licence at all."""
HEADS = ("head", "chief of the organ", "director", "负责人", "局长", "主任", "部长")
GOVERNMENT = (
    *("government", "mayor", "governor", "magistrate", "county head", "head_of_government"),
    *("人民政府", "县长", "区长", "市长", "政府"),
)
_MOVING = re.compile(r"划转|划入|移交|转移|集中到|转至|转由|moved? to|transferred to|→|->|归")
_OFF = ("", "no", "none", "false", "否", "无", "不")
_NUMERALS = {word: n for n, word in enumerate("零一二三四五六七八九")} | {"两": 2}
_CHINESE = re.compile(r"([一二两三四五六七八九]?)(百|十)?([一二三四五六七八九]?)(?=个?(?:工作日|日|天))")
_DAY_OF_WORK = ("work", "工作日")


def says(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether `text` uses one of `words`."""
    return any(word in (text or "").lower() for word in words)


def harms_the_public(text: str | None) -> bool:
    """Whether a ground tells of harm to the public."""
    return says(text, _HARM) and says(text, _PUBLIC)


def told(value: Any) -> str:
    """Everything that a setting says, as one text."""
    if isinstance(value, dict):
        return " ".join(f"{key} {told(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return " ".join(told(one) for one in value)
    return "" if value is None else str(value)


def on(value: Any) -> bool:
    """Whether a setting says yes."""
    if isinstance(value, str):
        return value.strip().lower() not in _OFF
    return bool(value)


def about_renewal(value: Any) -> bool:
    """Whether a special rule speaks of renewal or expiry, and not of the time to decide."""
    return says(told(value), ("renew", "expir", "延续", "届满", "到期", "第五十条", "article 50"))


def about_deciding(value: Any) -> bool:
    """Whether a special rule speaks of the time to decide."""
    return says(
        told(value), ("deci", "decid", "accept", "review", "决定", "审查", "受理", "办结", "第四十二条")
    )


def number_of(value: Any) -> int | None:
    """The number that a special rule sets; None where it sets none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, dict):
        # A dict may name its article beside the number.
        value = {key: one for key, one in value.items() if key not in ("article", "instrument", "basis")}
    found = whole(value)
    return found if found is not None else _in_words(told(value))


def _in_words(text: str) -> int | None:
    """A number of days below a hundred in Chinese numerals (十五个工作日, 六十日)."""
    for tens, ten, ones in _CHINESE.findall(text):
        if ten == "十":
            return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
        if not ten and (tens or ones):
            return _NUMERALS[tens or ones]
    return None


def in_workdays(value: Any) -> bool:
    """Whether the number is told in working days."""
    return says(told(value), _DAY_OF_WORK)


_HOLDER = ("to", "moved_to", "holder", "new", "organ", "to_organ", "now", "receiver", "taken_over_by")
_LOST = ("from", "moved_from", "old", "from_organ", "former")


_ENDED = (
    *("abolish", "cancel", "repeal", "off the list", "not on the list", "not in the list", "unlisted"),
    *("取消", "废止", "清单之外", "清单外", "不在清单", "停止实施"),
)


def power_ended(value: Any) -> bool:
    """Whether a setting «power» says that nobody holds the power any more: the licence was abolished or is unlisted."""
    text = told(value).strip()
    ended = text.lower() in ("none", "nobody", "无") or says(text, _ENDED)
    return value is False or (ended and _MOVING.search(text) is None)


def power_lost(value: Any, organ: str) -> bool:
    """Whether a setting «power» says that the power went from the organ of that name to another one."""
    if not organ or value is None or isinstance(value, bool | int | float) or power_ended(value):
        return False
    if isinstance(value, dict):
        if any(organ in told(value.get(key)) for key in _HOLDER):
            return False
        return any(key in value for key in (*_HOLDER, *_LOST)) or power_lost(told(value), organ)
    text = told(value)
    if "审批" in organ and says(text, ("审批", "approval")):
        return False
    move = _MOVING.search(text)
    if organ in text:
        return move is not None and text.index(organ) < move.start() and text.rfind(organ) < move.start()
    # Another organ is named as the one that holds it.
    return move is not None or bool(
        re.search(r"(局|委|办|厅|中心|bureau|office|department)\s*$", text.strip())
    )
