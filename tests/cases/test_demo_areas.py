"""What the other areas plan for the demo county is lawful whenever the county is filled."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.cases.installed import installed
from zhunsheng import record
from zhunsheng.cases.demo import filling
from zhunsheng.cases.demo.years import AREAS, planned_elsewhere
from zhunsheng.registers.models import LocalRule

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 11, 21), date(2026, 12, 31), date(2027, 2, 10), date(2027, 5, 6)]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_step_planned_elsewhere_is_taken(today: date) -> None:
    filling._found(0.01, 1, today)
    cases: filling.Cases = {}
    steps = planned_elsewhere(today)
    assert len(AREAS) >= 7 and len(steps) > 300
    with transaction.atomic():
        for do in steps:
            filling._take(do, cases)
    assert record.head(filling.COUNTY).seq >= len(steps)
    assert LocalRule.objects.filter(key=filling.MARK).exists()
    assert max(do.on for do in steps) <= today + timedelta(days=1)


def test_the_whole_county_is_filled_as_a_new_user_fills_it() -> None:
    """What `make run` does first, in a process of its own: in one transaction, as tests have it, so many savepoints
    slow PostgreSQL down many times over."""
    with installed() as installation:
        for words in (["demo"], ["verify", "--book", filling.COUNTY], ["rebuild"]):
            command = [sys.executable, "-m", "zhunsheng.doors.cli", *words]
            done = subprocess.run(command, env=installation.env, capture_output=True, text=True, timeout=400)
            assert done.returncode == 0, (words, done.stdout[-1000:], done.stderr[-1000:])
    assert "差异 0 处" in done.stdout
