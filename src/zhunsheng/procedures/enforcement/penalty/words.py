"""Words that people write in free text and rules must understand: outcomes, manners, grounds."""

PASSED = frozenset({"passed", "pass", "approved", "agree", "ok", "通过", "同意", "审核通过"})
ELECTRONIC = ("electronic", "email", "e-mail", "fax", "电子", "传真", "邮件")
NOTICE = ("public notice", "announcement", "public-notice", "公告")
FIRST = ("first", "初次", "首违")
SLIGHT = ("minor", "slight", "轻微")
CHILD = ("age", "child", "minor-age", "under 14", "未成年", "不满十四")
SERIOUS = ("serious", "grave", "major", "heavy", "严重", "重大", "较大")


def says(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether `text` uses one of `words`."""
    return any(word in (text or "").lower() for word in words)
