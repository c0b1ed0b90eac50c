"""The source of a chapter: free text in which figures are picked, one paragraph a line.

`{cases_filed}` prints a figure of the year, `{cases_filed:change}` in another form; `{cases_filed|quarter=1}` prints a part
of a breakdown, and `{penalties|organ=某县市场监管局:change}` both. Figures, breakdowns, parts and forms may be named as the
program names them or by their Chinese titles (`{行政处罚立案数|季度=第一季度:比上年}`). `{year}` and `{last_year}` print the
year. A line `{auto}` stands for what the figures say by themselves. A brace is written twice: `{{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from zhunsheng.indicators import Unanswerable
from zhunsheng.indicators.catalogue import DIMENSIONS, INDICATORS
from zhunsheng.reports.printing import FORMS
from zhunsheng.statutes.words import _

AUTO = "{auto}"
YEARS = {"year": 0, "last_year": -1}
TARGET = "target"
"""The form that prints the target set for a figure."""

_PARTS = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_HOLE = re.compile(r"([^|:=]+)(?:\|([^|:=]+)=([^|:]+))?(?::([^|:=]+))?")
_BY_NAME = {name: one.id for one in INDICATORS for name in (one.title, one.id)}
_DIMENSIONS = {name: one.name for one in DIMENSIONS for name in (one.title, one.name)}
_TITLES = {one.id: one.title for one in INDICATORS}
_DIMENSION_TITLES = {one.name: one.title for one in DIMENSIONS}
_FORMS = {name: form for form, title in FORMS.items() for name in (title, form)} | {TARGET: TARGET}


class BadSource(Unanswerable):
    """A manuscript names a figure, a form, a breakdown or a part that there is not; or a brace stands alone."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a figure is printed: which, in which form, of which part (`by` a breakdown, `key` as it was written)."""

    figure: str
    form: str = "value"
    by: str = ""
    key: str = ""


Part = str | Hole


def parts_of(source: str) -> tuple[Part, ...]:
    """The source cut into texts and holes. Raises BadSource, which says what is there and what comes near."""
    found: list[Part] = []
    at = 0
    for one in _PARTS.finditer(source):
        found.append(source[at : one.start()])
        found.append(_part(one))
        at = one.end()
    found.append(source[at:])
    return tuple(part for part in found if part != "")


def written(hole: Hole) -> str:
    """The hole as people write it, by Chinese titles wherever they say the same."""
    by = f"|{_title(_DIMENSION_TITLES, _DIMENSIONS, hole.by)}={hole.key}" if hole.by else ""
    form = "" if hole.form in ("", "value") else f":{FORMS.get(hole.form, hole.form)}"
    return f"{{{_title(_TITLES, _BY_NAME, hole.figure)}{by}{form}}}"


def _title(titles: dict[str, str], names: dict[str, str], name: str) -> str:
    title = titles[name]
    return title if names.get(title) == name and not set(title) & set("|:={}") else name


def named(sources: Iterable[str]) -> tuple[Hole, ...]:
    """Every hole of these sources, each once. Raises BadSource."""
    lines = (line for source in sources for line in source.splitlines() if line.strip() != AUTO)
    found = (part for line in lines for part in parts_of(line) if isinstance(part, Hole))
    return tuple(dict.fromkeys(hole for hole in found if hole.figure not in YEARS))


def _part(one: re.Match[str]) -> Part:
    if one[0] in ("{{", "}}"):
        return one[0][0]
    if one[1] is None:
        raise BadSource(
            _("「{brace}」没有配对。数字写作 {{名称}};要写花括号本身的,写两遍。").format(brace=one[0])
        )
    return _hole(one[1])


def _hole(text: str) -> Hole:
    told = _HOLE.fullmatch(text.strip())
    if told is None:
        raise BadSource(
            _("看不懂「{{{text}}}」。请写 {{名称}}、{{名称:形式}} 或者 {{名称|分列=部分:形式}}。").format(
                text=text
            )
        )
    name, by, key, form = (one.strip() if one else "" for one in told.groups())
    if f"{{{name}}}" == AUTO:
        raise BadSource(_("「{auto}」应当独占一行,代表数字自身所说的句子。"))
    if name in YEARS:
        return Hole(name)
    return Hole(
        _known(name, _BY_NAME, _("数字")),
        _known(form, _FORMS, _("形式")) if form else "value",
        _known(by, _DIMENSIONS, _("分列")) if by else "",
        key,
    )


def _known(name: str, names: dict[str, str], what: str) -> str:
    """The program's name of it. Raises BadSource with those that come near, or all where there are few."""
    if name in names:
        return names[name]
    near = (
        get_close_matches(name, names, n=4, cutoff=0.45) or [one for one in names if name and name in one][:4]
    )
    hint = "、".join(near or (list(names) if len(names) < 40 else []))
    told = _("没有名为「{name}」的{what}。").format(name=name, what=what)
    raise BadSource(told + (_("是否为:{hint}?").format(hint=hint) if hint else _("请从列表中选取。")))
