"""行政强制: measures, execution, property in cases.

The bars stand in the modules imported here, each beside the article it comes from.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.coercion import (
    base_bars,
    court_bars,
    execution_bars,
    measure_bars,
    money_bars,
    substitute_bars,
    term_bars,
)
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.clocks import MeasureClocks
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.execution_clocks import ExecutionClocks
from zhunsheng.procedures.enforcement.coercion.inventory import entered, left
from zhunsheng.procedures.enforcement.coercion.measure_facts import FATES, MEASURES, Fate, Measure
from zhunsheng.procedures.enforcement.coercion.measures import TAKING, Measures
from zhunsheng.procedures.enforcement.coercion.property import PropertyInCase
from zhunsheng.procedures.enforcement.coercion.standing import execution_of, measures_of, outcome_of
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (
    measure_bars,
    term_bars,
    base_bars,
    execution_bars,
    money_bars,
    substitute_bars,
    court_bars,
)


class Coercion(Measures, Base, Execution, MeasureClocks, ExecutionClocks, Procedure):
    """行政强制(措施、执行). One class: a case begins by filing, by a measure, or by the decision to be enforced."""

    name = "coercion"
    series = "coercion"
    title = _("行政强制")
    enforces = True

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Party, cause, kinds of measure and of execution, and how it ended."""
        filed = case.first(cls.file)
        kind, done = execution_of(case)
        return {
            "cause": filed.facts.cause if filed else None,
            "town": filed.facts.town if filed else None,
            "subject": case.fact("base"),
            "outcome": outcome_of(case),
            "decided": _decided(case),
            "awaits": _awaits(case),
            "measures": measures_of(case),
            "objects": len(entered(case)),
            "objects_left": len(left(case)),
            "execution": kind,
            "executed": done,
            "online": not (case.fact("offline_reason") or case.fact("earlier_steps_done")),
        }


def _decided(case: Any) -> Any:
    first = case.first(*TAKING, Coercion.decide, Coercion.enforcement_decision, Coercion.substitute_decision)
    return first.on if first else None


def _awaits(case: Any) -> str:
    """Whose turn it is: the head's where something taken on the spot is not yet approved, the court's once asked."""
    C = Coercion
    last = case.last(C.emergency_seize, C.approve_measure, C.disapprove_measure, C.lift)
    if last is not None and last.step is C.emergency_seize:
        return "head"
    asked = case.last(C.apply_court, C.court_rule, C.court_decline)
    return "court" if asked is not None and asked.step is C.apply_court else "handler"


OUTCOMES = {
    "measure-standing": _("措施执行中"),
    "measure-lifted": _("措施已解除"),
    "objects-disposed": _("财物已处理"),
    "demanded": _("已催告"),
    "agreed": _("达成执行协议"),
    "suspended": _("中止执行"),
    "executed": _("强制执行完毕"),
    "performed": _("当事人自行履行"),
    "court": _("已申请法院强制执行"),
    "court-refused": _("法院不予受理或者不予执行"),
    "ended": _("终结执行"),
    "fallen": _("决定被撤销"),
    "returned": _("已退还"),
    "confiscated": _("已没收"),
    "destroyed": _("已销毁"),
    "sold": _("已变价"),
    "transferred": _("已移送"),
}
PROCEDURES: tuple[type[Procedure], ...] = (Coercion, PropertyInCase)
CHOICES: dict[type[Enum], dict[Any, str]] = {Measure: MEASURES, Fate: FATES}

__all__ = ["BARS", "CHOICES", "OUTCOMES", "PROCEDURES", "Coercion", "PropertyInCase"]
