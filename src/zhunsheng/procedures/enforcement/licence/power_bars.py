"""What the law forbids where a power moved, was abolished or was never held (行政许可法 第二十二、二十五条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.deciding import Deciding
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.review import Review
from zhunsheng.procedures.enforcement.licence.terms import application, fixed_acceptance
from zhunsheng.procedures.enforcement.licence.words import power_ended, power_lost
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT
from zhunsheng.statutes.words import _

ACT = LICENCE_ACT


@Intake.take_over.barred(
    _("划转不改变原受理日,期限连续计算"), cites=ACT[25], instead=_("请按原受理日填写,申请人无需重新申请")
)
def restarted(case: Any, facts: Any) -> bool:
    """The file moves with its running clocks (doubts.md)."""
    said, standing = facts.accepted_on, case.last(Intake.accept)
    if said is None or standing is None:
        return False
    day = standing.facts.accepted_on or fixed_acceptance(case, standing.on) or standing.on
    return bool(said != day)


def _moved(step: Step) -> None:
    """The organ that a power went away from takes no further step, whatever else stands against it."""

    @step.barred(
        _("该许可事项的实施权已经划转,原机关不得再办理"),
        cites=ACT[25],
        instead=_("请将案卷连同已计的期限移交划入机关(「划转接收」)"),
        foremost=True,
    )
    def power_moved(case: Any, facts: Any) -> bool:
        names = {actor.organ_name for actor in case.by if actor.organ_name}
        return any(power_lost(case.setting("power"), name) for name in names)


def _held(step: Step) -> None:
    """Only what stands on the list of licences, and on the organ's own, is exercised."""

    @step.barred(
        _("该许可事项已经取消或者不在行政许可清单上,不得实施"),
        cites=BUSINESS_RULES[40],
        instead=_("请告知申请人不需要取得许可,不予受理"),
    )
    def abolished(case: Any, facts: Any) -> bool:
        return power_ended(case.setting("power"))

    @step.barred(
        _("该许可事项不在本机关的权责清单上"),
        cites=ACT[22],
        instead=_("请移交有权机关办理,或者告知申请人向其申请"),
    )
    def not_in_the_list(case: Any, facts: Any) -> bool:
        first = application(case)
        item = getattr(first.facts, "item", None) if first is not None else None
        return bool(item) and not case.lists.holds(item)


_DECIDING = (Deciding.decide, Deciding.decide_on_spot, Continuing.renew_decide, Continuing.change_decide)
_HANDLING = (
    *(Intake.ask_corrections, Intake.take_over, Review.assign, Review.verify, Review.exclude_start),
    *(Review.notify_interested, Review.hearing_notice, Review.hold_hearing, Review.ask_opinion),
    *(Review.report_up, Continuing.deem_renewed, Deciding.issue_certificate),
)
for _step in (Intake.accept, Review.extend, *_DECIDING):
    _moved(_step)
    _held(_step)
for _step in _HANDLING:
    _moved(_step)
