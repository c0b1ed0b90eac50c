"""The clocks of the decision, of execution and of the court (行政强制法 第四章、第五章)."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.clocks import Clock, Kind, Local, deadline, right, wait
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.measures import Measures
from zhunsheng.procedures.enforcement.coercion.own_clocks import EvenSetAside, OfBase, base_service
from zhunsheng.procedures.enforcement.coercion.words import URGENT, declined, fell, review_of_court
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.words import says
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    LITIGATION_ACT,
    LITIGATION_INTERPRETATION,
    PENALTY_ACT,
    RECONSIDERATION_ACT,
    RECONSIDERATION_ACT_2017,
)
from zhunsheng.statutes.days import Roll, count, days, months, workdays, years
from zhunsheng.statutes.words import _

A, B, E = COERCION_ACT, Base, Execution


def fine_of(case: Any) -> Any:
    """Yuan that the base decision orders to be paid, None where it is not known."""
    return case.fact("fine_yuan", B.decide) or case.fact("fine_yuan", B.serve)


def _told_remedies(case: Any, act: Any) -> bool:
    return act.facts.remedies_told is not False


def _untold(case: Any, act: Any) -> bool:
    return not _told_remedies(case, act)


def _money(case: Any, act: Any) -> bool:
    return bool(fine_of(case))


def _paid_up(case: Any, act: Any) -> bool:
    paid = sum(one.facts.paid_yuan for one in case.standing(B.pay) if one.seq <= act.seq)
    return bool(paid >= (fine_of(case) or 0))


def _done_with(case: Any, act: Any) -> bool:
    """The party did what it owed, or the decision fell."""
    if act.step is B.pay:
        return _paid_up(case, act)
    return act.step is B.perform or fell(act)


def in_dispute(case: Any) -> bool:
    """Whether a request for reconsideration or a suit is still open."""
    asked, answered = case.last(B.reconsideration_apply), case.last(B.reconsideration_decide)
    waiting = asked is not None and (answered is None or answered.seq < asked.seq)
    sued, judged = case.last(B.sue), case.last(B.judgment)
    return waiting or (sued is not None and (judged is None or judged.seq < sued.seq))


def remedies_over(case: Any, act: Any) -> date | None:
    """The day on which both remedies have run out (第五十三条); None while one of them is being used."""
    clocks = ExecutionClocks
    again = clocks.suing_again.face(case, act.on)
    if again is not None:
        return again.binding
    faces = [one.face(case, act.on) for one in (clocks.suing, clocks.suing_untold, clocks.reconsidering)]
    ends = [face.binding for face in faces if face is not None]
    return max(ends) if ends else None


def remedies_end(case: Any) -> date | None:
    """The same for the base decision as it stands; one whose service nobody told was not served before it was made."""
    served, made = base_service(case), case.last(B.decide)
    if served is not None or made is None or made.facts.elsewhere or made.facts.base:
        return remedies_over(case, served) if served is not None else None
    again = ExecutionClocks.suing_again.face(case, made.on)
    if again is not None:
        return again.binding
    return count(made.on, months(6), calendar=case.calendar, roll=Roll.FORWARD).due


def _by_base(kind: Kind, title: str, length: Any, **words: Any) -> OfBase:
    return OfBase(kind, title, length, since=(B.serve,), **words)


_RIGHT: dict[str, Any] = {"whose": "party", "roll": Roll.FORWARD}


def _at_once(case: Any, act: Any) -> bool:
    """What the court orders on an application that could not wait, or says itself that it orders so."""
    asked = bool(case.fact("urgent", E.apply_court)) or says(act.facts.outcome, URGENT)
    return asked and not declined(act.facts.outcome)


_COURT: dict[str, Any] = {"whose": "other"}
_NO_MORE: dict[str, Any] = {
    "ended_by": (B.pay, B.perform, B.reconsideration_decide, B.judgment),
    "ended_when": _done_with,
}


class ExecutionClocks:
    """Their clocks."""

    deciding = deadline(
        _("作出处理决定"),
        days(90),
        since=(Measures.file,),
        until=(B.decide,),
        cites=PENALTY_ACT[60],
        ended_by=(Measures.close,),
        when=lambda case, act: case.fact("base", Measures.file) is None,
    )
    serving = deadline(
        _("送达决定书"),
        workdays(7),
        since=(B.decide,),
        until=(B.serve,),
        cites=PENALTY_ACT[61],
        when=lambda case, act: not act.facts.elsewhere and act.facts.base is None,
    )
    paying = _by_base(
        Kind.DEADLINE,
        _("缴纳罚款"),
        days(15),
        until=(B.pay,),
        cites=(PENALTY_ACT[67], *OLD[46]),
        when=_money,
        met_when=_paid_up,
        **_RIGHT,
    )
    reconsidering = _by_base(
        Kind.RIGHT,
        _("申请行政复议"),
        days(60),
        until=(B.reconsideration_apply,),
        cites=(RECONSIDERATION_ACT[20], RECONSIDERATION_ACT_2017[9]),
        when=_told_remedies,
        **_RIGHT,
    )
    reconsidering_untold = _by_base(
        Kind.RIGHT,
        _("申请行政复议(未告知救济途径,最长一年)"),
        years(1),
        until=(B.reconsideration_apply,),
        cites=RECONSIDERATION_ACT[20],
        when=_untold,
        **_RIGHT,
    )
    suing = _by_base(
        Kind.RIGHT,
        _("提起行政诉讼"),
        months(6),
        until=(B.sue,),
        cites=LITIGATION_ACT[46],
        when=_told_remedies,
        ended_by=(B.reconsideration_apply,),
        **_RIGHT,
    )
    suing_untold = _by_base(
        Kind.RIGHT,
        _("提起行政诉讼(未告知起诉期限,最长一年)"),
        years(1),
        until=(B.sue,),
        cites=LITIGATION_INTERPRETATION[64],
        when=_untold,
        ended_by=(B.reconsideration_apply,),
        **_RIGHT,
    )
    suing_again = right(
        _("不服复议决定提起行政诉讼"),
        days(15),
        since=(B.reconsideration_decide,),
        until=(B.sue,),
        cites=LITIGATION_ACT[45],
    )
    demanded = wait(
        _("催告书载明的履行期限"),
        Local("demand_days", days(10)),
        since=(E.demand,),
        until=(),
        cites=A[35],
        named="until",
        when=lambda case, act: act.facts.until is not None,
    )
    surcharging = wait(
        _("加处罚款或者滞纳金超过三十日"),
        days(30),
        since=(E.surcharge,),
        until=(),
        cites=A[46],
        from_day=lambda case, act: act.facts.first_day,
    )
    staying_suspended = EvenSetAside(
        Kind.LIMIT,
        _("中止执行满三年不再执行"),
        years(3),
        since=(E.suspend, E.resume),
        until=(E.resume,),
        cites=A[39],
    )
    demolishing = wait(
        _("自行拆除的期限"),
        Local("self_demolition_days", days(15)),
        since=(E.demolition_notice,),
        until=(),
        cites=A[44],
        named="until",
        when=lambda case, act: act.facts.until is not None,
    )
    before_substituting = deadline(
        _("代履行三日前催告"),
        workdays(3),
        since=(E.substitute_decision, E.substitute_demand),
        until=(E.substitute_demand,),
        cites=A[51],
        back_from="perform_on",
        when=lambda case, act: act.facts.perform_on is not None,
    )
    demanding = wait(
        _("催告书送达后等待履行"),
        workdays(10),
        since=(E.demand,),
        until=(),
        cites=A[54],
        **_NO_MORE,
    )
    applying = _by_base(
        Kind.DEADLINE,
        _("申请法院强制执行"),
        months(3),
        until=(E.apply_court,),
        cites=A[53],
        from_day=remedies_over,
        when=lambda case, act: not in_dispute(case),
        **_NO_MORE,
    )
    accepting = Clock(
        Kind.DEADLINE,
        _("法院受理执行申请"),
        workdays(5),
        since=(E.apply_court,),
        until=(E.court_accept, E.court_decline),
        cites=A[56],
        when=lambda case, act: not review_of_court(act.facts.against),
        **_COURT,
    )
    ruling = Clock(
        Kind.DEADLINE,
        _("法院作出执行裁定(书面审查)"),
        workdays(7),
        since=(E.court_accept,),
        until=(E.court_rule,),
        cites=A[57],
        **_COURT,
    )
    ruling_heard = Clock(
        Kind.DEADLINE,
        _("法院听取意见后作出裁定"),
        days(30),
        since=(E.court_accept,),
        until=(E.court_rule,),
        cites=A[58],
        **_COURT,
    )
    serving_refusal = Clock(
        Kind.DEADLINE,
        _("法院送达不予执行的裁定"),
        workdays(5),
        since=(E.court_rule,),
        until=(),
        cites=A[58],
        from_day=lambda case, act: act.on,
        told_day=lambda case, act: act.facts.received,
        when=lambda case, act: declined(act.facts.outcome),
        **_COURT,
    )
    enforcing_at_once = Clock(
        Kind.DEADLINE,
        _("法院立即执行"),
        workdays(5),
        since=(E.court_rule,),
        until=(E.end,),
        cites=A[59],
        when=lambda case, act: _at_once(case, act),
        **_COURT,
    )
    reviewing_refusal = right(
        _("对不予执行的裁定申请复议"),
        days(15),
        since=(E.court_rule,),
        until=(E.court_review, E.apply_court),
        cites=A[58],
        whose="organ",
        when=lambda case, act: declined(act.facts.outcome),
        met_when=lambda case, act: act.step is E.court_review or review_of_court(act.facts.against),
    )
    reviewing_decline = right(
        _("对不予受理的裁定申请复议"),
        days(15),
        since=(E.court_decline,),
        until=(E.court_review, E.apply_court),
        cites=A[56],
        whose="organ",
        met_when=lambda case, act: act.step is E.court_review or review_of_court(act.facts.against),
    )


__all__ = ["ExecutionClocks", "base_service", "fine_of", "in_dispute", "remedies_end", "remedies_over"]
