"""The other definitions of the penalty indicators, answered in plain Python over folded cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, Decimal

from tests.indicators.by_hand import Answer, Told, _ripe, _round, count, share, total


def cut(part: Decimal, whole: Decimal, places: int) -> Decimal | None:
    """A percentage cut off after so many places."""
    if not whole:
        return None
    return (part * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def versions(cases: list[Told], first: date, last: date, as_of: date) -> dict[str, Answer]:
    """Numerator, denominator and value of each version, by `id@version`."""

    def within(day: Callable[[Told], date | None]) -> list[Told]:
        return [one for one in cases if (found := day(one)) and first <= found <= last]

    decided = within(lambda c: c.decided)
    punished = [c for c in decided if c.punished]
    fined = [c for c in punished if c.fine > 0 or "fine" in c.kinds]
    taken = [c for c in punished if c.taken or c in fined]
    due = [
        c
        for c in cases
        if (face := c.face("deciding"))
        and not face.ended
        and first <= face.binding <= last
        and (c.decided or face.binding < as_of)
    ]
    public = [c for c in decided if c.face("publicity")]
    major = [c for c in punished if c.major]
    filed = [
        c for c in major if (face := c.face("reporting-major")) and _ripe(c.on("report-major"), face, as_of)
    ]
    spans = [Decimal((c.decided - c.on("file")).days) for c in decided if c.on("file")]  # type: ignore[operator]
    mean = _round(sum(spans, Decimal(0)) / len(spans), 1) if spans else None

    def stands(c: Told) -> bool:
        return not c.on("revoke")

    return {
        "cases_filed@all_opened": count(within(lambda c: c.case.opened)),
        "cases_decided@filed_only": count(c for c in decided if c.on("file")),
        "penalties@standing": count(c for c in punished if stands(c)),
        "penalties@closed": count(c for c in within(lambda c: c.on("close")) if c.punished),
        "not_punished@listed": count(c for c in decided if c.fact("decide-no-penalty", "list_item")),
        "fines@standing": total((c for c in fined if stands(c)), lambda c: c.fine),
        "fines@collected": total((c for c in punished if c.paid), lambda c: c.paid),
        "penalty_amount@standing": total((c for c in taken if stands(c)), lambda c: c.fine + c.taken),
        "penalty_amount@collected": total(
            (c for c in punished if c.paid or c.taken), lambda c: c.paid + c.taken
        ),
        "performed@every_fine": share(
            (c for c in punished if c.fine > 0 and stands(c)), lambda c: c.paid >= c.fine
        ),
        "decided_in_time@due": share(due, lambda c: c.decided and c.decided <= c.face("deciding").binding),
        "days_to_decide@mean": (sum(spans, Decimal(0)), Decimal(len(spans)), mean),
        "published_in_time@every_decision": share(
            public, lambda c: c.published and c.published <= c.face("publicity").binding
        ),
        "review_coverage@every_ordinary": share(
            (c for c in decided if c.on("decide")),
            lambda c: c.on("review") and c.decided and c.on("review") <= c.decided,  # type: ignore[operator]
        ),
        "major_reported@in_time": share(
            filed,
            lambda c: c.on("report-major") and c.on("report-major") <= c.face("reporting-major").binding,
        ),
    }
