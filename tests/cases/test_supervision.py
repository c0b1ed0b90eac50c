"""Electronic monitoring as a pure function and over the book; the demo of supervision, really taken."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.cases.conftest import County
from zhunsheng import record
from zhunsheng.cases import monitoring
from zhunsheng.cases.demo import around_supervision, supervision, transfers
from zhunsheng.cases.demo.filling import Cases, _take
from zhunsheng.cases.demo.places import COUNTY
from zhunsheng.cases.demo.rules import enter_places, enter_rules
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.monitoring import Holder, Watched, signals
from zhunsheng.procedures.oversight.supervision.card import Colour, Rule
from zhunsheng.registers import powers

DAY, NOW = date(2026, 6, 1), datetime(2026, 11, 21, 9, tzinfo=UTC)
LEVELS = {"county": "county", "town": "town", "other": "county"}
HOLDERS = {
    "A": [Holder("county", "county", date(2020, 1, 1), date(2026, 3, 31))],
    "B": [Holder("town", "town", date(2020, 1, 1), None), Holder("county", "county", date(2026, 5, 1), None)],
}


def _case(organ: str, power: str = "", opened: date = DAY, due: date | None = None) -> Watched:
    return Watched("n", "penalty", organ, opened, power, due, None)


@pytest.mark.parametrize(
    ("case", "rule", "colour"),
    [
        (_case("county", "A", date(2026, 3, 31)), None, None),
        (_case("county", "A", date(2026, 4, 1)), Rule.NO_POWER, Colour.RED),
        (_case("county", "C"), Rule.NO_POWER, Colour.RED),
        (_case("town", "A", date(2026, 3, 1)), Rule.WRONG_LEVEL, Colour.RED),
        (_case("county", "B", date(2026, 4, 30)), Rule.WRONG_LEVEL, Colour.RED),
        (_case("county", "B", date(2026, 5, 1)), None, None),
        (_case("other", "C"), None, None),
        (_case("county"), None, None),
        (_case("county", due=date(2026, 5, 30)), None, None),
        (_case("county", due=date(2026, 5, 29)), Rule.OVERDUE, Colour.YELLOW),
        (_case("county", due=date(2026, 5, 2)), Rule.OVERDUE, Colour.RED),
    ],
)
def test_a_rule_sees_what_it_looks_for(case: Watched, rule: Rule | None, colour: Colour | None) -> None:
    seen = [(one.rule, one.colour) for one in signals([case], HOLDERS, LEVELS, DAY)]
    assert seen == ([(rule, colour)] if rule else [])


def test_each_thing_gets_one_card_however_often_one_looks(county: County) -> None:
    party = {"kind": "organisation", "name": "某甲有限公司"}
    for code in ("P1", "P9"):
        county.take(None, "file", date(2026, 3, 2), party=party, cause=code, violation_code=code)
    # What was filed before the list was entered is found when it is.
    powers.grant_power(county.bureau, "P1", "对无照经营的处罚", "某法", date(2020, 1, 1))
    (card,) = monitoring.issue_cards(county.book, county.justice, date(2026, 3, 3))
    assert card.case.acts[0].facts.rule is Rule.NO_POWER
    assert monitoring.issue_cards(county.book, county.justice, date(2026, 3, 4)) == []
    late = monitoring.issue_cards(county.book, county.justice, date(2026, 7, 20))
    assert {one.case.acts[0].facts.rule for one in late} == {Rule.OVERDUE} and len(late) == 2


def test_every_planned_step_of_the_demo_is_taken(db: None) -> None:
    areas = (supervision, around_supervision, transfers)
    planned = [do for area in areas for do in area.steps(NOW)]
    record.open_book(COUNTY, at=min(do.at for do in planned))
    enter_places()
    enter_staff()
    enter_rules()
    cases: Cases = {}
    for do in sorted(planned, key=lambda one: one.at):
        _take(do, cases)
    count = CaseRow.objects.filter(book=COUNTY).exclude(procedure="rectification").count()
    assert count == len(cases) == len({do.case for do in planned}) > 35
    assert CaseRow.objects.filter(procedure="rectification", book=COUNTY).exists()


def test_what_lies_ahead_is_not_planned() -> None:
    early = datetime(2026, 2, 1, tzinfo=UTC)
    assert {do.procedure.name for do in supervision.steps(early)} == {"supervision-plan"}
    assert transfers.steps(early) == []
