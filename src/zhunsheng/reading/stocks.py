"""What came in, what went out and what is left: opening + new = concluded + carried over."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict
from zhunsheng.statutes.words import _

_OPENING = re.compile(
    r"(?:上年|去年|上一年|往年|前一年)度?(?:的)?(?:结转|遗留|转来|未结|结存|旧存)|(?:期初|年初)(?:结存|未结|存)|旧存"
)
_NEW = re.compile(r"新收|新受理|新增|收到|受理|收案|立案")
_DONE = re.compile(r"审结|办结|结案|办理完毕|处理完毕|已答复")
_LEFT = re.compile(
    r"(?:结转|转入?)至?(?:下年|次年|下一年|明年|20\d\d年)|(?:尚未|未)(?:审结|办结|结案)|未结|(?:正在|尚在|仍在)(?:审理|办理)|在办"
)
_TOTAL = re.compile(r"\(七\)|^总计|合计")
_NO_OPENING = _("不能复算:没有印出上年结转数。请写明上年结转、本年新收、办结和结转下年四数。")


def stocks(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Conservation of cases: in a sentence, and in the columns of a table."""
    yield from _told(layout, figures)
    for table in layout.tables:
        yield from _tabled(table, figures)


def _kind(layout: Layout, figure: Figure, floor: int) -> str:
    """What part a count plays, by the words of its own clause before it (behind it where none are)."""
    start = max(layout.clause(figure.start)[0], floor, figure.start - 24)
    ahead = layout.folded[start : figure.start]
    behind = layout.folded[figure.tail : min(layout.clause(figure.start)[1], figure.tail + 12)]
    for said in (ahead, behind):
        for name, words in (("opening", _OPENING), ("left", _LEFT), ("done", _DONE), ("new", _NEW)):
            if words.search(said):
                return name
    return ""


def _told(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    i = 0
    while i < len(figures):
        end = layout.sentence(figures[i].start)[1]
        held: dict[str, Figure] = {}
        twice = False
        floor = 0
        while i < len(figures) and figures[i].start < end:
            figure = figures[i]
            kind = _kind(layout, figure, floor) if figure.norm_unit in {"件", "宗", "起"} else ""
            floor = figure.tail
            i += 1
            if not kind or figure.role in {"plan", "target"}:
                continue
            twice = twice or (kind in held)
            held.setdefault(kind, figure)
        if not twice and {"new", "done", "left"} <= held.keys() and held["left"].start > held["new"].start:
            yield _relation(held)


def _relation(held: dict[str, Figure]) -> Relation:
    parts = tuple(held[k] for k in ("opening", "new", "done") if k in held)
    opening = held["opening"].value if "opening" in held else Decimal(0)
    computed = opening + held["new"].value - held["done"].value
    left = held["left"]
    if computed == left.value:
        return Relation("stock", left, parts, left.value, computed, Verdict.HOLDS)
    if "opening" not in held or any(f.qualifier for f in held.values()):
        return Relation("stock", left, parts, left.value, None, Verdict.UNKNOWN, _NO_OPENING)
    return Relation("stock", left, parts, left.value, computed, Verdict.FAILS)


def _tabled(table: Table, figures: list[Figure]) -> Iterator[Relation]:
    """The disclosure table: 一、新收 + 二、结转 = 三、(七)总计 + 四、结转下年度."""
    found: dict[str, int] = {}
    for i, row in enumerate(table.rows):
        said = "".join(c.said for c in row if not c.number).strip()
        if _LEFT.search(said) or "结转下年" in said:
            found["left"] = i
        elif "结转" in said and "上年" in said:
            found["opening"] = i
        elif "新收" in said or "新受理" in said:
            found["new"] = i
        elif _TOTAL.search(said) and "left" not in found:
            found["done"] = i
    if len(found) < 4:
        return
    at = {f.start: f for f in figures}
    width = min(len(table.rows[i]) for i in found.values())
    for back in range(1, width + 1):
        held: dict[str, Figure] = {}
        for kind, i in found.items():
            cell = table.rows[i][-back]
            m = cell.number
            figure = at.get(cell.start + m.start(1)) if m else None
            if figure is not None:
                held[kind] = figure
        if len(held) == 4:
            yield _relation(held)
