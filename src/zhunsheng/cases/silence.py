"""Silence that acts (design section 5): what the law takes for granted once a term has passed is taken by the system.

Licences: five working days without a word accept an application from its receipt (行政许可法 第三十二条); no decision
before expiry renews a licence (第五十条). To be run once a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases import remembering
from zhunsheng.cases.errors import NotTaken
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.enforcement.licence.terms import (
    application,
    asked_for_corrections,
    corrected,
    received,
)
from zhunsheng.procedures.roles import SYSTEM
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import edition
from zhunsheng.registers.holidays import calendar_now
from zhunsheng.registers.local_rules import settings_for


def act_on_silence(today: date) -> list[Taken]:
    """Take every step that silence has taken by `today`; answers them. What cannot be taken is left for people."""
    done = []
    for case, organ in _waiting(today):
        for step, facts in _deemed(case, today):
            try:
                taken = take(case.id, step, facts, by=(SYSTEM,), on=today, organ=organ, procedure=Licence)
            except NotTaken:
                continue
            done.append(taken)
    return done


def _waiting(today: date) -> Iterator[tuple[Case, str]]:
    """The open licence cases with something overdue, as they stand."""
    rows = CaseRow.objects.filter(procedure=Licence.name, closed__isnull=True, next_due__lt=today)
    now = edition.stamp()
    for case, organ, book in list(rows.values_list("id", "organ", "book").order_by("next_due", "id")):
        acts = remembering.acts_of(book, case)
        yield Case(Licence, case, acts, calendar_now(now), settings_for(organ, today, now), organ), organ


def _deemed(case: Case, today: date) -> Iterator[tuple[Step, dict[str, Any]]]:
    first = application(case)
    if first is None:
        return
    answer, ended = case.last(Licence.accept, Licence.refuse_acceptance), corrected(case, first)
    awaited = asked_for_corrections(case, first) and ended is None
    face = Licence.correcting.face(case, today)
    overdue = face is not None and face.done is None and today > face.binding
    if overdue and not awaited and (answer is None or answer.seq < first.seq):
        day = received(ended if ended is not None else first)
        yield Licence.accept, {"accepted_on": day, "sealed": True, "dated": True}
    renewing = Licence.renewing.face(case, today)
    lapsed = renewing is not None and renewing.done is None and today > renewing.binding
    if lapsed and not awaited and not case.did(Licence.deem_renewed):
        yield Licence.deem_renewed, {"effective": first.facts.licence_valid_to + timedelta(days=1)}
