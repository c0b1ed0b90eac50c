"""The other definitions of the other areas, computed a second time in plain Python over the rows of the demo county."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.indicators.test_areas_second_way import Told
from zhunsheng.cases.demo import filling
from zhunsheng.cases.demo.years import planned_elsewhere
from zhunsheng.cases.models import CaseRow
from zhunsheng.indicators import Period, figures
from zhunsheng.indicators.catalogue import INDICATORS
from zhunsheng.indicators.versions import TRUNCATED
from zhunsheng.procedures.enforcement.penalty import Penalty

FIRST, LAST, AS_OF = date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 31)


def rows(procedure: str) -> list[Told]:
    return [Told(row) for row in CaseRow.objects.filter(book=filling.COUNTY, procedure=procedure)]


def within(cases: Iterable[Told], day: Callable[[Told], date | None]) -> list[Told]:
    return [one for one in cases if (found := day(one)) is not None and FIRST <= found <= LAST]


def share(cases: Iterable[Told], good: Callable[[Told], Any]) -> Decimal | None:
    held = list(cases)
    part = Decimal(sum(1 for one in held if good(one)))
    return (part * 100 / len(held)).quantize(Decimal("0.1"), ROUND_HALF_UP) if held else None


def by(one: Told, done: date | None, due: str) -> bool:
    return bool(done and (last := one.on(due)) and done <= last)


def licences() -> dict[str, Any]:
    cases, clocks = rows("licence"), ("deciding", "deciding_jointly", "deciding_by_own_term")

    def due(one: Told) -> date | None:
        return next((day for name in clocks if (day := one.on(f"clock_{name}__due"))), None)

    ripe = [one for one in within(cases, due) if one.row.decided or due(one) < AS_OF]  # type: ignore[operator]
    said = [one["decide__outcome"] or one["decide_on_spot__outcome"] for one in within(cases, lambda c: c.row.decided)]  # fmt: skip
    return {
        "licences_asked@new": len(within(cases, lambda one: one.on("apply_on"))),
        "licences_granted@new": said.count("granted"),
        "licences_in_time@due": share(ripe, lambda one: one.row.decided and one.row.decided <= due(one)),
    }


def inspections() -> dict[str, Any]:
    seen = within(rows("inspection"), lambda one: one.on("inspect_on"))
    drawn = [one for one in seen if one.row.track == "double-random"]
    return {
        "inspections@every_visit": len(seen),
        "visits@subjects": len({one.row.subject for one in seen if one.row.subject}),
        "spot_checks@by_department": sum(1 + len(one["inspect__joint_organs"] or ()) for one in drawn),
    }


def people() -> dict[str, Any]:
    def away(one: Told) -> bool:
        since, until = one.on("off_duty__since"), one.on("off_duty__until")
        return bool(since and since <= LAST and (until is None or until >= LAST))

    def held(one: Told) -> bool:
        until, closed = one.on("until"), one.row.closed
        return bool(
            one.row.decided
            and one.row.decided <= LAST
            and (until is None or until >= LAST)
            and (closed is None or closed > LAST)
        )

    grants = rows("grant")
    down = [
        one
        for one in grants
        if (since := one.on("effective"))
        and since <= LAST
        and ((back := one.on("take_back__effective")) is None or back > LAST)
    ]
    cards = [one for one in rows("certificate") if held(one) and one["until"]]
    return {
        "certificates_held@on_duty": sum(not away(one) for one in cards),
        "powers_requested@by_town": len(within(grants, lambda one: one.on("request_on"))),
        "powers_granted@items": len({one.row.subject for one in down}),
    }


def learning() -> dict[str, Any]:
    found: dict[str, Any] = {}
    sittings = rows("sitting")
    for prefix, paper in (("exam", ""), ("general_exam", "general"), ("special_exam", "special")):
        mine = [one for one in sittings if not paper or one["paper"] == paper]
        marked = [one for one in within(mine, lambda c: c.row.decided) if one.row.outcome != "absent"]
        noted = within(mine, lambda c: c.row.decided or c.on("absent_on"))
        found[f"{prefix}_sittings@people"] = len({one.row.subject for one in marked})
        found[f"{prefix}_pass_rate@registered"] = share(noted, lambda one: one.row.outcome == "passed")
    trainings = within(rows("training"), lambda one: one.on("hold_training_on"))
    hours = [Decimal(str(one["hold_training__hours"])) for one in trainings]
    found["training_hours@held"] = sum(hours)
    found["training_hours"] = sum(h * one["people"] for h, one in zip(hours, trainings, strict=True))
    return found


def oversight() -> dict[str, Any]:
    files = within(rows("reviewed-file"), lambda one: one.on("settle_on"))
    items, term = rows("rectification"), "clock_rectifying__due"
    found = within(items, lambda one: one.on("find_on"))
    due = [one for one in within(items, lambda one: one.on(term)) if one.row.decided or one.on(term) < AS_OF]  # type: ignore[operator]
    good = ("file-excellent", "file-qualified")
    return {
        "files_qualified@settled": share(files, lambda one: one.row.outcome in good),
        "defects_rectified@in_period": share(found, lambda c: c.row.decided and c.row.decided <= LAST),
        "defects_rectified@due": share(due, lambda one: by(one, one.row.decided, term)),
    }


def test_what_each_version_answers_is_what_the_rows_say(db: None, tables: object) -> None:
    today = date(2026, 11, 21)
    filling._found(0.01, 1, today)
    cases: filling.Cases = {}
    for do in planned_elsewhere(today):
        filling._take(do, cases)
    expected = licences() | inspections() | people() | learning() | oversight()
    declared = {
        one.under(version.name).ref
        for one in INDICATORS
        if one.procedure is not Penalty
        for version in one.versions
        if version is not TRUNCATED
    }
    assert declared == {ref for ref in expected if "@" in ref}
    period = Period.between(FIRST, LAST, AS_OF)
    found = {one.indicator.ref: one.value for one in figures(period, ids=sorted(expected))}
    assert found == {ref: None if value is None else Decimal(value) for ref, value in expected.items()}
    assert sum(bool(value) for value in expected.values()) >= 15
    for way in ("organ", "quarter", "month"):
        for one in figures(period, by=way, ids=sorted(declared)):
            if way in one.indicator.by:
                assert sum(part.denominator for part in one.breakdown) == one.denominator
                assert sum(part.numerator for part in one.breakdown) == one.numerator
