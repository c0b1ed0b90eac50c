"""Who may put a step into the book through a door: the person signed in, and whom they may name beside themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zhunsheng.cases.errors import Forbidden
from zhunsheng.procedures.judging import Refusal
from zhunsheng.procedures.vocabulary import ROLES, Step, in_force
from zhunsheng.registers import authority
from zhunsheng.registers.refused import Refused
from zhunsheng.statutes.words import _


def acting(person: str, organ: str, also: Sequence[str], step: Step, on: date) -> tuple[str, ...]:
    """Everybody who takes the step: an outsider first, then the person signed in, then the officers named beside.

    Raises Forbidden where one of them may not be named; see `fit`.
    """
    fit((person, *also), organ, step, on)
    outside = (one for one in also if one in ROLES)
    return tuple(dict.fromkeys((*outside, person, *(one for one in also if one not in ROLES))))


def fit(by: Sequence[str], organ: str, step: Step, on: date) -> None:
    """Every officer named must hold a post in the organ that day, or look over it where the step allows; a role
    (party, court …) may be named only where an outsider takes the step. Raises Forbidden. What the step itself asks of them, `take` judges.
    """
    against = [no for one in by if (no := _against(one, organ, step, on))]
    if against:
        raise Forbidden(against, step.title)


def _against(one: str, organ: str, step: Step, on: date) -> Refusal | None:
    article = in_force(step.by.cites or step.cites, on)
    if one in ROLES:
        if step.by.outsider and one in step.by.roles:
            return None
        message = _("「{name}」不能代替具体的办理人")
        return Refusal("role", message, article, _("请填写办理人的人员编号"), {"name": ROLES[one]})
    try:
        over = authority.actor(one, organ, on).over & set(step.by.roles) if step.by.overseen else frozenset()
        here = organ in authority.roles_of(one, on) or bool(over)
    except Refused:
        here = False
    if here:
        return None
    message, instead = _("{name}在{day}不是办理本案的机关的人员"), _("请由本机关人员办理,或者核对人员编号")
    return Refusal("organ", message, article, instead, {"name": one, "day": str(on)})
