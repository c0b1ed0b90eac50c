"""The demo county in small, filled once for the tests that only look at it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[object]:
    """A twentieth of the demo county; gone again after the module."""
    from zhunsheng.cases.demo import fill

    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(scale=0.05, today=TODAY)
        transaction.set_rollback(True)
