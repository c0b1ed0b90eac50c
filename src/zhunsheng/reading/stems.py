"""What a rate's name counts: 办结率 is made of 办结, 调撤率 of 调解 and 撤回."""

import re

_NAME = re.compile(r"([一-龥]{1,10}?)[率度](?:[^率,。;]{0,6}|\([^)]{0,4}\))\Z")
# what a rate's name counts, in the words of its numerator; others are counted in the name's own last two characters
_PARTS = {
    "通过": "通过|合格", "合格": "合格|通过|达标", "办结": "办结|审结|结案|完成", "审结": "审结|办结|结案", "结案": "结案|审结|办结",
    "成功": "成功|调成|化解", "调解": "调解成功|化解|成功|调成", "化解": "化解|成功|调成", "纠错": "纠错|撤销|确认违法|变更|责令|纠正|纠错", "败诉": "败诉|撤销.{0,14}(?:确认违法|责令|变更)",
    "胜诉": "胜诉", "应诉": "出庭", "出庭": "出庭", "满意": "(?<!不)满意", "整改": "整改", "采纳": "采纳|采用", "办复": "办复|答复",
    "答复": "答复|办复|回复", "回复": "回复|答复", "覆盖": "覆盖", "参考": "参考|参加", "参训": "参训|参加", "调撤": "调解|撤回|和解|撤诉",
    "维持": "维持", "解决": "解决", "落实": "落实", "上诉": "上诉", "撤诉": "撤诉", "反馈": "反馈", "备案": "备案", "报备": "备案|报备",
    "及时": "及时", "优秀": "优秀", "持证": "持证|持有", "公示": "公示", "履行": "履行", "执行": "执行", "服判": "服判",
    "优良": "优秀|良好|优良", "准予": "准予", "受理": "(?<!不予)受理", "受案": "(?<!不予)受理(?!前)", "网办": "网上|网办|在线", "即办": "即办", "立案": "立案", "公开": "公开", "检出": "检出|不合格", "案结事了": "未再|未进入|案结事了",
}  # fmt: skip
NOTHING = r"(?!)"


def parts_of(said: str) -> str:
    """A pattern of the words that the numerator of a rate so named is counted in; one that fits nothing where unknown."""
    name = _NAME.search(said)
    if name is None:
        return NOTHING
    known = [parts for word, parts in _PARTS.items() if word in name[1]]
    if "准予" in name[1]:
        return r"(?<!不)准予"
    return "|".join(known) or (re.escape(name[1][-2:]) if len(name[1]) >= 2 else NOTHING)
