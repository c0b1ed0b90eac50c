"""Which penalty cases are which, said once over the columns of their table."""

from __future__ import annotations

from typing import Any

import ibis

from zhunsheng.indicators.declaring import Period

EVERY = ("organ", "town", "quarter", "month", "track", "party", "cause")
OF_PENALTIES = (*EVERY[:4], "kind", *EVERY[4:])


def everything(t: Any, p: Period) -> Any:
    """No further condition than the period."""
    return ibis.literal(True)


def punished(t: Any, p: Period) -> Any:
    """A penalty was decided, on the spot or in the ordinary procedure; one later annulled stays counted."""
    return t.punished


def nothing(t: Any, p: Period) -> Any:
    """No case."""
    return ibis.literal(False)


def filed(t: Any, p: Period) -> Any:
    """Filed; a penalty on the spot never is."""
    return t.file_on.notnull()


def stands(t: Any) -> Any:
    """Neither annulled nor changed since, by the organ or in reconsideration."""
    return (t.outcome != "revoked").fill_null(True)


def punished_and_standing(t: Any, p: Period) -> Any:
    """A penalty that stands."""
    return t.punished & stands(t)


def on_track(track: str) -> Any:
    """Penalties of one track."""
    return lambda t, p: t.punished & (t.track == track)


def due_by(done: Any, due: Any, p: Period) -> Any:
    """What was done, or was due before the day on which the period is looked at: what still has time counts as neither."""
    return due.notnull() & (done.notnull() | (due < p.as_of))
