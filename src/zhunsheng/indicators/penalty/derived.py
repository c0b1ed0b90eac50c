"""What is worked out once when a case is written into the table, so that every scan reads plain columns."""

from __future__ import annotations

from functools import reduce
from typing import Any

import ibis

from zhunsheng.procedures.enforcement.penalty.kinds import ALWAYS_HEARD


def _kinds(t: Any, *kinds: str) -> Any:
    """Whether the decision imposes one of these kinds."""
    lists = (t.decide__kinds, t.summary_decide__kinds)
    found = [one.contains(kind).fill_null(False) for one in lists for kind in kinds]
    return reduce(lambda a, b: a | b, found)


def _fine(t: Any) -> Any:
    return ibis.coalesce(t.decide__fine_yuan, t.summary_decide__fine_yuan)


def _punished(t: Any) -> Any:
    return t.decide_on.notnull() | t.summary_decide_on.notnull()


def _paid(t: Any) -> Any:
    return t.pay__paid_yuan__sum.fill_null(0) + t.collect_on_spot__collected_yuan__sum.fill_null(0)


def _hearing_due(t: Any) -> Any:
    """The party could ask for a hearing: the clock that local thresholds start, or its waiver, or the hearing held."""
    return (
        t.clock_asking__due.notnull()
        | t.clock_asking_2017__due.notnull()
        | t.hold_hearing_on.notnull()
        | t.notify__waives.contains("hearing").fill_null(False)
        | _kinds(t, *sorted(ALWAYS_HEARD))
    )


def _serve_by(t: Any) -> Any:
    return ibis.coalesce(t.clock_serving__due, t.clock_serving_2017__due)


def _served(t: Any) -> Any:
    return ibis.coalesce(t.clock_serving__done, t.clock_serving_2017__done)


def _on_time(done: Any, due: Any) -> Any:
    return (done <= due).fill_null(False)


def derived(t: Any) -> dict[str, tuple[str, Any]]:
    """Name, DuckDB type and expression of each derived column over the plain ones."""
    money, yes_no, day = "DECIMAL(18,2)", "BOOLEAN", "DATE"
    positive = (_fine(t) > 0).fill_null(False)
    difficult = t.decide__complex.fill_null(False) | t.decide__hearing_held.notnull()
    return {
        "punished": (yes_no, _punished(t)),
        "spared": (yes_no, t.decide_no_penalty_on.notnull()),
        "fine": (money, _fine(t)),
        "fined": (yes_no, _punished(t) & (positive | _kinds(t, "fine"))),
        "fine_missing": (yes_no, _kinds(t, "fine") & ~positive),
        "fine_stands": (yes_no, _punished(t) & positive & t.revoke_on.isnull()),
        "confiscated": (money, t.decide__confiscated_yuan.nullif(0)),
        "paid": (money, _paid(t)),
        "paid_in_full": (yes_no, (_paid(t) >= _fine(t)).fill_null(False)),
        "pay_by": (day, ibis.coalesce(t.instalment_approve__last, t.clock_paying__due)),
        "major": (yes_no, _punished(t) & _hearing_due(t)),
        "review_needed": (yes_no, t.decide_on.notnull() & (_hearing_due(t) | difficult)),
        "reviewed_before": (yes_no, _on_time(t.review_on, t.decided)),
        "decided_on_time": (yes_no, _on_time(t.decided, t.clock_deciding__due)),
        "days_to_decide": ("BIGINT", t.decided.delta(t.file_on, unit="day")),
        "serve_by": (day, _serve_by(t)),
        "served": (day, _served(t)),
        "served_on_time": (yes_no, _on_time(_served(t), _serve_by(t))),
        "published_on_time": (yes_no, _on_time(t.published, t.clock_publicity__due)),
        "withdrawn_on_time": (yes_no, _on_time(t.withdrawn, t.clock_withdrawing__due)),
    }
