"""Texts from below, which come as Chinese sources, put into the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from zhunsheng.doors.counts import put
from zhunsheng.procedures.clocks import Face, Kind, Outcome
from zhunsheng.procedures.judging import Refusal
from zhunsheng.statutes.words import Count, _
from zhunsheng.statutes.words import Said as PutTogether


def t(source: str) -> str:
    """The text in the reader's language. Never for a text that people typed."""
    return put(source)


@dataclass(frozen=True, slots=True)
class Said:
    """A refusal in words: what, which article, what to do next."""

    what: str
    article: str
    instead: str


def titled(title: str) -> str:
    """The title of a fact, its parts joined by a point, in the reader's language."""
    return "·".join(t(part) for part in title.split("·"))


def valued(value: str) -> str:
    """A recorded value: words that forms offered are put into the reader's language, typed texts stay."""
    if isinstance(value, Count | PutTogether):
        return put(value)
    if len(value) > 200 or "\n" in value:
        return value
    return "、".join(t(part) for part in value.split("、"))


def said(refusal: Refusal) -> Said:
    """The refusal in the reader's language."""
    values = {name: valued(value) for name, value in refusal.values.items()}
    what, instead = t(refusal.message).format(**values), t(refusal.instead).format(**values)
    return Said(what, str(refusal.article) if refusal.article else "", instead)


def all_said(refusals: Sequence[Refusal]) -> list[Said]:
    """Each refusal once, with every article that orders it."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in map(said, refusals):
        found.setdefault((one.what, one.instead), []).append(one.article)
    return [
        Said(what, "、".join(dict.fromkeys(filter(None, articles))), instead)
        for (what, instead), articles in found.items()
    ]


CLOCK_KINDS = {
    Kind.DEADLINE: _("期限"),
    Kind.WAIT: _("等待期"),
    Kind.RIGHT: _("权利期限"),
    Kind.LIMIT: _("最长期限"),
}
_OUTCOMES = {
    Outcome.MET: (_("按期办理"), "good"),
    Outcome.MISSED: (_("逾期{n}日"), "late"),
    Outcome.WAITED: (_("已届满"), "good"),
    Outcome.USED: (_("已行使"), "good"),
    Outcome.LAPSED: (_("期满未行使"), ""),
    Outcome.EXPIRED: (_("超过{n}日"), "late"),
    Outcome.WITHIN: (_("期限内结束"), "good"),
    Outcome.SUPERSEDED: (_("不再适用"), ""),
}
SOON = 7
"""Days before a due day from which it is marked as near."""


@dataclass(frozen=True, slots=True)
class ClockShown:
    """A clock as a page shows it."""

    title: str
    kind: str
    mine: bool
    article: str
    due: str
    provisional: bool
    state: str
    colour: str
    over: bool
    lines: tuple[str, ...]


def clock_shown(face: Face) -> ClockShown:
    """Where the clock stands, and how its day was computed, in the reader's language."""
    state, colour = left_words((face.binding - face.today).days)
    if face.outcome is not Outcome.RUNNING:
        word, colour = _OUTCOMES[face.outcome]
        state = t(word).format(n=face.late_by)
    elif face.clock.kind is Kind.WAIT or face.clock.whose != "organ":
        colour = "calm"
    return ClockShown(
        title=t(face.clock.title),
        kind=t(CLOCK_KINDS[face.clock.kind]),
        mine=face.clock.whose == "organ",
        article=str(face.article),
        due=face.binding.isoformat(),
        provisional=face.provisional,
        state=state,
        colour=colour,
        over=face.done is not None or face.ended,
        lines=tuple(line.text(t) for line in face.explanation),
    )


def left_words(days: int) -> tuple[str, str]:
    """How many days are left, in words and with the colour that goes with them."""
    if days < 0:
        return gettext("逾期%(n)s日") % {"n": -days}, "late"
    if days == 0:
        return gettext("今日到期"), "soon"
    return gettext("还有%(n)s日") % {"n": days}, "soon" if days <= SOON else ""
