"""What the system itself takes once a day: silence that acts, replies that did not come, cards for what the rules see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zhunsheng import record
from zhunsheng.cases.monitoring import issue_cards
from zhunsheng.cases.silence import act_on_silence
from zhunsheng.cases.supervising import escalate_overdue
from zhunsheng.cases.taking import Taken
from zhunsheng.registers.models import LocalRule

WATCHER = "monitoring_organ"
"""The local setting that names the organ (credit code) in whose name cards are issued; without it none are."""


def take_daily(today: date) -> Iterator[Taken]:
    """Take every step of today that no person takes; what stands against one leaves it to people."""
    yield from act_on_silence(today)
    for book in record.books():
        yield from escalate_overdue(book, today)
    for rule in LocalRule.objects.filter(key=WATCHER, jurisdiction__isnull=False).select_related(
        "jurisdiction"
    ):
        if rule.in_force(today) and rule.jurisdiction is not None and rule.jurisdiction.book:
            yield from issue_cards(rule.jurisdiction.book, str(rule.value), today)
