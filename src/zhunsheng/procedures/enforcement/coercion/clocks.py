"""The clocks of measures (行政强制法 第三章)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.clocks import Kind, Local, Span, deadline
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.measure_facts import Fate, Measure
from zhunsheng.procedures.enforcement.coercion.measures import IN_HAND, Measures
from zhunsheng.procedures.enforcement.coercion.own_clocks import EachMeasure
from zhunsheng.procedures.enforcement.penalty.kinds import Kind as Penalty
from zhunsheng.statutes.catalogue import COERCION_ACT
from zhunsheng.statutes.days import days, hours, workdays
from zhunsheng.statutes.words import _

A, M = COERCION_ACT, Measures
_ENDS = (M.lift, M.dispose, M.transfer_objects, Base.decide)
_UNTESTED = Span(
    M.test_start, M.test_end, _("检测、检验、检疫或者技术鉴定"), if_fact="told_in_writing", until="until"
)


def _on_the_spot(case: Any, act: Any) -> bool:
    """Taken without approval because it was urgent."""
    urgent = act.step is M.emergency_seize or bool(getattr(act.facts, "urgent", None))
    approved = getattr(act.facts, "approved_by", None)
    before = any(one.seq < act.seq for one in case.standing(M.approve_measure))
    return urgent and not approved and not before


def _ends(*kinds: Measure) -> Any:
    """Whether an act ends measures of these kinds: lifted, disposed of, or confiscated by the decision itself."""

    def ended(case: Any, act: Any) -> bool:
        if act.step is Base.decide:
            return Penalty.CONFISCATE_GOODS in act.facts.kinds and Measure.FREEZE not in kinds
        if act.step is M.lift:
            return act.facts.what in (None, *kinds)
        return Measure.FREEZE not in kinds

    return ended


def _dealt_with(case: Any, act: Any) -> bool:
    """Any decision within the term is a decision in time (第二十七条)."""
    return act.step is not M.lift or act.facts.what is not Measure.FREEZE


def _freeze_dealt_with(case: Any, act: Any) -> bool:
    """A decision, or lifting the freeze (第三十二条)."""
    return act.step is not M.lift or act.facts.what in (None, Measure.FREEZE)


def _moves(*kinds: Measure) -> Any:
    return lambda case, act: act.facts.what in (None, *kinds)


def _limit(title: str, *kinds: Measure, **words: Any) -> EachMeasure:
    return EachMeasure(
        Kind.LIMIT,
        title,
        days(30),
        until=_ENDS,
        extension=M.extend,
        extended_when=_moves(*kinds),
        met_when=_ends(*kinds),
        **words,
    )


def _given_back(case: Any, act: Any) -> Any:
    later = (one for one in case.standing(M.dispose) if one.facts.outcome is Fate.RETURNED)
    return act.facts.returned or next((one.on for one in later if one.seq > act.seq), None)


class MeasureClocks:
    """Their clocks."""

    seizing = _limit(
        _("扣押"),
        Measure.SEIZE,
        since=(M.seize, M.emergency_seize),
        cites=A[25],
        stops=(_UNTESTED,),
    )
    sealing = _limit(_("查封"), Measure.SEAL, since=(M.seal,), cites=A[25], stops=(_UNTESTED,))
    freezing = _limit(_("冻结存款、汇款"), Measure.FREEZE, since=(M.freeze,), cites=A[32])
    dealing = EachMeasure(
        Kind.DEADLINE,
        _("对查封、扣押的财物作出处理决定"),
        days(30),
        since=IN_HAND,
        until=_ENDS,
        cites=A[27],
        stops=(_UNTESTED,),
        extension=M.extend,
        extended_when=_moves(Measure.SEIZE, Measure.SEAL),
        met_when=_dealt_with,
    )
    dealing_frozen = EachMeasure(
        Kind.DEADLINE,
        _("作出处理决定"),
        days(30),
        since=(M.freeze,),
        until=(M.lift, Base.decide),
        cites=A[32],
        extension=M.extend,
        extended_when=_moves(Measure.FREEZE),
        met_when=_freeze_dealt_with,
    )
    reporting = deadline(
        _("当场实施后报告负责人"),
        hours(24),
        since=(M.emergency_seize, M.seize, M.seal),
        until=(M.report_measure, M.approve_measure, M.disapprove_measure),
        cites=A[19],
        when=_on_the_spot,
    )
    regularising = deadline(
        _("补办批准手续"),
        hours(24),
        since=(M.emergency_seize, M.seize, M.seal),
        until=(M.approve_measure, M.disapprove_measure),
        cites=A[19],
        when=_on_the_spot,
        ended_by=(M.lift,),
    )
    reporting_back = deadline(
        _("返回后立即报告并补办批准手续"),
        hours(0),
        since=(M.restrain,),
        until=(M.report_measure, M.approve_measure, M.disapprove_measure),
        cites=A[20],
        when=_on_the_spot,
    )
    lifting_disapproved = deadline(
        _("负责人不批准的,立即解除"),
        Local("lift_at_once_days", days(0)),
        since=(M.disapprove_measure,),
        until=(M.lift,),
        cites=A[19],
    )
    giving_back = deadline(
        _("解除后退还财物"),
        days(0),
        since=(M.lift,),
        until=(),
        cites=A[28],
        told_day=_given_back,
        when=lambda case, act: case.did(*IN_HAND) and act.facts.what is not Measure.FREEZE,
    )
    delivering = deadline(
        _("向当事人交付冻结决定书"), workdays(3), since=(M.freeze,), until=(M.deliver_decision,), cites=A[31]
    )
    telling_after = deadline(
        _("事后立即通知当事人"),
        Local("notify_at_once_days", days(0)),
        since=(Execution.substitute_at_once,),
        until=(Execution.notify_after,),
        cites=A[52],
        when=lambda case, act: not act.facts.party_present,
    )
    telling_family = deadline(
        _("立即通知家属"),
        hours(0),
        since=(M.restrain,),
        until=(Execution.notify_after,),
        cites=A[20],
        when=lambda case, act: not act.facts.family_told,
    )
