"""Laws under wrong or superseded names, and one organ or place under two names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources

from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.whose import place_of
from zhunsheng.statutes.catalogue import INSTRUMENTS
from zhunsheng.statutes.words import _

_TITLE = re.compile(r"《([^《》\n]{4,80}(?:《[^《》\n]{1,80}》[^《》\n]{0,40})?)》")
_STATE = re.compile(r"^中华人民共和国")
_OWN_ORGAN = re.compile(
    r"(?<![一-龥])([一-龥]{2}[县区市旗])(?:各(?:部门|单位|级)|人民政府(?!网)|(?:司法|财政|教育|公安|民政|交通运输|市场监管|市场监督管理)局)"
)
_SIDES = re.compile(r"[东南西北中上下前后新老大小内外左右高低长短古今河江湖海山城]")
_TWICE = 2
_EDITION = re.compile(r"[((](?:\d{4}年?)?(?:修订|修正|试行|草案|征求意见稿)[^)）]{0,8}[)）]$")
_OLD_MEANT = re.compile(r"废止|清理|原|取代|代替|修改|失效|旧")
_LEAST = 10
_OFTEN = 3
_LEVEL = "([省市区县州旗])"
# each row: names that are two full names of one thing, never one and its abbreviation
_ONE_ORGAN = (
    (re.compile(rf"{_LEVEL}(?:行政审批(?:服务|管理)?局)"), 0),
    (re.compile(rf"{_LEVEL}(?:政务服务(?:管理|和大数据管理|数据管理)局)"), 0),
    (re.compile(rf"{_LEVEL}委(?:全面依法治[省市区县州旗]委员会|依法治[省市区县州旗]委员会|法治委)(?!办)"), 0),
)
_MARKET = re.compile(r"([一-龥]{4})((?:建材|农贸|批发|家居|汽车|服装|水产|蔬菜)(?:市场|城|中心|广场))")

_WRONG = _("「{said}」名称有误,应为「{right}」。请核对后改正。")
_GONE = _("「{said}」已不再施行,现为「{right}」。请核对引用依据。")
_TWO = _("「{said}」在前文作「{first}」,疑为同一名称。请统一。")


@cache
def _table() -> tuple[dict[str, tuple[str, int, str]], re.Pattern[str]]:
    """Printed name → (right name, from which year, kind); and a pattern of those that stand without 《》."""
    text = resources.files(__package__).joinpath("names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    names = {said: (right, int(year), kind) for said, right, year, kind in rows}
    bare = [re.escape(said) for said, (_right, _year, kind) in names.items() if kind == "bare"]
    return names, re.compile("|".join(bare))


@cache
def _titles() -> frozenset[str]:
    """The right names that the catalogue of statutes knows."""
    full = {_plain(i.title) for i in INSTRUMENTS} | {_plain(i.family) for i in INSTRUMENTS}
    return frozenset(t for t in full if len(t) >= _LEAST)


def naming(layout: Layout) -> Iterator[Finding]:
    """Wrong names, superseded names, two names of one thing."""
    names, bare = _table()
    for m in _TITLE.finditer(layout.folded):
        yield from _title(layout, m, names)
    yield from _bare(layout, names, bare)
    yield from _organs(layout)
    yield from _levels(layout)
    yield from _places(layout)
    yield from _misspelt(layout)


def _plain(title: str) -> str:
    return _EDITION.sub("", _STATE.sub("", title.replace(" ", "")))


def _title(layout: Layout, m: re.Match[str], names: dict[str, tuple[str, int, str]]) -> Iterator[Finding]:
    said = _plain(m[1])
    known = names.get(said)
    if known is None:
        near = next((t for t in _titles() if _one_off(said, t)), None) if said not in _titles() else None
        if near is not None:
            yield Finding("law_name", m.start(), m.end(), _WRONG, {"said": m[1], "right": near})
        return
    right, year, kind = known
    if kind == "name":
        yield Finding("law_name", m.start(), m.end(), _WRONG, {"said": m[1], "right": right})
    elif kind == "gone" and layout.year and int(layout.year) > year:
        around = layout.folded[layout.sentence(m.start())[0] : layout.sentence(m.start())[1]]
        if not _OLD_MEANT.search(around.replace("原则", "")):
            yield Finding("superseded_law", m.start(), m.end(), _GONE, {"said": m[1], "right": right})


def _bare(layout: Layout, names: dict[str, tuple[str, int, str]], bare: re.Pattern[str]) -> Iterator[Finding]:
    """The first place of each name that is wrong wherever it stands."""
    seen: set[str] = set()
    for m in bare.finditer(layout.folded):
        if m[0] not in seen:
            seen.add(m[0])
            yield Finding("wrong_name", m.start(), m.end(), _WRONG, {"said": m[0], "right": names[m[0]][0]})


def _one_off(said: str, right: str) -> bool:
    """One character too many, too few or another; digits do not count, they tell editions apart."""
    a, b = len(said), len(right)
    if a < _LEAST or abs(a - b) > 1 or said == right:
        return False
    k = next((i for i, (x, y) in enumerate(zip(said, right, strict=False)) if x != y), min(a, b))
    odd = (said[k : k + 1] or "") + (right[k : k + 1] or "")
    if re.search(r"[\d()年]", odd):
        return False
    return said[k + (a >= b) :] == right[k + (b >= a) :]


def _levels(layout: Layout) -> Iterator[Finding]:
    """The place whose report it is under another level: 某县 told four times, 某区 once."""
    place = place_of(layout.folded)
    other = {"县": "区", "区": "县"}.get(place[-1:], "")
    if len(place) != 3 or not other or re.search(r"撤县|撤区|设区|改区", layout.folded):
        return
    told = layout.folded.count(place)
    said = place[:-1] + other
    found = list(re.finditer(rf"{said}(?![域划块间级])", layout.folded))
    if told >= _OFTEN and 0 < len(found) * _OFTEN <= told:
        m = found[0]
        yield Finding("two_names", m.start(), m.end(), _TWO, {"said": said, "first": place})


def _misspelt(layout: Layout) -> Iterator[Finding]:
    """东坪县各部门 in the report of 东屏县: one sign of its name another, as if an organ of its own."""
    place = place_of(layout.folded)
    if len(place) != 3 or layout.folded.count(place) < _TWICE:
        return
    told = [m for m in _OWN_ORGAN.finditer(layout.folded) if _one_sign(m[1], place)]
    if told and len({m[1] for m in told}) == 1 and len(told) * _TWICE <= layout.folded.count(place):
        start, end = told[0].span(1)
        yield Finding("two_names", start, end, _TWO, {"said": told[0][1], "first": place})


def _one_sign(name: str, place: str) -> bool:
    """Whether two names of one level differ in one sign that tells no direction or size apart."""
    odd = [a + b for a, b in zip(name, place, strict=True) if a != b]
    return len(odd) == 1 and name[-1] == place[-1] and not _SIDES.search(odd[0])


def _organs(layout: Layout) -> Iterator[Finding]:
    """An organ of one level that is called by two full names; each further name once."""
    for pattern, _unused in _ONE_ORGAN:
        first: dict[str, str] = {}
        seen: set[str] = set()
        for m in pattern.finditer(layout.folded):
            name = first.setdefault(m[1], m[0])
            if m[0] != name and m[0] not in seen:
                seen.add(m[0])
                yield Finding("two_names", m.start(), m.end(), _TWO, {"said": m[0], "first": name})


def _places(layout: Layout) -> Iterator[Finding]:
    """东大明建材市场 and 东大明宫建材城: three characters in common before one and the same trade."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for m in _MARKET.finditer(layout.folded):
        trade = m[2][:2]
        for head, name in found[trade]:
            shared = next((head[i : i + 3] for i in range(len(head) - 2) if head[i : i + 3] in m[1]), None)
            if shared is not None:
                said, before = m[0][m[0].index(shared) :], name[name.index(shared) :]
                if said != before:
                    start = m.end() - len(said)
                    yield Finding("two_names", start, m.end(), _TWO, {"said": said, "first": before})
                break
        else:
            found[trade].append((m[1], m[0]))
