"""An indicator's rules in words: which day counts, how the value is rounded."""

from __future__ import annotations

from collections.abc import Callable

from zhunsheng.indicators.declaring import Indicator, Together
from zhunsheng.indicators.rounding import Rounding
from zhunsheng.statutes.words import _

DAYS = {
    "opened": _("立案日"),
    "decided": _("决定日"),
    "closed": _("结案日"),
    "published": _("公开日"),
    "withdrawn": _("撤回公开日"),
    "listed_from": _("生效日"),
    "effective": _("生效日"),
    "asked": _("收到申请日"),
    "decide_by": _("期限届满日"),
}
STANDING = _("截至期末的存量")
BY_DAY = _("按{day}计入期间")
OTHER_DAY = _("办理日")
ON_DAY = _("「{step}」之日")
TERM = _("期限届满日")
WHOLE = _("取整数")
HALF_UP = _("四舍五入,保留{places}位小数")
CUT_OFF = _("保留{places}位小数,其余截去")


Say = Callable[[str], str]
"""Puts a text into the reader's language."""


def period_rule(one: Indicator, say: Say = str) -> str:
    """Which cases belong to a period: those of a day in it, or what stands at its end."""
    return say(STANDING) if one.stock else say(BY_DAY).format(day=_day(one, say))


def rounding_rule(one: Indicator, say: Say = str) -> str:
    """How the value comes to its places."""
    if not one.places and one.rounding is Rounding.HALF_UP:
        return say(WHOLE)
    said = HALF_UP if one.rounding is Rounding.HALF_UP else CUT_OFF
    return say(said).format(places=one.places)


def _day(one: Indicator, say: Say) -> str:
    name = one.dated_by
    if name in DAYS:
        return say(DAYS[name])
    if name.startswith("clock_"):
        return say(TERM)
    if not isinstance(one.procedure, Together) and name.endswith("_on"):
        step = one.procedure.steps.get(name.removesuffix("_on").replace("_", "-"))
        return say(ON_DAY).format(step=say(step.title)) if step else say(OTHER_DAY)
    return say(OTHER_DAY)
