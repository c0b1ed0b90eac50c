"""What the law forbids in demanding and taking money: nothing after the decision fell, nothing beyond what is owed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.performance import Performance, annulled_after
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.words import _

P = Performance
_FINING = (Deciding.decide, Deciding.summary_decide)

for _step, _cites in (
    (P.pay, (PENALTY_ACT[67], *OLD[46])),
    (P.collect_on_spot, (PENALTY_ACT[68], *OLD[47])),
    (P.surcharge, (PENALTY_ACT[72], *OLD[51])),
    (P.demand, (COERCION_ACT[54],)),
    (P.apply_court, (COERCION_ACT[53],)),
):

    @_step.barred(
        _("处罚决定已经被撤销或者确认无效,没有应缴的款项"),
        cites=_cites,
        instead=_("已经收取的应当退还;重新作出决定的,按新的决定办理"),
    )
    def decision_fell(case: Any, facts: Any) -> bool:
        """Nothing is owed under a decision that was annulled."""
        made = case.last(*_FINING)
        return made is not None and annulled_after(case, made)


def _paid(case: Any) -> Decimal:
    taken = case.standing(P.pay, P.collect_on_spot)
    amounts = (
        getattr(act.facts, "paid_yuan", None) or getattr(act.facts, "collected_yuan", None) for act in taken
    )
    return sum((amount or Decimal(0) for amount in amounts), Decimal(0))


def _due(case: Any) -> Decimal | None:
    """Yuan that the decision orders to be paid; None where a part of it is not known in figures."""
    made = case.last(*_FINING)
    if made is None or not made.facts.fine_yuan or getattr(made.facts, "fine_each_person_yuan", None):
        return None
    confiscated = getattr(made.facts, "confiscated_yuan", None)
    if "confiscate-gains" in made.facts.kinds and confiscated is None:
        return None
    return Decimal(made.facts.fine_yuan) + (confiscated or 0)


def _fine(case: Any) -> Decimal:
    return Decimal(case.last(*_FINING).facts.fine_yuan)


def _overpaid(case: Any, amount: Decimal) -> bool:
    """Whether this payment exceeds what is left of the fine, with a surcharge as high as the fine once it is late."""
    due = _due(case)
    if due is None:
        return False
    face = case.face(P.paying)
    late = face is None or case.on > face.binding or case.did(P.surcharge, P.demand, P.instalment_approve)
    return _paid(case) + amount > due + (_fine(case) if late else 0)


@P.pay.barred(
    _("缴纳的数额超过应缴的罚款和加处罚款"),
    cites=(PENALTY_ACT[67], *OLD[46]),
    instead=_("请核对数额;多缴的应当退还"),
)
def paid_too_much(case: Any, facts: Any) -> bool:
    """No more is taken than the fine, and the surcharge where payment is late."""
    return _overpaid(case, facts.paid_yuan)


@P.collect_on_spot.barred(
    _("当场收缴的数额超过罚款"), cites=(PENALTY_ACT[68], *OLD[47]), instead=_("请按决定的数额收缴")
)
def collected_too_much(case: Any, facts: Any) -> bool:
    """On the spot the fine is collected and nothing else."""
    due = _due(case)
    return due is not None and _paid(case) + facts.collected_yuan > due


def _paid_in_time(case: Any) -> bool:
    face = case.face(P.paying)
    return face is not None and face.done is not None and face.done <= face.binding


@P.surcharge.barred(
    _("罚款已经按期缴清"), cites=(PENALTY_ACT[72], *OLD[51]), instead=_("按期缴清的不加处罚款")
)
def nothing_late(case: Any, facts: Any) -> bool:
    """Who paid in time owes no surcharge."""
    return _paid_in_time(case)


@P.demand.barred(_("罚款已经缴清,没有可以催告的义务"), cites=COERCION_ACT[54], instead=_("请办理结案"))
def nothing_to_demand(case: Any, facts: Any) -> bool:
    """Who owes nothing is not dunned: paid in time, or paid late with no surcharge claimed."""
    due = _due(case)
    if due is None or _paid(case) < due:
        return False
    return _paid_in_time(case) or not (facts.surcharge_yuan or case.did(P.surcharge))
