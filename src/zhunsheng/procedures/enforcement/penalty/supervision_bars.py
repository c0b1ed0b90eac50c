"""Supervision does not take the place of enforcement (行政执法监督条例 第八条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.hearing import Hearing
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.statutes.catalogue import SUPERVISION_RULES
from zhunsheng.statutes.words import _

_BODIES = {"supervision_body"}

for _step in (Inquiry.file, Inquiry.inspect, Inquiry.question, Hearing.notify, Deciding.decide):

    @_step.barred(
        _("行政执法监督机构不得以监督代替行政执法"),
        cites=SUPERVISION_RULES[8],
        instead=_("请制发监督督办函、监督意见书,由执法机关依法处理"),
        foremost=True,
    )
    def by_a_supervision_body(case: Any, facts: Any) -> bool:
        """Whoever supervises enforcement files no case, inquires into none and decides none."""
        return bool(case.by) and all(actor.roles and actor.roles <= _BODIES for actor in case.by)
