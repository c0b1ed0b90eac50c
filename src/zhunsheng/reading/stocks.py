"""What came in, what went out and what is left: opening + new = concluded + carried over."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from zhunsheng.reading.changes import is_change, is_earlier
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.tables import Table
from zhunsheng.reading.verdicts import Relation, Verdict
from zhunsheng.statutes.words import _

_OPENING = re.compile(
    r"(?:上年|去年|上一年|往年|前一年|上期)度?(?:的)?(?:结转|遗留|转来|未结|结存|旧存)|(?:期初|年初)(?:结存|未结|存)|旧存|结转(?=[^至下]*\Z)"
)
_OPENING_SAID = re.compile(r"上|去|往|前|期初|年初|旧存")
_NEW = re.compile(r"新收|新受理|新增|收到|(?<!不予)(?<!未)受理|收案|立案|办理")
_DONE = re.compile(r"审结|办结|结案|办理完毕|处理完毕|答复")
_LEFT = re.compile(
    r"(?:结转|转入?)至?(?:下年|次年|下一年|下期|明年|20\d\d年)|(?:尚未|未)(?:审结|办结|结案)|未结|(?:年末|期末)留存|(?:正在|尚在|仍在)(?:审理|办理)|在办"
)
_REST = re.compile(r"未|正在|尚|剩余|其余|没有|不满意|在办|补考|上报|另有|仍|在册|限期")
_TOTAL = re.compile(r"\(七\)|^总计|合计")
_CASES = frozenset({"件", "宗", "起", "-"})
_NO_OPENING = _("不能复算:没有印出上年结转数。请写明上年结转、本年新收、办结和结转下年四数。")
_REACH = 160
_TOLD = 4


def stocks(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """Conservation of cases: in a sentence, and in the columns of a table; what is left of two counts."""
    yield from _told(layout, figures)
    yield from _rests(layout, figures)
    at = {f.start: f for f in figures} if layout.tables else {}
    for table in layout.tables:
        yield from _tabled(table, at)


def _kind(layout: Layout, figure: Figure, floor: int) -> str:
    """What part a count plays, by the words of its own clause before it (behind it where none are)."""
    start = max(layout.clause(figure.start)[0], floor, figure.start - 24)
    ahead = layout.folded[start : figure.start]
    behind = layout.folded[figure.tail : min(layout.clause(figure.start)[1], figure.tail + 12)]
    for said in (ahead, behind):
        for name, words in (("left", _LEFT), ("opening", _OPENING), ("done", _DONE), ("new", _NEW)):
            if words.search(said):
                return name
    return ""


def _told(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    i = 0
    held: dict[str, list[Figure]] = {}
    before = -1
    floor = 0
    told: list[Figure] = []
    while i < len(figures):
        end = layout.sentence(figures[i].start)[1]
        paragraph = layout.paragraph(figures[i].start)
        if paragraph != before:
            held = {}
            before = paragraph
        fresh = False
        while i < len(figures) and figures[i].start < end:
            figure = figures[i]
            counts = figure.norm_unit in _CASES and figure.start not in layout.cells
            kind = _kind(layout, figure, floor) if counts else ""
            floor = figure.tail
            i += 1
            if not kind or figure.role in {"plan", "target"} or is_change(layout, figure):
                continue
            if is_earlier(layout, figure):
                continue
            if (
                kind == "opening"
                and "done" in held
                and not _OPENING_SAID.search(
                    layout.folded, max(layout.clause(figure.start)[0], figure.start - 12), figure.start
                )
            ):
                kind = "left"
            held.setdefault(kind, []).append(figure)
            if kind == "new":
                told.append(figure)
            fresh = fresh or kind == "left"
        if fresh and "done" in held and "opening" in held and "new" not in held:
            found = _balance({**held, "new": told[-_TOLD:]}) if told else None
            if found is not None and found.verdict is Verdict.HOLDS:
                yield found
            held = {}
        if fresh and {"new", "done"} <= held.keys():
            found = _balance(held)
            if found is not None:
                yield found
            held = {}


def _balance(held: dict[str, list[Figure]]) -> Relation | None:
    """The first choice of the counts told that balances; FAILS only where there is no choice."""
    openings: list[Figure | None] = [*held.get("opening", [])[-3:], None]
    choices = product(openings, held["new"][-4:], held["done"][-3:], held["left"][-2:])
    for opening, new, done, left in choices:
        given = opening.value if opening else Decimal(0)
        later = left.start > new.start and left.value
        if later and given + new.value - done.value == left.value:
            parts = tuple(f for f in (opening, new, done) if f is not None)
            return Relation("stock", left, parts, left.value, left.value, Verdict.HOLDS)
    single = all(len(held.get(k, [])) == 1 for k in ("new", "done", "left"))
    if not single or len(held.get("opening", [])) > 1:
        return None
    return _relation({k: v[0] for k, v in held.items()})


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


def _rests(layout: Layout, figures: list[Figure]) -> Iterator[Relation]:
    """«发现问题107个,已整改104个;3个正在整改»: the rest of the two counts before it, where it is exactly that."""
    counts = [f for f in figures if f.norm_unit not in {"ratio", "percentage_point"} and not f.qualifier]
    for i in range(2, len(counts)):
        rest = counts[i]
        start = max(layout.clause(rest.start)[0], rest.start - 10)
        end = min(layout.clause(rest.tail)[1], rest.tail + 6)
        listed = layout.folded.find("、", rest.tail, end)
        end = listed if listed >= 0 else end
        if (
            not _REST.search(layout.folded[start : rest.start] + layout.folded[rest.tail : end])
            or not rest.value
        ):
            continue
        for k in range(i - 1, max(0, i - 5), -1):
            part, whole = counts[k], counts[k - 1]
            same = whole.norm_unit == part.norm_unit == rest.norm_unit
            near = whole.start >= layout.paragraph(rest.start) and rest.start - whole.start <= _REACH
            if (
                same
                and near
                and part.value
                and whole.value - part.value == rest.value
                and whole.start not in layout.cells
            ):
                yield Relation("diff", rest, (whole, part), rest.value, rest.value, Verdict.HOLDS)
                break
        else:
            found = _remainder(layout, counts, i)
            if found is not None:
                yield found


def _remainder(layout: Layout, counts: list[Figure], i: int) -> Relation | None:
    """«发现问题17件,已整改13件,其余5件…»: FAILS where a whole, a part and the rest stand alone in a row."""
    rest = counts[i]
    floor = layout.semi(rest.start)[0]
    held = [f for f in counts[max(0, i - 6) : i] if f.start >= floor and f.norm_unit == rest.norm_unit]
    if len(held) != 2 or held != counts[i - 2 : i] or held[0].value <= held[1].value:
        return None
    whole, part = held
    words = layout.folded[layout.clause(rest.start)[0] : rest.start]
    done = re.search(
        r",[^,。;、]{0,4}(?:已|完成|办结|审结|整改)[^,。;、]{0,6}\Z", layout.folded[whole.tail : part.start]
    )
    if not re.fullmatch(r"(?:其余|剩余|余下)的?", words) or not done:
        return None
    left = whole.value - part.value
    return Relation("diff", rest, (whole, part), rest.value, left, Verdict.FAILS)


def _tabled(table: Table, at: dict[int, Figure]) -> Iterator[Relation]:
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
    width = min(len(table.rows[i]) for i in found.values())
    for back in range(1, width + 1):
        held: dict[str, Figure] = {}
        for kind, i in found.items():
            cell = table.rows[i][-back]
            figure = at.get(cell.start) if cell.number else None
            if figure is not None:
                held[kind] = figure
        if len(held) == 4 and any(f.value for f in held.values()):
            yield _relation(held)
