"""A draw as its case tells it, as the file that anybody verifies."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.methods import draw
from zhunsheng.procedures.enforcement.inspection.draw_facts import Announcement, Origin, quotas


def moment(said: str | None, on: date) -> str:
    """The moment told, or noon of the day."""
    return said or f"{on.isoformat()}T12:00:00+08:00"


def source(facts: Announcement) -> draw.Source:
    """The source that the announcement names. Raises NotDrawn."""
    if facts.origin is Origin.COMMIT_REVEAL:
        made: draw.Source = draw.CommitReveal(tuple(facts.parties), facts.reveal_by)
    elif facts.origin is Origin.DRAND:
        made = draw.Drand(facts.chain or "", facts.round or 0, facts.known_at)
    else:
        told = (facts.lottery or "", facts.issue or "", facts.known_at or "", facts.published_by or "")
        made = draw.Lottery(*told)
    made.check()
    return made


def announced(facts: Announcement, on: date) -> draw.DrawFile:
    """The file as announced. Raises NotDrawn."""
    at, pool = moment(facts.at, on), draw.read_pool(facts.pool)
    return draw.announce(facts.name, facts.purpose.value, pool, quotas(facts.quotas), source(facts), at)


def went_on(file: draw.DrawFile, step: str, facts: Any, on: date) -> draw.DrawFile:
    """The file after one more step of its case. Raises NotDrawn."""
    at = moment(facts.at, on)
    if step == "commit":
        return draw.commit(file, facts.side, facts.commitment, at)
    if step == "reveal":
        return draw.reveal(file, facts.side, facts.nonce, at)
    if step == "enter-randomness":
        return draw.enter(file, facts.value, at, facts.signature)
    if step == "draw":
        return draw.draw(file, at)
    return draw.replace(file, facts.out, facts.reason, at)


def told(case: Any) -> draw.DrawFile | None:
    """The draw file that the standing acts of the case make; None before the announcement."""
    file: draw.DrawFile | None = None
    for act in case.acts:
        if not act.stands:
            continue
        if isinstance(act.facts, Announcement):
            file = announced(act.facts, act.on)
        elif file is not None and act.step.name in STEPS:
            file = went_on(file, act.step.name, act.facts, act.on)
    return file


STEPS = frozenset({"commit", "reveal", "enter-randomness", "draw", "replace"})
