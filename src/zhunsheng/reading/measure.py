"""The head phrase of a figure: the words around it that say what was counted."""

import re

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tokens import Token

_EDGE = re.compile(r"[,。;:!?、()\n\t|\d%]")
_LEAD = re.compile(
    r"^(?:\d{1,2}[.、]|(?:19|20)\d{2}年度?|[一二三四五六七八九十]是|其中|共计?|累计|已经?|目前|全年|今年以来|今年|年内|同时|并|截至目前|现有|全[市县区](?:共)?|有|分别|的)+"
)
_TRAIL = re.compile(
    r"(?:共计?|合计|总计|累计|达到?|为|约|近|超过?|逾|已经?|了|有|至|到|仅|不低于|不少于|至少|压缩|平均|均|分别|各|实现|的|[“”《》 ])+$"
)
_TAIL_CUT = re.compile(r"(?:进行|实现|全部|均|已|被|入选|进驻|开展|完成|予以|给予|得到|参加|反映).*$")


def phrase(layout: Layout, token: Token, left: int, right: int) -> str:
    """At most 24 characters; "" where the text names nothing within reach."""
    if token.norm_unit != "ratio":
        behind = _behind(layout.folded, token.tail, right)
        if len(behind) >= 2:
            return behind
    return _ahead(layout, token.start, left)


def _behind(folded: str, tail: int, right: int) -> str:
    piece = folded[tail : min(right, tail + 30)]
    m = _EDGE.search(piece.replace("“", "").replace("”", ""))
    piece = piece.replace("“", "").replace("”", "")
    piece = piece[: m.start()] if m else piece
    cut = _TAIL_CUT.sub("", piece)
    return (cut if len(cut) >= 2 else piece).lstrip("的以").strip()[:24]


def _ahead(layout: Layout, start: int, left: int) -> str:
    """The clause before the number; if that says nothing (合格, 其中), the one before it too."""
    floor = max(layout.sentence(start)[0], start - 60)
    at = start
    said = ""
    for _ in range(4):
        if at <= floor:
            break
        clause = max(layout.clause(at - 1)[0], floor)
        piece = layout.folded[max(clause, left if clause < left <= at else clause) : at]
        piece = re.split(r"[、]", piece)[-1] if not said else piece
        piece = _TRAIL.sub("", _LEAD.sub("", piece.strip(" \t,。;:()、"))).strip()
        if len(re.sub(r"[^一-龥]", "", piece)) >= 3:
            return (piece[-24:] + ("·" + said if said else ""))[-24:]
        said = piece or said
        if clause >= at:
            break
        at = clause - 1
    return said
