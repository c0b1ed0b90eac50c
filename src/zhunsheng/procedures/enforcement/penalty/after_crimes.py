"""What the law forbids where the violation may be a crime: no penalty instead of transfer, no fine beside the court's.

Told first of all bars on a decision, for what goes to the police is not weighed any further.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zhunsheng.procedures.acts import Known
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import Kind, imposes_penalty
from zhunsheng.statutes.catalogue import PENALTY_ACT, TRANSFER_RULES
from zhunsheng.statutes.words import _

decide = Deciding.decide
KEPT = frozenset(
    {Kind.WARNING, Kind.CRITICISE, Kind.SUSPEND_LICENCE, Kind.REVOKE_LICENCE, Kind.ORDER_TO_STOP}
)
"""Kinds that stay in force where they were imposed before the transfer (移送规定 第十一条 第二款)."""
WITH_POLICE = ("with-police", "police-filed")
ANSWERED = ("police-refused", "court-judged", "court-returned", "from-police")


def _transfers(case: Any, facts: Any) -> Iterator[Known]:
    """The transfers of this party in this organ that name this very case, or none, unless it is another act."""
    other_act = getattr(facts, "distinct_act", None)
    for one in case.shelf.of_party("transfer"):
        named = case.shelf.named(one.subject) if one.subject else None
        same = named.id == case.id if named else not other_act
        if same and one.organ == case.case.organ:
            yield one


def _state(case: Any, facts: Any) -> str:
    """Where the latest transfer stands; empty where there is none."""
    latest = max(_transfers(case, facts), key=lambda one: one.opened, default=None)
    return latest.outcome if latest is not None else ""


_ANSWERS = ("police_refuse_on", "police_reconsider_on", "criminal_judgment_on", "return_case_on")


def answered_since(case: Any, facts: Any, day: date) -> bool:
    """Whether police or court have answered from that day on, so that the penalty case is looked into again."""
    latest = max(_transfers(case, facts), key=lambda one: one.opened, default=None)
    if latest is None or latest.outcome not in ANSWERED:
        return False
    return any(str(latest.facts.get(name) or "") >= day.isoformat() for name in _ANSWERS)


@decide.barred(
    _("涉嫌犯罪的案件,不得以行政处罚代替移送"),
    cites=(TRANSFER_RULES[11], PENALTY_ACT[27]),
    instead=_("请办理「涉嫌犯罪案件移送」"),
)
def instead_of_transfer(case: Any, facts: Any) -> bool:
    """What meets the threshold of a crime is transferred; while that is looked into, only the kinds that stay in force."""
    state = _state(case, facts)
    if not imposes_penalty(facts) or state in (*ANSWERED, *WITH_POLICE):
        return False
    if facts.criminal_threshold:
        return True
    return state == "looked-into" and bool(set(facts.kinds) - KEPT or facts.fine_yuan)


@decide.barred(
    _("公安机关、司法机关尚未作出处理"),
    cites=(TRANSFER_RULES[11], PENALTY_ACT[27], TRANSFER_RULES[10]),
    instead=_("请等待公安机关、司法机关的处理;不予立案或者退回后再依法处罚"),
)
def with_the_police(case: Any, facts: Any) -> bool:
    """While police or courts have the case, no penalty takes the place of theirs."""
    unsaid = facts.police_pending is None and facts.criminal_fine_yuan is None
    pending = facts.police_pending or (unsaid and _state(case, facts) in WITH_POLICE)
    return bool(pending) and imposes_penalty(facts)


@decide.barred(
    _("人民法院已经判处罚金,不再给予罚款"),
    cites=PENALTY_ACT[35],
    instead=_("请只决定罚款以外的处罚"),
)
def fined_by_the_court(case: Any, facts: Any) -> bool:
    """One fine for one act: the court's goes first."""
    if not facts.fine_yuan:
        return False
    fined = facts.criminal_fine_yuan
    if fined is None:
        told = (one.facts.get("criminal_judgment__criminal_fine_yuan") for one in _transfers(case, facts))
        fined = next((one for one in told if one), 0)
    return bool(fined)


@Inquiry.suspend.barred(
    _("移送前已经作出的警告、责令停产停业、暂扣或者吊销证照的处罚决定,不停止执行"),
    cites=TRANSFER_RULES[11],
    instead=_("请继续执行该决定"),
)
def stayed_for_the_police(case: Any, facts: Any) -> bool:
    """What was imposed before the transfer, other than money, goes on while the police have the case."""
    made = case.last(Deciding.decide)
    return made is not None and bool(KEPT & set(made.facts.kinds)) and _state(case, facts) in WITH_POLICE
