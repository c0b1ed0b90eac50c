"""What kind of statement a figure makes: fact, cumulative, plan, target, threshold."""

import re

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tokens import Token

_CUMULATIVE = re.compile(r"累计|截至|截止|迄今|至今|目前[^,。]{0,12}(?:共|已)|历年")
_TARGET = re.compile(r"不低于|不少于|不高于|不超过|达到|力争|确保|目标|至少|以上")
_RULE = re.compile(r"凡|应当|必须|符合|超过|满|低于|高于")


def role(layout: Layout, token: Token) -> str:
    """The role of a figure that its form has not settled already."""
    start, _ = layout.sentence(token.start)
    left = layout.folded[max(start, token.start - 80) : token.start]
    near = left[-14:]
    if token.start >= layout.plan_from:
        return "target" if _TARGET.search(near + token.qualifier) and token.norm_unit == "ratio" else "plan"
    if token.qualifier in {"以上", "以下", "以内", "之内"} and _RULE.search(near):
        return "threshold"
    if token.qualifier in {"不低于", "不少于", "不超过"} or "力争" in near:
        return "target"
    return "cumulative" if _CUMULATIVE.search(left) else "fact"
