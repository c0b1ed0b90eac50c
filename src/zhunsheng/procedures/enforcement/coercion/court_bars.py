"""What the law forbids on the way to the court (行政强制法 第五十三至五十八条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.execution_clocks import ExecutionClocks as C
from zhunsheng.procedures.enforcement.coercion.execution_clocks import in_dispute, remedies_end
from zhunsheng.procedures.enforcement.coercion.words import declined, review_of_court
from zhunsheng.statutes.catalogue import COERCION_ACT, LITIGATION_INTERPRETATION
from zhunsheng.statutes.words import _

A, E = COERCION_ACT, Execution


def _first_time(facts: Any) -> bool:
    """Asked for enforcement itself, not for a review of the court's ruling."""
    return not review_of_court(facts.against)


@E.apply_court.barred(
    _("当事人申请复议、提起诉讼的期限尚未届满,或者复议、诉讼尚未结束"),
    cites=A[53],
    instead=_("请在救济期限届满之后三个月内申请"),
)
def remedies_open(case: Any, facts: Any) -> bool:
    """The court is asked after both remedies were left unused."""
    face = case.face(C.applying)
    over = face.start if face is not None else remedies_end(case.case)
    return _first_time(facts) and (in_dispute(case) or (over is not None and case.on <= over))


@E.apply_court.barred(
    _("已超过申请法院强制执行的三个月期限"),
    cites=(A[53], LITIGATION_INTERPRETATION[156]),
    instead=_("逾期申请法院不予受理;有正当理由的请写明"),
)
def window_closed(case: Any, facts: Any) -> bool:
    """Three months, then only for a good reason (法释〔2018〕1号 第一百五十六条)."""
    face = case.face(C.applying)
    return _first_time(facts) and face is not None and case.on > face.binding and not facts.good_reason


@E.apply_court.barred(
    _("申请法院强制执行前没有催告"), cites=A[54], instead=_("请先办理「催告」,送达十个工作日后再申请")
)
def undemanded(case: Any, facts: Any) -> bool:
    """First the demand, then the court."""
    return _first_time(facts) and not case.did(E.demand) and not facts.earlier_steps_done


@E.apply_court.barred(
    _("催告书送达尚未满十个工作日"), cites=A[54], instead=_("请待催告书送达满十个工作日后再申请")
)
def demanded_just_now(case: Any, facts: Any) -> bool:
    """Ten working days are left to the party."""
    face = case.face(C.demanding)
    return _first_time(facts) and face is not None and not face.ended and case.on <= face.binding


@E.apply_court.barred(
    _("强制执行申请书没有负责人签名、机关印章或者日期"), cites=A[55], instead=_("请补签补盖")
)
def unsigned(case: Any, facts: Any) -> bool:
    """Signed by the head, sealed and dated."""
    return False in (facts.head_signed, facts.sealed)


@E.apply_court.barred(
    _("申请材料不齐全"), cites=A[55], instead=_("请补齐决定书、当事人意见、催告情况和标的情况")
)
def papers_missing(case: Any, facts: Any) -> bool:
    """The court gets the whole file."""
    return facts.papers_complete is False


def _asks_late(case: Any, clock: Any) -> bool:
    face = clock.face(case.case, case.on)
    return face is not None and case.on > face.binding and face.done is None


for _step in (E.apply_court, E.court_review):

    @_step.barred(
        _("已超过对不予执行裁定申请复议的十五日期限"), cites=A[58], instead=_("裁定已经生效,请作结案处理")
    )
    def refusal_final(case: Any, facts: Any) -> bool:
        """Fifteen days against a ruling not to enforce."""
        asked = case.step is E.court_review or not _first_time(facts)
        return asked and bool(case.did(E.court_rule)) and _asks_late(case, C.reviewing_refusal)

    @_step.barred(
        _("已超过对不予受理裁定申请复议的十五日期限"), cites=A[56], instead=_("裁定已经生效,请作结案处理")
    )
    def decline_final(case: Any, facts: Any) -> bool:
        """Fifteen days against a ruling not to accept."""
        asked = case.step is E.court_review or not _first_time(facts)
        return asked and bool(case.did(E.court_decline)) and _asks_late(case, C.reviewing_decline)


@E.court_review.barred(
    _("法院没有作出不予执行或者不予受理的裁定"), cites=A[58], instead=_("请先登记法院的裁定")
)
def nothing_refused(case: Any, facts: Any) -> bool:
    """There is a refusal to complain of."""
    ruled = case.last(E.court_rule)
    return not case.did(E.court_decline) and (ruled is None or not declined(ruled.facts.outcome))
