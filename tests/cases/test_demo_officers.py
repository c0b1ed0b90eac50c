"""People and powers of the demo county: every planned step is taken, and the registers know of it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from zhunsheng import record
from zhunsheng.cases import capacity, exams, lookup, training_hours
from zhunsheng.cases.demo.filling import Cases, _take
from zhunsheng.cases.demo.officers import steps
from zhunsheng.cases.demo.places import COUNTY, OFFICES_BY_KEY
from zhunsheng.cases.demo.rules import enter_places, enter_rules
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.models import CaseRow
from zhunsheng.procedures.learning import Subject
from zhunsheng.registers import powers

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def cases(db: None) -> Cases:
    planned = steps(NOW)
    record.open_book(COUNTY, at=planned[0].at)
    enter_places()
    enter_staff()
    enter_rules()
    taken: Cases = {}
    for do in planned:
        _take(do, taken)
    return taken


def test_every_step_is_taken_and_leaves_its_mark(cases: Cases) -> None:
    kinds = Counter(CaseRow.objects.values_list("procedure", flat=True))
    assert sum(kinds.values()) == len(cases)
    assert kinds["sitting"] == 8
    assert kinds["certificate"] == 5
    found = exams.rates(str(cases["exam"]))
    assert (found["general"].passed, found["general"].due) == (4, 4)
    # The flagged question is on no paper; one failed special law, one was absent.
    assert "ZH-06" not in [
        one.code for one in exams.paper_of(exams.exam_row(str(cases["exam"])), Subject.GENERAL)
    ]
    assert (found["special"].taken, found["special"].passed, found["special"].absent) == (3, 2, 1)
    stone, urban = OFFICES_BY_KEY["stone"].code, OFFICES_BY_KEY["urban"].code
    assert powers.holds_power(urban, "QX-FQ-01", date(2025, 6, 30))
    assert powers.holds_power(stone, "QX-FQ-01", date(2025, 7, 1))
    assert powers.holds_power(urban, "QX-FQ-02", date(2026, 1, 1))
    assert [card.valid for card in lookup.cards("示例-990123-9000", date(2025, 6, 9))] == [True]
    assert [one.to for one in lookup.entrustments(date(2026, 1, 1))] == [OFFICES_BY_KEY["farm-team"].name]
    assert training_hours.district_short(2025) == 0
    assert len(training_hours.under_floor(2025)) == len(OFFICES_BY_KEY) - 2
    assert {one.filled for one in capacity.teams()} == {20, 18, 16, 14}


def test_what_lies_ahead_is_not_planned() -> None:
    early = steps(datetime(2025, 2, 11, tzinfo=UTC))
    assert {do.step.name for do in early} == {"confirm-body"}
