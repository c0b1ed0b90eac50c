"""Which penalty cases are which, said once over the columns of their table."""

from __future__ import annotations

from functools import reduce
from typing import Any

import ibis

from zhunsheng.indicators.declaring import Period
from zhunsheng.procedures.enforcement.penalty.kinds import ALWAYS_HEARD

EVERY = ("organ", "town", "quarter", "month", "track", "party")
OF_PENALTIES = (*EVERY[:4], "kind", *EVERY[4:])
DATES = ("file_on", "decided", "closed", "withdrawn")


def everything(t: Any, p: Period) -> Any:
    """No further condition than the period."""
    return ibis.literal(True)


def punished(t: Any, p: Period) -> Any:
    """A penalty was decided, on the spot or in the ordinary procedure; one later annulled stays counted."""
    return t.decide_on.notnull() | t.summary_decide_on.notnull()


def spared(t: Any, p: Period) -> Any:
    """It was decided not to punish."""
    return t.decide_no_penalty_on.notnull()


def on_track(track: str) -> Any:
    """Penalties of one track."""
    return lambda t, p: punished(t, p) & (t.track == track)


def fine(t: Any) -> Any:
    """The fine of the decision, yuan: what the paper says, not what was paid."""
    return ibis.coalesce(t.decide__fine_yuan, t.summary_decide__fine_yuan)


def paid(t: Any) -> Any:
    """What was paid or collected on the spot, all parts together, yuan."""
    return t.pay__paid_yuan__sum.fill_null(0) + t.collect_on_spot__collected_yuan__sum.fill_null(0)


def has_kind(t: Any, *kinds: str) -> Any:
    """Whether the decision imposes one of these kinds."""
    lists = (t.decide__kinds, t.summary_decide__kinds)
    found = [one.contains(kind).fill_null(False) for one in lists for kind in kinds]
    return reduce(lambda a, b: a | b, found)


def fined(t: Any, p: Period) -> Any:
    """A penalty with a fine."""
    return punished(t, p) & ((fine(t) > 0).fill_null(False) | has_kind(t, "fine"))


def hearing_was_due(t: Any) -> Any:
    """Whether the party could ask for a hearing: the clock that local thresholds start, or its waiver, or the hearing."""
    return (
        t.clock_asking__due.notnull()
        | t.clock_asking_2017__due.notnull()
        | t.hold_hearing_on.notnull()
        | t.notify__waives.contains("hearing").fill_null(False)
        | has_kind(t, *sorted(ALWAYS_HEARD))
    )


def major(t: Any, p: Period) -> Any:
    """A major penalty: one that opens the right to a hearing, the standard where no local list says otherwise."""
    return punished(t, p) & hearing_was_due(t)


def review_needed(t: Any, p: Period) -> Any:
    """A penalty that a legal reviewer had to pass: after a hearing, major, or marked complex."""
    complex_one = t.decide__complex.fill_null(False) | t.decide__hearing_held.notnull()
    return t.decide_on.notnull() & (hearing_was_due(t) | complex_one)


def due_by(done: Any, due: Any, p: Period) -> Any:
    """What was done, or is due by the day on which the period is looked at: what still has time counts as neither."""
    return due.notnull() & (done.notnull() | (due < p.as_of))


def in_time(done: Any, due: Any) -> Any:
    """Done on or before its last day."""
    return (done <= due).fill_null(False)
