"""Numbers with what they count, and texts put together below, in the reader's language: one case, two cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, ngettext

from zhunsheng.indicators import Figure, Period
from zhunsheng.statutes.words import Count, Said

UNITS: Mapping[str, Callable[[int], str]] = {
    "件": lambda n: ngettext("%(num)s件", "%(num)s件", n),
    "元": lambda n: ngettext("%(num)s元", "%(num)s元", n),
    "万元": lambda n: ngettext("%(num)s万元", "%(num)s万元", n),
    "日": lambda n: ngettext("%(num)s日", "%(num)s日", n),
    "次": lambda n: ngettext("%(num)s次", "%(num)s次", n),
    "件次": lambda n: ngettext("%(num)s件次", "%(num)s件次", n),
    "户": lambda n: ngettext("%(num)s户", "%(num)s户", n),
    "户次": lambda n: ngettext("%(num)s户次", "%(num)s户次", n),
    "个": lambda n: ngettext("%(num)s个", "%(num)s个", n),
    "项": lambda n: ngettext("%(num)s项", "%(num)s项", n),
    "人": lambda n: ngettext("%(num)s人", "%(num)s人", n),
    "名": lambda n: ngettext("%(num)s名", "%(num)s名", n),
    "人次": lambda n: ngettext("%(num)s人次", "%(num)s人次", n),
    "辆": lambda n: ngettext("%(num)s辆", "%(num)s辆", n),
    "车次": lambda n: ngettext("%(num)s车次", "%(num)s车次", n),
    "支": lambda n: ngettext("%(num)s支", "%(num)s支", n),
    "家": lambda n: ngettext("%(num)s家", "%(num)s家", n),
    "张": lambda n: ngettext("%(num)s张", "%(num)s张", n),
    "轮": lambda n: ngettext("%(num)s轮", "%(num)s轮", n),
    "学时": lambda n: ngettext("%(num)s学时", "%(num)s学时", n),
    "章": lambda n: ngettext("%(num)s章", "%(num)s章", n),
    "段": lambda n: ngettext("%(num)s段", "%(num)s段", n),
    "处": lambda n: ngettext("%(num)s处", "%(num)s处", n),
}
"""What is counted; a number and its unit are one text, since languages order them differently."""
NONE = "—"


def counted(number: str, unit: str) -> str:
    """A number, as it is shown, with its unit; one of it is one, and 1.0 are several."""
    pattern = UNITS.get(unit)
    if pattern is None or number == NONE:
        return number if number == NONE else f"{number}{unit}"
    return (pattern(1 if number == "1" else 2) % {"num": number}).strip()


def figure_shown(one: Figure) -> str:
    """A figure's value with its unit; a dash where there is none."""
    return counted(one.shown.removesuffix(one.unit), one.unit)


def unit_beside(one: Figure) -> str:
    """The unit of a figure's value, to stand beside it; nothing where there is no value."""
    number = one.shown.removesuffix(one.unit)
    return "" if one.value is None else counted(number, one.unit).removeprefix(number).strip()


def period_shown(one: Period) -> str:
    """2025年, or its first and last day."""
    year = one.whole_year
    return gettext("%(year)s年") % {"year": year} if year else f"{one.first} – {one.last}"


def put(text: str) -> str:
    """A text from below that is a source, or made of sources, in the reader's language."""
    if isinstance(text, Count):
        return counted(text.number, text.unit)
    if isinstance(text, Said):
        return "".join(
            gettext(pattern).format(**{name: put(value) for name, value in values.items()})
            for pattern, values in text.parts
        )
    return gettext(text) if text else ""
