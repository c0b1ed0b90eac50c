"""The demo county's reviews, rounds, ledger and trades: every planned step is really taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from zhunsheng import record
from zhunsheng.cases import evaluations, ledger
from zhunsheng.cases.demo import review
from zhunsheng.cases.demo.filling import Cases, _take
from zhunsheng.cases.demo.places import COUNTY, OFFICES, OFFICES_BY_KEY
from zhunsheng.cases.demo.rules import enter_places, enter_rules
from zhunsheng.cases.demo.staff import enter_staff
from zhunsheng.cases.demo.years import steps as penalties
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.review_draw import reviewed
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight.review.file_review import Mode

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cases]:
    """A twentieth of the penalties, and everything of this area."""
    with django_db_blocker.unblock(), transaction.atomic():
        planned = [do for do in penalties(0.05, 2025, NOW.date()) if do.procedure is Penalty]
        planned = sorted((*planned, *review.steps(NOW)), key=lambda do: do.at)
        record.open_book(COUNTY, at=planned[0].at)
        enter_places()
        enter_staff()
        enter_rules()
        cases: Cases = {}
        for do in planned:
            _take(do, cases)
        yield cases
        transaction.set_rollback(True)


def test_six_files_were_drawn_and_reviewed(demo: Cases) -> None:
    found = reviewed([OFFICES_BY_KEY["justice"].code], 2026)
    assert (found[Mode.CENTRAL].files, found[Mode.SELF].files) == (6, 0)
    assert set(found[Mode.CENTRAL].units.values()) == {2}
    assert found[Mode.CENTRAL].defects == {"送达": 3}


def test_the_second_round_did_better_and_left_two_out(demo: Cases) -> None:
    every = [office.code for office in OFFICES]
    found = evaluations.compared(demo["evaluation 1"], demo["evaluation 2"], every)
    assert found.first is not None and found.second is not None
    assert (found.first.count, found.second.count) == (10, 8)
    assert found.second.mean > found.first.mean
    assert len(found.uncovered) == len(OFFICES) - 10


def test_the_ledger_holds_what_was_found(demo: Cases) -> None:
    transport = OFFICES_BY_KEY["transport"].code
    again = CaseRow.objects.get(procedure="rectification", subject=f"{transport}:公示")
    assert (again.closed, again.facts["reopen_n"]) == (None, 1)
    closed = CaseRow.objects.filter(procedure="rectification", outcome="rectified")
    assert closed.count() == 2
    assert (
        len(ledger.shortcomings([transport], 2026))
        == 1 + CaseRow.objects.filter(procedure="rectification", subject=f"{transport}:送达").count()
    )


def test_trades_end_in_public_and_one_raised_an_alert(demo: Cases) -> None:
    done = CaseRow.objects.filter(procedure="trading", published__isnull=False)
    assert [row.facts["register__remote"] for row in done.order_by("opened")] == [True, True, False]
    alerts = CaseRow.objects.filter(procedure="risk-alert").values_list("facts", flat=True)
    assert [one["alert__rule"] for one in alerts] == ["same-machine"]


def test_what_lies_ahead_is_not_planned() -> None:
    assert {do.on for do in review.steps(datetime(2026, 3, 2, 9, tzinfo=UTC))} == {date(2026, 3, 2)}
