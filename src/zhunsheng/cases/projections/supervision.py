"""Supervision in the registers: a certificate taken away serves from that day on no longer."""

from __future__ import annotations

from typing import Any

from zhunsheng.cases.projections.projecting import Projection
from zhunsheng.procedures.acts import Case
from zhunsheng.procedures.oversight.supervision import Supervision
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.registers import certificates
from zhunsheng.registers.models import Certificate


def _withdraw(case: Case, act: Any) -> None:
    """Every certificate of the officer that would still serve."""
    held = Certificate.objects.filter(
        person_id=act.facts.officer, revoked_on__isnull=True, valid_until__gte=act.on
    )
    for number in held.values_list("number", flat=True):
        certificates.revoke_certificate(number, act.on, act.facts.reason or act.step.title)


STEPS: dict[Step, Projection] = {Supervision.withdraw_certificate: _withdraw}
