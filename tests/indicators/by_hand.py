"""The same questions answered a second way: plain Python over folded cases, without Ibis, DuckDB or the flat row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from zhunsheng import record
from zhunsheng.cases.folding import HERE, fold
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.calendar import Calendar

HEAVY = {"downgrade", "revoke-licence", "order-to-stop", "order-to-close", "bar"}


@dataclass
class Told:
    """A case and what is asked of it again and again."""

    case: Any
    entries: list[Any]
    settings: Any = None

    def on(self, step: str) -> date | None:
        act = self.case.last(Penalty.steps[step])
        return act.on if act else None

    def fact(self, step: str, name: str) -> Any:
        act = self.case.last(Penalty.steps[step])
        return getattr(act.facts, name) if act else None

    def face(self, *names: str) -> Any:
        last = self.case.acts[-1].on
        faces = (Penalty.clocks[name].face(self.case, last) for name in names)
        return next((one for one in faces if one is not None), None)

    @property
    def decided(self) -> date | None:
        return self.on("decide") or self.on("decide-no-penalty") or self.on("summary-decide")

    @property
    def punished(self) -> bool:
        return bool(self.on("decide") or self.on("summary-decide"))

    @property
    def kinds(self) -> set[str]:
        kinds = self.fact("decide", "kinds") or self.fact("summary-decide", "kinds") or []
        return {str(kind) for kind in kinds}

    @property
    def fine(self) -> Decimal:
        found = self.fact("decide", "fine_yuan") or self.fact("summary-decide", "fine_yuan")
        return Decimal(found or 0)

    @property
    def taken(self) -> Decimal:
        return Decimal(self.fact("decide", "confiscated_yuan") or 0)

    @property
    def paid(self) -> Decimal:
        acts = self.case.standing(Penalty.pay, Penalty.collect_on_spot)
        names = ("paid_yuan", "collected_yuan")
        return sum((Decimal(getattr(a.facts, n, 0) or 0) for a in acts for n in names), Decimal(0))

    @property
    def published(self) -> date | None:
        days = [one.on for one in self.entries if one.step == "publish"]
        return days[-1] if days else None

    @property
    def withdrawn(self) -> date | None:
        act = self.on("withdraw-publication")
        return act if act and not self.on("publish") else None

    @property
    def major(self) -> bool:
        asked = self.face("asking", "asking-2017") or self.on("hold-hearing")
        waived = "hearing" in (self.fact("notify", "waives") or [])
        return self.punished and bool(asked or waived or self.kinds & HEAVY)

    @property
    def track(self) -> str:
        if self.case.acts[0].step is Penalty.summary_decide:
            return "summary"
        return str(self.case.acts[0].facts.track)


def read(book: str) -> list[Told]:
    """Every case of the book, folded from its entries alone."""
    ids: dict[str, str] = {}
    for entry in record.walk(book):
        ids.setdefault(entry.case, entry.facts.get("_", {}).get("organ", ""))
    told = []
    for case, organ in ids.items():
        entries = record.entries(book, case)
        told.append(Told(fold(entries, Calendar.standard(), {}, organ), entries))
    return told


Answer = tuple[Decimal, Decimal, Decimal | None]


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def count(cases: Iterable[Any]) -> Answer:
    n = Decimal(len(list(cases)))
    return n, n, n


def total(cases: Iterable[Told], amount: Callable[[Told], Any]) -> Answer:
    amounts = [Decimal(amount(one)) for one in cases]
    return Decimal(len(amounts)), Decimal(len(amounts)), sum(amounts, Decimal(0))


def share(cases: Iterable[Told], good: Callable[[Told], Any]) -> Answer:
    held = list(cases)
    part, whole = Decimal(sum(1 for one in held if good(one))), Decimal(len(held))
    return part, whole, _round(part * 100 / whole, 1) if whole else None


def _timely(done: date | None, face: Any) -> bool:
    return bool(done and face and done <= face.binding)


def _ripe(done: date | None, face: Any, as_of: date) -> bool:
    return bool(face and (done or face.binding < as_of))


def _done(face: Any) -> date | None:
    return face.done if face else None


def answer(cases: list[Told], first: date, last: date, as_of: date) -> dict[str, Answer]:
    """Every indicator's numerator, denominator and value."""

    def within(day: Callable[[Told], date | None]) -> list[Told]:
        return [one for one in cases if (found := day(one)) and first <= found <= last]

    decided = within(lambda c: c.decided)
    punished = [c for c in decided if c.punished]
    fined = [c for c in punished if c.fine > 0 or "fine" in c.kinds]
    deciding = [c for c in decided if c.face("deciding")]
    serving = [c for c in decided if _ripe(_done(c.face("serving")), c.face("serving"), as_of)]
    due_public = [c for c in decided if _ripe(c.published, c.face("publicity"), as_of)]
    owed = [
        c
        for c in punished
        if c.fine > 0
        and not c.on("revoke")
        and (c.paid >= c.fine or _ripe(None, c.face("paying"), as_of) or c.on("close"))
    ]
    overdue = [
        c
        for c in cases
        if (face := c.face("deciding"))
        and not face.ended
        and first <= face.binding <= last
        and face.binding < as_of
        and (c.decided is None or c.decided > face.binding)
    ]
    undone = [
        c
        for c in cases
        if (face := c.face("withdrawing")) and first <= face.binding <= last and c.published
        and _ripe(c.withdrawn, face, as_of)
    ]  # fmt: skip
    opened = within(lambda c: c.case.opened)
    lags = [(e.at.astimezone(HERE).date() - e.on).days for c in opened for e in c.entries]
    spans = [(c.decided - c.on("file")).days for c in decided if c.on("file")]  # type: ignore[operator]
    middle = _round(Decimal(str(median(spans))), 1) if spans else None
    needs = [
        c
        for c in decided
        if c.on("decide") and (c.major or c.fact("decide", "complex") or c.fact("decide", "hearing_held"))
    ]
    surcharged = within(lambda c: c.on("surcharge"))
    return {
        "cases_filed": count(within(lambda c: c.on("file"))),
        "cases_decided": count(decided),
        "penalties": count(punished),
        "penalties_ordinary": count(c for c in punished if c.track == "ordinary"),
        "penalties_summary": count(c for c in punished if c.track == "summary"),
        "penalties_quick": count(c for c in punished if c.track == "quick"),
        "cases_closed": count(within(lambda c: c.on("close"))),
        "not_punished": count(c for c in decided if c.on("decide-no-penalty")),
        "lighter": count(c for c in punished if c.fact("decide", "mitigated")),
        "transferred": count(within(lambda c: c.on("transfer"))),
        "revoked": count(within(lambda c: c.on("revoke"))),
        "reconsidered": count(within(lambda c: c.on("reconsideration-apply"))),
        "penalty_seizures": count(within(lambda c: c.on("seize"))),
        "penalties_published": count(c for c in within(lambda c: c.published or None) if c.punished),
        "mercy_cases": count(
            c for c in decided if c.on("decide-no-penalty") or (c.punished and c.fact("decide", "mitigated"))
        ),
        "mercy_amount": total(
            (
                c
                for c in decided
                if c.fact("decide-no-penalty", "waived_yuan") or c.fact("decide", "waived_yuan")
            ),
            lambda c: c.fact("decide-no-penalty", "waived_yuan") or c.fact("decide", "waived_yuan"),
        ),
        "major_filings": count(within(lambda c: c.on("report-major"))),
        "court_applications": count(within(lambda c: c.on("apply-court"))),
        "fined_cases": count(fined),
        "fines": total(fined, lambda c: c.fine),
        "confiscated": total((c for c in punished if c.taken), lambda c: c.taken),
        "penalty_amount": total((c for c in punished if c.taken or c in fined), lambda c: c.fine + c.taken),
        "not_punished_waived": total(
            (c for c in decided if c.fact("decide-no-penalty", "waived_yuan")),
            lambda c: c.fact("decide-no-penalty", "waived_yuan"),
        ),
        "lighter_waived": total(
            (c for c in punished if c.fact("decide", "waived_yuan")),
            lambda c: c.fact("decide", "waived_yuan"),
        ),
        "performed": share(owed, lambda c: c.paid >= c.fine),
        "collected": total((c for c in punished if c.paid), lambda c: c.paid),
        "surcharges": count(surcharged),
        "surcharge_amount": total(surcharged, lambda c: c.fact("surcharge", "total_yuan")),
        "decided_in_time": share(deciding, lambda c: _timely(c.decided, c.face("deciding"))),
        "overdue_undecided": count(overdue),
        "days_to_decide": (Decimal(len(spans)), Decimal(len(spans)), middle),
        "served_in_time": share(serving, lambda c: _timely(_done(c.face("serving")), c.face("serving"))),
        "published_in_time": share(due_public, lambda c: _timely(c.published, c.face("publicity"))),
        "withdrawn": count(within(lambda c: c.withdrawn)),
        "withdrawn_in_time": share(undone, lambda c: _timely(c.withdrawn, c.face("withdrawing"))),
        "entry_lag": (
            Decimal(sum(lags)),
            Decimal(len(lags)),
            _round(Decimal(sum(lags)) / len(lags), 2) if lags else None,
        ),
        "reviewed": count(c for c in decided if c.on("review")),
        "review_coverage": share(needs, lambda c: c.on("review") and c.on("review") <= c.decided),
        "major_penalties": count(c for c in punished if c.major),
        "major_reported": share((c for c in punished if c.major), lambda c: c.on("report-major")),
        "defences": count(within(lambda c: c.on("defend"))),
        "defences_accepted": count(
            c for c in within(lambda c: c.on("review-defence")) if c.fact("review-defence", "accepted")
        ),
        "hearings": count(within(lambda c: c.on("hold-hearing"))),
    }
