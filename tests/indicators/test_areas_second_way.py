"""The figures of the other areas, computed a second time: plain Python over the rows of cases, without Ibis or DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.replaying import replay
from zhunsheng.cases.replaying.place import Place
from zhunsheng.indicators import Period, figures
from zhunsheng.indicators.coverage import YEARS, coverage

Row = Any


class Told:
    """A case's row, its facts at hand."""

    def __init__(self, row: CaseRow) -> None:
        self.row, self.facts = row, row.facts

    def __getitem__(self, name: str) -> Any:
        return self.facts.get(name)

    def on(self, name: str) -> date | None:
        text = self.facts.get(name)
        return date.fromisoformat(str(text)) if text else None


def rows(place: Place, procedure: str) -> list[Told]:
    return [Told(row) for row in CaseRow.objects.filter(book=place.county, procedure=procedure)]


def within(cases: Iterable[Told], year: int, day: Callable[[Told], date | None]) -> list[Told]:
    return [one for one in cases if (found := day(one)) is not None and found.year == year]


def standing(
    cases: Iterable[Told], last: date, since: str, until: Callable[[Told], date | None]
) -> list[Told]:
    """Begun by the last day and not over before it."""
    return [
        one
        for one in cases
        if (begun := one.on(since)) and begun <= last and ((end := until(one)) is None or end >= last)
    ]


def by_hand(place: Place) -> dict[str, Decimal]:
    """Each indicator's value, computed from the rows."""
    year, last = place.year, date(place.year, 12, 31)
    licences, visits = rows(place, "licence"), rows(place, "inspection")
    sat = [one for one in rows(place, "sitting") if one.row.outcome in ("passed", "failed")]
    marked = within(sat, year, lambda one: one.row.decided)
    general = [one for one in marked if one["paper"] == "general"]
    files = within(rows(place, "reviewed-file"), year, lambda one: one.on("settle_on"))
    central = [one for one in files if one["open__mode"] == "central"]
    seen = within(visits, year, lambda one: one.on("inspect_on"))
    granted = [one for one in licences if one["decide_on_spot__outcome"] == "granted"]
    powers = standing(rows(place, "power-list"), last, "listed_from", lambda one: one.on("listed_until"))
    mercies = standing(rows(place, "leniency-list"), last, "listed_from", lambda one: one.on("listed_until"))
    public = [*licences, *visits, *rows(place, "penalty")]
    posts = rows(place, "team-post")
    reforms = [one for one in rows(place, "reform") if one.row.decided]
    operations = rows(place, "operation")
    social = standing(
        rows(place, "social-supervisor"), last, "appoint__since", lambda one: one.on("appoint__until")
    )
    cards = standing(rows(place, "certificate"), last, "register__since", lambda one: one.on("until"))
    found: dict[str, Any] = {
        "licences_asked": len(within(licences, year, lambda one: one.on("apply_on"))),
        "licences_granted": len(within(granted, year, lambda one: one.row.decided)),
        "licences_published": len(within(licences, year, lambda one: one.row.published)),
        "inspections": len([one for one in seen if one.row.decided and not one["penalty_follows"]]),
        "inspections_published": len(within(visits, year, lambda one: one.row.published)),
        "spot_checks": len([one for one in seen if one.row.track == "double-random"]),
        "organs_publishing": len(
            {one.row.organ for one in within(public, year, lambda one: one.row.published)}
        ),
        "exam_sittings": len(marked),
        "general_exam_sittings": len(general),
        "general_exam_passed": len([one for one in general if one.row.outcome == "passed"]),
        "officers_trained": sum(one["people"] for one in rows(place, "training")),
        "files_reviewed": len(files),
        "files_centrally_reviewed": len(central),
        "files_reviewed_units": len({one["open__unit"] for one in central}),
        "files_reviewed_towns": len({one["open__unit"] for one in central} & {b.code for b in place.halls}),
        "powers_in_force": len(powers),
        "power_organs": len({one["item__organ"] or one.row.organ for one in powers}),
        "duties_in_force": sum(len(one["item__duties"]) for one in powers),
        "exempt_items": len([one for one in mercies if one["item__kind"] == "exempt"]),
        "light_items": len([one for one in mercies if one["item__kind"] == "light"]),
        "posts_moved_across": sum(one["set_quota__moved_down"] for one in posts),
        "law_posts": sum(one["set_quota__law_posts"] for one in posts),
        "assistants": sum(one["people"] for one in rows(place, "assistants-handover") if one.row.decided),
        "bodies_adjusted": sum(one["bodies_before"] for one in reforms),
        "operation_officers": sum(one["trip__officers__sum"] for one in operations),
        "operation_premises": sum(one["trip__premises__sum"] for one in operations),
        "powers_requested": len({one.row.subject for one in rows(place, "grant") if one["request_on"]}),
        "certificates_renewed": len(within(rows(place, "certificate"), year, lambda one: one.on("renew_on"))),
        "certificates_held": len(cards),
        "social_supervisors": len(social),
    }
    return {name: Decimal(value) for name, value in found.items()}


@pytest.mark.parametrize("report", ["001", "003", "004"])
def test_what_the_tables_answer_is_what_the_rows_say(db: None, tables: object, report: str) -> None:
    printed = {
        one.figure: (one.printed, one.unit) for one in coverage() if one.report == report and one.indicator
    }
    place, _built = replay(report, YEARS[report], printed, scale=60)
    expected = by_hand(place)
    period = Period.year(place.year, date(place.year + 1, 1, 31))
    found = {one.id: one.value for one in figures(period, book=place.county, ids=sorted(expected))}
    assert found == expected
    assert sum(bool(value) for value in expected.values()) >= 8


def test_what_stands_is_counted_on_the_day_asked(db: None, tables: object) -> None:
    """Between two publications and after a withdrawal: what is listed on a day is what was in force that day."""
    place, _built = replay("004", 2020, {"F349": ("4", "项"), "F350": ("2", "项")})
    entries = rows(place, "leniency-list")
    for last in (date(2020, 2, 1), date(2020, 4, 1), date(2020, 12, 31)):
        held = standing(entries, last, "listed_from", lambda one: one.on("listed_until"))
        (exempt, light) = figures(
            Period.between(date(2020, 1, 1), last, last),
            book=place.county,
            ids=["exempt_items", "light_items"],
        )
        assert exempt.value is not None and light.value is not None
        assert exempt.value + light.value == len(held)
