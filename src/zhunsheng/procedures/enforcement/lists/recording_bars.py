"""What keeps a recording out of the index: a device that was not on the organ's register that day; and, where the place
has so ruled, what a missing recording keeps from going on."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.acts import Known
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.licence.words import on
from zhunsheng.procedures.enforcement.lists.recorded_acts import ON_RECORD, in_use, unrecorded
from zhunsheng.procedures.enforcement.lists.recording import Recording
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.words import passed
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.words import _

REQUIRED = "recording_required"
"""Local setting: a missing recording stops the review and the closing (`true`), and is not only shown (the default)."""
_OTHERWISE = _("请登记设备或者核对编号;确用未登记的设备记录的,不填设备编号,由监督页面列出")


def _devices(case: Any, facts: Any) -> tuple[Known, ...]:
    return case.shelf.about("device", facts.device) if facts.device else ()


@Recording.index.barred(_("记录设备没有登记"), cites=ON_RECORD, instead=_OTHERWISE)
def device_unregistered(case: Any, facts: Any) -> bool:
    """Only what stands on the register can be looked after."""
    return bool(facts.device) and not _devices(case, facts)


@Recording.index.barred(
    _("记录设备由其他机关登记"), cites=ON_RECORD, instead=_("请使用本机关的设备,或者由该机关登记这份记录")
)
def device_of_another(case: Any, facts: Any) -> bool:
    """An organ answers for its own devices."""
    found = _devices(case, facts)
    return bool(found) and all(one.organ != case.case.organ for one in found)


@Recording.index.barred(
    _("记录设备当日不在用:尚未登记、正在维修、已报失或者已报废"), cites=ON_RECORD, instead=_OTHERWISE
)
def device_out_of_use(case: Any, facts: Any) -> bool:
    """On the day of the recording it was in the organ's hands and worked."""
    found = [one for one in _devices(case, facts) if one.organ == case.case.organ]
    return bool(found) and not any(
        in_use(one.facts, one.closed, facts.recorded_on.isoformat()) for one in found
    )


def _stops(step: Step) -> None:
    @step.barred(
        _("应当全程音像记录的步骤还没有记录"),
        cites=ON_RECORD,
        instead=_("请在案件页为该步骤补附音像记录;确无记录的,由法制审核退回"),
    )
    def acts_unrecorded(case: Any, facts: Any) -> bool:
        """Where the place has ruled so, nothing passes the review or is closed with a recording missing."""
        sent_back = step is Penalty.review and not passed(facts.outcome)
        return on(case.setting(REQUIRED)) and not sent_back and bool(unrecorded(case))


for _step in (Penalty.review, Penalty.steps["archive"], Coercion.steps["close"], Inspection.conclude):
    _stops(_step)
