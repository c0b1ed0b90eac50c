"""What the law forbids in substitute performance (行政强制法 第五十至五十二条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.words import INTERESTED
from zhunsheng.procedures.enforcement.penalty.words import says
from zhunsheng.statutes.catalogue import COERCION_ACT
from zhunsheng.statutes.days import count, workdays
from zhunsheng.statutes.words import _

A, E = COERCION_ACT, Execution
_HARM = (
    *("traffic", "road", "pollut", "environment", "resource", "river", "waterway", "flood", "safety"),
    *("交通", "道路", "污染", "环境", "资源", "河道", "航道", "行洪", "安全"),
)


def _interested(case: Any) -> set[str]:
    said = case.setting("interest")
    return {str(one) for one in said} if isinstance(said, list | tuple) else {str(said)} if said else set()


@E.substitute_decision.barred(
    _("代履行人与本案有利害关系"), cites=A[50], instead=_("请自行代履行,或者委托没有利害关系的第三人")
)
def interested_performer(case: Any, facts: Any) -> bool:
    """Who performs has nothing to gain from it."""
    named = facts.performer is not None and facts.performer in _interested(case)
    return bool(facts.performer_interested) or named or says(facts.performer, INTERESTED)


@E.substitute_decision.barred(
    _("不履行的后果不危害交通安全、不造成环境污染、不破坏自然资源,不能代履行"),
    cites=A[50],
    instead=_("请申请人民法院强制执行"),
)
def harmless(case: Any, facts: Any) -> bool:
    """Substitutes are for harm to traffic, environment or resources."""
    ground = facts.consequence or case.setting("ground")
    return isinstance(ground, str) and not says(ground, _HARM)


@E.substitute_decision.barred(_("代履行决定书没有载明费用预算"), cites=A[51], instead=_("请补全决定书"))
def no_budget(case: Any, facts: Any) -> bool:
    """The decision says what it will cost."""
    return facts.budget is False


@E.substitute_decision.barred(_("代履行决定书没有载明代履行人"), cites=A[51], instead=_("请补全决定书"))
def nobody_named(case: Any, facts: Any) -> bool:
    """And who will do it, where anything is said of that."""
    return facts.performer is not None and facts.performer.strip().lower() in ("", "no", "none", "无")


@E.substitute_decision.barred(_("代履行日早于决定书送达日"), cites=A[51], instead=_("请另定代履行的日期"))
def day_before_service(case: Any, facts: Any) -> bool:
    """The decision is served before the work."""
    return facts.perform_on is not None and facts.perform_on <= (facts.served or case.on)


def _late(case: Any, demanded: Any, perform_on: Any) -> bool:
    last = count(perform_on, workdays(3), calendar=case.calendar, backward=True).plain
    return bool(demanded > last)


@E.substitute_demand.barred(_("距代履行日不足三个工作日"), cites=A[51], instead=_("请另定较晚的代履行日期"))
def demanded_too_late(case: Any, facts: Any) -> bool:
    """Three working days before the work; its day is left out."""
    return facts.perform_on is not None and _late(case, facts.served or case.on, facts.perform_on)


@E.substitute_perform.barred(_("没有在代履行前催告"), cites=A[51], instead=_("请先办理「代履行前催告」"))
def undemanded(case: Any, facts: Any) -> bool:
    """The party is asked once more."""
    return not case.did(E.substitute_demand)


@E.substitute_perform.barred(
    _("代履行早于催告后三个工作日,或者早于决定的日期"),
    cites=A[51],
    instead=_("请在催告满三个工作日后按决定的日期实施"),
)
def performed_too_soon(case: Any, facts: Any) -> bool:
    """The work begins on the day that was set, no earlier."""
    asked = case.last(E.substitute_demand)
    if asked is None:
        return False
    day = asked.facts.perform_on or case.fact("perform_on", E.substitute_decision)
    return _late(case, asked.effect, case.on) or (day is not None and case.on < day)


@E.substitute_perform.barred(_("代履行没有派员到场监督"), cites=A[51], instead=_("请派员到场监督"))
def unwatched(case: Any, facts: Any) -> bool:
    """The organ watches."""
    return facts.supervised is False


@E.substitute_perform.barred(
    _("代履行的执行文书没有签名或者盖章"),
    cites=A[51],
    instead=_("请由监督人员、代履行人和当事人或者见证人签名"),
)
def unsigned(case: Any, facts: Any) -> bool:
    """Those present sign."""
    return facts.signed is False


@E.substitute_at_once.barred(
    _("不属于须立即清除道路、河道、航道、公共场所障碍的情形"),
    cites=A[52],
    instead=_("请先作出代履行决定并催告"),
)
def nothing_to_clear(case: Any, facts: Any) -> bool:
    """At once only where the way must be cleared."""
    return facts.road_blocked is False
