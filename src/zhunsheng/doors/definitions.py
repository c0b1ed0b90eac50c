"""How a figure is defined, in the reader's language, and what its other definitions would give."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from zhunsheng.doors.counts import figure_shown
from zhunsheng.indicators import Figure
from zhunsheng.indicators.choosing import By, Use, uses
from zhunsheng.indicators.figures import others
from zhunsheng.indicators.rules import period_rule, rounding_rule


@dataclass(frozen=True)
class Told:
    """A definition as a page shows it. `rules`: which day counts, how it is rounded; `source`: the local rule that
    chose it; `uses`: which places have set it, each in words; `note`: says so where the place's own is another; `asked`: whether somebody asked for this one."""

    name: str
    title: str
    text: str
    shown: str
    rules: tuple[str, str]
    source: str
    uses: tuple[str, ...]
    note: str
    asked: bool


def told(one: Figure) -> Told:
    """The definition that the figure was computed under."""
    english = (get_language() or "").startswith("en")
    indicator, version = one.indicator, one.version
    own = next(way for way in indicator.every_version if way.name == (one.choice.own or version.name))
    said = gettext("当地采用的口径是「%(own)s」。") % {"own": own.title_en if english else own.title}
    return Told(
        name=version.name,
        title=version.title_en if english else version.title,
        text=(indicator.definition_en if english else "") or gettext(indicator.definition),
        shown=figure_shown(one),
        rules=(period_rule(indicator, gettext), rounding_rule(indicator, gettext)),
        source=one.choice.source,
        uses=tuple(map(_use, uses(indicator, one.period.last).get(version.name, ()))),
        note=said if own.name != version.name else "",
        asked=one.choice.by is By.ASKED,
    )


def _use(one: Use) -> str:
    values = {"place": one.place, "since": one.since, "source": one.source}
    return gettext("%(place)s自%(since)s起采用(%(source)s)") % values


def other(one: Figure) -> list[Told]:
    """The other definitions, each with what it gives for the same period and place."""
    return [told(each) for each in others(one)]
