"""The base of a share: what «占…总数» calls it, and which earlier count is called so."""

import re

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout

_BASE = re.compile(
    r"占(?:到|了|比)?(?:全[市县区省国州旗]|本[市县区])?(?:所有|全部|同期)?([一-龥]{2,14}?)(?:总数|总量|总|数量|件数|数)?的?(?:比例)?[^,。;一-龥]{0,4}(?:比例)?(?:达|为|最高,达)?\Z"
)
_GENERIC = re.compile(r"^(?:其|总|该|本|此)|(?:案件|数|的|比例|比重|比)+$")
_SAME = (
    "受理|受案|立案", "收到|收案|新收|申请|接收", "审结|办结|结案", "建议|议案", "提案|建议", "承办|办理|交办|收到", "事项", "人员|人",
)  # fmt: skip
_ENOUGH = 4


def called(layout: Layout, share: Figure) -> str:
    """The name of the base before a share: 受理总数 in «占受理总数的38%»; "" where none is said."""
    start = max(layout.clause(share.start)[0], share.start - 32)
    m = _BASE.search(layout.folded, start, share.start)
    return _GENERIC.sub("", m[1]) if m else ""


def outside(layout: Layout, share: Figure) -> bool:
    """Whether the base is a wider place's (占全省…的12%), which this report need not print."""
    start = max(layout.clause(share.start)[0], share.start - 32)
    return bool(re.search(r"占(?:到|了)?全[省国市州区县]", layout.folded[start : share.start]))


def answers(layout: Layout, name: str, base: Figure) -> bool:
    """Whether an earlier count is what the name says: the same words, or words used for the same."""
    start = max(layout.clause(base.start)[0], base.start - 32)
    ahead = layout.folded[start : base.start]
    if re.search(r"(?:不予|未)受理[^,。;]{0,6}\Z", ahead) and "不" not in name:
        return False
    behind = layout.folded[base.tail : min(layout.clause(base.tail)[1], base.tail + 10)]
    said = ahead + "|" + behind
    wanted = min(len(name), _ENOUGH)
    if wanted >= 2 and any(name[i : i + wanted] in said for i in range(len(name) - wanted + 1)):
        return True
    return any(re.search(words, name) and re.search(words, said) for words in _SAME)


_GLUE = re.compile(
    r"(?:\([^()]{1,12}\))?(?:[一-龥]{2,14}(?=,占))?[)]?[,、(;]?[ ]?(?:约|均|共|各|分别|仅|就|即)?占(?!用|地)[^,。;%]{0,24}(?:,(?:达|为))?\Z"
)


def direct(layout: Layout, share: Figure, part: Figure) -> bool:
    """Whether the share is said of the count right before it: 甲类22件,占总数的23.9%."""
    between = layout.folded[part.tail : share.start]
    return part.start < share.start and len(between) <= 48 and (between == "(" or bool(_GLUE.match(between)))
